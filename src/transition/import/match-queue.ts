/** The matching team's queue: who an imported pupil may be, and what the team decides. */
import { problem } from '../../errors.ts';
import { matchReasonSays } from '../../identity/match-pupil.ts';
import type { Access } from '../../record/access.ts';
import { holdsRole } from '../../record/actor.ts';
import { type ChildSummary, childSummaries } from '../../record/child.ts';
import type { MatchCandidate } from './open-match-tasks.ts';

export type MatchTask = {
  readonly id: string;
  readonly openedAt: Temporal.Instant;
  readonly brought: ChildSummary | undefined;
  readonly candidates: readonly (MatchCandidate & { readonly child: ChildSummary })[];
};

export type MatchQueue = {
  readonly tasks: readonly MatchTask[];
  readonly total: number;
  /** How many have nobody like them, and how many are exactly the same as one. */
  readonly counts: { readonly nobody: number; readonly exact: number; readonly look: number };
};

export const queues = ['look', 'exact', 'nobody'] as const;
export type Queue = (typeof queues)[number];

export const reasonSays = (code: string): string =>
  code in matchReasonSays ? matchReasonSays[code as keyof typeof matchReasonSays] : code;

const queueOf = (candidates: readonly MatchCandidate[]): Queue =>
  candidates.length === 0 ? 'nobody' : candidates.length === 1 && candidates[0]?.exact === true ? 'exact' : 'look';

export function requireMatchingOfficer({ actor }: Access): void {
  if (!holdsRole(actor, 'matching-officer')) throw problem('NOT_FOUND');
}

/** Open tasks of one queue, oldest first. */
export async function matchQueue(access: Access, queue: Queue, limit: number): Promise<MatchQueue> {
  requireMatchingOfficer(access);
  const { transaction, actor } = access;
  const rows = await transaction
    .selectFrom('match_task')
    .select(['id', 'subject_id', 'candidates', 'opened_at'])
    .where('partnership_id', '=', actor.partnership)
    .where('decided_at', 'is', null)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  const sorted = rows.map((row) => ({ ...row, candidates: row.candidates as readonly MatchCandidate[] }));
  const inQueue = sorted.filter((row) => queueOf(row.candidates) === queue);
  const page = inQueue.slice(0, limit);
  const names = await childSummaries(
    access,
    page.flatMap((row) => [row.subject_id, ...row.candidates.map(({ subject }) => subject)]),
  );
  const count = (each: Queue): number => sorted.filter((row) => queueOf(row.candidates) === each).length;
  return {
    total: inQueue.length,
    counts: { nobody: count('nobody'), exact: count('exact'), look: count('look') },
    tasks: page.map((row) => ({
      id: row.id,
      openedAt: row.opened_at,
      brought: names.get(row.subject_id),
      candidates: row.candidates.flatMap((candidate) => {
        const child = names.get(candidate.subject);
        return child === undefined ? [] : [{ ...candidate, child }];
      }),
    })),
  };
}
