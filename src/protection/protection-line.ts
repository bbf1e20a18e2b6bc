/**
 * The child protection process as one line: from the decision that a strategy discussion is held to the end of a plan, what
 * happened at each step and what is owed there. Pure; of what the viewer may see.
 */
import type { ChronologyEntry } from '../record/chronology.ts';
import type { OwedDuty } from '../record/duties.ts';

export const protectionSteps = [
  'decision',
  'strategy-discussion',
  'enquiry',
  'conference',
  'plan',
  'core-group',
  'review',
  'end',
] as const;
export type ProtectionStep = (typeof protectionSteps)[number];

export type StepState = 'done' | 'going-on' | 'owed' | 'overdue' | 'not-reached';

export type LineStep = {
  readonly step: ProtectionStep;
  readonly state: StepState;
  /** What happened there, oldest first. */
  readonly entries: readonly ChronologyEntry[];
  /** What is still owed there, soonest first. */
  readonly duties: readonly OwedDuty[];
};

export type ProtectionLine = {
  readonly steps: readonly LineStep[];
  readonly beganAt: Temporal.Instant;
  /** When it came to its end, with a plan or without one; null while it goes on. */
  readonly endedAt: Temporal.Instant | null;
};

type Said = { readonly kind: string; readonly where: Readonly<Record<string, unknown>> };

/** The step to which an entry belongs, or what a rule asks for. */
function stepOf({ kind, where }: Said): ProtectionStep | null {
  switch (kind) {
    case 'contact.decided':
      return where['outcome'] === 'strategy-discussion' ? 'decision' : null;
    case 'strategy-discussion.held':
      return 'strategy-discussion';
    case 'section-47.started':
    case 'section-47.ended':
      return 'enquiry';
    case 'child-protection-conference.held':
      return where['conference'] === 'review' ? 'review' : 'conference';
    case 'child-protection-plan.started':
      return 'plan';
    case 'core-group.held':
      return 'core-group';
    case 'plan.reviewed':
      return where['plan'] === 'child-protection' ? 'review' : null;
    case 'child-protection-plan.ended':
      return 'end';
    default:
      return null;
  }
}

const ofEntry = ({ kind, data }: ChronologyEntry): Said => ({ kind, where: data });

const ends = ({ kind, data }: ChronologyEntry): boolean =>
  kind === 'child-protection-plan.ended' ||
  (kind === 'section-47.ended' && data['outcome'] === 'no-conference') ||
  (kind === 'child-protection-conference.held' && data['outcome'] === 'no-plan');

type Episode = { readonly entries: ChronologyEntry[]; endedAt: Temporal.Instant | null };

/** Each time that it was gone through. What comes after an end begins anew. */
function episodesOf(entries: readonly ChronologyEntry[]): readonly Episode[] {
  const episodes: Episode[] = [];
  for (const entry of entries) {
    if (stepOf(ofEntry(entry)) === null) continue;
    let episode = episodes.at(-1);
    if (episode === undefined || episode.endedAt !== null) {
      episode = { entries: [], endedAt: null };
      episodes.push(episode);
    }
    episode.entries.push(entry);
    if (ends(entry)) episode.endedAt = entry.happenedFrom;
  }
  return episodes;
}

function stateOf(step: ProtectionStep, entries: readonly ChronologyEntry[], duties: readonly OwedDuty[]): StepState {
  if (duties.some(({ state }) => state === 'overdue')) return 'overdue';
  const isOpen =
    (step === 'enquiry' && entries.some(({ kind }) => kind === 'section-47.started')) ||
    (step === 'plan' && entries.length > 0);
  const isEnded = entries.some(({ kind }) => kind === 'section-47.ended');
  if (isOpen && !isEnded) return 'going-on';
  if (duties.length > 0) return 'owed';
  return entries.length > 0 ? 'done' : 'not-reached';
}

/**
 * @param entries of the chronology, in any order; what was corrected or withdrawn is left out
 * @param duties of the child that are open
 * @param settledBy what settles a duty, as its rule says
 * @returns the newest time that it was gone through, with the times before it; null when it never was
 */
export function protectionLine(
  entries: readonly ChronologyEntry[],
  duties: readonly OwedDuty[],
  settledBy: (duty: OwedDuty) => readonly Said[],
): { readonly line: ProtectionLine; readonly before: readonly ProtectionLine[] } | null {
  const standing = entries
    .filter(
      ({ correctedBy, withdrawnBy, kind }) =>
        correctedBy === null && withdrawnBy === null && kind !== 'entry.withdrawn',
    )
    .toSorted((a, b) => a.happenedFrom.epochMilliseconds - b.happenedFrom.epochMilliseconds || a.seq - b.seq);
  const lineOf = (episode: Episode, owed: readonly OwedDuty[]): ProtectionLine => ({
    steps: protectionSteps.map((step): LineStep => {
      const own = episode.entries.filter((entry) => stepOf(ofEntry(entry)) === step);
      const due = owed.filter((duty) => settledBy(duty).some((said) => stepOf(said) === step));
      const state = stateOf(step, own, due);
      return {
        step,
        state: step === 'plan' && state === 'going-on' && episode.endedAt !== null ? 'done' : state,
        entries: own,
        duties: due,
      };
    }),
    beganAt: (episode.entries[0] as ChronologyEntry).happenedFrom,
    endedAt: episode.endedAt,
  });
  const episodes = episodesOf(standing);
  const newest = episodes.at(-1);
  if (newest === undefined) return null;
  const open = duties.filter(({ ending }) => ending === null);
  return { line: lineOf(newest, open), before: episodes.slice(0, -1).map((episode) => lineOf(episode, [])) };
}
