/** From a contact to a decision on the real database: own view first, nothing silent, and one winner of two. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, type TestApp, testApp } from '../../test/app.ts';
import { contactId, withContact } from '../../test/made-contact.ts';
import { withLadder } from '../../test/raised-challenge.ts';
import { allRows, asSystemAppend, ids, people } from '../../test/small-partnership.ts';
import { typedDecision } from '../../test/typed-decision.ts';

const child = `/children/${ids.child}`;
const contact = `${child}/contacts/${contactId}`;

type Row = {
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly recorded_at: Temporal.Instant;
  readonly parties: readonly string[];
};
const entriesOf = async ({ databases }: TestApp, kind: string): Promise<readonly Row[]> =>
  (await allRows<Row>(databases, 'entry')).filter((row) => row.kind === kind);

const seenOn = (page: string): string => /name="seen" value="(\d+)"/u.exec(page)?.[1] ?? '';

const observed = ({ services }: TestApp, fact: string, said: string, more: Readonly<Record<string, unknown>> = {}) =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'observation.recorded',
          happened: { day: Temporal.PlainDate.from('2026-11-10') },
          organisation: ids.primary,
          recordedBy: people.primaryDsl.id,
          data: { fact, certainty: 'observed', said, ...more },
        },
      ],
    },
  ]);

/** Writes the own view, and answers with the address of the assessment that it begins. */
async function begin(browser: Browser, about = `?contact=${contactId}`, level = 'L2'): Promise<string> {
  const page = `${child}/level/view${about}`;
  const { body } = await browser.get(page);
  const sent = await browser.post(
    `${child}/level/view`,
    {
      view: 'I think that he is not fed at weekends',
      level,
      contact: about === '' ? '' : contactId,
      seen: seenOn(body),
    },
    page,
  );
  assert.equal(sent.statusCode, 303, sent.body);
  return String(sent.headers.location);
}

const decide = async (browser: Browser, assessment: string, more: Readonly<Record<string, string>> = {}) =>
  browser.post(assessment, { ...typedDecision(more), seen: seenOn((await browser.get(assessment)).body), ...more });

test('no band is shown before the own view is written, and both are kept with what was shown', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await withContact(started);
  await observed(started, 'diet-hygiene-clothing-worry', 'The same shirt for a week');
  const worker = await started.signIn('frontDoor');
  const before = (await worker.get(`${child}/level/view?contact=${contactId}`)).body;
  assert.doesNotMatch(before, /indicated by the document/u);
  assert.doesNotMatch(before, /The same shirt/u, 'not even the evidence');
  assert.match(before, /The right help at the right time[\s\S]*version 2026\.1/u);
  started.services.clock.moveTo('2026-11-22T09:05:00Z');
  const assessment = await begin(worker);
  const page = (await worker.get(assessment)).body;
  assert.match(page, /Own view, written before the document was shown/u);
  assert.match(page, /L2 Early help is indicated by the document of Arkenshire/u);
  assert.match(page, /From recorded information only\. Not heard from: the child, the parents/u);
  assert.match(
    page,
    /Some worry about diet[\s\S]*“The same shirt for a week[\s\S]*Priya Nair, Alder Lane Primary School[\s\S]*Seen by the person who recorded it/u,
  );
  // What is not known stands before the evidence, and that before the band
  const places = ['What is not known', 'The evidence', 'What the document indicates', 'Your decision'].map((title) =>
    page.indexOf(`>${title}<`),
  );
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.ok(places.every((place) => place > 0));
  assert.match(page, /How other areas would read the same[\s\S]*Kent/u);
  started.services.clock.moveTo('2026-11-22T09:15:00Z');
  const done = await decide(worker, assessment);
  assert.equal(done.headers.location, contact, done.body);
  const [view] = await entriesOf(started, 'level.viewed');
  const [decided] = await entriesOf(started, 'level.decided');
  assert.ok(view !== undefined && decided !== undefined);
  assert.ok(Temporal.Instant.compare(view.recorded_at, decided.recorded_at) < 0);
  assert.deepEqual(decided.data['document'], {
    threshold: 'arkenshire-thresholds',
    area: 'Arkenshire',
    pack: 'arkenshire/threshold',
    version: '2026.1',
    verified: 'yes',
  });
  const shown = decided.data['shown'] as Readonly<Record<string, unknown>>;
  assert.deepEqual([shown['from'], shown['to'], decided.data['level']], ['L2', 'L2', 'L2']);
  assert.equal((await entriesOf(started, 'contact.decided'))[0]?.data['outcome'], 'early-help');
  assert.equal((await entriesOf(started, 'service.agreed'))[0]?.data['answer'], 'agreed');
  assert.deepEqual(await entriesOf(started, 'sharing.decided'), []);
});

