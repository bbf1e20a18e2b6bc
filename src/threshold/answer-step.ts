/** What is answered on a step: agreement by somebody else than who proposed it, taking over, first contact, and looking again. */
import { problem } from '../errors.ts';
import type { CheckBackOutcome } from '../kinds/step.ts';
import type { Role } from '../kinds/vocabulary.ts';
import type { Post } from '../record/actor.ts';
import type { OpenChild } from '../record/child.ts';
import { type RecordedTogether, recordTogether } from '../record/entries/record-together.ts';
import { textIn } from './said.ts';
import type { Step } from './steps.ts';
import { given, recordedNow, workingPosts } from './working-posts.ts';

export const stepAnswers = ['agree', 'refuse', 'withdraw', 'accept', 'decline', 'first-contact', 'check-back'] as const;
export type StepAnswer = (typeof stepAnswers)[number];

export type Answering = {
  readonly child: OpenChild;
  readonly step: Step;
  /** Roles that have to agree, by the document or where it is silent. */
  readonly agree: readonly Role[];
};

const isProposer = ({ child, step }: Answering): boolean =>
  step.proposed.recordedBy === child.access.actor.practitioner;

const receivers = ({ child, step }: Answering): readonly Post[] =>
  workingPosts(child).filter(({ organisation }) => organisation === step.proposed.data['organisation']);

/** The post in which the viewer may answer so now, or undefined. */
export function answeringPost(answering: Answering, answer: StepAnswer): Post | undefined {
  const { child, step, agree } = answering;
  const { state } = step;
  switch (answer) {
    case 'agree':
    case 'refuse':
      return state === 'proposed' && !isProposer(answering) ? workingPosts(child, agree)[0] : undefined;
    case 'withdraw':
      return state === 'proposed' && isProposer(answering) ? workingPosts(child)[0] : undefined;
    case 'accept':
      return state === 'agreed' || state === 'declined' ? receivers(answering)[0] : undefined;
    case 'decline':
      return state === 'agreed' ? receivers(answering)[0] : undefined;
    case 'first-contact':
      return state === 'accepted' ? receivers(answering)[0] : undefined;
    case 'check-back':
      return state === 'accepted' || state === 'begun' ? workingPosts(child)[0] : undefined;
  }
}

export type Answered = {
  readonly answer: StepAnswer;
  /** The reason, what was said, or what was found. */
  readonly said: string;
  /** Who takes over. */
  readonly lead?: string | undefined;
  /** The day of the first contact. */
  readonly on?: Temporal.PlainDate | undefined;
  readonly outcome?: CheckBackOutcome | undefined;
  readonly againOn?: Temporal.PlainDate | undefined;
};

const kindOf = {
  agree: 'step.agreed',
  refuse: 'step.refused',
  withdraw: 'step.withdrawn',
  accept: 'step.accepted',
  decline: 'step.declined',
  'first-contact': 'step.first-contact-made',
  'check-back': 'step.checked-back',
} as const satisfies Record<StepAnswer, string>;

function dataOf({ answer, said, lead, outcome, againOn }: Answered, { step }: Answering) {
  switch (answer) {
    case 'accept':
      return { lead: lead ?? textIn(step.proposed, 'lead'), reason: said };
    case 'first-contact':
      return { said };
    case 'check-back':
      return { outcome, said, againOn: againOn?.toString() };
    default:
      return { reason: said };
  }
}

/** Throws NOT_ALLOWED when this answer is not open to the viewer now. */
export async function answerStep(answering: Answering, answered: Answered, seen: number): Promise<RecordedTogether> {
  const { child, step } = answering;
  const post = answeringPost(answering, answered.answer);
  if (post === undefined) throw problem('NOT_ALLOWED', { action: 'answer this step so now' });
  const others = [step.proposed.organisation, textIn(step.proposed, 'organisation')].filter(
    (id) => id !== undefined && id !== post.organisation,
  );
  const by = recordedNow(child, post);
  return recordTogether(
    child,
    [
      {
        ...by,
        ...(answered.on === undefined ? {} : { happened: { day: answered.on } }),
        kind: kindOf[answered.answer],
        parties: [...new Set(others)].filter((id) => id !== undefined),
        data: given({ ...dataOf(answered, answering), step: step.id, byRole: post.role }),
      },
    ],
    { action: `step: ${answered.answer}`, seen },
  );
}
