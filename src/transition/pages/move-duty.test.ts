import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, type TestApp, testApp } from '../../../test/app.ts';
import { confirmedMove } from '../../../test/decided-move.ts';
import { allRows, asSystemAppend, ids, type PersonName, people } from '../../../test/small-partnership.ts';
import { involvementStarts } from '../../record/involvements.ts';

const address = (move: string, rule: string): string => `/children/${ids.child}/moves/${move}/duties/${rule}`;
const consider = 'consider-sharing-in-advance';
const tell = 'tell-authority-of-admission';
const finalise = 'ehcp-names-school';

const seenOn = async (browser: Browser, url: string): Promise<string> =>
  /name="seen" value="(\d+)"/u.exec((await browser.get(url)).body)?.[1] ?? '';

const entriesOf = async ({ databases }: TestApp, kind: string) =>
  (await allRows<{ kind: string; data: Readonly<Record<string, unknown>> }>(databases, 'entry')).filter(
    (row) => row.kind === kind,
  );

const statuses = (started: TestApp, names: readonly PersonName[], url: string) =>
  Promise.all(names.map(async (name) => [name, (await (await started.signIn(name)).get(url)).statusCode] as const));

test('sharing before leaving: the sending DSL decides, with a reason, and it is done', async (t) => {
  const started = await testApp(t);
  const url = address(await confirmedMove(started), consider);
  const browser = await started.signIn('primaryDsl');
  const { body } = await browser.get(url);
  for (const says of [
    'DSL, Alder Lane Primary School',
    'DSL, Fallow Edge School',
    'Why it is owed',
    'Keeping children safe',
  ])
    assert.ok(body.includes(says), says);
  const seen = await seenOn(browser, url);
  const empty = await browser.post(url, { seen });
  assert.match(empty.body, /Select whether it was shared/u);
  assert.match(empty.body, /Enter what was decided, and why/u);
  const half = await browser.post(url, { seen, words: 'The family agreed to a meeting' });
  assert.match(half.body, />The family agreed to a meeting<\/textarea>/u);
  const done = await browser.post(url, { seen, shared: 'no', words: 'Nothing that cannot wait' });
  assert.equal(done.statusCode, 303);
  const [entry] = await entriesOf(started, 'handover.advance-sharing-decided');
  assert.equal(entry?.data['shared'], false);
  assert.equal(entry?.data['reason'], 'Nothing that cannot wait');
  assert.match((await browser.get(url)).body, /It has been done\. There is nothing more to record/u);
});

test('sharing before leaving is between the two DSLs; to everybody else there is no such page', async (t) => {
  const started = await testApp(t);
  const url = address(await confirmedMove(started), consider);
  const others = ['primaryOffice', 'primaryTeacher', 'secondarySenco', 'secondaryOffice', 'admissions'] as const;
  for (const [name, status] of await statuses(started, [...others, 'academyDsl'], url)) assert.equal(status, 404, name);
  const receiver = await started.signIn('secondaryDsl');
  const { statusCode, body } = await receiver.get(url);
  assert.equal(statusCode, 200);
  assert.match(body, /DSL, Alder Lane Primary School has to record this/u);
  const seen = /name="seen"/u.test(body);
  assert.equal(seen, false);
  const posted = await receiver.post(url, { seen: '9', shared: 'yes', words: 'x' }, '/schools/add');
  assert.equal(posted.statusCode, 403);
  assert.deepEqual(await entriesOf(started, 'handover.advance-sharing-decided'), []);
});

