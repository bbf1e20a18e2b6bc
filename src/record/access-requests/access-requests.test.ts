/** Requests to see a record: each controller decides on its own entries, and two people release them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  alsoHolds,
  askedOn,
  keepPlain,
  registered,
  told,
  withEntriesToAskFor,
  withEntryOfTheNextDay,
  withPart,
} from '../../../test/asked-for-access.ts';
import { allRows, ids, people, type SmallPartnership, smallPartnership } from '../../../test/small-partnership.ts';
import { keptWhole, type PassageDecision } from '../../access/requests/passage-decision.ts';
import { insertOrganisation } from '../practitioners/insert-organisation.ts';
import { addOpinion, decidePassage } from './decide-passages.ts';
import { listRequests } from './list-requests.ts';
import { openRequest, partToAnswer } from './open-request.ts';
import { loadPart } from './passages.ts';
import { takeStep } from './register-request.ts';
import { proposeAnswer, releaseAnswer, sendAnswerBack } from './release-answer.ts';

async function started(t: Parameters<typeof smallPartnership>[0]): Promise<SmallPartnership> {
  const partnership = await smallPartnership(t);
  await withEntriesToAskFor(partnership);
  return partnership;
}

const decide = (
  partnership: SmallPartnership,
  id: string,
  controller: string,
  entry: string,
  decision: Partial<PassageDecision>,
) =>
  withPart(partnership, 'protection', id, controller, ({ request, loaded }) => {
    const passage = loaded.passages.find((each) => each.entry.id === entry);
    assert.ok(passage !== undefined, entry);
    return decidePassage(request, loaded, passage, { ...keptWhole, ...decision });
  });

/** Everything of the school: plain passages kept, the rest decided one by one. */
async function decideSchool(partnership: SmallPartnership, id: string): Promise<void> {
  await keepPlain(partnership, id, ids.primary);
  await decide(partnership, id, ids.primary, told.mother, { others: 'reasonable', othersBecause: 'his own mother' });
  await decide(partnership, id, ids.primary, told.partner, {
    outcome: 'left-out',
    others: 'removed',
    grounds: ['third-party'],
    reason: 'about him only',
  });
  const text = await withPart(
    partnership,
    'protection',
    id,
    ids.primary,
    async ({ loaded }) => loaded.passages.find(({ entry }) => entry.id === told.worry)?.text ?? '',
  );
  const from = text.indexOf('that Grant Holloway shouts at night');
  assert.ok(from > 0, text);
  await decide(partnership, id, ids.primary, told.worry, {
    outcome: 'cut',
    cuts: [[from, from + 'that Grant Holloway shouts at night'.length]],
    others: 'removed',
    grounds: ['third-party'],
    reason: 'He still lives there',
  });
}

test('each controller decides on what it recorded up to the day of the request', async (t) => {
  const partnership = await started(t);
  const id = await registered(partnership);
  await withEntryOfTheNextDay(partnership);
  const request = await partnership.as('protection', (access) => openRequest(access, id));
  assert.deepEqual(request.parts.map(({ controller }) => controller).toSorted(), [ids.council, ids.primary].toSorted());
  assert.ok(!request.entries.some(({ id: entry }) => entry === told.later));
  const school = await withPart(partnership, 'protection', id, ids.primary, async ({ loaded }) => loaded.passages);
  assert.ok(school.every(({ entry }) => entry.controller === ids.primary));
  const flags = new Map(school.map(({ entry, flags: found }) => [entry.id, found]));
  assert.deepEqual(flags.get(told.worry), ['names-somebody']);
  assert.deepEqual(flags.get(told.work), []);
  const council = await withPart(partnership, 'protection', id, ids.council, async ({ loaded }) => loaded.passages);
  const call = council.find(({ entry }) => entry.id === told.callFromNeighbour);
  assert.deepEqual(call?.flags, ['told-by-somebody', 'allegation']);
  assert.deepEqual(council.find(({ entry }) => entry.id === told.health)?.flags, ['health']);
});

test('a controller with an officer of its own decides by itself, and nobody else reads its passages', async (t) => {
  const partnership = await started(t);
  const id = await registered(partnership);
  await alsoHolds(partnership, 'primaryHead', 'data-protection-officer', ids.primary);
  await assert.rejects(
    withPart(partnership, 'protection', id, ids.primary, async () => undefined),
    { code: 'NOT_FOUND' },
  );
  await withPart(partnership, 'primaryHead', id, ids.primary, async ({ loaded, request }) => {
    assert.ok(loaded.passages.length > 3);
    assert.equal(request.looksAfter, false);
  });
  await assert.rejects(
    withPart(partnership, 'primaryHead', id, ids.council, async () => undefined),
    { code: 'NOT_FOUND' },
  );
  await assert.rejects(
    partnership.as('primaryHead', async (access) =>
      takeStep(await openRequest(access, id), { step: 'refused', on: askedOn, words: 'no' }),
    ),
    { code: 'NOT_ALLOWED' },
  );
});

