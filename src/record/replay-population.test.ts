import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { asSystemAppend, ids, smallPartnership } from '../../test/small-partnership.ts';
import { compileRulebook } from '../rulebook/rulebook.ts';
import { packOf } from '../rulebook/testing/scene.ts';
import { replayPopulation } from './replay-population.ts';

const rulebook = compileRulebook([
  packOf(`
  - prompt: concern-again
    ABOUT
    compartment: safeguarding
    question: Who will ask?
    raised: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    closedBy: [dsl]
`),
]);

const concern = (day: string) => ({
  kind: 'concern.recorded',
  organisation: ids.primary,
  recordedBy: null,
  happened: { day: Temporal.PlainDate.from(day) },
  data: { what: 'x' },
});

test('every chronology is replayed, across batches, and only numbers come out', async (t) => {
  const { services } = await smallPartnership(t);
  const others = Array.from({ length: 120 }, () => randomUUID());
  await asSystemAppend(services, [
    { subject: ids.child, isNew: false, entries: [concern('2026-11-02')] },
    ...others.map((subject, index) => ({
      subject,
      isNew: true,
      entries: index % 3 === 0 ? [concern('2026-11-03')] : [],
    })),
  ]);
  const seen: number[] = [];
  const tally = await replayPopulation(
    services,
    { partnership: ids.partnership },
    { rulebook, from: Temporal.Instant.from('2026-01-01T00:00:00Z'), progress: (children) => void seen.push(children) },
  );
  assert.equal(tally.children, 121);
  assert.deepEqual(
    tally.rules.map(({ rule, raised, children }) => ({ rule, raised, children })),
    [{ rule: 'concern-again', raised: 41, children: 41 }],
  );
  assert.deepEqual(
    tally.roles.map(({ role, raised }) => [role, raised]),
    [['dsl', 41]],
  );
  assert.deepEqual(seen, [100, 121]);
  assert.ok(!JSON.stringify(tally).includes(ids.child), 'nobody is named');
});

test('what was known before the period does not count, and nothing of it is stored', async (t) => {
  const { services, everything } = await smallPartnership(t);
  await asSystemAppend(services, [{ subject: ids.child, isNew: false, entries: [concern('2026-11-02')] }]);
  const duties = () => everything(({ transaction }) => transaction.selectFrom('duty').select('instance').execute());
  const before = await duties();
  const tally = await replayPopulation(
    services,
    { partnership: ids.partnership },
    { rulebook, from: services.clock.now().add({ hours: 1 }) },
  );
  assert.deepEqual(tally.rules, []);
  assert.deepEqual(await duties(), before);
});

test('when only some rules count, what all of them ask of a role is told beside it', async (t) => {
  const { services } = await smallPartnership(t);
  await asSystemAppend(services, [{ subject: ids.child, isNew: false, entries: [concern('2026-11-02')] }]);
  const two = compileRulebook([
    ...rulebook.packs,
    {
      ...packOf(`
  - duty: look-into
    ABOUT
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: no fixed time
    done: { entry: note.recorded }
`),
      pack: 'test/other',
    },
  ]);
  const { roles, together } = await replayPopulation(
    services,
    { partnership: ids.partnership },
    {
      rulebook: two,
      from: Temporal.Instant.from('2026-01-01T00:00:00Z'),
      counts: (rule) => rule === 'concern-again',
    },
  );
  const asked = (some: typeof roles) => some.map(({ role, raised }) => [role, raised]);
  assert.deepEqual([asked(roles), asked(together)], [[['dsl', 1]], [['dsl', 2]]]);
});
