/** Decisions on passages, and the opinions of professionals on which they rest. Each is one more line of the log. */
import { randomUUIDv7 } from 'node:crypto';
import { keptWhole, type PassageDecision } from '../../access/requests/passage-decision.ts';
import type { Profession } from '../../access/requests/professions.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import { asRecordRole } from '../transaction.ts';
import { answersOf, standingAnswer } from './answers.ts';
import type { OpenRequest } from './open-request.ts';
import { faultsOfPassage, hashOf, isFlagged, type LoadedPart, type Passage } from './passages.ts';
import { lockRequest } from './register-request.ts';

type Decided = { readonly passage: Passage; readonly decision: PassageDecision };

/**
 * Throws CHANGED_MEANWHILE when the part has been proposed or released, so that what a second person looks at stays; and
 * INPUT_INVALID for a decision in which something is missing.
 */
async function decide(request: OpenRequest, { part }: LoadedPart, all: readonly Decided[]): Promise<void> {
  const { access, id, child } = request;
  const { transaction, actor, now } = access;
  for (const { passage, decision } of all) {
    const faults = faultsOfPassage(passage, decision);
    if (faults.length > 0) throw problem('INPUT_INVALID', { fields: faults.map(({ field }) => field).join(', ') });
  }
  if (request.isClosed) throw problem('NOT_ALLOWED', { action: 'decide on a request that is closed' });
  await asRecordRole(transaction, async () => {
    await lockRequest(request);
    const answers = (await answersOf(access, [id])).get(id) ?? [];
    if (standingAnswer(answers, part.controller) !== undefined) throw problem('CHANGED_MEANWHILE');
    for (const { passage, decision } of all) {
      await transaction
        .insertInto('access_decision')
        .values({
          partnership_id: actor.partnership,
          request_id: id,
          id: randomUUIDv7(),
          controller_id: part.controller,
          entry_id: passage.entry.id,
          text_hash: hashOf(passage.text),
          decision: JSON.stringify(decision),
          at: now,
          practitioner_id: actor.practitioner,
        })
        .execute();
    }
    const [only] = all;
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'access passages decided',
      subject: child.id,
      detail: {
        request: id,
        controller: part.controller,
        passages: all.length,
        outcome: only?.decision.outcome ?? '',
        entry: all.length === 1 ? (only?.passage.entry.id ?? null) : null,
      },
    });
  });
}

export const decidePassage = (
  request: OpenRequest,
  loaded: LoadedPart,
  passage: Passage,
  decision: PassageDecision,
): Promise<void> => decide(request, loaded, [{ passage, decision }]);

/** Those that somebody has read, in which nothing stood out, and on which nobody has decided yet. */
export const plainPassages = ({ passages }: LoadedPart): readonly Passage[] =>
  passages.filter((passage) => passage.decided === null && passage.log.length === 0 && !isFlagged(passage));

/** Of somebody who asks about themselves: those in which their name does not stand. */
export const passagesOfOthers = ({ passages }: LoadedPart): readonly Passage[] =>
  passages.filter(
    (passage) => passage.decided === null && passage.log.length === 0 && passage.flags.includes('not-named'),
  );

/** @param seen the passages that whoever says it had before them: a line that came since is not among them */
export async function keepPlainPassages(
  request: OpenRequest,
  loaded: LoadedPart,
  seen: ReadonlySet<string>,
): Promise<number> {
  const all = plainPassages(loaded)
    .filter(({ entry }) => seen.has(entry.id))
    .map((passage) => ({ passage, decision: { ...keptWhole, together: true } }));
  if (all.length > 0) await decide(request, loaded, all);
  return all.length;
}

/** Health passages too: nothing of them is told or weighed, because they are not about whoever asks. */
export async function leaveOutPassagesOfOthers(
  request: OpenRequest,
  loaded: LoadedPart,
  seen: ReadonlySet<string>,
): Promise<number> {
  const decision: PassageDecision = {
    ...keptWhole,
    outcome: 'left-out',
    grounds: ['not-theirs'],
    reason: 'It does not name whoever asks, and is not about them.',
    together: true,
  };
  const all = passagesOfOthers(loaded)
    .filter(({ entry, about }) => seen.has(entry.id) && !about.isHealth)
    .map((passage) => ({
      passage,
      decision: passage.about.hasFiles ? { ...decision, files: 'kept-back' as const } : decision,
    }));
  if (all.length > 0) await decide(request, loaded, all);
  return all.length;
}

export type NewOpinion = {
  readonly profession: Profession;
  readonly givenBy: string;
  readonly givenOn: Temporal.PlainDate;
  readonly words: string;
};

export async function addOpinion(request: OpenRequest, { part }: LoadedPart, given: NewOpinion): Promise<void> {
  const { access, id, child } = request;
  const { transaction, actor, now } = access;
  const opinion = randomUUIDv7();
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('access_opinion')
      .values({
        partnership_id: actor.partnership,
        request_id: id,
        id: opinion,
        controller_id: part.controller,
        profession: given.profession,
        given_by: given.givenBy,
        given_on: given.givenOn,
        words: given.words,
        at: now,
        practitioner_id: actor.practitioner,
      })
      .execute();
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'opinion on serious harm recorded',
      subject: child.id,
      detail: { request: id, controller: part.controller, opinion, profession: given.profession },
    });
  });
}
