import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proved, withAdministrators } from '../../../test/administrators.ts';
import { testApp } from '../../../test/app.ts';
import { emailOf, givePassword, setUp } from '../../../test/sign-in.ts';
import { allRows, asSystemAppend, ids, people } from '../../../test/small-partnership.ts';
import { involvementStarts } from '../../record/involvements.ts';

async function started(t: Parameters<typeof testApp>[0]) {
  const app = await testApp(t);
  await withAdministrators(app);
  const by = { organisation: ids.primary, recordedBy: null };
  const named = involvementStarts(by, {
    organisation: ids.primary,
    practitioner: people.primaryTeacher.id,
    role: 'class-teacher',
    purpose: 'education',
    reason: 'key adult',
    from: Temporal.Instant.from('2026-09-05T08:00:00Z'),
  });
  await asSystemAppend(app.services, [{ subject: ids.child, isNew: false, entries: [named] }]);
  return { app, administrator: await proved(app, 'primaryOffice') };
}

const page = (id: string): string => `/administration/people/${id}/leave`;

test('a leaver is out on the next request, everywhere, and cannot come back in', async (t) => {
  const { app, administrator } = await started(t);
  const { cookie } = await setUp(app, 'primaryTeacher');
  const other = await app.signIn('primaryTeacher');
  assert.equal((await other.get(`/children/${ids.child}`)).statusCode, 200, 'named with the child');
  assert.equal((await administrator.post(page(people.primaryTeacher.id), {})).statusCode, 303);
  for (const session of [cookie, other.cookie])
    assert.equal((await app.request({ url: '/', headers: { cookie: session } })).statusCode, 303);
  assert.match((await givePassword(app, emailOf('primaryTeacher'))).body, /is not right/u);
  const { body } = await administrator.get(`/administration/people/${people.primaryTeacher.id}`);
  assert.match(body, /This person has left/u);
  assert.equal((await administrator.post(page(people.primaryTeacher.id), {})).statusCode, 409, 'once is enough');
});

test('before it is done the page says which roles nobody would hold, and shows children only to those who may see them', async (t) => {
  const { app, administrator } = await started(t);
  const asOffice = (await administrator.get(page(people.primaryTeacher.id))).body;
  assert.match(asOffice, /After this nobody holds these roles/u);
  assert.match(asOffice, /Class teacher, Alder Lane Primary School/u);
  assert.match(asOffice, /Rowan/u, 'the data manager sees the child anyway');
  const onlyAdministrator = await proved(app, 'policy');
  const { body } = await onlyAdministrator.get(page(people.primaryTeacher.id));
  assert.ok(!body.includes('Rowan'));
  const shown = await allRows<{ practitioner_id: string; subjects: string[] }>(app.databases, 'disclosure');
  assert.ok(shown.some((row) => row.practitioner_id === people.primaryOffice.id && row.subjects.includes(ids.child)));
  assert.ok(!shown.some((row) => row.practitioner_id === people.policy.id && row.subjects.includes(ids.child)));
});

test('colleagues who may see the child find it until somebody else is named; others learn nothing', async (t) => {
  const { app, administrator } = await started(t);
  const dsl = await app.signIn('primaryDsl');
  assert.ok(!(await dsl.get('/left-behind')).body.includes('Rowan'));
  await administrator.post(page(people.primaryTeacher.id), {});
  assert.match((await dsl.get('/left-behind')).body, /Rowan Example[\s\S]*Tom Ashworth, [^<]+, left/u);
  assert.match((await dsl.get('/')).body, /Children whose named person has left/u);
  for (const stranger of ['academyDsl', 'secondaryDsl', 'policy'] as const)
    assert.ok(!(await (await app.signIn(stranger)).get('/left-behind')).body.includes('Rowan'), stranger);
  const by = { organisation: ids.primary, recordedBy: null };
  await asSystemAppend(app.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        involvementStarts(by, {
          organisation: ids.primary,
          practitioner: people.primaryHead.id,
          role: 'headteacher',
          purpose: 'education',
          reason: 'takes over',
          from: app.services.clock.now(),
        }),
      ],
    },
  ]);
  assert.ok(!(await dsl.get('/left-behind')).body.includes('Rowan'));
});

