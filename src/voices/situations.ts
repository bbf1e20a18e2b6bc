/**
 * Situations in which nothing goes out by link without a second person, as far as the record knows of them. Pure, over the whole
 * chronology: what comes out is never shown, it only holds a link back.
 */
import { dayOf } from '../clock.ts';
import { type VoiceSituation, voiceSituationCodes } from '../kinds/voices.ts';
import type { StoredEntry } from '../record/entry-row.ts';
import { projectFamily } from '../record/people/family.ts';
import { concerns, restrictionState } from '../record/people/restrictions.ts';
import type { Asked } from '../record/voices/voice-link.ts';
import type { WholeChronology } from '../record/whole-chronology.ts';

/** A situation, and the newest entry from which it is known. */
export type KnownSituation = { readonly situation: VoiceSituation; readonly recordedAt: Temporal.Instant };

const abuseFacts: readonly unknown[] = [
  'history-of-domestic-abuse',
  'persistent-domestic-abuse',
  'instability-with-domestic-abuse',
  'serious-domestic-abuse',
];

/** Kinds that end what a kind began, by the field that both name; without a field any later one does. */
const endedBy: Readonly<Record<string, { readonly kind: string; readonly field?: string }>> = {
  'strategy-discussion.held': { kind: 'section-47.ended' },
  'section-47.started': { kind: 'section-47.ended' },
  'location.protected': { kind: 'location.released', field: 'protection' },
};

function isOver(entry: StoredEntry, standing: readonly StoredEntry[]): boolean {
  const end = endedBy[entry.kind];
  return (
    end !== undefined &&
    standing.some(
      ({ kind, seq, data }) =>
        kind === end.kind && seq > entry.seq && (end.field === undefined || data[end.field] === entry.data[end.field]),
    )
  );
}

function situationOf({ kind, data }: StoredEntry, person: string | null): VoiceSituation | undefined {
  switch (kind) {
    case 'strategy-discussion.held':
    case 'section-47.started':
      return 'section-47';
    case 'police-notice.recorded':
      return 'criminal-investigation';
    case 'location.protected':
      return data['ground'] === 'court-order' ? 'no-contact' : 'refuge';
    case 'observation.recorded':
      if (data['fact'] === 'fabricated-illness-suspected') return 'fabricated-illness';
      return abuseFacts.includes(data['fact']) ? 'domestic-abuse' : undefined;
    case 'contact.refused':
      return person !== null && (data['person'] === undefined || data['person'] === person) ? 'no-contact' : undefined;
    default:
      return undefined;
  }
}

/** What may not be told to this person, and still holds. */
function keptFrom(
  { entries }: WholeChronology,
  person: string | null,
  now: Temporal.Instant,
): readonly KnownSituation[] {
  if (person === null) return [];
  const today = dayOf(now);
  return projectFamily(entries).restrictions.flatMap((each) => {
    const holds = concerns(each, person) && restrictionState(each, today) === 'in-force';
    return holds ? [{ situation: 'no-contact' as const, recordedAt: each.written.at }] : [];
  });
}

/** In the order of the list of situations, each once. @param person of somebody of the family; null for the pupil */
export function knownSituations(
  chronology: WholeChronology,
  { person }: Pick<Asked, 'person'>,
  now: Temporal.Instant,
): readonly KnownSituation[] {
  const { standing } = chronology;
  const known = [
    ...keptFrom(chronology, person, now),
    ...standing.flatMap((entry): KnownSituation[] => {
      const situation = situationOf(entry, person);
      return situation === undefined || isOver(entry, standing) ? [] : [{ situation, recordedAt: entry.recordedAt }];
    }),
  ];
  return voiceSituationCodes.flatMap((code) =>
    known
      .filter(({ situation }) => situation === code)
      .toSorted((a, b) => Temporal.Instant.compare(a.recordedAt, b.recordedAt))
      .slice(-1),
  );
}