test('to differ is free and never silent; below a forced level something has to be shown', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await withContact(started);
  await observed(started, 'reasonable-cause-to-suspect-significant-harm', 'The duty worker and the DSL agree');
  const worker = await started.signIn('frontDoor');
  const assessment = await begin(worker);
  const page = (await worker.get(assessment)).body;
  assert.match(page, /At least L4: Protection, whatever else is recorded/u);
  const refused = await decide(worker, assessment, { rationale: 'I see it otherwise' });
  assert.equal(refused.statusCode, 200);
  assert.match(refused.body, /Your decision differs from what the document indicates\. Select why/u);
  assert.match(refused.body, /Enter what shows that this is not so: Reasonable cause to suspect significant harm/u);
  assert.match(refused.body, /I see it otherwise/u, 'what was typed is kept');
  assert.deepEqual(await entriesOf(started, 'level.decided'), []);
  const done = await decide(worker, assessment, {
    differs: 'evidence-quality',
    differsWhy: 'It was about another child of the same name',
    untrue: 'The school has put it right: another pupil was meant',
    sharing: 'withheld',
    sharedWith: 'The father',
    sharingBasis: 'public-task',
    sharingWhy: 'It would tell him where they live',
    familyTold: 'not-told',
    notTold: 'It is not safe',
  });
  assert.equal(done.statusCode, 303, done.body);
  assert.deepEqual((await entriesOf(started, 'level.decided'))[0]?.data['differs'], {
    code: 'evidence-quality',
    because: 'It was about another child of the same name',
  });
  const [sharing] = await entriesOf(started, 'sharing.decided');
  assert.deepEqual(
    [sharing?.data['outcome'], sharing?.data['consent'], sharing?.data['notTold']],
    ['withheld', 'not-asked', 'It is not safe'],
  );
});

test('two people decide on one contact: one wins, the other is shown what changed and loses nothing typed', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await withContact(started);
  const worker = await started.signIn('frontDoor');
  const manager = await started.signIn('teamManager');
  const first = await begin(worker);
  const second = await begin(manager);
  const seen = seenOn((await manager.get(second)).body);
  assert.equal((await decide(worker, first)).statusCode, 303);
  const mine = { rationale: 'A strategy discussion is needed today', outcome: 'strategy-discussion', level: 'L4' };
  const refused = await manager.post(second, { ...typedDecision(mine), seen }, `${child}/level/view`);
  assert.equal(refused.statusCode, 200);
  assert.match(refused.body, /Yusuf Dent, Wyeshire County Council decided on this contact/u);
  assert.match(refused.body, /That decision stands; yours has not been recorded/u);
  assert.match(refused.body, /A strategy discussion is needed today/u);
  assert.match(refused.body, /challenge the decision/u);
  assert.doesNotMatch(refused.body, /Record the decision/u);
  // Sent once more, with the newest that can be seen, it still does not go over what stands
  const again = await manager.post(
    second,
    { ...typedDecision(mine), seen: seenOn(refused.body) },
    `${child}/level/view`,
  );
  assert.match(again.body, /A strategy discussion is needed today/u);
  assert.equal((await entriesOf(started, 'contact.decided')).length, 1);
});

test('what somebody else records meanwhile is shown before the decision is recorded, with everything that was typed', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await withContact(started);
  const worker = await started.signIn('frontDoor');
  const assessment = await begin(worker);
  const seen = seenOn((await worker.get(assessment)).body);
  await observed(started, 'missing-repeatedly', 'Out for two nights again');
  const refused = await worker.post(assessment, { ...typedDecision(), seen });
  assert.equal(refused.statusCode, 200);
  assert.match(refused.body, /Others have recorded something[\s\S]*Out for two nights again/u);
  assert.match(refused.body, /He is hungry and afraid to go home/u);
  assert.deepEqual(await entriesOf(started, 'level.decided'), []);
  const done = await worker.post(assessment, {
    ...typedDecision({ differs: 'context', differsWhy: 'He was at his aunt’s, who did not say so' }),
    seen: seenOn(refused.body),
  });
  assert.equal(done.statusCode, 303, done.body);
});

test('others’ views are no band to decide on: each writes their own first', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await withContact(started);
  const worker = await started.signIn('frontDoor');
  const manager = await started.signIn('teamManager');
  const assessment = await begin(worker);
  assert.match((await manager.get(assessment)).body, /To decide yourself, write your own view first/u);
  assert.equal((await manager.post(assessment, typedDecision(), `${child}/level/view`)).statusCode, 403);
  const teacher = await started.signIn('admissions');
  assert.equal((await teacher.get(`${child}/level/view`)).statusCode, 403, 'reads no safeguarding');
});

