/** Sealing: gone from everywhere at once, recipients told, two people for what comes later, the hash kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, type TestApp, testApp } from '../../../test/app.ts';
import { allRows, asSystemAppend, ids, type PersonName, people } from '../../../test/small-partnership.ts';
import { asItStands } from '../../record/audit-log/as-it-stands.ts';
import { verifyRecord } from '../../record/audit-log/verify-record.ts';
import { openChild } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { involvementStarts } from '../../record/involvements.ts';

const id = (number: number): string => `44000000-0000-4000-8000-00000000000${number}`;
const concern = id(1);
const timeline = `/children/${ids.child}/timeline`;
const sealing = (entry: string): string => `/children/${ids.child}/entries/${entry}/seal`;
/** A word that stands in the sealed entry and nowhere else. */
const secret = 'Quennell';
const grounds = { ground: 'wrong-child', words: 'it is about a pupil of another class' };

const begins = (organisation: string, purpose: 'social-care' | 'education'): NewEntry =>
  involvementStarts(
    { organisation, recordedBy: null },
    { organisation, purpose, reason: 'a test', from: Temporal.Instant.from('2026-11-01T09:00:00Z') },
  );

const concernEntry: NewEntry = {
  id: concern,
  kind: 'concern.recorded',
  happened: { moment: Temporal.Instant.from('2026-11-20T10:00:00Z') },
  organisation: ids.primary,
  recordedBy: people.primaryHead.id,
  data: { what: `${secret} lives with an uncle now` },
};

/** A concern of the school that social workers and the DSL read, with a correction, a statement and a file of words. */
async function prepared(started: TestApp): Promise<void> {
  await asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        begins(ids.council, 'social-care'),
        concernEntry,
        {
          ...concernEntry,
          id: id(2),
          data: { what: `${secret} lives with an aunt now` },
          corrects: concern,
          correctedBecause: `${secret} was misheard`,
        },
        {
          kind: 'family.disagreed',
          id: id(3),
          happened: { day: Temporal.PlainDate.from('2026-11-21') },
          organisation: ids.primary,
          recordedBy: null,
          compartment: 'safeguarding',
          parties: [ids.primary],
          data: { who: 'Father', statement: `${secret} never moved`, disputes: concern },
        },
      ],
    },
  ]);
  // Entries of one moment are recorded a little after each other
  started.services.clock.moveTo('2026-11-22T10:00:00Z');
}

const idIn = (body: string): string => /\/sealed\/([0-9a-f-]{36})/u.exec(body)?.[1] ?? '';
const mine = async (browser: Browser): Promise<string> => `/sealed/${idIn((await browser.get('/sealed')).body)}`;

/** Everything of the record that this person can open about the child. */
async function everythingFor(started: TestApp, name: PersonName): Promise<string> {
  const browser = await started.signIn(name);
  const pages = [
    timeline,
    `${timeline}?only=disputed`,
    `${timeline}?known-day=22&known-month=11&known-year=2026`,
    `/children/${ids.child}`,
    `/children/${ids.child}/replay`,
    `/children/${ids.child}/share`,
    `/children/${ids.child}/family`,
    `/children/${ids.child}/record/note.recorded`,
    `/children/${ids.child}/entries/${concern}/correct`,
    '/',
  ];
  const bodies = [];
  for (const page of pages) bodies.push((await browser.get(page)).body);
  bodies.push((await browser.post(timeline, { words: secret })).body.replaceAll(`value="${secret}"`, ''));
  return bodies.join('');
}