test('telling the council: on a day that has come, and only by the office of the new school', async (t) => {
  const started = await testApp(t);
  const url = address(
    await confirmedMove(started, { kind: 'in-year', leavesOn: '2026-11-20', startsOn: '2026-11-20' }),
    tell,
  );
  const office = await started.signIn('secondaryOffice');
  const seen = await seenOn(office, url);
  const send = (day: string, month: string, year: string, words = 'by email') =>
    office.post(url, { seen, 'day-day': day, 'day-month': month, 'day-year': year, words }, '/schools/add');
  for (const [day, month, year, says] of [
    ['', '', '', 'Enter when the council was told'],
    ['31', '2', '2026', 'Day on which it was done must be a real date'],
    ['23', '11', '2026', 'Day on which it was done must be today or in the past'],
    ['31', '12', '9999', 'Day on which it was done must be today or in the past'],
    ['1', '1', '1926', 'Day on which it was done must be the same as or after 22 November 2006'],
  ] as const)
    assert.ok((await send(day, month, year)).body.includes(says), says);
  assert.match((await send('22', '11', '2026', ' ')).body, /Enter how the council was told/u);
  assert.match((await send('22', '11', '2026', 'x'.repeat(4_001))).body, /Answer must be 4000 characters or less/u);
  const dsl = await started.signIn('secondaryDsl');
  const byDsl = { seen, 'day-day': '22', 'day-month': '11', 'day-year': '2026', words: 'x' };
  assert.equal((await dsl.post(url, byDsl, '/schools/add')).statusCode, 403);
  assert.equal((await send('22', '11', '2026')).statusCode, 303);
  const [entry] = await entriesOf(started, 'admission-return.made');
  assert.equal(entry?.data['how'], 'by email');
});

test('finalising the plan: the special needs officer of the council says when', async (t) => {
  const started = await testApp(t);
  const officer = people.admissions;
  await started.everything(({ transaction, now }) =>
    transaction
      .insertInto('role_held')
      .values({
        partnership_id: ids.partnership,
        practitioner_id: officer.id,
        organisation_id: ids.council,
        role: 'special-needs-officer',
        starts_at: now.subtract({ hours: 24 }),
        ends_at: null,
      })
      .execute(),
  );
  await asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'sen-status.recorded',
          happened: { day: Temporal.PlainDate.from('2024-01-08') },
          organisation: ids.primary,
          recordedBy: null,
          data: { provision: 'E' },
        },
        involvementStarts(
          { organisation: ids.council, recordedBy: null },
          {
            organisation: ids.council,
            purpose: 'authority-send',
            reason: 'has a plan',
            from: Temporal.Instant.from('2024-01-08T08:00:00Z'),
          },
        ),
      ],
    },
  ]);
  const url = address(await confirmedMove(started), finalise);
  const browser = await started.signIn('admissions');
  const { statusCode, body } = await browser.get(url);
  assert.equal(statusCode, 200);
  assert.match(body, /15 February 2027/u);
  const seen = await seenOn(browser, url);
  assert.match((await browser.post(url, { seen })).body, /Enter when the plan was finalised/u);
  const day = { 'day-day': '20', 'day-month': 'nov', 'day-year': '2026' };
  assert.equal((await browser.post(url, { seen, ...day })).statusCode, 303);
  const [entry] = await entriesOf(started, 'ehcp.finalised');
  assert.deepEqual(entry?.data['names'], { type: 'school', organisation: ids.secondary });
});

test('what was typed is kept when somebody else has written meanwhile', async (t) => {
  const started = await testApp(t);
  const url = address(await confirmedMove(started), consider);
  const browser = await started.signIn('primaryDsl');
  const answers = { shared: 'yes', words: 'Told by telephone' };
  const stale = await browser.post(url, { seen: '1', ...answers });
  assert.match(stale.body, /What you were looking at has changed/u);
  assert.match(stale.body, />Told by telephone<\/textarea>/u);
  const seen = await seenOn(browser, url);
  const both = await Promise.all([browser.post(url, { seen, ...answers }), browser.post(url, { seen, ...answers })]);
  assert.ok(both.some(({ statusCode }) => statusCode === 303));
  assert.equal((await entriesOf(started, 'handover.advance-sharing-decided')).length, 1);
});

test('only these duties of this move have a page', async (t) => {
  const started = await testApp(t);
  const move = await confirmedMove(started);
  const browser = await started.signIn('primaryDsl');
  for (const rule of ['ctf', 'safeguarding-file', 'constructor', '__proto__', tell, finalise])
    assert.equal((await browser.get(address(move, rule))).statusCode, 404, rule);
  const other = '20000000-0000-4000-8000-00000000ffff';
  assert.equal((await browser.get(address(other, consider))).statusCode, 404);
});