test('a decision that is begun is kept as a draft that only its author sees, and is found again', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await withContact(started);
  const worker = await started.signIn('frontDoor');
  const assessment = await begin(worker);
  const saved = await worker.post(assessment, { _doing: 'draft', rationale: 'Half of a thought', level: 'L2' });
  assert.equal(saved.headers.location, assessment);
  assert.match((await worker.get(`${child}/level`)).body, /Begun by you and not decided/u);
  assert.match((await worker.get(assessment)).body, /Half of a thought/u);
  const manager = await started.signIn('teamManager');
  assert.doesNotMatch((await manager.get(assessment)).body, /Half of a thought/u);
  assert.deepEqual(await entriesOf(started, 'level.decided'), []);
  assert.equal((await decide(worker, assessment)).statusCode, 303);
  assert.deepEqual(await allRows(started.databases, 'draft'), []);
});

test('what is owed at the front door leads from my work to the contact itself', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await withContact(started);
  const worker = await started.signIn('frontDoor');
  const { body } = await worker.get('/');
  const owed = new RegExp(`href="(${child}/owed/[^"]+)">Look at the contact for the first time`, 'u').exec(body)?.[1];
  assert.ok(owed !== undefined, body);
  assert.equal((await worker.get(owed)).headers.location, contact);
  const other = await worker.get(`${child}/owed/20000000-0000-4000-8000-00000000ffff`);
  assert.equal(other.headers.location, child, 'what cannot be seen leads to the overview');
});

test('the screen of a contact begins with what was before, closed episodes included', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  const council = { organisation: ids.council, recordedBy: people.socialWorker.id };
  const day = (text: string) => ({ day: Temporal.PlainDate.from(text) });
  await asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        { ...council, kind: 'child-in-need-plan.started', happened: day('2025-11-03'), data: {} },
        {
          ...council,
          kind: 'child-in-need-plan.ended',
          happened: day('2026-05-04'),
          data: { note: 'Things went well' },
        },
      ],
    },
  ]);
  await withContact(started);
  const worker = await started.signIn('frontDoor');
  const page = (await worker.get(contact)).body;
  assert.match(
    page,
    /What was before[\s\S]*Child in need plan[\s\S]*3 November 2025[\s\S]*4 May 2026[\s\S]*Things went well/u,
  );
  assert.match(page, /This is not new: “Child in need plan” ended/u);
  assert.ok(page.indexOf('What was before') < page.indexOf('What was said'));
});

test('the reply is drafted by the decision, trimmed to the referrer, and goes out when somebody releases it', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  await withContact(started);
  const worker = await started.signIn('frontDoor');
  await decide(worker, await begin(worker));
  const draft = (await worker.get(`${contact}/reply`)).body;
  assert.match(draft, /What was decided: passed to early help\./u);
  assert.match(draft, /What would change this: If he says more/u);
  assert.match(draft, /It is looked at again on 4 January 2027\./u);
  const owed = () =>
    started.everything(({ transaction }) =>
      transaction.selectFrom('duty').select(['ended_how']).where('rule', '=', 'tell-referrer').execute(),
    );
  assert.deepEqual(await owed(), [{ ended_how: null }]);
  const sent = await worker.post(`${contact}/reply`, {
    scope: 'full',
    to: 'Priya Nair',
    text: 'Passed to early help',
    by: 'here',
    seen: seenOn(draft),
  });
  assert.equal(sent.statusCode, 303, sent.body);
  assert.deepEqual(await owed(), [{ ended_how: 'done' }]);
  assert.deepEqual((await entriesOf(started, 'referrer.replied'))[0]?.parties, [ids.primary]);
});

for (const referrer of ['family', 'public', 'child'] as const) {
  test(`${referrer} who turned to the front door is told that it arrived, unless somebody says why more`, async (t) => {
    const started = await testApp(t, {}, { own: withLadder });
    await withContact(started, { referrer });
    const worker = await started.signIn('frontDoor');
    await decide(worker, await begin(worker));
    const draft = (await worker.get(`${contact}/reply`)).body;
    assert.match(draft, /We cannot tell you what we do next/u);
    assert.doesNotMatch(draft, /passed to early help/u);
    assert.doesNotMatch(/<textarea[\s\S]*?<\/textarea>/u.exec(draft)?.[0] ?? '', /Rowan|Example/u);
    const wider = await worker.get(`${contact}/reply?scope=full`);
    const refused = await worker.post(
      `${contact}/reply`,
      { scope: 'full', to: 'The caller', text: 'Passed to early help', by: 'letter', seen: seenOn(wider.body) },
      `${contact}/reply?scope=full`,
    );
    assert.match(refused.body, /Enter why they are told more/u);
    assert.deepEqual(await entriesOf(started, 'referrer.replied'), []);
  });
}
