import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import { asSystemAppend, ids, people } from '../../../test/small-partnership.ts';
import { openChild } from '../../record/child.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { allInvolvements, involvementEnds, involvementStarts } from '../../record/involvements.ts';
import { movesOf } from '../../record/moves.ts';

const url = `/children/${ids.child}/ask-for-handover/${ids.secondary}`;
const answers = {
  from: 'last',
  kind: 'in-year',
  source: 'the parent told us',
  'leavesOn-day': '21',
  'leavesOn-month': '7',
  'leavesOn-year': '2026',
  'startsOn-day': '5',
  'startsOn-month': '10',
  'startsOn-year': '2026',
};

/** The child left the primary school in the summer and stands on the secondary school's roll since October. */
async function arrivedUnannounced({ services, everything }: TestApp): Promise<void> {
  const at = Temporal.Instant.from('2026-10-05T08:00:00Z');
  const left = Temporal.PlainDate.from('2026-07-21');
  const joined = Temporal.PlainDate.from('2026-10-05');
  const old = { organisation: ids.primary, recordedBy: people.primaryOffice.id };
  const here = { organisation: ids.secondary, recordedBy: people.secondaryOffice.id };
  const open = await everything((access) => allInvolvements(access, ids.child));
  const entries: NewEntry[] = [
    ...open
      .filter(({ organisation }) => organisation === ids.primary)
      .map((involvement) => involvementEnds(old, involvement, at, 'left')),
    { ...old, kind: 'enrolment.ended', happened: { day: left }, data: { organisation: ids.primary } },
    {
      ...here,
      kind: 'enrolment.started',
      happened: { day: joined },
      data: { organisation: ids.secondary, yearGroup: '7' },
    },
    involvementStarts(here, { organisation: ids.secondary, purpose: 'education', reason: 'on the roll', from: at }),
  ];
  await asSystemAppend(services, [{ subject: ids.child, isNew: false, entries }]);
}

test('a school asks for the handover of a child who came without one, and the old school then owes it', async (t) => {
  const started = await testApp(t);
  await arrivedUnannounced(started);
  const sender = await started.signIn('primaryDsl');
  assert.equal((await sender.get(`/children/${ids.child}`)).statusCode, 404);
  const browser = await started.signIn('secondaryDsl');
  assert.ok((await browser.get(`/cohort/${ids.secondary}`)).body.includes(`href="${url}"`));
  const { body } = await browser.get(url);
  assert.match(body, /value="last"[^>]*checked/u);
  assert.match(body, /Alder Lane Primary School/u);
  assert.match(body, /name="leavesOn-month"[^>]*value="7"/u);
  assert.match(body, /name="startsOn-month"[^>]*value="10"/u);
  const proposed = await browser.post(url, answers);
  assert.equal(proposed.statusCode, 303);
  const move = String(proposed.headers.location);
  assert.equal((await browser.post(url, answers)).headers.location, move, 'sent twice, it is proposed once');
  const seen = /name="seen" value="(\d+)"/u.exec((await browser.get(move)).body)?.[1] ?? '';
  const confirmation = { ...answers, decision: 'confirm', to: 'as-proposed', reason: 'On our roll', seen };
  assert.equal((await browser.post(move, confirmation)).statusCode, 303);
  assert.match((await sender.get('/')).body, /Send: Safeguarding file, DSL to DSL/u);
  assert.equal((await sender.get(`${move}/handover`)).statusCode, 200);
  const cohort = (await browser.get(`/cohort/${ids.secondary}`)).body;
  assert.ok(!cohort.includes(url), 'there is a handover now');
  const educating = (await started.everything((access) => allInvolvements(access, ids.child))).filter(
    ({ organisation, purpose }) => organisation === ids.secondary && purpose === 'education',
  );
  assert.equal(educating.length, 1, 'the school that educates the child already does not begin again');
});

test('the school before may be another one or nobody knows, and what is wrong is said', async (t) => {
  const started = await testApp(t);
  await arrivedUnannounced(started);
  const browser = await started.signIn('secondaryOffice');
  for (const [fields, says] of [
    [{ from: 'school', fromNumber: '' }, 'Enter the DfE number of the school'],
    [{ from: 'school', fromNumber: '830/4991' }, 'The child is at this school now'],
    [{ from: 'school', fromNumber: '830/0001' }, 'is on the list. Add it first'],
    [{ from: 'bogus' }, 'Select where the child came from'],
    [{ source: '' }, 'Enter how this is known'],
    [{ 'startsOn-year': '2025' }, 'First day at the new school must be the same as or after'],
  ] as const) {
    const reply = await browser.post(url, { ...answers, ...fields });
    assert.equal(reply.statusCode, 200, says);
    assert.ok(reply.body.includes(says), says);
  }
  assert.equal((await browser.post(url, { ...answers, from: 'unknown' })).statusCode, 303);
  const [move] = await started.as('secondaryOffice', async (access) => movesOf(await openChild(access, ids.child)));
  assert.deepEqual([move?.from.type, move?.to.organisation], ['unknown', ids.secondary]);
});

test('nobody asks for a child of another school, or for a school that is not theirs', async (t) => {
  const started = await testApp(t);
  const office = await started.signIn('secondaryDsl');
  assert.equal((await office.get(url)).statusCode, 404, 'the child is at the primary school');
  await arrivedUnannounced(started);
  for (const name of ['academyDsl', 'primaryDsl', 'matching'] as const) {
    const browser = await started.signIn(name);
    assert.equal((await browser.get(url)).statusCode, 404, name);
    assert.equal((await browser.post(url, answers, '/sign-out')).statusCode === 303, false, name);
  }
  const other = `/children/${ids.child}/ask-for-handover/${ids.academy}`;
  assert.equal((await office.get(other)).statusCode, 404);
});
