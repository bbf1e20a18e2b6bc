import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asSystemAppend, ids, type SmallPartnership, smallPartnership } from '../../test/small-partnership.ts';
import { rulebookOf } from '../rulebook/testing/scene.ts';
import { openChild } from './child.ts';
import { dutiesOfChild } from './duties.ts';
import { derivePending, sweep } from './sweep.ts';
import { tracesOf } from './traces.ts';

const system = { partnership: ids.partnership };

const rulebook = rulebookOf(`
  - duty: visit
    ABOUT
    when: { entry: placement.started }
    owner: { role: dsl, of: recorder }
    due: { within: 6 weeks, after: trigger }
    repeat: { every: 6 weeks, from: actual }
    done: { entry: social-work-visit.made }
    ends: { entry: placement.ended }
  - duty: long-away
    ABOUT
    when: { entry: placement.started }
    if:
      lasting: { from: { entry: placement.started }, to: { entry: placement.ended } }
      atLeast: 10 days
      within: 28 days
    owner: { role: dsl, of: recorder }
    due: as soon as possible
    done: { entry: note.recorded }
`);

async function prepared(t: Parameters<typeof smallPartnership>[0]) {
  const partnership = await smallPartnership(t);
  const services = { ...partnership.services, engine: { ...partnership.services.engine, rulebook } };
  const record = (kind: string, day: string, data: Record<string, unknown> = {}) =>
    asSystemAppend(services, [
      {
        subject: ids.child,
        isNew: false,
        entries: [
          { kind, happened: { day: Temporal.PlainDate.from(day) }, organisation: ids.primary, recordedBy: null, data },
        ],
      },
    ]);
  await record('placement.started', '2026-11-20', { organisation: ids.council, kind: 'foster-care', planned: true });
  return { partnership, services, record };
}

const owed = ({ as }: SmallPartnership) =>
  as('primaryDsl', async (access) =>
    (await dutiesOfChild(await openChild(access, ids.child)))
      .map(({ instance, state }) => `${instance.replace(/\/[0-9a-f-]{36}/u, '')} ${state}`)
      .toSorted(),
  );

test('a duty that begins by time alone is there when its time has come, although nobody recorded anything', async (t) => {
  const { partnership, services } = await prepared(t);
  assert.deepEqual(await owed(partnership), ['visit open']);
  partnership.services.clock.moveTo('2026-11-29T23:59:00Z');
  await sweep(services, system);
  assert.deepEqual(await owed(partnership), ['visit open']);
  partnership.services.clock.moveTo('2026-11-30T12:00:00Z');
  await sweep(services, system);
  assert.deepEqual(await owed(partnership), ['long-away open', 'visit open']);
});

test('the next time opens as the limit before it passes, however long nobody swept, and the trace says when', async (t) => {
  const { partnership, services } = await prepared(t);
  partnership.services.clock.moveTo('2027-02-20T09:00:00Z');
  await sweep(services, system);
  assert.deepEqual(await owed(partnership), ['long-away open', 'visit overdue', 'visit/2 overdue', 'visit/3 open']);
  const traces = await partnership.as('primaryDsl', async (access) => tracesOf(await openChild(access, ids.child)));
  const opened = traces
    .filter(({ step, rule }) => step === 'opened' && rule === 'visit')
    .map(({ at }) => at.toString());
  assert.deepEqual(opened.toSorted(), ['2027-01-02T00:00:00Z', '2027-02-13T00:00:00Z']);
});

test('in small steps it is the same as in one', async (t) => {
  const stepping = await prepared(t);
  for (const day of ['2026-12-01', '2027-01-01', '2027-01-02', '2027-01-03', '2027-02-13', '2027-02-20']) {
    stepping.partnership.services.clock.moveTo(`${day}T09:00:00Z`);
    await sweep(stepping.services, system);
  }
  assert.deepEqual(await owed(stepping.partnership), [
    'long-away open',
    'visit overdue',
    'visit/2 overdue',
    'visit/3 open',
  ]);
});

test('what waits for nothing is not looked at again', async (t) => {
  const { partnership, services, record } = await prepared(t);
  await record('placement.ended', '2026-11-22', { reason: 'home', planned: true });
  partnership.services.clock.moveTo('2027-06-01T09:00:00Z');
  await derivePending(services, system);
  assert.equal(await derivePending(services, system), 0);
  assert.deepEqual(await owed(partnership), ['visit ended']);
});
