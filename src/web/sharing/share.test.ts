import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, type TestApp, testApp } from '../../../test/app.ts';
import { allRows, asSystemAppend, ids } from '../../../test/small-partnership.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { involvementStarts } from '../../record/involvements.ts';

const share = `/children/${ids.child}/share`;
const timeline = `/children/${ids.child}/timeline`;
const id = (number: number): string => `40000000-0000-4000-8000-00000000000${number}`;
const concern = id(1);
const ofCouncil = id(2);
const hidden = id(3);

const recorded = (organisation: string, of: Partial<NewEntry>): NewEntry => ({
  kind: 'concern.recorded',
  happened: { moment: Temporal.Instant.from('2026-11-20T10:00:00Z') },
  organisation,
  recordedBy: null,
  data: { what: 'a bruise on the arm' },
  ...of,
});

/** A concern that the school keeps to its DSL, and something the council keeps to itself. The council works with the child. */
const prepared = ({ services }: Pick<TestApp, 'services'>): Promise<void> =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        involvementStarts(
          { organisation: ids.council, recordedBy: null },
          {
            organisation: ids.council,
            purpose: 'social-care',
            reason: 'an assessment',
            from: Temporal.Instant.from('2026-11-01T09:00:00Z'),
          },
        ),
        recorded(ids.primary, { id: concern, audience: [`dsl@${ids.primary}`, `headteacher@${ids.primary}`] }),
        recorded(ids.council, {
          id: ofCouncil,
          audience: [`social-worker@${ids.council}`],
          data: { what: 'kept to the council' },
        }),
        recorded(ids.primary, { id: hidden, compartment: 'protected-location', data: { what: 'where they live' } }),
      ],
    },
  ]);

const receiver = `${ids.council} social-worker social-care`;
const chosen = { receiver, entries: concern };
const answers = {
  about: 'an injury seen at school',
  relevant: 'yes',
  relevantWhy: 'it is about harm',
  helps: 'yes',
  helpsWhy: 'they assess the family',
  harmful: 'no',
  harmfulWhy: 'nobody is put at risk by it',
  basis: 'duty-to-share',
  condition: 'safeguarding',
  told: 'objected',
  outcome: 'shared',
  reason: 'the social worker has to know',
};
const decide = (browser: Browser, change: Readonly<Record<string, string>> = {}) =>
  browser.post(share, { step: 'decide', ...chosen, ...answers, ...change });

test('a DSL sees through the social worker’s eyes what they would see, shares it, and stops it again', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const [dsl, worker] = [await started.signIn('primaryDsl'), await started.signIn('socialWorker')];
  assert.doesNotMatch((await worker.get(timeline)).body, /bruise/u);
  const before = await allRows(started.databases, 'entry');
  const preview = await dsl.post(share, { step: 'look', ...chosen });
  assert.match(
    preview.body,
    /What Social worker, Wyeshire County Council would see[\s\S]*New to them[\s\S]*a bruise on the arm/u,
  );
  assert.doesNotMatch(preview.body, /kept to the council|where they live/u);
  assert.equal((await allRows(started.databases, 'entry')).length, before.length, 'a preview leaves nothing');
  assert.equal(
    (await allRows<{ action: string }>(started.databases, 'audit_event')).some(({ action }) => action === 'preview'),
    false,
  );
  assert.doesNotMatch((await worker.get(timeline)).body, /bruise/u);

  assert.equal((await decide(dsl)).statusCode, 303, 'an objection of the family stops nobody');
  assert.match((await worker.get(timeline)).body, /a bruise on the arm/u);
  assert.match((await worker.get(timeline)).body, /the social worker has to know/u);
  assert.doesNotMatch((await (await started.signIn('teamManager')).get(timeline)).body, /bruise/u);
  const again = await dsl.post(share, { step: 'look', ...chosen });
  assert.match(again.body, /They can see this already/u);

  const page = (await dsl.get(share)).body;
  const sharing = /name="sharing" value="([^"]+)"/u.exec(page)?.[1] ?? '';
  assert.match(page, /Decided before[\s\S]*Yes\. it is about harm/u);
  assert.match((await dsl.post(share, { step: 'stop', sharing, reason: '' })).body, /Enter why it is stopped/u);
  assert.equal((await dsl.post(share, { step: 'stop', sharing, reason: 'shared by mistake' })).statusCode, 303);
  assert.doesNotMatch((await worker.get(timeline)).body, /a bruise on the arm/u);
  assert.match((await dsl.get(share)).body, /Stopped[\s\S]*shared by mistake/u);
});

