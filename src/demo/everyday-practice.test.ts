import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Role, roles } from '../kinds/vocabulary.ts';
import { askGate } from '../rulebook/gate/ask-gate.ts';
import { ladderNow } from '../rulebook/ladder/ladder.ts';
import { promptState } from '../rulebook/prompt/prompt.ts';
import { homeMoveId } from './children/care/home-move.ts';
import { type DerivedChild, type DerivedDemo, derivedDemo, owedBy } from './derived-demo.fixture.ts';
import { type PersonKey, personFacts, personKeys } from './people/people.ts';
import { placeId } from './places/places.ts';
import { day, startOf } from './time/days.ts';

const days = ['2026-09-01', '2026-11-22', '2026-12-31', '2027-03-29', '2027-07-10'] as const;
const demos = new Map(days.map((each) => [each, derivedDemo(Temporal.PlainDate.from(each))]));
const demoOf = (asOf: (typeof days)[number]): DerivedDemo => demos.get(asOf) ?? assert.fail(asOf);
const november = demoOf('2026-11-22');

const childOf = (key: string, { children }: DerivedDemo): DerivedChild =>
  children.find((child) => child.key === key) ?? assert.fail(key);
const statesOf = (person: PersonKey, demo: DerivedDemo): Readonly<Record<string, number>> => {
  const owed = owedBy(person, demo);
  return Object.fromEntries(
    Object.entries(Object.groupBy(owed, ({ state }) => state)).map(([state, list]) => [state, list.length]),
  );
};

for (const asOf of days) {
  const demo = demoOf(asOf);

  test(`nobody drowns in overdue duties on ${asOf}`, () => {
    for (const person of personKeys) {
      const { overdue = 0 } = statesOf(person, demo);
      assert.ok(overdue <= 40, `${person}: ${overdue}`);
    }
  });

  test(`only in Joel’s story something has been overdue for more than two years on ${asOf}`, () => {
    const twoYearsAgo = startOf(Temporal.PlainDate.from(asOf).subtract({ years: 2 })).epochMilliseconds;
    const old = demo.children.flatMap(({ key, derived }) =>
      derived.duties
        .filter(({ ending, due }) => ending === null && due.kind === 'at' && due.at < twoYearsAgo)
        .map(({ rule }) => `${key} ${rule}`),
    );
    assert.deepEqual(
      old.filter((each) => !each.startsWith('joel-marriner ')),
      [],
    );
  });

  test(`who looks after children in care has a handful of duties in every state on ${asOf}`, () => {
    for (const person of ['daniel-mensah', 'zainab-malik', 'sarah-lockwood', 'kelly-rowbottom'] as const) {
      const states = statesOf(person, demo);
      const all = Object.values(states).reduce((sum, count) => sum + count, 0);
      assert.ok(all >= 2 && all <= 40, `${person}: ${JSON.stringify(states)}`);
      assert.ok(
        (states['overdue'] ?? 0) >= 1 && (states['overdue'] ?? 0) <= 10,
        `${person}: ${JSON.stringify(states)}`,
      );
    }
    const { open = 0, 'due-soon': soon = 0 } = statesOf('judith-fairclough', demo);
    assert.ok(open >= 4 && soon >= 1, `${open} ${soon}`);
  });

  test(`a challenge about Poppy is with the managers, and somebody has answered, on ${asOf}`, () => {
    const [ladder] = childOf('poppy-ellershaw', demo).derived.ladders;
    assert.ok(ladder !== undefined);
    const now = ladderNow(ladder, demo.now);
    assert.deepEqual([now.state, now.stage?.n, now.responded], ['open', 2, true]);
  });

  test(`Erin is ready to leave hospital, and her home is searched for, on ${asOf}`, () => {
    const [pathway] = childOf('erin-calloway', demo).derived.pathways;
    assert.equal(pathway?.endedAt, null);
    assert.deepEqual(Object.fromEntries(pathway.regions.map(({ region, state }) => [region, state])), {
      health: 'ready',
      placement: 'search',
      family: 'considered',
      joint: 'escalation',
    });
  });

  test(`Kayden’s three contacts have been read together by nobody on ${asOf}`, () => {
    const prompt = childOf('kayden-rushworth', demo).derived.prompts.find(
      (each) => each.prompt === 'contacts-without-action',
    );
    assert.ok(prompt !== undefined && promptState(prompt, demo.now) === 'open');
    assert.equal(prompt.evidence.length, 3);
  });

  test(`Biniam’s move to his uncle waits for what half of its gates still need on ${asOf}`, () => {
    const child = childOf('biniam-tesfay', demo);
    const move = homeMoveId('biniam-tesfay', 'to-his-uncle');
    const data = { move, setting: 'connected-person', area: 'distant', outcome: 'go-ahead' };
    const answers = [
      ['move-asked-before-deciding', 'move.decided'],
      ['move-at-a-distance', 'move.authorised'],
    ].map(([gate = '', kind = '']) =>
      askGate(
        demo.rulebook,
        gate,
        { kind, data, happened: demo.now, organisation: placeId('council') },
        child.ruleEntries,
        demo.world,
        demo.now,
      ),
    );
    for (const answer of answers) {
      assert.equal(answer?.passes, false);
      assert.ok(answer.needs.some(({ status }) => status === 'met'));
    }
  });
}

