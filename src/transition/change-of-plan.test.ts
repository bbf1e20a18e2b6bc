import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confirmedMove } from '../../test/decided-move.ts';
import { takenStep } from '../../test/item-step.ts';
import {
  asSystemAppend,
  ids,
  type PersonName,
  people,
  type SmallPartnership,
  smallPartnership,
} from '../../test/small-partnership.ts';
import { openChild } from '../record/child.ts';
import { readChronology } from '../record/chronology.ts';
import { dutiesOfChild } from '../record/duties.ts';
import { enrolmentsOf, findMove, movesOf } from '../record/moves.ts';
import { type ChangedMove, cancelMove, changeMove } from './change-move.ts';
import { confirmRecall } from './confirm-recall.ts';
import { recalledFrom, waitingRecalls } from './recalled-items.ts';
import { recordArrival } from './record-arrival.ts';
import { recordMissedArrival } from './record-missed-arrival.ts';
import { isMoveDuty, type MoveDuty, recordMoveDuty } from './record-move-duty.ts';
import { recordParentalAgreement } from './record-parental-agreement.ts';

const school = (organisation: string) => ({ type: 'school', organisation }) as const;
const usual: ChangedMove = {
  to: school(ids.secondary),
  kind: 'phase-transfer',
  leavesOn: '2027-07-23',
  startsOn: '2027-09-02',
  source: 'letter',
  reason: 'it was changed',
};
const academy: ChangedMove = { ...usual, to: school(ids.academy), cause: 'appeal-won' };
const nowhere: ChangedMove = { ...usual, to: { type: 'unknown' }, cause: 'offer-withdrawn' };

const change = ({ as }: SmallPartnership, move: string, to: ChangedMove): Promise<void> =>
  as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    await changeMove(child, move, to, child.seen);
  });

const send = (partnership: SmallPartnership, name: PersonName, id: string, code: string): Promise<void> =>
  takenStep(partnership, name, id, code, 'sent', { channel: 'system', note: 'secret note' });

/** Everything that somebody can read of the child by any way there is; null when they cannot tell that there is one. */
const reads = ({ as }: SmallPartnership, name: PersonName) =>
  as(name, async (access) => {
    try {
      const child = await openChild(access, ids.child);
      return {
        surname: child.surname,
        entries: (await readChronology(child)).map(({ kind }) => kind),
        moves: await movesOf(child),
        rolls: await enrolmentsOf(child),
        duties: await dutiesOfChild(child),
        items: (await recalledFrom(access, ids.child, ids.secondary)).items.map(({ title }) => title),
      };
    } catch {
      return null;
    }
  });

const answer = ({ as }: SmallPartnership, name: PersonName): Promise<void> =>
  as(name, async (access) =>
    confirmRecall(await openChild(access, ids.child), ids.secondary, {
      answer: 'destroyed',
      note: 'told by telephone',
    }),
  );

const dutyOf = ({ everything }: SmallPartnership, rule: string) =>
  everything(async ({ transaction }) =>
    transaction
      .selectFrom('duty')
      .select(['owner', 'ended_how', 'due_at'])
      .where('rule', '=', rule)
      .orderBy('opens_at', 'desc')
      .execute(),
  );

test('the wrong school keeps the name and the list of items until it has answered, and then nothing; nobody else there knows', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await send(partnership, 'primaryOffice', id, 'ctf');
  await send(partnership, 'primaryDsl', id, 'safeguarding-file');
  await change(partnership, id, academy);
  const nothing = { surname: 'Example', entries: [], moves: [], rolls: [], duties: [] };
  assert.deepEqual(await reads(partnership, 'secondaryDsl'), {
    ...nothing,
    items: ['Common Transfer File', 'Safeguarding file, DSL to DSL'],
  });
  assert.deepEqual(await reads(partnership, 'secondaryOffice'), { ...nothing, items: ['Common Transfer File'] });
  const waiting = await partnership.as('secondaryOffice', waitingRecalls);
  assert.deepEqual(
    waiting.map(({ child, items }) => [child, items.length]),
    [[ids.child, 1]],
  );
  await answer(partnership, 'secondaryOffice');
  assert.notEqual(await reads(partnership, 'secondaryOffice'), null, 'the line between the DSLs is still open');
  await answer(partnership, 'secondaryDsl');
  for (const name of ['secondaryDsl', 'secondaryOffice', 'secondarySenco', 'secondaryHead'] as const)
    assert.equal(await reads(partnership, name), null, name);
  const owed = await dutyOf(partnership, 'confirm-recall');
  assert.deepEqual(
    owed.map(({ ended_how }) => ended_how),
    ['done', 'done'],
  );
});

test('a school that was sent nothing keeps nothing', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await change(partnership, id, academy);
  assert.equal(await reads(partnership, 'secondaryDsl'), null);
});

test('the old school answers for a school that does not sign in here', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await send(partnership, 'primaryOffice', id, 'ctf');
  await change(partnership, id, academy);
  await answer(partnership, 'primaryDsl');
  const { items } = await partnership.as('primaryDsl', (access) => recalledFrom(access, ids.child, ids.secondary));
  assert.deepEqual(
    items.map(({ answered }) => [answered?.answer, answered?.organisation, answered?.note]),
    [['destroyed', ids.primary, 'told by telephone']],
  );
  assert.equal(await reads(partnership, 'secondaryOffice'), null);
});

