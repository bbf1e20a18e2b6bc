import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takenStep as step } from '../../test/item-step.ts';
import { ids, type PersonName, people, type SmallPartnership, smallPartnership } from '../../test/small-partnership.ts';
import { openChild } from '../record/child.ts';
import { cohortMoves } from '../record/cohort/cohort-moves.ts';
import { onNobodysRoll, onRollWithoutHandover } from '../record/cohort/roll-gaps.ts';
import { workList } from '../record/duties.ts';
import { findMove, movesOf } from '../record/moves.ts';
import { confirmMove, rejectMove } from './decide-move.ts';
import { loadHandover } from './handover.ts';
import { proposeMove } from './propose-move.ts';
import { recordArrival } from './record-arrival.ts';

const school = (organisation: string) => ({ type: 'school', organisation }) as const;

const phaseTransfer = {
  from: school(ids.primary),
  to: school(ids.secondary),
  kind: 'phase-transfer',
  leavesOn: '2026-07-21',
  startsOn: '2026-09-03',
  source: 'offer of a place',
} as const;

const propose = (
  { as }: SmallPartnership,
  by: PersonName = 'admissions',
  move: Parameters<typeof proposeMove>[2] = phaseTransfer,
) =>
  as(by, async (access) =>
    proposeMove(
      await openChild(access, ids.child),
      { organisation: people[by].organisation, recordedBy: people[by].id },
      move,
    ),
  );

const confirm = ({ as }: SmallPartnership, move: string, by: PersonName = 'secondaryDsl', changes = {}) =>
  as(by, async (access) => {
    const child = await openChild(access, ids.child);
    await confirmMove(child, move, { ...phaseTransfer, reason: 'place accepted', ...changes }, child.seen);
  });

/** A confirmed move in May, so that its limits lie ahead. */
async function confirmedInMay(partnership: SmallPartnership): Promise<string> {
  partnership.services.clock.moveTo('2026-05-11T09:00:00Z');
  const move = await propose(partnership);
  await confirm(partnership, move);
  return move;
}

const handoverFor = ({ as }: SmallPartnership, by: PersonName, move: string) =>
  as(by, async (access) => {
    const child = await openChild(access, ids.child);
    const found = await findMove(child, move);
    assert.ok(found !== undefined);
    return loadHandover(child, found);
  });

test('a proposed move owes nobody anything, and shows the receiving school who the child is and no more', async (t) => {
  const partnership = await smallPartnership(t);
  await assert.rejects(
    partnership.as('secondaryDsl', (access) => openChild(access, ids.child)),
    { code: 'NOT_FOUND' },
  );
  const move = await propose(partnership);
  const { moves, mode, owed } = await partnership.as('secondaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    const work = await workList(access, { side: 'owed', due: 'all' }, { offset: 0, limit: 10 });
    return { moves: await movesOf(child), mode: child.grants.map((grant) => grant.mode), owed: work.total };
  });
  assert.deepEqual(
    moves.map(({ id, state }) => [id, state]),
    [[move, 'proposed']],
  );
  assert.deepEqual(mode, ['own']);
  assert.equal(owed, 0);
  await assert.rejects(
    partnership.as('academyDsl', (access) => openChild(access, ids.child)),
    { code: 'NOT_FOUND' },
  );
});

test('from the confirmation on both schools owe each other a handover, each with a date and a rule', async (t) => {
  const partnership = await smallPartnership(t);
  const move = await confirmedInMay(partnership);
  const { items, betweenDsls } = await handoverFor(partnership, 'secondaryDsl', move);
  const ctf = items.find(({ code }) => code === 'ctf');
  assert.deepEqual(ctf?.send.owner, { role: 'data-manager', organisation: ids.primary });
  assert.deepEqual(ctf?.send.due.kind === 'at' ? ctf.send.due.day : null, Date.parse('2026-09-22') / 86_400_000);
  assert.equal(ctf?.send.state, 'open');
  assert.deepEqual(
    betweenDsls.map(({ code }) => code),
    ['safeguarding-file'],
  );
});