test('sealed by a lead, an entry is gone with its corrections and statements, from every page and for everybody', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const dsl = await started.signIn('primaryDsl');
  assert.match(await everythingFor(started, 'socialWorker'), /lives with an aunt[\s\S]*never moved/u);
  const form = await dsl.get(sealing(concern));
  assert.match(form.body, /Have this entry sealed[\s\S]*You seal it at once/u);
  assert.match((await dsl.post(sealing(concern), {})).body, /Select why nobody may read it[\s\S]*Enter what is wrong/u);
  const done = await dsl.post(sealing(concern), grounds);
  assert.equal(done.statusCode, 303, done.body);
  for (const name of ['primaryDsl', 'socialWorker', 'director', 'protection'] as const)
    assert.doesNotMatch(await everythingFor(started, name), new RegExp(secret, 'u'), name);
  // Not even as the product itself
  const [inRecord, logged] = [
    await started.everything(async ({ transaction }) => transaction.selectFrom('entry').select('data').execute()),
    started.logged.join(''),
  ];
  assert.doesNotMatch(JSON.stringify(inRecord) + logged, new RegExp(secret, 'u'));
  type Row = { readonly id: string; readonly sealed_at: unknown };
  const sealed = (await allRows<Row>(started.databases, 'entry')).filter(({ sealed_at }) => sealed_at !== null);
  assert.deepEqual(sealed.map((row) => row.id).toSorted(), [concern, id(2), id(3)]);
  assert.equal((await dsl.get(sealing(concern))).statusCode, 404);
});

test('whoever had it before them is told and says what became of copies; nobody else is told', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const [dsl, worker, manager, office] = [
    await started.signIn('primaryDsl'),
    await started.signIn('socialWorker'),
    await started.signIn('teamManager'),
    await started.signIn('primaryOffice'),
  ];
  await worker.get(timeline);
  // The office opens the record and cannot read this part; the manager could read it and never looked
  await office.get(timeline);
  await manager.get('/children');
  await dsl.get(timeline);
  await dsl.post(sealing(concern), grounds);
  const told = await worker.get('/');
  assert.match(told.body, /You had an entry before you that was sealed/u);
  for (const browser of [manager, office, dsl]) assert.doesNotMatch((await browser.get('/')).body, /You had an entry/u);
  const page = (await worker.get('/sealed-notices')).body;
  assert.match(page, /Rowan Example[\s\S]*It is about another child/u);
  const notice = /name="notice" value="([^"]+)"/u.exec(page)?.[1] ?? '';
  const refused = await worker.post('/sealed-notices', { notice, answer: 'passed-on' });
  assert.match(refused.body, /Enter to whom you passed it on/u);
  assert.equal((await office.post('/sealed-notices', { notice, answer: 'no-copy' }, '/imports')).statusCode, 404);
  const sent = await worker.post('/sealed-notices', {
    notice,
    answer: 'passed-on',
    words: 'the health visitor, by phone',
  });
  assert.equal(sent.statusCode, 303);
  assert.match((await worker.get('/sealed-notices')).body, /Nothing waits for an answer/u);
  const shown = (await dsl.get(await mine(dsl))).body;
  assert.match(shown, /Lena Hartog[\s\S]*I told somebody, or gave them a copy[\s\S]*the health visitor, by phone/u);
  assert.doesNotMatch(shown, /Jean Marlow|Marcus Oyelaran/u);
});

test('who may: leads at once, the author for the wrong child, any agency’s lead in danger; others ask and wait', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const [worker, dsl] = [await started.signIn('socialWorker'), await started.signIn('primaryDsl')];
  assert.match((await worker.get(sealing(concern))).body, /the leads of the organisation that recorded it decide/u);
  const asked = await worker.post(sealing(concern), { ground: 'dangerous', words: 'the address of a refuge is in it' });
  assert.equal(asked.statusCode, 303);
  assert.match((await worker.get(timeline)).body, new RegExp(secret, 'u'), 'until it is decided');
  assert.equal((await worker.post(sealing(concern), grounds)).statusCode, 409, 'asked for once');
  const request = await mine(dsl);
  assert.match((await dsl.get('/')).body, /Entries that somebody wants sealed/u);
  // The one who asked sees how far it has come and decides nothing
  const own = await worker.get(request);
  assert.doesNotMatch(own.body, /Record the decision/u);
  assert.equal((await worker.post(request, { doing: 'answer', decision: 'seal' }, sealing(concern))).statusCode, 403);
  // Others do not know that it was asked
  for (const name of ['secondaryDsl', 'admissions', 'primaryTeacher'] as const)
    assert.equal((await (await started.signIn(name)).get(request)).statusCode, 404, name);
  assert.match((await dsl.post(request, { doing: 'answer', decision: 'refuse' })).body, /Enter why it stays as it is/u);
  await dsl.post(request, { doing: 'answer', decision: 'refuse', answer: 'there is no address in it' });
  assert.match((await worker.get(request)).body, /Refused[\s\S]*there is no address in it/u);
  // A lead of another agency: in danger at once, otherwise not
  const manager = await started.signIn('teamManager');
  assert.equal((await manager.post(sealing(concern), grounds)).statusCode, 303);
  assert.match((await worker.get(timeline)).body, new RegExp(secret, 'u'));
  const danger = await manager.post(sealing(concern), { ground: 'dangerous', words: 'the uncle reads this' });
  assert.equal(danger.statusCode, 303);
  assert.doesNotMatch((await worker.get(timeline)).body, new RegExp(secret, 'u'));
});

