/** What was said on a challenge, as far as the viewer may see: positions, proposals, attempts, safety. Pure. */
import type { Challenge } from '../record/challenges/challenges.ts';
import type { ChronologyEntry } from '../record/chronology.ts';

export type Proposal = {
  readonly entry: ChronologyEntry;
  readonly organisation: string;
  /** Nobody has agreed, refused or gone on since. */
  readonly isOpen: boolean;
};

export type Said = {
  readonly raised: ChronologyEntry | undefined;
  /** Everything about it that counts, oldest first. */
  readonly all: readonly ChronologyEntry[];
  /** The newest first. */
  readonly proposals: readonly Proposal[];
  /** The newest word on how the child is kept safe. */
  readonly safety: ChronologyEntry | undefined;
  readonly agreed: ChronologyEntry | undefined;
};

/** After one of these a proposal is past. */
const settling = new Set(['challenge.not-agreed', 'challenge.agreed', 'challenge.stage-opened', 'challenge.closed']);

/** @param entries of the child's record, newest first */
export function saidOn({ id }: Pick<Challenge, 'id'>, entries: readonly ChronologyEntry[]): Said {
  const all = entries
    .filter(
      (entry) =>
        entry.kind.startsWith('challenge.') &&
        entry.data['challenge'] === id &&
        entry.correctedBy === null &&
        entry.withdrawnBy === null,
    )
    .toReversed();
  const last = all.findLastIndex(({ kind }) => settling.has(kind));
  const proposals = all
    .map((entry, index): Proposal => ({ entry, organisation: entry.organisation, isOpen: index > last }))
    .filter(({ entry }) => entry.kind === 'challenge.proposed')
    .toReversed();
  return {
    all,
    proposals,
    raised: all.find(({ kind }) => kind === 'challenge.raised'),
    safety: all.findLast(({ kind }) => kind === 'challenge.raised' || kind === 'challenge.safety-arranged'),
    agreed: all.findLast(({ kind }) => kind === 'challenge.agreed'),
  };
}
