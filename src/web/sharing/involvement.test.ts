import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { allRows, ids, people } from '../../../test/small-partnership.ts';

const child = `/children/${ids.child}`;
const list = `${child}/involvement`;
const adding = `${list}/add?organisation=${ids.council}&purpose=social-care`;
const person = `${people.socialWorker.id} social-worker`;

/** The address of the involvement of somebody, from the list. */
const changing = (body: string, name: string): string => {
  const row = body.split('<tr').find((each) => each.includes(name) && each.includes('Change or end')) ?? '';
  return /href="([^"]+\/involvement\/[^"]+)"/u.exec(row)?.[1] ?? '';
};

test('a DSL involves a social worker: they see the child on their next page, and lose it on the next after it ends', async (t) => {
  const { signIn, databases } = await testApp(t);
  const dsl = await signIn('primaryDsl');
  const worker = await signIn('socialWorker');
  assert.equal((await worker.get(child)).statusCode, 404);
  const first = await dsl.get(`${list}/add`);
  assert.match(first.body, /Wyeshire County Council \(Council\)/u);
  const second = await dsl.get(adding);
  assert.match(second.body, /Lena Hartog, Social worker/u);
  const done = await dsl.post(
    `${list}/add`,
    { organisation: ids.council, purpose: 'social-care', who: person, reason: 'asked to assess' },
    adding,
  );
  assert.equal(done.statusCode, 303);
  assert.equal((await worker.get(child)).statusCode, 200);
  const shown = await dsl.get(list);
  assert.match(shown.body, /Lena Hartog, Wyeshire County Council \(Social worker\)/u);
  assert.match(shown.body, /asked to assess/u);
  const own = await worker.get(list);
  assert.match(
    own.body,
    /Can see everything in general, SEND, safeguarding, health and legal, because Wyeshire County Council works with the child/u,
  );

  const address = changing((await worker.get(list)).body, 'Lena Hartog');
  const ended = await worker.post(address, { step: 'end', reason: 'the assessment is done' });
  assert.equal(ended.headers.location, '/children');
  assert.equal((await worker.get(child)).statusCode, 404);
  const after = await dsl.get(list);
  assert.match(after.body, /Before[\s\S]*Lena Hartog/u);
  const timeline = await dsl.get(`${child}/timeline`);
  assert.match(timeline.body, /became involved/u);
  assert.match(timeline.body, /the assessment is done/u);
  const audit = await allRows<{ action: string }>(databases, 'audit_event');
  for (const action of ['involvement begun', 'involvement ended'])
    assert.ok(
      audit.some((event) => event.action === action),
      action,
    );
});

test('why and until when can be changed; what stood before stays in the chronology', async (t) => {
  const { signIn, services } = await testApp(t);
  const dsl = await signIn('primaryDsl');
  const worker = await signIn('socialWorker');
  await dsl.post(
    `${list}/add`,
    { organisation: ids.council, purpose: 'social-care', who: person, reason: 'first reason' },
    adding,
  );
  const address = changing((await dsl.get(list)).body, 'Lena Hartog');
  assert.equal(address, '', 'the school did not begin a council and cannot end it');
  const own = changing((await worker.get(list)).body, 'Lena Hartog');
  const past = await worker.post(own, {
    step: 'change',
    reason: 'second reason',
    'until-day': '1',
    'until-month': '11',
    'until-year': '2026',
  });
  assert.match(past.body, /Last day must be today or in the future/u);
  assert.match(past.body, /second reason/u);
  await worker.post(own, {
    step: 'change',
    reason: 'second reason',
    'until-day': '24',
    'until-month': '11',
    'until-year': '2026',
  });
  const shown = await worker.get(list);
  assert.match(shown.body, /second reason/u);
  assert.match(shown.body, /24 November 2026/u);
  assert.doesNotMatch(shown.body, /first reason/u);
  services.clock.moveTo('2026-11-24T23:59:00Z');
  assert.equal((await (await signIn('socialWorker')).get(child)).statusCode, 200);
  services.clock.moveTo('2026-11-25T00:00:00Z');
  assert.equal((await (await signIn('socialWorker')).get(child)).statusCode, 404);
});

test('what is missing or not possible is said at its field, and what was typed is kept', async (t) => {
  const { signIn } = await testApp(t);
  const dsl = await signIn('primaryDsl');
  assert.match(
    (await dsl.get(`${list}/add?organisation=&purpose=`)).body,
    /Select who to involve[\s\S]*Select what they are involved for/u,
  );
  const wrong = await dsl.get(`${list}/add?organisation=${ids.police}&purpose=health-care`);
  assert.match(wrong.body, /Wyeshire Police cannot be involved for this/u);
  const empty = await dsl.post(
    `${list}/add`,
    { organisation: ids.council, purpose: 'social-care', who: 'somebody else', reason: '' },
    adding,
  );
  assert.match(empty.body, /Enter why they are involved/u);
  const forged = await dsl.post(
    `${list}/add`,
    {
      organisation: ids.council,
      purpose: 'social-care',
      who: `${people.constable.id} police-officer`,
      reason: 'kept words',
    },
    adding,
  );
  assert.match(forged.body, /Select who there is involved/u);
  assert.match(forged.body, /kept words/u);
});

test('only those whose work it is may involve somebody', async (t) => {
  const { signIn } = await testApp(t);
  for (const name of ['primaryOffice', 'admissions'] as const) {
    const browser = await signIn(name);
    assert.equal((await browser.get(`${list}/add`)).statusCode, 403, name);
    assert.doesNotMatch((await browser.get(list)).body, /Involve somebody/u);
  }
  const stranger = await signIn('teamManager');
  for (const address of [list, `${list}/add`, `${list}/10000000-0000-4000-8000-00000000ffff`])
    assert.equal((await stranger.get(address)).statusCode, 404, address);
});

test('a school does not begin or end by hand: that follows from the roll', async (t) => {
  const { signIn } = await testApp(t);
  const dsl = await signIn('primaryDsl');
  assert.equal(changing((await dsl.get(list)).body, 'Alder Lane'), '');
  const other = await dsl.get(`${list}/add?organisation=${ids.secondary}&purpose=education`);
  assert.match(other.body, /cannot be involved for this/u);
  const colleague = `${list}/add?organisation=${ids.primary}&purpose=education`;
  assert.doesNotMatch((await dsl.get(colleague)).body, /Everybody there/u);
  await dsl.post(
    `${list}/add`,
    {
      organisation: ids.primary,
      purpose: 'education',
      who: `${people.primaryTeacher.id} class-teacher`,
      reason: 'their class',
    },
    colleague,
  );
  assert.equal((await (await signIn('primaryTeacher')).get(child)).statusCode, 200);
});
