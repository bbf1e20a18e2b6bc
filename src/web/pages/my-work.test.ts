import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { confirmedMove, proposedMove } from '../../../test/decided-move.ts';
import { ids, people } from '../../../test/small-partnership.ts';

const rowsOf = (body: string): number => (body.match(/<tr class="govuk-table__row">/gu)?.length ?? 1) - 1;
const countOf = (body: string, label: string): number =>
  Number(new RegExp(`${label} \\((\\d+)\\)`, 'u').exec(body)?.[1] ?? Number.NaN);

test('nothing is owed before a move is confirmed, and afterwards what one side owes is owed to the other', async (t) => {
  const started = await testApp(t);
  const sender = await started.signIn('primaryDsl');
  const receiver = await started.signIn('secondaryDsl');
  assert.match((await sender.get('/')).body, /You owe nothing here\./u);
  assert.match((await receiver.get('/?side=owed-to')).body, /Nothing is owed to you here\./u);
  await confirmedMove(started);
  const owes = (await sender.get('/')).body;
  assert.match(owes, /Send: Safeguarding file, DSL to DSL/u);
  assert.match(owes, /Rowan Example/u);
  assert.match(owes, /DSL, Fallow Edge School/u);
  const owed = (await receiver.get('/?side=owed-to')).body;
  assert.match(owed, /Send: Safeguarding file, DSL to DSL/u);
  assert.match(owed, /DSL, Alder Lane Primary School/u);
});

test('the numbers beside the filters are the numbers of rows that they show', async (t) => {
  const started = await testApp(t);
  await confirmedMove(started);
  for (const day of ['2026-11-22', '2027-07-20', '2027-09-20']) {
    started.services.clock.moveTo(`${day}T09:00:00Z`);
    const browser = await started.signIn('primaryDsl');
    const { body } = await browser.get('/');
    let sum = 0;
    for (const [due, label] of [
      ['overdue', 'Limit has passed'],
      ['week', 'In the next 7 days'],
      ['later', 'Later'],
      ['undated', 'Without a date'],
    ] as const) {
      const count = countOf(body, label);
      assert.equal(rowsOf((await browser.get(`/?due=${due}`)).body), count, `${due} on ${day}`);
      sum += count;
    }
    assert.equal(countOf(body, 'All'), sum);
    assert.ok(sum > 2);
  }
});

test('every row leads to a page that is there', async (t) => {
  const started = await testApp(t);
  await confirmedMove(started, { kind: 'in-year' });
  for (const name of ['primaryDsl', 'primaryOffice', 'secondaryDsl', 'secondaryOffice', 'secondarySenco'] as const) {
    const browser = await started.signIn(name);
    for (const side of ['owed', 'owed-to']) {
      const { body } = await browser.get(`/?side=${side}`);
      const main = body.slice(body.indexOf('<main'));
      for (const [, address = ''] of main.matchAll(/href="(\/children\/[^"]+)"/gu))
        assert.equal((await browser.get(address)).statusCode, 200, `${name} ${side}`);
    }
  }
});

test('work is that of the posts that somebody holds, and can be looked at for one of them', async (t) => {
  const started = await testApp(t);
  await confirmedMove(started);
  await started.everything(({ transaction, now }) =>
    transaction
      .insertInto('role_held')
      .values({
        partnership_id: ids.partnership,
        practitioner_id: people.primaryDsl.id,
        organisation_id: ids.primary,
        role: 'data-manager',
        starts_at: now.subtract({ hours: 24 }),
        ends_at: null,
      })
      .execute(),
  );
  const browser = await started.signIn('primaryDsl');
  const titles = async (query: string) =>
    new Set([...(await browser.get(`/?${query}`)).body.matchAll(/>(Send: [^<]+)</gu)].map(([, title]) => title));
  const all = await titles('');
  const dsl = await titles(`post=dsl@${ids.primary}`);
  const office = await titles(`post=data-manager@${ids.primary}`);
  assert.ok(dsl.has('Send: Safeguarding file, DSL to DSL') && !office.has('Send: Safeguarding file, DSL to DSL'));
  assert.ok(office.has('Send: Common Transfer File') && !dsl.has('Send: Common Transfer File'));
  assert.deepEqual(all, new Set([...dsl, ...office]));
  assert.deepEqual(await titles(`post=dsl@${ids.secondary}`), all, 'a post that is not theirs is not asked for');
});

test('what is between the two DSLs stands in nobody else’s work', async (t) => {
  const started = await testApp(t);
  await confirmedMove(started);
  for (const name of [
    'primaryOffice',
    'primaryTeacher',
    'secondarySenco',
    'secondaryOffice',
    'admissions',
    'matching',
  ] as const) {
    const browser = await started.signIn(name);
    for (const side of ['owed', 'owed-to'])
      assert.ok(!(await browser.get(`/?side=${side}`)).body.includes('DSL to DSL'), `${name} ${side}`);
  }
});

test('a child whom the school stops working with is gone from its work', async (t) => {
  const started = await testApp(t);
  await confirmedMove(started);
  const browser = await started.signIn('primaryDsl');
  assert.match((await browser.get('/')).body, /Rowan/u);
  await started.everything(({ transaction }) => transaction.deleteFrom('access_grant').execute());
  assert.ok(!(await browser.get('/')).body.includes('Rowan'));
});

test('a move that waits stands above the work of everybody who may decide on it, and of nobody else', async (t) => {
  const started = await testApp(t);
  const none = await started.signIn('primaryDsl');
  assert.ok(!(await none.get('/')).body.includes('Moves that wait for you'));
  const move = await proposedMove(started);
  for (const name of ['primaryDsl', 'primaryOffice', 'secondaryDsl', 'secondarySenco', 'admissions'] as const) {
    const { body } = await (await started.signIn(name)).get('/');
    assert.match(body, /Moves that wait for you <span[^>]*>\(1\)<\/span>/u, name);
    assert.ok(body.includes(`href="/children/${ids.child}/moves/${move}"`), name);
  }
  for (const name of ['primaryTeacher', 'academyDsl', 'matching', 'policy'] as const) {
    const { body } = await (await started.signIn(name)).get('/');
    assert.ok(!body.includes('Moves that wait') && !body.includes('Rowan'), name);
  }
});

test('of many moves that wait the oldest are named, and all are counted', async (t) => {
  const started = await testApp(t);
  const browser = await started.signIn('primaryDsl');
  for (let count = 0; count < 5; count += 1) await proposedMove(started, count % 2 === 0 ? {} : { to: ids.academy });
  const { body } = await browser.get('/');
  assert.equal(body.match(/Decide on the move of/gu)?.length, 3);
  assert.match(body, /<a class="govuk-link" href="\/moves">See all 5 moves<\/a>/u);
  await confirmedMove(started);
  assert.match((await browser.get('/')).body, />\(5\)</u, 'what was decided does not wait any more');
});
