import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  asSystemAppend,
  ids,
  people,
  type SmallPartnership,
  smallPartnership,
  today,
} from '../../test/small-partnership.ts';
import { openChild } from '../record/child.ts';
import { onNobodysRoll } from '../record/cohort/roll-gaps.ts';
import { movesOf } from '../record/moves.ts';
import { confirmMove } from './decide-move.ts';
import { proposeMove } from './propose-move.ts';
import { recordArrival } from './record-arrival.ts';

const school = (organisation: string) => ({ type: 'school', organisation }) as const;
const toSecondary = {
  from: school(ids.primary),
  to: school(ids.secondary),
  kind: 'phase-transfer',
  leavesOn: '2026-07-21',
  startsOn: '2026-09-03',
  source: 'offer of a place',
} as const;
type Move = Parameters<typeof proposeMove>[2];

const propose = ({ as }: SmallPartnership, move: Move): Promise<string> =>
  as('admissions', async (access) => {
    const by = { organisation: ids.council, recordedBy: people.admissions.id };
    return proposeMove(await openChild(access, ids.child), by, move);
  });

const confirm = ({ as }: SmallPartnership, id: string, { from, to, kind, leavesOn, startsOn, source }: Move) =>
  as('admissions', async (access) => {
    const child = await openChild(access, ids.child);
    const days = { leavesOn, startsOn };
    await confirmMove(child, id, { from, to, kind, source, ...days, reason: 'place accepted' }, child.seen);
  });

const leaves = ({ services }: SmallPartnership, organisation: string, day: string) =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'enrolment.ended',
          happened: { day: Temporal.PlainDate.from(day) },
          organisation,
          recordedBy: null,
          data: { organisation },
        },
      ],
    },
  ]);

const missing = ({ as }: SmallPartnership) =>
  as('admissions', async (access) => (await onNobodysRoll(access, undefined)).gaps.map((gap) => gap.school));

/** Moved to secondary school in September, and arrived. */
async function arrived(partnership: SmallPartnership): Promise<void> {
  partnership.services.clock.moveTo('2026-05-11T09:00:00Z');
  await confirm(partnership, await propose(partnership, toSecondary), toSecondary);
  partnership.services.clock.moveTo('2026-09-03T09:00:00Z');
  await leaves(partnership, ids.primary, '2026-07-21');
  await partnership.as('secondaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    const [move] = await movesOf(child);
    await recordArrival(child, move?.id ?? '', Temporal.PlainDate.from('2026-09-03'), '7', child.seen);
  });
  partnership.services.clock.moveTo(`${today}T09:00:00Z`);
}

test('a child who arrived at a school once and has left it since is on nobody’s roll', async (t) => {
  const partnership = await smallPartnership(t);
  await arrived(partnership);
  assert.deepEqual(await missing(partnership), []);
  await leaves(partnership, ids.secondary, '2026-11-13');
  assert.deepEqual(await missing(partnership), [ids.secondary]);
});

test('a move that nobody has confirmed takes no child off the list of those on nobody’s roll', async (t) => {
  const partnership = await smallPartnership(t);
  await leaves(partnership, ids.primary, '2026-11-13');
  const next: Move = { ...toSecondary, kind: 'in-year', leavesOn: '2026-11-13', startsOn: '2026-12-01' };
  const move = await propose(partnership, next);
  assert.deepEqual(await missing(partnership), [ids.primary]);
  await confirm(partnership, move, next);
  assert.deepEqual(await missing(partnership), []);
  partnership.services.clock.moveTo('2026-12-02T09:00:00Z');
  assert.deepEqual(await missing(partnership), [ids.primary], 'the first day has passed and nobody has seen the child');
});

test('education at home explains an absence from every roll only when it was confirmed after the child joined', async (t) => {
  const partnership = await smallPartnership(t);
  await leaves(partnership, ids.primary, '2026-11-13');
  const home: Move = { ...toSecondary, to: { type: 'home-education' }, kind: 'home-education', startsOn: '2026-11-16' };
  await confirm(partnership, await propose(partnership, home), home);
  assert.deepEqual(await missing(partnership), []);
});
