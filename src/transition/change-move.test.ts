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
import type { ItemStep } from '../kinds/handover.ts';
import { openChild } from '../record/child.ts';
import { dutiesOfChild } from '../record/duties.ts';
import { allInvolvements, involvementStarts } from '../record/involvements.ts';
import { enrolmentsOf, findMove } from '../record/moves.ts';
import { type ChangedMove, cancelMove, changeMove } from './change-move.ts';
import { type Handover, loadHandover } from './handover.ts';
import { recordArrival } from './record-arrival.ts';

const school = (organisation: string) => ({ type: 'school', organisation }) as const;
const usual: ChangedMove = {
  to: school(ids.secondary),
  kind: 'phase-transfer',
  leavesOn: '2027-07-23',
  startsOn: '2027-09-02',
  source: 'letter',
  reason: 'it was changed',
};
const academy = { ...usual, to: school(ids.academy) };

const change = (
  { as }: SmallPartnership,
  move: string,
  to: ChangedMove,
  name: PersonName = 'primaryDsl',
): Promise<void> =>
  as(name, async (access) => {
    const child = await openChild(access, ids.child);
    await changeMove(child, move, to, child.seen);
  });

const sees = ({ as }: SmallPartnership, name: PersonName): Promise<boolean> =>
  as(name, async (access) => {
    try {
      await openChild(access, ids.child);
      return true;
    } catch {
      return false;
    }
  });

const handoverFor = ({ as }: SmallPartnership, name: PersonName, id: string): Promise<Handover> =>
  as(name, async (access) => {
    const child = await openChild(access, ids.child);
    const move = await findMove(child, id);
    assert.ok(move !== undefined);
    return loadHandover(child, move);
  });

const itemOf = ({ items, betweenDsls }: Handover, code: string) => {
  const found = [...items, ...betweenDsls].find((item) => item.code === code);
  assert.ok(found !== undefined, code);
  return found;
};

const take = (
  partnership: SmallPartnership,
  name: PersonName,
  id: string,
  code: string,
  step: ItemStep,
): Promise<void> =>
  takenStep(partnership, name, id, code, step, { channel: 'system', reason: 'none there', legalBasis: 'none' });

const sendDuties = ({ as }: SmallPartnership) =>
  as('primaryDsl', async (access) => {
    const duties = await dutiesOfChild(await openChild(access, ids.child));
    return new Map(duties.filter(({ rule }) => rule.endsWith('.send')).map((duty) => [duty.instance, duty]));
  });

test('days that become known give every limit a date, and no duty becomes another one', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await change(partnership, id, { ...usual, leavesOn: undefined, startsOn: undefined });
  const before = await sendDuties(partnership);
  assert.ok([...before.values()].every(({ due }) => due.kind !== 'at'));
  await change(partnership, id, { ...usual, leavesOn: '2027-03-25', startsOn: '2027-04-12' });
  const after = await sendDuties(partnership);
  assert.deepEqual([...after.keys()].toSorted(), [...before.keys()].toSorted());
  assert.ok([...after.values()].every(({ due }) => due.kind === 'at'));
  const file = [...after.values()].find(({ rule }) => rule === 'safeguarding-file.send');
  assert.equal(file?.owner.organisation, ids.primary);
});

test('the last day on the old roll is the newest that was said, and none when it is not known any more', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  const ends = () =>
    partnership.as('primaryDsl', async (access) => {
      const all = await enrolmentsOf(await openChild(access, ids.child));
      return all.map(({ endsOn }) => endsOn?.toString() ?? null);
    });
  assert.deepEqual(await ends(), ['2027-07-23']);
  await change(partnership, id, { ...usual, leavesOn: '2027-07-20' });
  assert.deepEqual(await ends(), ['2027-07-20']);
  await change(partnership, id, { ...usual, leavesOn: undefined });
  assert.deepEqual(await ends(), [null]);
  await change(partnership, id, usual);
  assert.deepEqual(await ends(), ['2027-07-23']);
});

