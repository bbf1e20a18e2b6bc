/** What the demo says that a document indicated is what the document indicates. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dutyState } from '../rulebook/duty/duty.ts';
import type { RuleEntry } from '../rulebook/entry.ts';
import { readThreshold } from '../rulebook/threshold/read-threshold.ts';
import { type DerivedChild, type DerivedDemo, derivedDemo } from './derived-demo.fixture.ts';

type Decided = {
  readonly assessment: string;
  readonly contact?: string;
  readonly level: string;
  readonly shown: { readonly from?: string; readonly to?: string; readonly says: string; readonly seen: number };
  readonly differs?: object;
};

const dataOf = ({ data }: RuleEntry) => data as Decided;

const decisionsOf = ({ ruleEntries }: DerivedChild): readonly RuleEntry[] =>
  ruleEntries.filter(({ kind }) => kind === 'level.decided');

function readingAt({ rulebook, world }: DerivedDemo, { ruleEntries }: DerivedChild, decision: RuleEntry) {
  const before = ruleEntries.filter(({ recorded, id }) => recorded <= decision.recorded && id !== decision.id);
  const reading = readThreshold(rulebook, 'arkenshire-thresholds', before, world, decision.recorded);
  assert.ok(reading !== null);
  return reading;
}

for (const day of ['2026-11-22', '2027-02-15', '2027-07-10'])
  test(`every decision on a level was shown what the document says, on ${day}`, () => {
    const demo = derivedDemo(Temporal.PlainDate.from(day));
    const all = demo.children.flatMap((child) => decisionsOf(child).map((decision) => ({ child, decision })));
    assert.ok(all.length >= 20, `${all.length} decisions`);
    for (const { child, decision } of all) {
      const { shown, level, differs } = dataOf(decision);
      const { band, says, packVersion } = readingAt(demo, child, decision);
      assert.deepEqual(
        [shown.from, shown.to, shown.says],
        [band?.from.code, band?.to.code, says],
        `${child.key} ${packVersion}`,
      );
      const isWithin = band === null || (band.from.code <= level && level <= band.to.code);
      assert.equal(differs === undefined, isWithin, `${child.key} says why it differs`);
      assert.ok(shown.seen > 3 && shown.seen < child.ruleEntries.length, child.key);
    }
    const outcomes = new Set(all.map(({ decision }) => dataOf(decision).level));
    assert.deepEqual([...outcomes].toSorted(), ['L1', 'L2', 'L3', 'L4']);
  });

test('whoever decides has written their own view before, and the contact is decided in the same moment', () => {
  const { children } = derivedDemo(Temporal.PlainDate.from('2026-11-22'));
  for (const child of children)
    for (const decision of decisionsOf(child)) {
      const { assessment, contact } = dataOf(decision);
      const before = child.ruleEntries.filter(({ recorded }) => recorded < decision.recorded);
      assert.ok(before.some((entry) => entry.kind === 'level.viewed' && dataOf(entry).assessment === assessment));
      if (contact === undefined) continue;
      const isDecision = (entry: RuleEntry) => entry.kind === 'contact.decided' && dataOf(entry).contact === contact;
      assert.equal(child.ruleEntries.find(isDecision)?.recorded, decision.recorded, child.key);
    }
});

for (const day of ['2026-11-24', '2027-07-10', '2027-10-10', '2028-02-01'])
  test(`few levels wait for somebody to look at them again, on ${day}`, () => {
    const { children, now } = derivedDemo(Temporal.PlainDate.from(day));
    const late = children.flatMap(({ derived }) =>
      derived.duties.filter((duty) => duty.rule === 'level-review' && dutyState(duty, now) === 'overdue'),
    );
    assert.ok(late.length <= 10, `${late.length}`);
  });
