/** Records one step on a challenge, by somebody for whom that step is open now. */
import { problem } from '../errors.ts';
import { appendMany } from '../record/append-many.ts';
import type { NewEntry } from '../record/entry-row.ts';
import type { OpenChallenge } from './open-challenge.ts';
import type { ChallengeStep } from './standing.ts';

/** How the child is kept safe while a challenge is open. */
export type SafetyMeanwhile = {
  readonly safetyMeanwhile: string;
  readonly safetyOwner: string;
  readonly safetyReviewOn: Temporal.PlainDate;
};

export type StepEntry = { readonly kind: string; readonly data: Readonly<Record<string, unknown>> };

const actions: Readonly<Record<ChallengeStep, string>> = {
  acknowledge: 'acknowledge this challenge',
  answer: 'answer this challenge',
  propose: 'propose an agreement on this challenge',
  agree: 'agree on this challenge',
  'not-agreed': 'say that there is no agreement on this challenge',
  'next-stage': 'take this challenge to another stage',
  contact: 'record who was asked to respond to this challenge',
  safety: 'change how the child is kept safe while this challenge is open',
  done: 'show that what was agreed on this challenge was done',
  'not-done': 'say that what was agreed on this challenge was not done',
  told: 'record that the person who raised this challenge was told',
  withdraw: 'withdraw this challenge',
  close: 'close this challenge',
};

const defined = (data: StepEntry['data']): StepEntry['data'] =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));

/** Throws NOT_ALLOWED when the step is not open to the viewer now, or CHANGED_MEANWHILE when others have written since. */
export async function recordStep(
  { child, challenge, standing }: OpenChallenge,
  step: ChallengeStep,
  entries: readonly StepEntry[],
  seen: number,
): Promise<void> {
  const { access } = child;
  const { post } = standing;
  if (post === null || !standing.steps.includes(step)) throw problem('NOT_ALLOWED', { action: actions[step] });
  const recorded = entries.map(
    ({ kind, data }): NewEntry => ({
      kind,
      happened: { moment: access.now },
      organisation: post.organisation,
      recordedBy: access.actor.practitioner,
      parties: challenge.sides.filter((organisation) => organisation !== post.organisation),
      data: { ...defined(data), challenge: challenge.id },
    }),
  );
  await appendMany(access, [{ subject: child.id, isNew: false, entries: recorded, seen }], {
    action: `challenge: ${step}`,
  });
}