test('what goes between the two DSLs is seen by them and by nobody else', async (t) => {
  const partnership = await smallPartnership(t);
  const move = await confirmedInMay(partnership);
  for (const name of ['primaryDsl', 'secondaryDsl'] as const) {
    assert.equal((await handoverFor(partnership, name, move)).betweenDsls.length, 1, name);
  }
  for (const name of ['secondarySenco', 'secondaryOffice', 'admissions'] as const) {
    const { items, betweenDsls } = await handoverFor(partnership, name, move);
    assert.equal(betweenDsls.length, 0, name);
    assert.ok(items.every(({ code }) => code !== 'safeguarding-file'));
    const work = await partnership.as(name, (access) =>
      workList(access, { side: 'owed', due: 'all' }, { offset: 0, limit: 100 }),
    );
    assert.ok(work.duties.every(({ item }) => item !== 'safeguarding-file'));
  }
});

test('an item goes from expected to sent to accepted, and each side is asked in its turn', async (t) => {
  const partnership = await smallPartnership(t);
  const move = await confirmedInMay(partnership);
  const itemState = async () =>
    (await handoverFor(partnership, 'secondaryOffice', move)).items.find(({ code }) => code === 'ctf');
  assert.equal((await itemState())?.state, 'expected');
  await step(partnership, 'primaryOffice', move, 'ctf', 'sent', { channel: 's2s' });
  const sent = await itemState();
  assert.equal(sent?.state, 'sent');
  assert.equal(sent?.send.state, 'done');
  assert.equal(sent?.confirm?.state, 'open');
  await step(partnership, 'secondaryOffice', move, 'ctf', 'queried', { reason: 'no attendance in it' });
  assert.equal((await itemState())?.answer?.state, 'open');
  await step(partnership, 'primaryOffice', move, 'ctf', 'sent', { channel: 's2s' });
  await step(partnership, 'secondaryOffice', move, 'ctf', 'accepted');
  const accepted = await itemState();
  assert.equal(accepted?.state, 'accepted');
  assert.deepEqual(
    [accepted?.send, accepted?.confirm, accepted?.answer].map((duty) => duty?.ending?.how),
    ['done', 'done', 'done'],
  );
});

test('a step that does not fit, or that is the other side’s to take, is refused', async (t) => {
  const partnership = await smallPartnership(t);
  const move = await confirmedInMay(partnership);
  await assert.rejects(step(partnership, 'secondaryOffice', move, 'ctf', 'accepted'), {
    code: 'ITEM_STEP_NOT_POSSIBLE',
  });
  await assert.rejects(step(partnership, 'secondaryOffice', move, 'ctf', 'sent', { channel: 's2s' }), {
    code: 'ITEM_STEP_NOT_POSSIBLE',
  });
  await assert.rejects(step(partnership, 'admissions', move, 'ctf', 'sent', { channel: 's2s' }), {
    code: 'NOT_ALLOWED',
  });
});

test('the safeguarding file is sent and confirmed by the two DSLs in person', async (t) => {
  const partnership = await smallPartnership(t);
  const move = await confirmedInMay(partnership);
  await step(partnership, 'primaryDsl', move, 'safeguarding-file', 'nil-declared', {
    reason: 'nothing has ever been recorded',
  });
  const { betweenDsls } = await handoverFor(partnership, 'secondaryDsl', move);
  assert.equal(betweenDsls[0]?.state, 'nil-declared');
  const others = await handoverFor(partnership, 'secondarySenco', move);
  assert.ok(others.items.every(({ steps }) => steps.length === 0));
});

test('a missing calendar is said, and the limit is counted once somebody adds it', async (t) => {
  const partnership = await smallPartnership(t);
  partnership.services.clock.moveTo('2026-05-11T09:00:00Z');
  const toAcademy = { ...phaseTransfer, to: school(ids.academy) };
  const move = await propose(partnership, 'admissions', toAcademy);
  await confirm(partnership, move, 'academyDsl', toAcademy);
  const [file] = (await handoverFor(partnership, 'academyDsl', move)).betweenDsls;
  assert.equal(file?.send.state, 'cannot-compute');
  assert.match(
    file?.send.due.kind === 'cannot-compute' ? file.send.due.says : '',
    /term dates of Withens Academy are not known/u,
  );
  const { setTermDates } = await import('../record/save-schools.ts');
  const { sweep } = await import('../record/sweep.ts');
  await partnership.as('admissions', (access) => setTermDates(access, ids.academy, 'authority'));
  await sweep(partnership.services, { partnership: ids.partnership });
  const [counted] = (await handoverFor(partnership, 'academyDsl', move)).betweenDsls;
  assert.equal(counted?.send.state, 'open');
});