test('what is about health waits for a health professional; what names nobody can be kept together', async (t) => {
  const partnership = await started(t);
  const id = await registered(partnership);
  const kept = await keepPlain(partnership, id, ids.primary);
  assert.ok(kept > 1);
  const left = await withPart(partnership, 'protection', id, ids.primary, async ({ loaded }) =>
    loaded.passages.filter(({ decided }) => decided === null).map(({ entry }) => entry.id),
  );
  assert.deepEqual(left.toSorted(), [told.mother, told.partner, told.worry].toSorted());
  await assert.rejects(decide(partnership, id, ids.council, told.health, {}), { code: 'INPUT_INVALID' });
  await withPart(partnership, 'protection', id, ids.council, ({ request, loaded }) =>
    addOpinion(request, loaded, { profession: 'health', givenBy: 'Dr Ferris', givenOn: askedOn, words: 'No harm' }),
  );
  const [opinion] = await withPart(partnership, 'protection', id, ids.council, async ({ loaded }) => loaded.opinions);
  await decide(partnership, id, ids.council, told.health, { harm: 'unlikely', opinion: opinion?.id ?? '' });
});

test('one person cannot propose and release; what is released is what was proposed, and stays', async (t) => {
  const partnership = await started(t);
  const id = await registered(partnership);
  await decideSchool(partnership, id);
  await withPart(partnership, 'protection', id, ids.primary, ({ request, loaded }) =>
    proposeAnswer(request, loaded, 'Hard about Grant'),
  );
  await assert.rejects(
    withPart(partnership, 'protection', id, ids.primary, ({ request, loaded }) =>
      releaseAnswer(request, loaded, 'me too'),
    ),
    { code: 'NEEDS_ANOTHER_PERSON' },
  );
  // While it waits, nobody changes what a second person looks at
  await assert.rejects(decide(partnership, id, ids.primary, told.work, {}), { code: 'CHANGED_MEANWHILE' });
  await partnership.as('primaryHead', async (access) => {
    const request = await openRequest(access, id);
    const part = partToAnswer(request, ids.primary);
    await releaseAnswer(request, await loadPart(request, part), 'Read all of it');
  });
  const [answer] = await partnership.as('protection', async (access) => (await openRequest(access, id)).answers);
  const text = JSON.stringify(answer?.document);
  assert.equal(answer?.state, 'released');
  assert.match(text, /He was tired and asked to stay inside/u);
  assert.match(text, /Rowan read to the class/u);
  assert.doesNotMatch(text, /Grant|Holloway|shouts/u);
  assert.doesNotMatch(text, /neighbour|Oakes|dreams/u, 'what another controller recorded is its own');
  // The head sees it no more
  await assert.rejects(
    partnership.as('primaryHead', (access) => openRequest(access, id)),
    { code: 'NOT_FOUND' },
  );
  await assert.rejects(
    partnership.everything(({ transaction }) =>
      transaction
        .updateTable('access_answer')
        .set({ document: JSON.stringify({}) })
        .execute(),
    ),
    /does not change/u,
  );
});

test('of two second people who act at the same moment one releases, and whoever is first wins over sending back', async (t) => {
  const partnership = await started(t);
  await alsoHolds(partnership, 'director', 'headteacher', ids.primary);
  const id = await registered(partnership);
  await decideSchool(partnership, id);
  await withPart(partnership, 'protection', id, ids.primary, ({ request, loaded }) =>
    proposeAnswer(request, loaded, 'ready'),
  );
  const act = (name: 'primaryHead' | 'director', work: typeof releaseAnswer) =>
    partnership.as(name, async (access) => {
      const request = await openRequest(access, id);
      await work(request, await loadPart(request, partToAnswer(request, ids.primary)), 'seen');
    });
  const results = await Promise.allSettled([
    act('primaryHead', releaseAnswer),
    act('director', releaseAnswer),
    act('director', (request, { part }, words) => sendAnswerBack(request, part, words)),
  ]);
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  const rows = await allRows<{ released_at: unknown; sent_back_at: unknown }>(partnership.databases, 'access_answer');
  assert.equal(rows.length, 1);
  assert.ok((rows[0]?.released_at === null) !== (rows[0]?.sent_back_at === null));
});

test('the database itself refuses one person who does both', async (t) => {
  const partnership = await started(t);
  const id = await registered(partnership);
  await assert.rejects(
    partnership.everything(({ transaction, now }) =>
      transaction
        .insertInto('access_answer')
        .values({
          partnership_id: ids.partnership,
          request_id: id,
          id,
          controller_id: ids.primary,
          document: null,
          proposed_at: now,
          proposed_by: people.protection.id,
          proposed_words: 'x',
          released_at: now,
          released_by: people.protection.id,
        })
        .execute(),
    ),
    /released_by_another/u,
  );
});

