/** Closing a record or a place to named people, and opening it again by a second person. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, type TestApp, testApp } from '../../../test/app.ts';
import { asSystemAppend, ids, people } from '../../../test/small-partnership.ts';
import { involvementStarts } from '../../record/involvements.ts';

const child = `/children/${ids.child}`;
const address = `${child}/closing`;
const review = { 'reviewOn-day': '1', 'reviewOn-month': '2', 'reviewOn-year': '2027' };
const manager = [people.teamManager.id, ids.council, 'team-manager', 'social-care'].join(' ');
const worker = [people.socialWorker.id, ids.council, 'social-worker', 'social-care'].join(' ');
const service = [people.serviceManager.id, ids.council, 'service-manager', 'social-care'].join(' ');
const dsl = [people.primaryDsl.id, ids.primary, 'dsl', 'education'].join(' ');

/** Social care works with the child too. */
async function withSocialCare(t: Parameters<typeof testApp>[0]): Promise<TestApp> {
  const started = await testApp(t);
  await asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        involvementStarts(
          { recordedBy: people.socialWorker.id, organisation: ids.council },
          {
            organisation: ids.council,
            purpose: 'social-care',
            reason: 'child in need',
            from: Temporal.Instant.from('2026-01-05T09:00:00Z'),
          },
        ),
        {
          recordedBy: people.primaryDsl.id,
          organisation: ids.primary,
          kind: 'address.recorded',
          happened: { day: Temporal.PlainDate.from('2026-02-02') },
          data: { lines: ['4 Mill Lane', 'Wyeshire'], postcode: 'DE1 2AB' },
        },
      ],
    },
  ]);
  return started;
}

/** Several boxes of one name. */
async function close(
  browser: Browser,
  started: TestApp,
  fields: Readonly<Record<string, string>>,
  named: readonly string[],
) {
  const page = (await browser.get(address)).body;
  const token =
    /name="form-token" value="([^"]+)"/u.exec(page)?.[1] ??
    /name="([^"]*token[^"]*)" value="([^"]+)"/iu.exec(page)?.[2] ??
    '';
  const tokenName = /name="([^"]*token[^"]*)"/iu.exec(page)?.[1] ?? 'token';
  const body = new URLSearchParams({
    step: 'close',
    reason: 'they were followed',
    ...review,
    ...fields,
    [tokenName]: token,
  });
  for (const each of named) body.append('named', each);
  return started.request({
    method: 'POST',
    url: address,
    payload: body.toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      cookie: browser.cookie,
    },
  });
}

test('a manager restricts a record at once; to whoever is not named it is not there, and a second manager opens it again', async (t) => {
  const started = await withSocialCare(t);
  const lead = await started.signIn('teamManager');
  const other = await started.signIn('primaryDsl');
  assert.equal((await other.get(child)).statusCode, 200);
  assert.match((await lead.get(`${child}/involvement`)).body, new RegExp(`href="${address}"`, 'u'));
  const done = await close(lead, started, { closes: 'record', recordGround: 'high-risk' }, [manager, service]);
  assert.equal(done.headers.location, '/children', done.body.slice(0, 200));
  assert.equal((await other.get(child)).statusCode, 404);
  assert.doesNotMatch((await other.get('/children')).body, /Rowan/u);
  assert.equal((await (await started.signIn('socialWorker')).get(child)).statusCode, 404);
  const page = (await lead.get(address)).body;
  assert.match(
    page,
    /The record is restricted[\s\S]*they were followed[\s\S]*1 February 2027[\s\S]*Marcus Oyelaran[\s\S]*Gwen Ridley/u,
  );
  assert.match(
    (await lead.get('/')).body,
    new RegExp(`href="${address}"[^<]*>[^<]*Look again whether the record has to stay closed`, 'u'),
  );
  const id = /name="id" value="([^"]+)"/u.exec(page)?.[1] ?? '';
  assert.match((await lead.post(address, { step: 'ask', id, reason: '' })).body, /Enter why/u);
  assert.equal((await lead.post(address, { step: 'lift', id, reason: 'x' })).statusCode, 404, 'nobody has asked yet');
  assert.equal((await lead.post(address, { step: 'ask', id, reason: 'He is in prison' })).statusCode, 303);
  assert.match((await lead.get(address)).body, /Another manager decides/u);
  assert.equal((await lead.post(address, { step: 'lift', id, reason: 'myself' })).statusCode, 403);
  const second = await started.signIn('serviceManager');
  assert.match((await second.get(address)).body, /He is in prison/u);
  assert.equal((await second.post(address, { step: 'lift', id, reason: 'I agree' })).headers.location, address);
  assert.equal((await other.get(child)).statusCode, 200);
});

test('where a child is can be protected: what told it is covered for all but those named, what comes goes apart', async (t) => {
  const started = await withSocialCare(t);
  const school = await started.signIn('primaryDsl');
  const worksAt = await started.signIn('socialWorker');
  assert.match((await school.get(`${child}/timeline`)).body, /Address recorded, DE1 2AB/u);
  const done = await close(worksAt, started, { closes: 'location', locationGround: 'refuge' }, [worker, manager]);
  assert.equal(done.statusCode, 303, done.body.slice(0, 300));
  assert.doesNotMatch((await school.get(`${child}/timeline`)).body, /Address recorded, DE1 2AB/u);
  assert.match((await worksAt.get(`${child}/timeline`)).body, /Address recorded, DE1 2AB/u);
  const id = /name="id" value="([^"]+)"/u.exec((await worksAt.get(address)).body)?.[1] ?? '';
  assert.equal((await worksAt.post(address, { step: 'release', id, reason: 'They have moved on' })).statusCode, 303);
  assert.match((await worksAt.get(address)).body, /Nothing of this record is closed/u);
});

test('who may not close it is told whom to ask, and what is incomplete is shown again with what was typed', async (t) => {
  const started = await withSocialCare(t);
  const office = await started.signIn('primaryOffice');
  assert.match((await office.get(address)).body, /Your role does not close a record/u);
  const teacher = await started.signIn('primaryDsl');
  assert.doesNotMatch((await teacher.get(address)).body, /The whole record/u);
  assert.equal((await close(teacher, started, { closes: 'record', recordGround: 'staff' }, [dsl])).statusCode, 403);
  const lead = await started.signIn('teamManager');
  for (const [fields, named, says] of [
    [{ closes: 'record' }, [manager], /Select why/u],
    [{ closes: 'record', recordGround: 'staff' }, [], /Select who keeps seeing it/u],
    [{ closes: 'record', recordGround: 'staff' }, ['somebody else entirely'], /Select who keeps seeing it/u],
    [{ closes: 'record', recordGround: 'staff', 'reviewOn-year': '2028' }, [manager], /within 90 days/u],
  ] as const) {
    const { body } = await close(lead, started, fields, named);
    assert.match(body, says);
    assert.match(body, /they were followed/u);
  }
  assert.equal((await (await started.signIn('constable')).get(address)).statusCode, 404);
});