test('the new school cannot answer for the wrong one, and the wrong one cannot answer twice', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await send(partnership, 'primaryOffice', id, 'ctf');
  await change(partnership, id, academy);
  await assert.rejects(answer(partnership, 'academyDsl'), { code: 'NOT_FOUND' });
  await answer(partnership, 'secondaryDsl');
  await assert.rejects(answer(partnership, 'secondaryDsl'), { code: 'NOT_FOUND' });
});

test('a school to which the child goes after all is asked for nothing any more', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await send(partnership, 'primaryOffice', id, 'ctf');
  await change(partnership, id, academy);
  await change(partnership, id, { ...usual, cause: 'destination-changed' });
  const { items } = await partnership.as('secondaryDsl', (access) => recalledFrom(access, ids.child, ids.secondary));
  assert.deepEqual(items, []);
  assert.deepEqual(await partnership.as('secondaryDsl', waitingRecalls), []);
});

test('an offer that is withdrawn makes the council look for a school, and one that stays at its school does not', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await change(partnership, id, nowhere);
  const [owed] = await dutyOf(partnership, 'find-next-school');
  assert.deepEqual([owed?.owner, owed?.ended_how], [`children-missing-education-officer@${ids.council}`, null]);
  await partnership.as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    await cancelMove(child, id, 'stays', child.seen);
  });
  assert.equal((await dutyOf(partnership, 'find-next-school'))[0]?.ended_how, 'ended');
});

test('a child who does not arrive is looked for by the council, until it is known where the child is', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership, { leavesOn: '2026-11-12', startsOn: '2026-11-16', kind: 'in-year' });
  await partnership.as('secondaryOffice', async (access) => {
    const child = await openChild(access, ids.child);
    const expectedOn = Temporal.PlainDate.from('2026-11-16');
    await recordMissedArrival(child, id, { expectedOn, asked: 'rang the mother' }, child.seen);
  });
  assert.equal((await dutyOf(partnership, 'say-whether-arrived'))[0]?.ended_how, 'done');
  const rule = 'look-for-child-who-did-not-arrive';
  const [owed] = await dutyOf(partnership, rule);
  assert.deepEqual([owed?.owner, owed?.ended_how], [`children-missing-education-officer@${ids.council}`, null]);
  const enquire = (found: boolean, name: PersonName) =>
    partnership.as(name, async (access) => {
      const child = await openChild(access, ids.child);
      const move = await findMove(child, id);
      const duty = (await dutiesOfChild(child, id)).find((each) => each.rule === rule);
      assert.ok(move !== undefined && duty !== undefined && isMoveDuty(duty.rule));
      const looked = duty as typeof duty & { readonly rule: MoveDuty };
      const day = Temporal.PlainDate.from('2026-11-22');
      await recordMoveDuty(child, move, looked, { day, words: 'asked', found }, child.seen);
    });
  await assert.rejects(enquire(true, 'admissions'), { code: 'NOT_ALLOWED' });
  await asSystemAppend(partnership.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'missing-education.enquired',
          happened: { day: Temporal.PlainDate.from('2026-11-20') },
          organisation: ids.council,
          recordedBy: people.admissions.id,
          data: { move: id, outcome: 'still-looking', words: 'visited the home' },
        },
      ],
    },
  ]);
  assert.equal((await dutyOf(partnership, rule))[0]?.ended_how, null);
  await partnership.as('secondaryOffice', async (access) => {
    const child = await openChild(access, ids.child);
    await recordArrival(child, id, Temporal.PlainDate.from('2026-11-20'), undefined, child.seen);
  });
  assert.equal((await dutyOf(partnership, rule))[0]?.ended_how, 'done', 'the child came after all');
  await assert.rejects(
    partnership.as('secondaryOffice', async (access) => {
      const child = await openChild(access, ids.child);
      const expectedOn = Temporal.PlainDate.from('2026-11-16');
      await recordMissedArrival(child, id, { expectedOn, asked: 'again' }, child.seen);
    }),
    { code: 'MOVE_NOT_CHANGEABLE' },
  );
});

test('a managed move waits for what the parents say', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership, { kind: 'managed-move' });
  const on = Temporal.PlainDate.from('2026-11-20');
  const free = {
    who: 'Mother',
    idea: 'parent',
    outcome: 'agreed',
    toldMayStay: true,
    words: 'We want a smaller school',
    on,
  } as const;
  const record = (said: Parameters<typeof recordParentalAgreement>[2]) =>
    partnership.as('primaryHead', async (access) => {
      const child = await openChild(access, ids.child);
      await recordParentalAgreement(child, id, said, child.seen);
    });
  await record({ ...free, outcome: 'not-asked' });
  assert.equal((await dutyOf(partnership, 'record-parental-agreement'))[0]?.ended_how, null, 'no answer is no answer');
  await record(free);
  assert.equal((await dutyOf(partnership, 'record-parental-agreement'))[0]?.ended_how, 'done');
});
