/** What is said on a challenge: that somebody has it, what each side thinks, who was rung, and how the child is kept safe. */
import type { ContactWay } from '../kinds/challenge-codes.ts';
import { roles } from '../kinds/vocabulary.ts';
import type { OpenChallenge } from './open-challenge.ts';
import { recordStep, type SafetyMeanwhile } from './record-step.ts';

const stageOf = ({ standing }: OpenChallenge): number | undefined => standing.now?.stage?.n;

/** "Marcus Oyelaran, Team manager, Wyeshire County Council" */
export const signature = ({ child, standing: { post } }: OpenChallenge): string =>
  [child.access.actor.name, ...(post === null ? [] : [roles[post.role], post.organisationName])].join(', ');

export const acknowledgeChallenge = (open: OpenChallenge, seen: number): Promise<void> =>
  recordStep(
    open,
    'acknowledge',
    [{ kind: 'challenge.acknowledged', data: { stage: stageOf(open), by: signature(open) } }],
    seen,
  );

export const answerChallenge = (
  open: OpenChallenge,
  { answer, evidence }: { readonly answer: string; readonly evidence: readonly string[] },
  seen: number,
): Promise<void> =>
  recordStep(
    open,
    'answer',
    [
      {
        kind: 'challenge.answered',
        data: {
          answer,
          stage: stageOf(open),
          byRole: open.standing.post?.role,
          evidence: evidence.length === 0 ? undefined : evidence,
        },
      },
    ],
    seen,
  );

export type ContactTried = {
  readonly whom: string;
  readonly by: ContactWay;
  readonly reached: boolean;
  readonly said?: string | undefined;
};

export const recordContact = (open: OpenChallenge, tried: ContactTried, seen: number): Promise<void> =>
  recordStep(open, 'contact', [{ kind: 'challenge.contact-tried', data: tried }], seen);

export const arrangeSafety = (open: OpenChallenge, safety: SafetyMeanwhile, seen: number): Promise<void> =>
  recordStep(
    open,
    'safety',
    [{ kind: 'challenge.safety-arranged', data: { ...safety, safetyReviewOn: safety.safetyReviewOn.toString() } }],
    seen,
  );
