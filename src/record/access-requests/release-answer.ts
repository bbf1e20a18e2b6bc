/** One person proposes what a controller gives, another releases it or sends it back. What is released stays as it went out. */
import { randomUUIDv7 } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isIdentified } from '../../access/requests/request-steps.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import { asRecordRole } from '../transaction.ts';
import { documentOf } from './answer-document.ts';
import { type Answer, answersOf, standingAnswer } from './answers.ts';
import type { OpenRequest, RequestPart } from './open-request.ts';
import type { LoadedPart } from './passages.ts';
import { insertStep, lockRequest, type NewStep } from './register-request.ts';

export const undecidedIn = ({ passages }: LoadedPart): number =>
  passages.filter(({ decided }) => decided === null).length;

type Locked = { readonly request: OpenRequest; readonly part: RequestPart };

/** With the request locked, so that of two people who do the same only one does it. */
async function whileLocked(
  { request, part }: Locked,
  action: string,
  work: (standing: Answer | undefined) => Promise<string>,
): Promise<void> {
  const { access, id, child } = request;
  const { transaction, actor, now } = access;
  await asRecordRole(transaction, async () => {
    await lockRequest(request);
    const answers = (await answersOf(access, [id])).get(id) ?? [];
    const answer = await work(standingAnswer(answers, part.controller));
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action,
      subject: child.id,
      detail: { request: id, controller: part.controller, answer },
    });
  });
}

/**
 * Throws NOT_ALLOWED before proof of who asks was seen and when the request is closed; CHANGED_MEANWHILE when a passage has yet
 * to be decided on, or somebody else has proposed it.
 */
export async function proposeAnswer(request: OpenRequest, loaded: LoadedPart, words: string): Promise<void> {
  const { access, id } = request;
  const { transaction, actor, now } = access;
  if (request.isClosed || !isIdentified(request.steps))
    throw problem('NOT_ALLOWED', { action: 'propose it before proof of who asks was seen, or after it was closed' });
  if (undecidedIn(loaded) > 0) throw problem('CHANGED_MEANWHILE');
  const document = documentOf(loaded);
  await whileLocked({ request, part: loaded.part }, 'access answer proposed', async (standing) => {
    if (standing !== undefined) throw problem('CHANGED_MEANWHILE');
    const answer = randomUUIDv7();
    await transaction
      .insertInto('access_answer')
      .values({
        partnership_id: actor.partnership,
        request_id: id,
        id: answer,
        controller_id: loaded.part.controller,
        document: JSON.stringify(document),
        proposed_at: now,
        proposed_by: actor.practitioner,
        proposed_words: words,
      })
      .execute();
    return answer;
  });
}

/** Whether what was proposed is still what the record and the decisions give: nothing was sealed, put right or disposed of since. */
export const isStillSo = (loaded: LoadedPart, { document }: Answer): boolean =>
  undecidedIn(loaded) === 0 && isDeepStrictEqual(documentOf(loaded), document);

/** Only while what was there still stands. */
const answerRow = ({ access: { transaction, actor }, id: request }: OpenRequest, { id }: Answer) =>
  transaction
    .updateTable('access_answer')
    .where('partnership_id', '=', actor.partnership)
    .where('request_id', '=', request)
    .where('id', '=', id);

/** Throws NEEDS_ANOTHER_PERSON for whoever proposed it, CHANGED_MEANWHILE when it is no longer proposed or no longer what would go out. */
export async function releaseAnswer(request: OpenRequest, loaded: LoadedPart, words: string): Promise<void> {
  const { actor, now } = request.access;
  if (!loaded.part.mayRelease) throw problem('NOT_FOUND');
  await whileLocked({ request, part: loaded.part }, 'access answer released', async (standing) => {
    if (standing?.state !== 'proposed' || request.isClosed || !isStillSo(loaded, standing))
      throw problem('CHANGED_MEANWHILE');
    if (standing.proposed.by === actor.practitioner) throw problem('NEEDS_ANOTHER_PERSON');
    const { numUpdatedRows } = await answerRow(request, standing)
      .set({ released_at: now, released_by: actor.practitioner, released_words: words })
      .where('released_at', 'is', null)
      .where('sent_back_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw problem('CHANGED_MEANWHILE');
    return standing.id;
  });
}

/** By the second person, or by whoever proposed it and takes it back. What would have gone out is not kept. */
export async function sendAnswerBack(request: OpenRequest, part: RequestPart, words: string): Promise<void> {
  const { actor, now } = request.access;
  if (!part.mayRelease) throw problem('NOT_FOUND');
  await whileLocked({ request, part }, 'access answer sent back', async (standing) => {
    if (standing?.state !== 'proposed') throw problem('CHANGED_MEANWHILE');
    await answerRow(request, standing)
      .set({ sent_back_at: now, sent_back_by: actor.practitioner, sent_back_words: words, document: null })
      .execute();
    return standing.id;
  });
}

/** What went out stays, and is decided on again; the next answer needs two people again. */
export async function reopenAnswer(request: OpenRequest, part: RequestPart, words: string): Promise<void> {
  const { actor, now } = request.access;
  if (!part.mayReview) throw problem('NOT_FOUND');
  await whileLocked({ request, part }, 'access answer taken up again', async (standing) => {
    if (standing?.state !== 'released') throw problem('CHANGED_MEANWHILE');
    await answerRow(request, standing)
      .set({ reopened_at: now, reopened_by: actor.practitioner, reopened_words: words })
      .execute();
    return standing.id;
  });
}

/** How it was handed over after its release, or that the organisation answers without it. Throws CHANGED_MEANWHILE. */
export async function notePartStep(
  request: OpenRequest,
  part: RequestPart,
  given: Omit<NewStep, 'controller'>,
): Promise<void> {
  if (!part.mayReview) throw problem('NOT_FOUND');
  const standing = standingAnswer(request.answers, part.controller);
  const fits = given.step === 'handed-over' ? standing?.state === 'released' : standing === undefined;
  if (!fits || request.isClosed) throw problem('CHANGED_MEANWHILE');
  await asRecordRole(request.access.transaction, async () => {
    await lockRequest(request);
    await insertStep(request, { ...given, controller: part.controller });
  });
}