test('children in care are visited, reviewed and moved as the rules ask, but for what was let slip', () => {
  const ordinary = november.children.filter(
    ({ key, entries }) => /-\d+$/u.test(key) && entries.some(({ kind }) => kind === 'care-episode.started'),
  );
  assert.ok(ordinary.length >= 4, String(ordinary.length));
  for (const { key, derived, entries } of ordinary) {
    assert.deepEqual(derived.happenedWithout, [], key);
    const late = derived.duties.filter(
      ({ pack, ending, due }) =>
        pack === 'england/looked-after' && ending === null && due.kind === 'at' && due.at < november.now,
    );
    assert.ok(late.length <= 2, `${key}: ${late.map(({ rule }) => rule).join(', ')}`);
    assert.ok(entries.some(({ kind }) => kind === 'child.asked') && entries.some(({ kind }) => kind === 'family.told'));
  }
});

test('what went wrong for Joel is what the rules of today say', () => {
  const { derived } = childOf('joel-marriner', november);
  const without = new Set(derived.happenedWithout.map(({ gate, need }) => `${gate} ${need}`));
  for (const each of [
    'move-told-where parents-told',
    'move-written-notice child-notice',
    'move-in-years-10-and-11 approved',
    'move-at-a-distance approved',
  ]) {
    assert.ok(without.has(each), each);
  }
  const since = day(2026, 4, 1);
  assert.ok(
    derived.happenedWithout.every(({ at }) => at < startOf(since).epochMilliseconds),
    'the last move went well',
  );
  const states = Object.fromEntries(
    derived.prompts.map((prompt) => [prompt.prompt, promptState(prompt, november.now)] as const),
  );
  assert.deepEqual(states, {
    'enhanced-transition': 'open',
    'missing-again': 'closed',
    'contacts-without-action': 'open',
    'plan-without-progress': 'closed',
    'suspended-again': 'open',
    'need-without-diagnosis': 'open',
    'read-again-after-diagnosis': 'open',
  });
  const [dropped, taken] = derived.ladders;
  assert.ok(dropped !== undefined && taken !== undefined);
  assert.deepEqual(
    dropped.stages.map(({ n, responded }) => [n, responded]),
    [1, 2, 3, 4].map((n) => [n, null]),
  );
  assert.deepEqual(dropped.ending?.without, ['agreed', 'action-done', 'originator-informed']);
  assert.deepEqual([taken.ending?.without, taken.stages.at(-1)?.n], [[], 3]);
  const [pathway] = derived.pathways;
  const violations = pathway?.regions.flatMap((region) => region.violations.map((each) => each.without)) ?? [];
  assert.ok(violations.some((each) => each.startsWith('the family having been told')));
  assert.ok(violations.some((each) => each.startsWith('the legal authority')));
});

/** Whoever is asked for something by what stands open. */
const aYear = 365 * 86_400_000;

function rolesAsked({ children, now }: DerivedDemo): ReadonlySet<Role> {
  const asked = children.flatMap(({ derived }): readonly Role[] => [
    ...derived.duties.flatMap(({ owner, to, ending, opensAt }) =>
      ending === null || opensAt > now - aYear ? [owner.role, ...(to === null ? [] : [to.role])] : [],
    ),
    ...derived.prompts.flatMap((prompt) => (promptState(prompt, now) === 'open' ? prompt.closedBy : [])),
    ...derived.ladders.flatMap((ladder) => {
      const { state, stage } = ladderNow(ladder, now);
      return state === 'open' && stage !== null ? stage.acting.map(({ acts }) => acts.role) : [];
    }),
    ...derived.pathways.flatMap(({ regions, endedAt }) =>
      endedAt === null ? regions.flatMap(({ accountable }) => accountable?.role ?? []) : [],
    ),
  ]);
  return new Set(asked);
}

test('in the course of the year every role of the rules that somebody holds has something to do', () => {
  const asked = new Set(days.flatMap((asOf) => [...rolesAsked(demoOf(asOf))]));
  const held = new Set(personKeys.flatMap((key) => personFacts(key).posts.map(([role]): Role => role)));
  const owning = new Set(november.rulebook.duties.map(({ rule }) => rule.owner.role));
  const idle = [...owning].filter((role) => held.has(role) && !asked.has(role)).map((role) => roles[role]);
  assert.deepEqual(idle, []);
});
