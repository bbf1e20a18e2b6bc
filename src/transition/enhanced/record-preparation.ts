/** Recording how a move is prepared, by an adult of one of the two schools. Each throws NOT_ALLOWED or CHANGED_MEANWHILE. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { dayOf } from '../../clock.ts';
import { problem } from '../../errors.ts';
import type {
  enhancedTransitionDecided,
  transitionActionAgreed,
  transitionProfileWritten,
} from '../../kinds/enhanced-transition.ts';
import type { Post } from '../../record/actor.ts';
import { append } from '../../record/append.ts';
import type { OpenChild } from '../../record/child.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import type { SchoolMove } from '../../record/moves.ts';
import { postOr, preparingPost } from '../who-prepares.ts';
import { loadPreparation, type Preparation } from './preparation.ts';

type Move = Pick<SchoolMove, 'id' | 'from' | 'to' | 'arrivedOn'>;
type Said<Kind extends { readonly data: z.ZodType }> = Omit<z.output<Kind['data']>, 'move'>;

/** Both schools keep what they prepared together, also when the child has gone from one to the other. */
function entryOf(
  { access }: OpenChild,
  move: Move,
  { organisation }: Post,
  kind: string,
  data: Readonly<Record<string, unknown>>,
): NewEntry {
  return {
    kind,
    happened: { moment: access.now },
    organisation,
    recordedBy: access.actor.practitioner,
    parties: [move.from.organisation, move.to.organisation].filter((school) => school !== null),
    data: { move: move.id, ...data },
  };
}

const postFor = ({ access }: OpenChild, move: Move): Post =>
  postOr(preparingPost(access.actor, move), 'prepare this move');

export async function writeProfile(
  child: OpenChild,
  move: Move,
  said: Said<typeof transitionProfileWritten>,
  seen: number,
): Promise<void> {
  const post = postFor(child, move);
  const entry = {
    ...entryOf(child, move, post, 'transition-profile.written', said),
    happened: { day: dayOf(child.access.now) },
  };
  await append(child, 'transition profile written', [entry], seen);
}

/** The question is closed with the decision, when whoever decides may close it. */
function closing({ prompt }: Preparation, { access }: OpenChild, move: Move, outcome: string, reason: string) {
  if (prompt === undefined || prompt.state === 'closed') return undefined;
  const post = access.actor.posts.find(
    ({ role, organisation }) =>
      prompt.closedBy.includes(role) &&
      (organisation === move.from.organisation || organisation === move.to.organisation),
  );
  if (post === undefined) return undefined;
  return {
    kind: 'prompt.closed',
    happened: { moment: access.now },
    organisation: post.organisation,
    recordedBy: access.actor.practitioner,
    data: {
      prompt: prompt.rule,
      instance: prompt.instance,
      outcome: outcome === 'enhanced' ? 'need-found' : 'no-need-found',
      reason,
      role: post.role,
    },
  } satisfies NewEntry;
}

export async function decideEnhancedTransition(
  child: OpenChild,
  move: Move,
  said: Said<typeof enhancedTransitionDecided>,
  seen: number,
): Promise<void> {
  const post = postFor(child, move);
  const closed = closing(await loadPreparation(child, move), child, move, said.outcome, said.reason);
  const decided = entryOf(child, move, post, 'enhanced-transition.decided', said);
  await append(child, 'enhanced transition decided', closed === undefined ? [decided] : [decided, closed], seen);
}

export async function agreeAction(
  child: OpenChild,
  move: Move,
  said: Omit<Said<typeof transitionActionAgreed>, 'action'>,
  seen: number,
): Promise<void> {
  const post = postFor(child, move);
  if (said.organisation !== move.from.organisation && said.organisation !== move.to.organisation)
    throw problem('INPUT_INVALID', { fields: 'organisation' });
  await append(
    child,
    'transition action agreed',
    [entryOf(child, move, post, 'transition-action.agreed', { ...said, action: randomUUID() })],
    seen,
  );
}

/** Done, with how it went; or not needed any more, with the reason. Throws NOT_FOUND when it is not open. */
export async function finishAction(
  child: OpenChild,
  move: Move,
  { action, isDone, words }: { readonly action: string; readonly isDone: boolean; readonly words: string },
  seen: number,
): Promise<void> {
  const post = postFor(child, move);
  const { actions } = await loadPreparation(child, move);
  if (!actions.some(({ data, end }) => data.action === action && end === undefined)) throw problem('NOT_FOUND');
  const entry = isDone
    ? entryOf(child, move, post, 'transition-action.done', { action, went: words })
    : entryOf(child, move, post, 'transition-action.ended', { action, reason: words });
  await append(child, isDone ? 'transition action done' : 'transition action ended', [entry], seen);
}
