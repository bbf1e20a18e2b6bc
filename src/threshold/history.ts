/** What was before: every episode that began, closed ones too, so that nobody starts again as if nothing had been. */
import { type ContactOutcome, contactOutcomes } from '../kinds/contact.ts';
import { kindNamed } from '../kinds/registry.ts';
import type { ChronologyEntry } from '../record/chronology.ts';
import { contactsIn, standingOf } from './contacts.ts';

export type Episode = {
  readonly title: string;
  readonly entry: ChronologyEntry;
  readonly from: Temporal.Instant;
  /** Null while it goes on. */
  readonly to: Temporal.Instant | null;
  /** What came of it, in words. */
  readonly how: string | null;
};

/** What begins an episode, with what ends it. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'early-help.started': ['early-help.ended'],
  'child-in-need-plan.started': ['child-in-need-plan.ended'],
  'section-47.started': ['section-47.ended'],
  'child-protection-plan.started': ['child-protection-plan.ended'],
  'care-episode.started': ['care-episode.ended'],
  'hospital-admission.started': ['hospital-admission.ended'],
};

const titles: Readonly<Record<string, string>> = {
  'early-help.started': 'Early help',
  'child-in-need-plan.started': 'Child in need plan',
  'section-47.started': 'Section 47 enquiry',
  'child-protection-plan.started': 'Child protection plan',
  'care-episode.started': 'Looked after by the council',
  'hospital-admission.started': 'In hospital',
};

/** Decisions and meetings that stand by themselves. */
const moments = new Set([
  'level.decided',
  'assessment.completed',
  'strategy-discussion.held',
  'child-protection-conference.held',
]);

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function lasting(entries: readonly ChronologyEntry[]): readonly Episode[] {
  const oldestFirst = entries.toReversed();
  const used = new Set<string>();
  return oldestFirst.flatMap((entry): Episode[] => {
    const ends = endings[entry.kind];
    if (ends === undefined) return [];
    const end = oldestFirst.find(
      (other) =>
        ends.includes(other.kind) &&
        !used.has(other.id) &&
        other.happenedFrom.epochMilliseconds >= entry.happenedFrom.epochMilliseconds,
    );
    if (end !== undefined) used.add(end.id);
    const note = end?.data['note'];
    return [
      {
        title: titles[entry.kind] ?? kindNamed(entry.kind).title,
        entry,
        from: entry.happenedFrom,
        to: end?.happenedFrom ?? null,
        how: typeof note === 'string' ? note : null,
      },
    ];
  });
}

function contacts(entries: readonly ChronologyEntry[], except: string | null): readonly Episode[] {
  return contactsIn(entries).flatMap(({ id, made, decided, outcome, at }): Episode[] => {
    const entry = decided ?? made;
    if (entry === null || id === except) return [];
    const how: ContactOutcome | null = outcome;
    return [
      {
        title: 'Contact with the front door',
        entry,
        from: at,
        to: decided?.happenedFrom ?? null,
        how: how === null ? null : capital(contactOutcomes[how]),
      },
    ];
  });
}

const single = (entries: readonly ChronologyEntry[]): readonly Episode[] =>
  entries
    .filter(({ kind }) => moments.has(kind))
    .map((entry) => ({
      title: kindNamed(entry.kind).title,
      entry,
      from: entry.happenedFrom,
      to: entry.happenedFrom,
      how: typeof entry.data['levelName'] === 'string' ? entry.data['levelName'] : null,
    }));

/**
 * Newest first.
 *
 * @param except the contact that is looked at now
 */
export function episodesIn(entries: readonly ChronologyEntry[], except: string | null = null): readonly Episode[] {
  const standing = standingOf(entries);
  return [...lasting(standing), ...contacts(entries, except), ...single(standing)].toSorted(
    (a, b) => b.from.epochMilliseconds - a.from.epochMilliseconds,
  );
}

const recent = { hours: 24 * 365 } as const;

/** The newest episode that ended within a year before: whoever comes back is not new. */
export const endedLately = (episodes: readonly Episode[], now: Temporal.Instant): Episode | undefined => {
  const since = now.subtract(recent).epochMilliseconds;
  return episodes
    .filter(({ to }) => to !== null && to.epochMilliseconds >= since)
    .toSorted((a, b) => (b.to?.epochMilliseconds ?? 0) - (a.to?.epochMilliseconds ?? 0))
    .at(0);
};