test('the wrong school loses its sight of the child at once, people who are named there too, and the right one sees', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  const named = involvementStarts(
    { organisation: ids.secondary, recordedBy: people.secondaryDsl.id },
    {
      organisation: ids.secondary,
      practitioner: people.secondaryHead.id,
      purpose: 'admission',
      reason: 'key adult',
      from: Temporal.Instant.from('2026-11-22T08:00:00Z'),
    },
  );
  await asSystemAppend(partnership.services, [{ subject: ids.child, isNew: false, entries: [named] }]);
  assert.deepEqual([await sees(partnership, 'secondaryDsl'), await sees(partnership, 'academyDsl')], [true, false]);
  await change(partnership, id, academy);
  for (const name of ['secondaryDsl', 'secondarySenco', 'secondaryOffice', 'secondaryHead'] as const)
    assert.equal(await sees(partnership, name), false, name);
  assert.equal(await sees(partnership, 'academyDsl'), true);
  partnership.services.clock.moveTo('2027-09-03T09:00:00Z');
  assert.equal(await sees(partnership, 'secondaryDsl'), false, 'nor on the day on which the child would have come');
  assert.equal(await sees(partnership, 'academyDsl'), true);
});

test('a school that says itself that the child does not come loses its sight as well', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await change(partnership, id, { ...usual, to: { type: 'unknown' } }, 'secondaryDsl');
  assert.equal(await sees(partnership, 'secondaryDsl'), false);
  const { move } = await handoverFor(partnership, 'primaryDsl', id);
  assert.deepEqual([move.state, move.to.type], ['confirmed', 'unknown']);
  await change(partnership, id, usual);
  assert.equal(await sees(partnership, 'secondaryDsl'), true, 'the school became known again');
});

test('what was sent to the wrong school is recalled and owed to the right one, between the DSLs too; nil stays nil', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await take(partnership, 'primaryDsl', id, 'safeguarding-file', 'sent');
  await take(partnership, 'primaryOffice', id, 'ctf', 'sent');
  await take(partnership, 'secondaryOffice', id, 'ctf', 'accepted');
  await take(partnership, 'primaryOffice', id, 'educational-record', 'nil-declared');
  await change(partnership, id, academy, 'primaryOffice');
  const handover = await handoverFor(partnership, 'primaryDsl', id);
  for (const code of ['safeguarding-file', 'ctf']) {
    const { state, send, confirm, steps } = itemOf(handover, code);
    assert.deepEqual(
      [state, send.ending, confirm?.ending?.how ?? null],
      ['expected', null, code === 'ctf' ? 'done' : 'ended'],
    );
    assert.equal(steps.at(-1)?.step, 'recalled', code);
  }
  assert.equal(itemOf(handover, 'educational-record').state, 'nil-declared');
  assert.equal(itemOf(handover, 'educational-record').send.ending?.how, 'done');
  const dsl = await handoverFor(partnership, 'academyDsl', id);
  assert.equal(itemOf(dsl, 'safeguarding-file').send.to?.organisation, ids.academy);
  await take(partnership, 'primaryOffice', id, 'ctf', 'sent');
  assert.equal(itemOf(await handoverFor(partnership, 'academyDsl', id), 'ctf').state, 'sent');
});

test('a change made by mistake and taken back leaves what was sent as it was', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await take(partnership, 'primaryOffice', id, 'ctf', 'sent');
  await take(partnership, 'primaryOffice', id, 'educational-record', 'sent');
  await take(partnership, 'primaryOffice', id, 'educational-record', 'recalled');
  await change(partnership, id, academy);
  await change(partnership, id, usual);
  const handover = await handoverFor(partnership, 'secondaryDsl', id);
  const { state, send, confirm } = itemOf(handover, 'ctf');
  assert.deepEqual([state, send.ending?.how, confirm?.ending], ['sent', 'done', null]);
  assert.equal(itemOf(handover, 'educational-record').state, 'recalled', 'what a person recalled stays recalled');
  assert.equal(await sees(partnership, 'academyDsl'), false);
});