test('the author takes what is on the wrong child out at once, with what follows from it', async (t) => {
  const started = await testApp(t);
  const contact = {
    kind: 'identity.recorded',
    id: id(5),
    happened: { day: Temporal.PlainDate.from('2026-11-20') },
    organisation: ids.primary,
    recordedBy: people.primaryOffice.id,
    data: { surname: secret, forename: 'Amelie', dateOfBirth: '2016-01-01' },
  } as const;
  await asSystemAppend(started.services, [{ subject: ids.child, isNew: false, entries: [contact] }]);
  const office = await started.signIn('primaryOffice');
  assert.match((await office.get(`/children/${ids.child}`)).body, new RegExp(`Amelie ${secret}`, 'u'));
  assert.equal((await office.post(sealing(id(5)), grounds)).statusCode, 303);
  const { body } = await office.get(`/children/${ids.child}`);
  assert.match(body, /Rowan Example/u);
  assert.doesNotMatch(body, new RegExp(secret, 'u'));
});

test('duties that rested on it are gone, and what time brought about because of it', async (t) => {
  const started = await testApp(t);
  const { services } = started;
  const move = id(6);
  const proposed: NewEntry = {
    kind: 'contact.made',
    id: move,
    happened: { moment: Temporal.Instant.from('2026-11-20T10:00:00Z') },
    organisation: ids.council,
    recordedBy: people.frontDoor.id,
    data: { contact: id(7), asks: 'service-asked', by: 'telephone', what: `${secret} was not collected` },
  };
  await asSystemAppend(services, [
    { subject: ids.child, isNew: false, entries: [begins(ids.council, 'social-care'), proposed] },
  ]);
  await started.app.tick();
  const dutiesOf = async () =>
    (await allRows<{ readonly instance: string }>(started.databases, 'duty')).filter(({ instance }) =>
      instance.includes(move),
    );
  const tracesOf = async () =>
    (await allRows<{ readonly instance: string }>(started.databases, 'trace')).filter(({ instance }) =>
      instance.includes(move),
    );
  const before = await dutiesOf();
  assert.ok(before.length > 0, 'a contact makes duties');
  services.clock.moveTo('2026-12-22T09:00:00Z');
  await started.app.tick();
  assert.ok((await tracesOf()).length > 0, 'and time passes');
  const manager = await started.signIn('teamManager');
  assert.equal((await manager.post(sealing(move), grounds)).statusCode, 303);
  assert.deepEqual(await dutiesOf(), []);
  assert.deepEqual(await tracesOf(), []);
});

