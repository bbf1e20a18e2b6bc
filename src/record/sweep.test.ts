import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confirmedMove } from '../../test/decided-move.ts';
import { ids, type SmallPartnership, smallPartnership } from '../../test/small-partnership.ts';
import { openChild } from './child.ts';
import { dutiesOfChild } from './duties.ts';
import { derivePending, sweep, traceDue } from './sweep.ts';
import { tracesOf } from './traces.ts';

const system = { partnership: ids.partnership };

const traces = ({ as }: SmallPartnership) =>
  as('primaryDsl', async (access) =>
    (await tracesOf(await openChild(access, ids.child))).map(
      ({ rule, step, at }) => `${rule} ${step} ${at.toString()}`,
    ),
  );

const ownedByDsl = ({ as }: SmallPartnership) =>
  as('primaryDsl', async (access) => dutiesOfChild(await openChild(access, ids.child)));

test('nothing is written before its time, and what has come is written with the time at which it came', async (t) => {
  const partnership = await smallPartnership(t);
  await confirmedMove(partnership);
  await sweep(partnership.services, system);
  assert.deepEqual(await traces(partnership), []);
  partnership.services.clock.moveTo('2028-01-01T09:00:00Z');
  await sweep(partnership.services, system);
  const written = await traces(partnership);
  const overdue = (await ownedByDsl(partnership)).filter(({ ending, due }) => ending === null && due.kind === 'at');
  assert.ok(overdue.length > 3);
  for (const { rule, due } of overdue) {
    const at = due.kind === 'at' ? Temporal.Instant.fromEpochMilliseconds(due.at).toString() : '';
    assert.ok(written.includes(`${rule} overdue ${at}`), rule);
  }
});

test('swept again, or by two at the same time, everything is written once', async (t) => {
  const partnership = await smallPartnership(t);
  await confirmedMove(partnership);
  partnership.services.clock.moveTo('2028-01-01T09:00:00Z');
  await Promise.all([sweep(partnership.services, system), sweep(partnership.services, system)]);
  await sweep(partnership.services, system);
  const written = await traces(partnership);
  assert.equal(new Set(written).size, written.length);
  assert.ok(written.length > 3);
  assert.equal(await traceDue(partnership.services, system), 0);
});

test('time in small steps writes the same as time in one step', async (t) => {
  const stepping = await smallPartnership(t);
  const leaping = await smallPartnership(t);
  for (const partnership of [stepping, leaping]) await confirmedMove(partnership);
  for (const day of ['2027-06-20', '2027-07-10', '2027-07-24', '2027-09-03', '2027-10-01', '2028-01-01']) {
    stepping.services.clock.moveTo(`${day}T09:00:00Z`);
    await sweep(stepping.services, system);
  }
  leaping.services.clock.moveTo('2028-01-01T09:00:00Z');
  await sweep(leaping.services, system);
  assert.deepEqual((await traces(stepping)).toSorted(), (await traces(leaping)).toSorted());
});

test('what an import left to be derived later is derived, once', async (t) => {
  const partnership = await smallPartnership(t);
  await confirmedMove(partnership);
  const before = (await ownedByDsl(partnership)).length;
  await partnership.everything(async ({ transaction }) => {
    await transaction.deleteFrom('duty').execute();
    await transaction.updateTable('subject').set({ derive_pending: true }).where('id', '=', ids.child).execute();
  });
  assert.deepEqual(await ownedByDsl(partnership), []);
  assert.equal(await derivePending(partnership.services, system), 1);
  assert.equal(await derivePending(partnership.services, system), 0);
  assert.equal((await ownedByDsl(partnership)).length, before);
});

test('another partnership’s sweep touches nothing here', async (t) => {
  const partnership = await smallPartnership(t);
  await confirmedMove(partnership);
  partnership.services.clock.moveTo('2028-01-01T09:00:00Z');
  await sweep(partnership.services, { partnership: '20000000-0000-4000-8000-00000000ffff' });
  assert.deepEqual(await traces(partnership), []);
});
