/** Practice on the real database: own view first, the reasons after it, and nobody's answer but one's own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, testApp } from '../../test/app.ts';
import { withLadder } from '../../test/raised-challenge.ts';
import { allRows, type PersonName, people, type SmallPartnership } from '../../test/small-partnership.ts';
import { giveAnswer, ownAnswers, removeAnswers } from '../record/practice/answers.ts';
import { removeExpiredAnswers } from '../record/practice/remove-expired-answers.ts';
import { colleaguesSpread } from '../record/practice/spread.ts';

const lunch = '/practise/the-lunch-box';
const answerOn = `${lunch}/answer`;

const answer = (browser: Browser, level: string, view = 'I think that money runs out', on = lunch) =>
  browser.post(on, { view, level });

test('the band is shown after the own view, with its reasons, what is not known and the neighbours’ reading', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  const teacher = await started.signIn('primaryTeacher');
  assert.match((await teacher.get('/')).body, /href="\/practise"/u);
  const list = (await teacher.get('/practise')).body;
  assert.match(list, /The lunch box[\s\S]*Not tried yet/u);
  const before = (await teacher.get(lunch)).body;
  assert.match(before, /He asked another boy for his sandwich/u);
  assert.doesNotMatch(before, /indicated by the document|Some worry about diet/u);
  const early = await teacher.get(answerOn);
  assert.deepEqual([early.statusCode, early.headers.location], [303, lunch], 'nothing is shown before the own view');
  const sent = await answer(teacher, 'L3');
  assert.deepEqual([sent.statusCode, sent.headers.location], [303, answerOn], sent.body);
  const after = (await teacher.get(answerOn)).body;
  assert.match(after, /What you thought: L3: Family help/u);
  assert.match(after, /You answered otherwise than the document indicates \(L2: Early help\)/u);
  const places = ['What is not known', 'The evidence', 'What the document indicates', 'What you can take from it'].map(
    (title) => after.indexOf(`>${title}<`),
  );
  assert.ok(
    places.every((place, index) => place > (places[index - 1] ?? 0)),
    String(places),
  );
  assert.match(
    after,
    /Some worry about diet[\s\S]*He asked another boy[\s\S]*Class teacher, Larkfield Primary School/u,
  );
  assert.match(after, /How other areas would read the same[\s\S]*Kent/u);
  assert.match(after, /Fewer than 10 colleagues have answered/u);
  assert.match(after, /Next: A week after the funeral/u);
  assert.match((await teacher.get('/practise')).body, /The lunch box[\s\S]*?You answered on/u);
});

test('what was typed is kept when the form is refused, and a made-up level is refused', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  const teacher = await started.signIn('primaryTeacher');
  const refused = await teacher.post(lunch, { view: 'He is hungry' });
  assert.match(refused.body, /Select a level[\s\S]*He is hungry/u);
  assert.match((await answer(teacher, 'L9')).body, /Select a level/u);
  assert.equal((await allRows(started.databases, 'practice_answer')).length, 0);
  assert.equal((await teacher.get('/practise/nobody')).statusCode, 404);
});

test('an allegation about staff is led to the LADO', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  const teacher = await started.signIn('primaryTeacher');
  const coach = '/practise/what-the-coach-said';
  await teacher.post(coach, { view: 'Ring the LADO', level: 'apart' });
  const { body } = await teacher.get(`${coach}/answer`);
  assert.match(body, /No level: about a member of staff/u);
  assert.match(body, /goes to the local authority designated officer \(LADO\)/u);
  assert.match(body, /Nothing recorded speaks for any level/u);
});

test('trying again keeps the answer before; deleting takes all away; nothing goes into a record', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  const teacher = await started.signIn('primaryTeacher');
  const entries = (await allRows(started.databases, 'entry')).length;
  await answer(teacher, 'none', 'I would ask his mother');
  started.services.clock.moveTo('2026-11-22T09:05:00Z');
  await answer(teacher, 'L2', 'Early help, and ask about his sister');
  const { body } = await teacher.get(answerOn);
  assert.match(body, /The time before, you answered: Could not say yet/u);
  assert.match(body, /What you answered before[\s\S]*I would ask his mother/u);
  const deleted = await teacher.post(answerOn, {});
  assert.equal(deleted.headers.location, '/practise');
  assert.equal((await allRows(started.databases, 'practice_answer')).length, 0);
  assert.equal((await allRows(started.databases, 'entry')).length, entries);
  const logged = await allRows<{ readonly action: string; readonly detail: unknown }>(started.databases, 'audit_event');
  const mine = logged.filter(({ action }) => action.includes('practi'));
  assert.equal(mine.length, 3);
  assert.doesNotMatch(JSON.stringify(mine), /L2|sister/u, 'the log does not say what somebody thought');
});

test('it says what has changed about the document since', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await started.as('primaryTeacher', (access) =>
    giveAnswer(access, {
      vignette: 'the-lunch-box',
      level: 'L3',
      words: 'x',
      document: { threshold: 'arkenshire-thresholds', version: '2025.1', from: 'L3', to: 'L3' },
    }),
  );
  const { body } = await (await started.signIn('primaryTeacher')).get(answerOn);
  assert.match(
    body,
    /Then it was version 2025\.1 and indicated L3: Family help\. Now it is version 2026\.1 and indicates L2: Early help/u,
  );
});

const given = (level: string) => ({
  vignette: 'the-lunch-box',
  level,
  words: 'my own words',
  document: { threshold: 'arkenshire-thresholds', version: '2026.1', from: 'L2', to: 'L2' },
});

test('nobody else reads an answer or takes it away, neither a manager nor a data protection officer', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await started.as('primaryTeacher', (access) => giveAnswer(access, given('L2')));
  for (const other of ['primaryHead', 'teamManager', 'protection', 'primaryOffice'] as const) {
    await started.as(other, async (access) => {
      assert.deepEqual(await ownAnswers(access), []);
      await removeAnswers(access, 'the-lunch-box');
      const rows = await access.transaction.selectFrom('practice_answer').selectAll().execute();
      assert.deepEqual(rows, [], 'the wall of the database, whatever is asked');
    });
  }
  const lie = started.as('teamManager', (access) =>
    access.transaction
      .insertInto('practice_answer')
      .values({
        partnership_id: access.actor.partnership,
        id: '30000000-0000-4000-8000-000000000001',
        practitioner_id: people.primaryTeacher.id,
        vignette: 'the-lunch-box',
        level: 'L1',
        words: 'x',
        threshold: null,
        version: null,
        band_from: null,
        band_to: null,
        answered_at: access.now,
        expires_at: access.now.add({ hours: 1 }),
      })
      .execute(),
  );
  await assert.rejects(lie, { code: '42501' });
  assert.equal((await started.as('primaryTeacher', ownAnswers)).length, 1);
});

const names = Object.keys(people) as PersonName[];
const spreadFor = (started: SmallPartnership, name: PersonName, today = '2026-11-23T00:00:00Z') =>
  started.as(name, (access) =>
    colleaguesSpread(access, 'the-lunch-box', 'arkenshire-thresholds', Temporal.Instant.from(today)),
  );

test('the spread is of first answers of ten colleagues or more, rounded, until yesterday, without one’s own', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  const [me = 'primaryDsl', ...others] = names.filter((name) => name !== 'primaryTeacher');
  await started.as(me, (access) => giveAnswer(access, given('L4')));
  for (const name of others.slice(0, 9)) await started.as(name, (access) => giveAnswer(access, given('L2')));
  // Somebody who answers twice counts once, with what they thought first
  started.services.clock.moveTo('2026-11-22T11:00:00Z');
  await started.as(others[0] ?? me, (access) => giveAnswer(access, given('L3')));
  assert.equal(await spreadFor(started, me), null, 'nine are too few, whatever one says oneself');
  await started.as(others[9] ?? me, (access) => giveAnswer(access, given('L3')));
  assert.equal(await spreadFor(started, me, '2026-11-22T00:00:00Z'), null, 'today does not count yet');
  assert.deepEqual(
    [...((await spreadFor(started, me)) ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    [
      ['L2', 10],
      ['L3', 0],
    ],
  );
  started.services.clock.moveTo('2026-11-23T11:00:00Z');
  const browser = await started.signIn(me);
  const page = (await browser.get(answerOn)).body;
  assert.match(page, /L2: Early help<\/th>\s*<td[^>]*>About 10/u);
  assert.match(page, /L3: Family help<\/th>\s*<td[^>]*>None, or very few/u);
  assert.match(page, /L4: Protection<\/th>\s*<td[^>]*>None, or very few/u);
});

test('answers go when their time is over', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await started.as('primaryTeacher', (access) => giveAnswer(access, given('L2')));
  started.services.clock.moveTo('2027-12-28T09:00:00Z');
  assert.deepEqual(await started.as('primaryTeacher', ownAnswers), []);
  await removeExpiredAnswers(started.services, { partnership: (await started.actor('primaryTeacher')).partnership });
  assert.deepEqual(await allRows(started.databases, 'practice_answer'), []);
});

test('without a document in force one can practise all the same, and no band is shown', async (t) => {
  const started = await testApp(t);
  const teacher = await started.signIn('primaryTeacher');
  await answer(teacher, 'none');
  const { body } = await teacher.get(answerOn);
  assert.match(body, /No threshold document of this partnership is in force/u);
  assert.doesNotMatch(body, /How colleagues answered|is indicated/u);
});