test('it is read again when two people have decided so, and erased when one of them is a data protection officer', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  await started.everything(async ({ transaction, now }) => {
    for (const role of ['dsl', 'data-protection-officer'])
      await transaction
        .insertInto('role_held')
        .values({
          partnership_id: ids.partnership,
          practitioner_id: role === 'dsl' ? people.primaryOffice.id : people.matching.id,
          organisation_id: ids.primary,
          role,
          starts_at: now,
          ends_at: null,
        })
        .execute();
  });
  const [dsl, head, deputy, officer] = [
    await started.signIn('primaryDsl'),
    await started.signIn('primaryHead'),
    await started.signIn('primaryOffice'),
    await started.signIn('matching'),
  ];
  await dsl.post(sealing(concern), { ground: 'unlawful', words: 'a court has forbidden it' });
  const page = await mine(dsl);
  const ask = (browser: Browser, what: 'lift' | 'erase') =>
    browser.post(page, { doing: 'propose', what, because: 'the order has ended' });
  const agree = (browser: Browser, agrees = 'yes') => browser.post(page, { doing: 'agree', agrees });
  await ask(dsl, 'lift');
  assert.equal((await agree(dsl)).statusCode, 403, 'nobody agrees to what they asked for');
  assert.match((await dsl.get(page)).body, /somebody else decides/u);
  await agree(head, 'no');
  assert.doesNotMatch((await deputy.get(timeline)).body, new RegExp(secret, 'u'));
  await ask(head, 'lift');
  assert.equal((await agree(deputy)).statusCode, 303);
  assert.match((await dsl.get(timeline)).body, /lives with an aunt[\s\S]*never moved/u);

  started.services.clock.moveTo('2026-11-22T10:05:00Z');
  await dsl.post(sealing(concern), { ground: 'unlawful', words: 'the court has forbidden it for good' });
  const again = await mine(dsl);
  assert.notEqual(again, page);
  await dsl.post(again, { doing: 'propose', what: 'erase', because: 'as ordered' });
  assert.equal((await head.post(again, { doing: 'agree', agrees: 'yes' })).statusCode, 403, 'without an officer');
  assert.equal((await officer.post(again, { doing: 'agree', agrees: 'yes' })).statusCode, 303);
  type Row = Readonly<Record<'data' | 'content_hash' | 'erased_at' | 'corrected_because', unknown>> & {
    readonly id: string;
  };
  const rows = (await allRows<Row>(started.databases, 'entry')).filter(({ erased_at }) => erased_at !== null);
  assert.deepEqual(rows.map((row) => row.id).toSorted(), [concern, id(2), id(3)]);
  assert.ok(rows.every(({ data, corrected_because }) => JSON.stringify(data) === '{}' && corrected_because === null));
  assert.ok(rows.every(({ content_hash }) => (content_hash as Buffer).length === 32));
  const checked = await asItStands(started.services, { partnership: ids.partnership }, (transaction) =>
    verifyRecord(transaction, ids.partnership),
  );
  assert.deepEqual(checked.findings, []);
});

test('no role of the database empties an entry that two people have not decided on', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const dsl = await started.signIn('primaryDsl');
  await dsl.post(sealing(concern), grounds);
  const attempts = [
    { data: '{}', salt: Buffer.alloc(0) },
    { data: '{}', salt: Buffer.alloc(0), erased_at: Temporal.Instant.from('2026-11-22T10:00:00Z') },
    { data: '{"what":"nothing"}' },
  ];
  for (const attempt of attempts)
    await assert.rejects(
      started.everything(({ transaction }) => transaction.updateTable('entry').set(attempt).execute()),
      /permission denied/u,
    );
});

test('what decides who sees the record is not sealed, nor the last entry that says who the child is', async (t) => {
  const started = await testApp(t);
  const dsl = await started.signIn('primaryDsl');
  const entries = await started.as('primaryDsl', async (access) => readChronology(await openChild(access, ids.child)));
  const of = (kind: string): string => entries.find((entry) => entry.kind === kind)?.id ?? '';
  assert.equal((await dsl.get(sealing(of('involvement.started')))).statusCode, 403);
  assert.equal((await dsl.post(sealing(of('involvement.started')), grounds, timeline)).statusCode, 403);
  assert.equal((await dsl.post(sealing(of('identity.recorded')), grounds)).statusCode, 403);
  assert.match((await dsl.get(timeline)).body, /Rowan Example/u);
});