test('a decision counts for the text on which it was made, and for no other', async (t) => {
  const partnership = await started(t);
  const id = await registered(partnership);
  await decideSchool(partnership, id);
  await withPart(partnership, 'protection', id, ids.primary, ({ request, loaded }) =>
    proposeAnswer(request, loaded, 'ready'),
  );
  // The name of a school changes how some sentences read
  await partnership.everything(({ transaction }) =>
    transaction
      .updateTable('organisation')
      .set({ name: 'Alder Way Primary School' })
      .where('id', '=', ids.primary)
      .execute(),
  );
  await partnership.as('primaryHead', async (access) => {
    const request = await openRequest(access, id);
    const loaded = await loadPart(request, partToAnswer(request, ids.primary));
    assert.ok(loaded.passages.some(({ decided, log }) => decided === null && log.length > 0));
    await assert.rejects(releaseAnswer(request, loaded, 'read'), { code: 'CHANGED_MEANWHILE' });
    await sendAnswerBack(request, loaded.part, 'The name of the school has changed');
  });
  const [answer] = await partnership.as('protection', async (access) => (await openRequest(access, id)).answers);
  assert.deepEqual([answer?.state, answer?.document], ['sent-back', null]);
});

test('before proof of who asks, and after it was closed, nothing is proposed', async (t) => {
  const partnership = await started(t);
  const id = await registered(partnership, { isIdentified: false });
  await decideSchool(partnership, id);
  const propose = () =>
    withPart(partnership, 'protection', id, ids.primary, ({ request, loaded }) => proposeAnswer(request, loaded, 'x'));
  await assert.rejects(propose(), { code: 'NOT_ALLOWED' });
  const step = (name: 'identity-confirmed' | 'withdrawn') =>
    partnership.as('protection', async (access) =>
      takeStep(await openRequest(access, id), { step: name, on: askedOn, words: 'x' }),
    );
  await step('identity-confirmed');
  await assert.rejects(step('identity-confirmed'), { code: 'CHANGED_MEANWHILE' });
  await step('withdrawn');
  await assert.rejects(propose(), { code: 'NOT_ALLOWED' });
});

test('whoever has nothing to do with it gets nothing, and somebody close to the child neither', async (t) => {
  const partnership = await started(t);
  const id = await registered(partnership);
  for (const name of ['primaryDsl', 'socialWorker', 'secondaryHead', 'primaryHead', 'policy'] as const)
    await assert.rejects(
      partnership.as(name, (access) => openRequest(access, id)),
      { code: 'NOT_FOUND' },
      name,
    );
  assert.deepEqual(await partnership.as('primaryHead', listRequests), []);
  await assert.rejects(partnership.as('primaryDsl', listRequests), { code: 'NOT_ALLOWED' });
  assert.equal((await partnership.as('protection', listRequests)).length, 1);
  await partnership.everything(({ transaction, now }) =>
    transaction
      .insertInto('access_denial')
      .values({
        partnership_id: ids.partnership,
        id,
        practitioner_id: people.protection.id,
        subject_id: ids.child,
        found_by: 'declared',
        matched: ['name-and-birth'],
        starts_at: now.subtract({ hours: 1 }),
      })
      .execute(),
  );
  await assert.rejects(
    partnership.as('protection', (access) => openRequest(access, id)),
    { code: 'NOT_FOUND' },
  );
  assert.deepEqual(await partnership.as('protection', listRequests), []);
});

test('what is in a restricted record is read by nobody but those who are named', async (t) => {
  const partnership = await started(t);
  const id = await registered(partnership);
  const close = (practitioners: readonly string[]) =>
    partnership.everything(({ transaction, now }) =>
      transaction
        .insertInto('record_closing')
        .values({
          partnership_id: ids.partnership,
          subject_id: ids.child,
          id: told.worry,
          closes: 'record',
          ground: 'adoption',
          practitioners,
          review_on: askedOn,
          starts_at: now.subtract({ hours: practitioners.length }),
          ends_at: null,
        })
        .execute(),
    );
  await close([people.socialWorker.id]);
  await assert.rejects(
    withPart(partnership, 'protection', id, ids.primary, async () => undefined),
    {
      code: 'NOT_ALLOWED',
    },
  );
});

test('everything that is done is in the log of actions, in codes and without a word that was written', async (t) => {
  const partnership = await started(t);
  await partnership.everything((access) =>
    insertOrganisation(access, { name: 'Wyeshire Partnership', kind: 'partnership', authorityCode: null }),
  );
  const id = await registered(partnership);
  await decideSchool(partnership, id);
  await withPart(partnership, 'protection', id, ids.primary, ({ request, loaded }) =>
    proposeAnswer(request, loaded, 'Hard about Grant'),
  );
  const events = await partnership.everything(({ transaction }) =>
    transaction
      .selectFrom('audit_event')
      .select(['action', 'detail', 'subject_id'])
      .where('action', 'like', 'access%')
      .orderBy('id')
      .execute(),
  );
  const actions = events.map(({ action }) => action);
  assert.deepEqual(
    [...new Set(actions)],
    [
      'access request registered',
      'access request: identity-confirmed',
      'access passages decided',
      'access answer proposed',
    ],
  );
  assert.ok(events.every(({ subject_id: subject }) => subject === ids.child));
  assert.doesNotMatch(JSON.stringify(events), /Grant|Passport|third-party|Everything/u);
});