test('a decision to withhold is recorded with its reasons, opens nothing, and does not tell those it was withheld from', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const [dsl, worker] = [await started.signIn('primaryDsl'), await started.signIn('socialWorker')];
  const done = await decide(dsl, {
    outcome: 'withheld',
    harmful: 'yes',
    harmfulWhy: 'a member of staff there is family',
    reason: 'it would put the child at risk',
  });
  assert.equal(done.statusCode, 303);
  for (const address of [timeline, share, `/children/${ids.child}`])
    assert.doesNotMatch((await worker.get(address)).body, /bruise|put the child at risk|withheld/u, address);
  assert.match((await dsl.get(share)).body, /it would put the child at risk/u);
  const rows = await allRows<{ kind: string; data: { outcome?: string; basis?: string } }>(started.databases, 'entry');
  const decided = rows.find(({ kind }) => kind === 'sharing.decided');
  assert.deepEqual([decided?.data.outcome, decided?.data.basis], ['withheld', 'duty-to-share']);
  await decide(dsl, { outcome: 'withheld' });
  assert.match((await dsl.get(share)).body, /the duty to share may ask you to share it/u);
});

test('each of the four questions needs its answer and its reason; a family that was not told needs one too', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const dsl = await started.signIn('primaryDsl');
  const empty = await dsl.post(share, { step: 'decide', ...chosen });
  for (const message of [
    'Enter what it is about',
    'Select whether it is relevant',
    'Select whether it may help them',
    'Select whether sharing would do more harm than good',
    'Enter what you considered',
    'Select the lawful basis',
    'Select whether the family was told',
    'Select whether you share or withhold',
    'Enter the reason for your decision',
  ])
    assert.ok(empty.body.includes(message), message);
  const silent = await decide(dsl, { told: 'not-told' });
  assert.match(silent.body, /Enter why they were not told/u);
  assert.match(silent.body, /the social worker has to know/u, 'what was typed is kept');
  assert.doesNotMatch(silent.body, /consent is needed|needs consent/iu);
});

test('nobody shares what is not theirs, with somebody who was not offered, or where a child is', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const dsl = await started.signIn('primaryDsl');
  for (const entries of [ofCouncil, hidden, id(9), 'x']) {
    const { body, statusCode } = await decide(dsl, { entries });
    assert.equal(statusCode, 200, entries);
    assert.match(body, /Select what it is about/u);
  }
  for (const other of [`${ids.police} police-officer policing`, `${ids.council} director-childrens-services`, 'x'])
    assert.match((await decide(dsl, { receiver: other })).body, /Select with whom/u);
  const office = await started.signIn('primaryOffice');
  assert.match((await office.get(share)).body, /Your role does not decide on sharing/u);
  assert.equal(
    (await office.post(share, { step: 'decide', ...chosen, ...answers }, '/emergency-access')).statusCode,
    403,
  );
  const stranger = await started.signIn('wardClinician');
  assert.equal(
    (await stranger.post(share, { step: 'decide', ...chosen, ...answers }, '/emergency-access')).statusCode,
    404,
  );
  assert.equal(
    (await allRows<{ kind: string }>(started.databases, 'entry')).some(({ kind }) => kind === 'sharing.decided'),
    false,
  );
});

test('what was shared ends by itself after its last day, and with the work of the receiver', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const dsl = await started.signIn('primaryDsl');
  await decide(dsl, { 'until-day': '24', 'until-month': '11', 'until-year': '2026' });
  const sees = async () =>
    /a bruise on the arm/u.test((await (await started.signIn('socialWorker')).get(timeline)).body);
  assert.equal(await sees(), true);
  started.services.clock.moveTo('2026-11-25T00:00:00Z');
  assert.equal(await sees(), false);
});
