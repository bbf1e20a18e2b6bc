/** Settling a challenge: one side proposes and the other agrees, or nobody does and it goes on to those who come next. */
import { problem } from '../errors.ts';
import type { ChallengeOutcome } from '../kinds/challenge-codes.ts';
import { mayAgreeTo, type OpenChallenge } from './open-challenge.ts';
import { recordStep } from './record-step.ts';

export type Settlement = {
  readonly outcome: ChallengeOutcome;
  readonly reasons: string;
  /** What is to be done now, by whom and by when. */
  readonly action: string;
  readonly actionBy: string;
  readonly actionUntil?: Temporal.PlainDate | undefined;
};

const dataOf = ({ actionUntil, ...settlement }: Settlement) => ({
  ...settlement,
  actionUntil: actionUntil?.toString(),
});

const leadsNow = ({ challenge }: OpenChallenge): boolean =>
  challenge.seats.some(({ side, isOpen }) => side === null && isOpen);

/** Whoever leads a stage for all decides; anybody else proposes. */
export async function proposeSettlement(open: OpenChallenge, settlement: Settlement, seen: number): Promise<void> {
  const data = dataOf(settlement);
  const stage = open.standing.now?.stage?.n;
  const { post } = open.standing;
  const entry = leadsNow(open)
    ? { kind: 'challenge.agreed', data }
    : { kind: 'challenge.proposed', data: { ...data, stage, byRole: post?.role } };
  await recordStep(open, 'propose', [entry], seen);
}

/** Throws NOT_FOUND for a proposal that is not open, and NOT_ALLOWED to the side that made it. */
export async function agreeToProposal(open: OpenChallenge, proposal: string, seen: number): Promise<void> {
  const found = open.said.proposals.find(({ entry, isOpen }) => isOpen && entry.id === proposal);
  if (found === undefined) throw problem('NOT_FOUND');
  const own = new Set(open.challenge.seats.flatMap(({ side }) => side ?? []));
  const { post } = open.standing;
  if (own.size === 0 && post !== null) own.add(post.organisation);
  if (!mayAgreeTo(found.organisation, open.challenge, own))
    throw problem('NOT_ALLOWED', { action: 'agree to what your own side proposed' });
  const { outcome, reasons, action, actionBy, actionUntil } = found.entry.data;
  const data = { outcome, reasons, action, actionBy, actionUntil, proposal };
  await recordStep(open, 'agree', [{ kind: 'challenge.agreed', data }], seen);
}

/** The next stage is open from then on. */
export const recordNoAgreement = (open: OpenChallenge, reasons: string, seen: number): Promise<void> =>
  recordStep(
    open,
    'not-agreed',
    [{ kind: 'challenge.not-agreed', data: { reasons, stage: open.standing.now?.stage?.n } }],
    seen,
  );

/** What was agreed has not happened, so the agreement no longer holds and those who come next have it. */
export const recordNotDone = (open: OpenChallenge, reasons: string, seen: number): Promise<void> =>
  recordStep(open, 'not-done', [{ kind: 'challenge.not-agreed', data: { reasons } }], seen);

/** Throws NOT_ALLOWED for a stage to which the ladder does not let the viewer go. */
export async function takeToStage(open: OpenChallenge, stage: number, reason: string, seen: number): Promise<void> {
  if (!open.skips.includes(stage)) throw problem('NOT_ALLOWED', { action: 'take this challenge to that stage' });
  const allowed = open.rule?.skips.find(
    ({ to, by }) => to === stage && open.child.access.actor.posts.some(({ role }) => by?.includes(role) === true),
  );
  const byRole = open.child.access.actor.posts.find(({ role }) => allowed?.by?.includes(role) === true)?.role;
  await recordStep(open, 'next-stage', [{ kind: 'challenge.stage-opened', data: { stage, reason, byRole } }], seen);
}