test('what they wrote stays theirs', async (t) => {
  const { app, administrator } = await started(t);
  const dsl = await proved(app, 'primaryDsl');
  await dsl.post(`/children/${ids.child}/propose-move`, {}, '/schools/add');
  const before = await allRows<{ recorded_by: string | null }>(app.databases, 'entry');
  await administrator.post(page(people.primaryDsl.id), {});
  const after = await allRows<{ recorded_by: string | null }>(app.databases, 'entry');
  assert.deepEqual(after.slice(0, before.length), before);
});

test('somebody who comes back elsewhere finds nothing of what they were named with', async (t) => {
  const { app, administrator } = await started(t);
  await administrator.post(page(people.primaryTeacher.id), {});
  const other = await proved(app, 'secondaryOffice');
  const fields = { organisation: ids.secondary, name: 'Tom', email: emailOf('primaryTeacher'), role: 'class-teacher' };
  const today = { 'from-day': '22', 'from-month': '11', 'from-year': '2026' };
  const reply = await other.post('/administration/people/add', { ...fields, ...today });
  assert.match(reply.body, /Hand this link/u);
  const returned = await app.signIn('primaryTeacher');
  assert.equal((await returned.get('/')).statusCode, 200);
  assert.equal((await returned.get(`/children/${ids.child}`)).statusCode, 404);
});

test('nobody records their own departure, and one who works elsewhere goes on there', async (t) => {
  const { app, administrator } = await started(t);
  assert.equal((await administrator.post(page(people.primaryOffice.id), {})).statusCode, 403);
  const fields = { organisation: ids.secondary, name: 'x', email: emailOf('primaryDsl'), role: 'dsl' };
  const today = { 'from-day': '22', 'from-month': '11', 'from-year': '2026' };
  await (await proved(app, 'secondaryOffice')).post('/administration/people/add', { ...fields, ...today });
  const cookie = (await app.signIn('primaryDsl')).cookie;
  await administrator.post(page(people.primaryDsl.id), {});
  assert.equal((await app.request({ url: '/', headers: { cookie } })).statusCode, 303, 'signed out once');
  const again = await app.signIn('primaryDsl');
  assert.equal((await again.get(`/children/${ids.child}`)).statusCode, 404, 'without what the old role opened');
});

test('when the last role in an organisation ends, by hand or by itself, they are named with no child there', async (t) => {
  const { app, administrator } = await started(t);
  const from = Temporal.Instant.from('2026-11-22T09:00:00Z')
    .subtract({ hours: 24 * 800 })
    .toString();
  const end = (fields: Readonly<Record<string, string>>) =>
    administrator.post(`/administration/people/${people.primaryTeacher.id}/roles/end`, {
      organisation: ids.primary,
      role: 'class-teacher',
      from,
      ...fields,
    });
  const status = async () => (await (await app.signIn('primaryTeacher')).get(`/children/${ids.child}`)).statusCode;
  const last = { 'last-day': '22', 'last-month': '11', 'last-year': '2026' };
  await end({ when: 'later', ...last });
  assert.equal(await status(), 200);
  app.services.clock.moveTo('2026-11-23T00:00:00Z');
  await app.app.tick();
  assert.equal(await status(), 404);
  const rows = await allRows<{ kind: string; recorded_by: string | null }>(app.databases, 'entry');
  const ended = rows.filter(({ kind }) => kind === 'involvement.ended');
  assert.deepEqual(
    ended.map((row) => row.recorded_by),
    [null],
  );
  await app.app.tick();
  assert.equal((await allRows(app.databases, 'entry')).length, rows.length, 'once');
});
