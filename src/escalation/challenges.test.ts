/** A challenge from the moment it is raised until it is closed, on the real database. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { partnershipOffice, raisedChallenge, withLadder } from '../../test/raised-challenge.ts';
import {
  allRows,
  asSystemAppend,
  ids,
  type PersonName,
  people,
  type SmallPartnership,
  smallPartnership,
} from '../../test/small-partnership.ts';
import { projectRoot } from '../config.ts';
import { challengesOfViewer } from '../record/challenges/challenges.ts';
import { openChild } from '../record/child.ts';
import { readChronology } from '../record/chronology.ts';
import { readEngine } from '../record/read-engine.ts';
import { sweep } from '../record/sweep.ts';
import { acknowledgeChallenge, answerChallenge, arrangeSafety } from './answer-challenge.ts';
import { showDone, tellOriginator, withdrawChallenge } from './close-challenge.ts';
import { type OpenChallenge, openChallenge } from './open-challenge.ts';
import { agreeToProposal, proposeSettlement, recordNoAgreement, recordNotDone } from './settle-challenge.ts';

type Work<Result> = (open: OpenChallenge, seen: number) => Promise<Result>;

const inChallenge = <Result>(
  { as }: SmallPartnership,
  name: PersonName,
  challenge: string,
  work: Work<Result>,
): Promise<Result> =>
  as(name, async (access) => {
    const child = await openChild(access, ids.child);
    return work(await openChallenge(child, challenge), child.seen);
  });

const stateFor = (partnership: SmallPartnership, name: PersonName, challenge: string) =>
  inChallenge(partnership, name, challenge, async ({ standing, challenge: { ladder } }) => ({
    state: standing.state,
    stage: standing.now?.stage?.n,
    responded: standing.now?.responded,
    steps: standing.steps,
    needs: ladder?.needs.flatMap(({ need, met }) => (met === null ? [] : [need])),
  }));

const waitsFor = ({ as }: SmallPartnership, name: PersonName): Promise<readonly string[]> =>
  as(name, async (access) => (await challengesOfViewer(access)).map(({ id }) => id));

const proposal = {
  outcome: 'changed',
  reasons: 'The three mornings were not read together',
  action: 'A social worker visits with the school',
  actionBy: 'Lena Hartog, social worker',
  actionUntil: Temporal.PlainDate.from('2026-11-30'),
} as const;

test('raised on a decision, it waits at once for the other side, who read what it is about', async (t) => {
  const partnership = await smallPartnership(t, withLadder);
  const { challenge, decision } = await raisedChallenge(partnership);
  assert.deepEqual(await waitsFor(partnership, 'socialWorker'), [challenge]);
  assert.deepEqual(await waitsFor(partnership, 'primaryDsl'), [challenge]);
  assert.deepEqual(await waitsFor(partnership, 'admissions'), []);
  const { state, stage, responded, steps } = await stateFor(partnership, 'socialWorker', challenge);
  assert.deepEqual([state, stage, responded], ['open', 1, false]);
  assert.ok(steps.includes('acknowledge') && !steps.includes('withdraw'));
  // The head stands in for the DSL at the first stage, reads no safeguarding otherwise, and reads this
  const kinds = await partnership.as('primaryHead', async (access) =>
    (await readChronology(await openChild(access, ids.child))).map(({ kind, id }) => `${kind} ${id === decision}`),
  );
  assert.ok(kinds.includes('challenge.raised false') && kinds.includes('contact.decided true'));
  assert.ok(!kinds.some((kind) => kind.startsWith('concern.')), 'nothing else of the compartment');
});

test('whoever raised it cannot answer themselves: nobody has responded until the other side does', async (t) => {
  const partnership = await smallPartnership(t, withLadder);
  const { challenge } = await raisedChallenge(partnership);
  await inChallenge(partnership, 'primaryDsl', challenge, (open, seen) =>
    answerChallenge(open, { answer: 'More: he said that the fridge is empty', evidence: [] }, seen),
  );
  assert.equal((await stateFor(partnership, 'primaryDsl', challenge)).responded, false);
  await assert.rejects(inChallenge(partnership, 'primaryDsl', challenge, acknowledgeChallenge), {
    code: 'NOT_ALLOWED',
  });
  await inChallenge(partnership, 'socialWorker', challenge, acknowledgeChallenge);
  const { responded, steps } = await stateFor(partnership, 'socialWorker', challenge);
  assert.equal(responded, true);
  assert.ok(!steps.includes('acknowledge'));
});

test('an agreement takes two, stops the clock, and is closed by evidence and by telling who raised it', async (t) => {
  const partnership = await smallPartnership(t, withLadder);
  const { challenge } = await raisedChallenge(partnership);
  await inChallenge(partnership, 'socialWorker', challenge, (open, seen) => proposeSettlement(open, proposal, seen));
  const [made] = await inChallenge(partnership, 'primaryDsl', challenge, async ({ said }) => said.proposals);
  assert.ok(made !== undefined);
  await assert.rejects(
    inChallenge(partnership, 'socialWorker', challenge, (open, seen) => agreeToProposal(open, made.entry.id, seen)),
    { code: 'NOT_ALLOWED' },
    'nobody agrees to what their own side proposed',
  );
  await inChallenge(partnership, 'primaryDsl', challenge, (open, seen) => agreeToProposal(open, made.entry.id, seen));
  partnership.services.clock.moveTo('2026-12-20T09:00:00Z');
  assert.equal((await stateFor(partnership, 'primaryDsl', challenge)).state, 'agreed');
  await inChallenge(partnership, 'socialWorker', challenge, (open, seen) =>
    showDone(open, { evidence: 'Visited on 30 November; the record is on the chronology', entries: [] }, seen),
  );
  assert.deepEqual((await stateFor(partnership, 'socialWorker', challenge)).needs, ['agreed', 'action-done']);
  await inChallenge(partnership, 'socialWorker', challenge, (open, seen) =>
    tellOriginator(open, { how: 'By telephone', learning: 'Read contacts of a month together' }, seen),
  );
  const after = await stateFor(partnership, 'primaryDsl', challenge);
  assert.deepEqual([after.state, after.steps], ['closed', []]);
  assert.deepEqual(await waitsFor(partnership, 'socialWorker'), []);
});

test('without agreement the managers have it at once; they did not know that the child has a record', async (t) => {
  const partnership = await smallPartnership(t, withLadder);
  const { challenge } = await raisedChallenge(partnership, {}, 'primaryDsl');
  const before = await partnership.as('policy', async (access) => openChild(access, ids.child)).catch((error) => error);
  assert.equal(before.code, 'NOT_FOUND');
  await inChallenge(partnership, 'socialWorker', challenge, (open, seen) =>
    recordNoAgreement(open, 'The duty team sees no new risk', seen),
  );
  assert.deepEqual(await waitsFor(partnership, 'teamManager'), [challenge]);
  assert.deepEqual(await waitsFor(partnership, 'socialWorker'), [], 'it is with their manager now');
  const { stage, responded } = await stateFor(partnership, 'teamManager', challenge);
  assert.deepEqual([stage, responded], [2, false]);
});

test('over Christmas it goes from stage to stage by itself, to people who see it from that instant on', async (t) => {
  const partnership = await smallPartnership(t, withLadder);
  await partnershipOffice(partnership);
  const { clock } = partnership.services;
  clock.moveTo('2026-12-18T11:00:00Z');
  const { challenge } = await raisedChallenge(partnership, { safetyReviewOn: Temporal.PlainDate.from('2026-12-22') });
  const sees = async (name: PersonName): Promise<boolean> => (await waitsFor(partnership, name)).includes(challenge);
  clock.moveTo('2026-12-22T23:59:59Z');
  assert.deepEqual(
    [await sees('teamManager'), await sees('serviceManager'), await sees('policy')],
    [true, false, false],
  );
  assert.equal((await stateFor(partnership, 'socialWorker', challenge)).stage, 1);
  clock.moveTo('2026-12-23T00:00:00Z');
  assert.equal((await stateFor(partnership, 'teamManager', challenge)).stage, 2);
  assert.equal(await sees('socialWorker'), false);
  // The bank holidays, the weekend and New Year's Day do not count
  clock.moveTo('2026-12-31T23:59:59Z');
  assert.equal((await stateFor(partnership, 'teamManager', challenge)).stage, 2);
  clock.moveTo('2027-01-01T00:00:00Z');
  assert.equal((await stateFor(partnership, 'serviceManager', challenge)).stage, 3);
  assert.equal(await sees('policy'), false);
  clock.moveTo('2027-01-06T00:00:00Z');
  const last = await stateFor(partnership, 'policy', challenge);
  assert.equal(last.stage, 4);
  assert.ok(last.steps.includes('propose') && last.steps.includes('acknowledge'));
  await inChallenge(partnership, 'policy', challenge, (open, seen) => proposeSettlement(open, proposal, seen));
  assert.equal((await stateFor(partnership, 'primaryDsl', challenge)).state, 'agreed', 'who leads decides');
});

test('over Easter and into summer time a stage opens on the minute, by a server that was started again meanwhile', async (t) => {
  const partnership = await smallPartnership(t, withLadder);
  await partnershipOffice(partnership);
  const { clock } = partnership.services;
  clock.moveTo('2027-03-25T11:00:00Z');
  const { challenge } = await raisedChallenge(partnership, { safetyReviewOn: Temporal.PlainDate.from('2027-03-30') });
  const opened = async () =>
    (await allRows<{ step: string; at: Temporal.Instant }>(partnership.databases, 'trace'))
      .filter(({ step }) => step === 'stage-opened')
      .map(({ at }) => at.toString());
  // Good Friday, the weekend and Easter Monday do not count; the clocks go forward on the Sunday
  clock.moveTo('2027-03-31T22:59:59Z');
  await sweep(partnership.services, { partnership: ids.partnership });
  assert.equal((await stateFor(partnership, 'socialWorker', challenge)).stage, 1);
  assert.deepEqual(await opened(), []);
  // Nothing of the one before is known to the one that starts
  const engine = await readEngine(join(projectRoot, 'packs'), withLadder);
  const startedAgain = { database: partnership.databases.app, clock, engine };
  clock.moveTo('2027-03-31T23:00:30Z');
  await sweep(startedAgain, { partnership: ids.partnership });
  assert.deepEqual(await opened(), ['2027-03-31T23:00:00Z'], 'midnight in summer time');
  assert.equal((await stateFor(partnership, 'teamManager', challenge)).stage, 2);
});

test('the sweeper writes what time brought about once, with an event of the audit', async (t) => {
  const partnership = await smallPartnership(t, withLadder);
  const { services, databases } = partnership;
  services.clock.moveTo('2026-12-18T11:00:00Z');
  const { challenge } = await raisedChallenge(partnership, { safetyReviewOn: Temporal.PlainDate.from('2026-12-22') });
  const traces = async () =>
    (
      await allRows<{ step: string; at: Temporal.Instant; overtaken_at: Temporal.Instant | null; item: string }>(
        databases,
        'trace',
      )
    )
      .filter(({ step }) => ['stage-opened', 'unanswered', 'last-stage-passed'].includes(step))
      .map(
        ({ step, item, at, overtaken_at }) =>
          `${step} ${item} ${at.toString()}${overtaken_at === null ? '' : ' overtaken'}`,
      )
      .toSorted();
  await sweep(services, { partnership: ids.partnership });
  assert.deepEqual(await traces(), []);
  services.clock.moveTo('2026-12-23T00:00:00Z');
  await sweep(services, { partnership: ids.partnership });
  await sweep(services, { partnership: ids.partnership });
  assert.deepEqual(await traces(), ['stage-opened 2 2026-12-23T00:00:00Z']);
  services.clock.moveTo('2027-01-02T00:00:00Z');
  await sweep(services, { partnership: ids.partnership });
  assert.deepEqual(await traces(), [
    'stage-opened 2 2026-12-23T00:00:00Z',
    'stage-opened 3 2027-01-01T00:00:00Z',
    'unanswered 2 2026-12-24T00:00:00Z',
  ]);
  const events = await allRows<{ action: string; detail: { challenge?: string } }>(databases, 'audit_event');
  assert.equal(
    events.filter(({ action, detail }) => action === 'challenge stage opened' && detail.challenge === challenge).length,
    2,
  );
  await inChallenge(partnership, 'primaryDsl', challenge, (open, seen) =>
    withdrawChallenge(open, 'Settled by telephone on 21 December', seen),
  );
  services.clock.moveTo('2027-03-01T00:00:00Z');
  await sweep(services, { partnership: ids.partnership });
  assert.equal((await traces()).length, 3, 'nothing opens any more');
});

test('what was agreed and not done opens the next stage, and safety is arranged anew', async (t) => {
  const partnership = await smallPartnership(t, withLadder);
  const { challenge } = await raisedChallenge(partnership);
  await inChallenge(partnership, 'socialWorker', challenge, (open, seen) => proposeSettlement(open, proposal, seen));
  const [made] = await inChallenge(partnership, 'primaryDsl', challenge, async ({ said }) => said.proposals);
  await inChallenge(partnership, 'primaryDsl', challenge, (open, seen) =>
    agreeToProposal(open, made?.entry.id ?? '', seen),
  );
  partnership.services.clock.moveTo('2026-12-02T09:00:00Z');
  await inChallenge(partnership, 'primaryDsl', challenge, (open, seen) => recordNotDone(open, 'Nobody came', seen));
  assert.deepEqual((await stateFor(partnership, 'teamManager', challenge)).stage, 2);
  await inChallenge(partnership, 'teamManager', challenge, (open, seen) =>
    arrangeSafety(
      open,
      {
        safetyMeanwhile: 'The duty worker rings daily',
        safetyOwner: 'Marcus Oyelaran',
        safetyReviewOn: Temporal.PlainDate.from('2026-12-04'),
      },
      seen,
    ),
  );
  const safety = await inChallenge(
    partnership,
    'primaryDsl',
    challenge,
    async ({ said }) => said.safety?.data['safetyOwner'],
  );
  assert.equal(safety, 'Marcus Oyelaran');
});

test('two who decide at once: one wins, and the other is told that something changed', async (t) => {
  const partnership = await smallPartnership(t, withLadder);
  const { challenge } = await raisedChallenge(partnership);
  await inChallenge(partnership, 'socialWorker', challenge, async (open, seen) => {
    await inChallenge(partnership, 'teamManager', challenge, (other, same) =>
      recordNoAgreement(other, 'We do not agree', same),
    );
    await assert.rejects(proposeSettlement(open, proposal, seen), { code: 'CHANGED_MEANWHILE' });
  });
});

test('an urgent challenge starts with the managers, and lets in those who answer at night', async (t) => {
  const partnership = await smallPartnership(t, withLadder);
  const { challenge } = await raisedChallenge(partnership, { urgency: 'urgent' });
  assert.deepEqual((await stateFor(partnership, 'frontDoor', challenge)).stage, 2);
  assert.deepEqual(await waitsFor(partnership, 'frontDoor'), [challenge]);
});

test('a challenge that was recorded by mistake and withdrawn is nobody’s any more', async (t) => {
  const partnership = await smallPartnership(t, withLadder);
  const { challenge } = await raisedChallenge(partnership);
  const raised = await inChallenge(partnership, 'primaryDsl', challenge, async ({ challenge: { trigger } }) => trigger);
  await asSystemAppend(partnership.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'entry.withdrawn',
          happened: { moment: partnership.services.clock.now() },
          organisation: ids.primary,
          recordedBy: people.primaryDsl.id,
          corrects: raised,
          data: { reason: 'about another child' },
        },
      ],
    },
  ]);
  assert.deepEqual(await waitsFor(partnership, 'socialWorker'), []);
  assert.deepEqual(await allRows(partnership.databases, 'challenge'), []);
  const grants = await allRows<{ basis: string }>(partnership.databases, 'access_grant');
  assert.ok(grants.length > 0 && grants.every(({ basis }) => basis !== 'challenge'));
});