test('only one of the two schools or the council decides on a move, and only once', async (t) => {
  const partnership = await smallPartnership(t);
  const move = await propose(partnership);
  await assert.rejects(confirm(partnership, move, 'academyDsl'), { code: 'NOT_FOUND' });
  await assert.rejects(confirm(partnership, move, 'matching'), { code: 'NOT_FOUND' });
  await confirm(partnership, move, 'primaryDsl');
  await assert.rejects(confirm(partnership, move), { code: 'MOVE_ALREADY_DECIDED' });
});

test('a rejected move closes the door that its proposal had opened', async (t) => {
  const partnership = await smallPartnership(t);
  const move = await propose(partnership);
  await partnership.as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    await rejectMove(child, move, 'the family stays', child.seen);
  });
  await assert.rejects(
    partnership.as('secondaryDsl', (access) => openChild(access, ids.child)),
    { code: 'NOT_FOUND' },
  );
});

test('unknown school, education at home and out of area are states of a move', async (t) => {
  const partnership = await smallPartnership(t);
  for (const to of [
    { type: 'unknown', written: '8304999' },
    { type: 'home-education' },
    { type: 'out-of-area', where: 'Leeds' },
  ] as const) {
    const move = await propose(partnership, 'primaryDsl', { ...phaseTransfer, to });
    await confirm(partnership, move, 'primaryDsl', { to });
    const found = await partnership.as('primaryDsl', async (access) =>
      findMove(await openChild(access, ids.child), move),
    );
    assert.deepEqual([found?.state, found?.to.type], ['confirmed', to.type]);
  }
});

test('after leaving, the old school sees what it recorded and the handover, and nothing the new school writes', async (t) => {
  const partnership = await smallPartnership(t);
  await confirmedInMay(partnership);
  partnership.services.clock.moveTo('2026-11-22T09:00:00Z');
  const { append } = await import('../record/append.ts');
  const { readChronology } = await import('../record/chronology.ts');
  await partnership.as('secondaryDsl', async (access) =>
    append(await openChild(access, ids.child), 'test', [
      {
        kind: 'note.recorded',
        happened: { day: Temporal.PlainDate.from('2026-11-20') },
        organisation: ids.secondary,
        recordedBy: null,
        data: { text: 'settling in' },
      },
    ]),
  );
  const seen = await partnership.as('primaryDsl', async (access) =>
    (await readChronology(await openChild(access, ids.child))).map((entry) => entry.kind),
  );
  assert.ok(seen.includes('identity.recorded'));
  assert.ok(seen.includes('school-move.confirmed'));
  assert.ok(!seen.includes('note.recorded'));
});

test('who has not arrived is on nobody’s roll until the new school says that they are there', async (t) => {
  const partnership = await smallPartnership(t);
  const move = await confirmedInMay(partnership);
  partnership.services.clock.moveTo('2026-09-10T09:00:00Z');
  const gaps = (name: PersonName) => partnership.as(name, (access) => onNobodysRoll(access, undefined));
  assert.deepEqual(
    (await gaps('admissions')).gaps.map(({ child }) => child),
    [ids.child],
  );
  const arrive = () =>
    partnership.as('secondaryDsl', async (access) => {
      const child = await openChild(access, ids.child);
      await recordArrival(child, move, Temporal.PlainDate.from('2026-09-07'), '7', child.seen);
    });
  await arrive();
  await assert.rejects(arrive, { code: 'CHANGED_MEANWHILE' }, 'nobody arrives twice');
  assert.deepEqual((await gaps('admissions')).gaps, []);
  assert.deepEqual((await gaps('primaryDsl')).gaps, []);
  const withoutHandover = await partnership.as('secondaryDsl', (access) =>
    onRollWithoutHandover(access, ids.secondary),
  );
  assert.deepEqual(withoutHandover, { gaps: [], total: 0 });
  const [line] = (await partnership.as('admissions', (access) => cohortMoves(access, { year: 2026 }))).moves;
  assert.equal(line?.arrived, true);
  assert.ok((line?.late ?? 0) > 0);
});