test('the old school educates until the new first day, and is at no time without sight of the child', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await change(partnership, id, { ...usual, startsOn: '2027-10-04' });
  const purposesOn = async (day: string) => {
    const at = Temporal.Instant.from(`${day}T12:00:00Z`);
    const all = await partnership.everything((access) => allInvolvements(access, ids.child));
    return all
      .filter(
        ({ startsAt, endsAt }) =>
          Temporal.Instant.compare(startsAt, at) <= 0 && (endsAt === null || Temporal.Instant.compare(endsAt, at) > 0),
      )
      .filter(({ organisation }) => organisation !== ids.council)
      .map(({ organisation, purpose }) => `${organisation === ids.primary ? 'old' : 'new'} ${purpose}`)
      .toSorted();
  };
  assert.deepEqual(await purposesOn('2027-09-10'), ['new admission', 'old education']);
  assert.deepEqual(await purposesOn('2027-10-05'), ['new education', 'old former-school']);
  assert.deepEqual(await purposesOn('2028-10-05'), ['new education']);
  await change(partnership, id, { ...usual, startsOn: undefined });
  assert.deepEqual(await purposesOn('2028-10-05'), ['new admission', 'old education']);
});

test('after the child has arrived the days can be put right, and the school cannot become another one', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  partnership.services.clock.moveTo('2027-09-03T09:00:00Z');
  await partnership.as('secondaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    await recordArrival(child, id, Temporal.PlainDate.from('2027-09-02'), '7', child.seen);
  });
  await assert.rejects(change(partnership, id, academy, 'secondaryDsl'), { code: 'MOVE_NOT_CHANGEABLE' });
  await change(partnership, id, { ...usual, startsOn: '2027-09-03' }, 'secondaryDsl');
  assert.equal(await sees(partnership, 'secondaryDsl'), true);
  const { move } = await handoverFor(partnership, 'secondaryDsl', id);
  assert.deepEqual([move.startsOn?.toString(), move.arrivedOn?.toString()], ['2027-09-03', '2027-09-02']);
});

test('a move that is called off leaves the child where they are, and nothing is owed but to destroy what was sent', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await take(partnership, 'primaryOffice', id, 'ctf', 'sent');
  await partnership.as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    await cancelMove(child, id, 'The family stays', child.seen);
  });
  const left = await partnership.as('secondaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    return [(await findMove(child, id))?.state, await dutiesOfChild(child), await enrolmentsOf(child)];
  });
  assert.deepEqual(left, ['rejected', [], []]);
  const { open, endsOn } = await partnership.as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    const duties = await dutiesOfChild(child, id);
    const [onRoll] = await enrolmentsOf(child);
    return { open: duties.filter(({ ending }) => ending === null).map(({ rule }) => rule), endsOn: onRoll?.endsOn };
  });
  assert.deepEqual([open, endsOn], [['confirm-recall'], null]);
  await assert.rejects(change(partnership, id, usual), { code: 'MOVE_NOT_CHANGEABLE' });
  partnership.services.clock.moveTo('2028-10-01T09:00:00Z');
  assert.equal(await sees(partnership, 'primaryDsl'), true);
});

test('nobody changes a move who could not have confirmed it, and two at once do not both', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await assert.rejects(change(partnership, id, academy, 'academyDsl'), { code: 'NOT_FOUND' });
  await assert.rejects(change(partnership, id, academy, 'matching'), { code: 'NOT_FOUND' });
  const stale = partnership.as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    await changeMove(child, id, academy, child.seen - 1);
  });
  await assert.rejects(stale, { code: 'CHANGED_MEANWHILE' });
});

test('a teacher who is named for the child still has to hand over what is theirs after the child has left', async (t) => {
  const partnership = await smallPartnership(t);
  const teaches = involvementStarts(
    { organisation: ids.primary, recordedBy: null },
    {
      organisation: ids.primary,
      practitioner: people.primaryTeacher.id,
      role: 'class-teacher',
      purpose: 'education',
      reason: 'teaches the class',
      from: Temporal.Instant.from('2026-09-02T08:00:00Z'),
    },
  );
  await asSystemAppend(partnership.services, [{ subject: ids.child, isNew: false, entries: [teaches] }]);
  const id = await confirmedMove(partnership);
  partnership.services.clock.moveTo('2027-09-10T09:00:00Z');
  const handover = await handoverFor(partnership, 'primaryTeacher', id);
  const profile = itemOf(handover, 'one-page-profile');
  assert.deepEqual([profile.send.owner.role, profile.send.state], ['class-teacher', 'overdue']);
  assert.deepEqual(handover.betweenDsls, []);
  await take(partnership, 'primaryTeacher', id, 'one-page-profile', 'sent');
  partnership.services.clock.moveTo('2028-09-10T09:00:00Z');
  assert.equal(await sees(partnership, 'primaryTeacher'), false, 'a year later it is over');
});
