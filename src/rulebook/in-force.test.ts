import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derive } from './derive.ts';
import type { Duty } from './duty/duty.ts';
import { explain } from './explain.ts';
import { commencementInWords } from './limit-words.ts';
import { readPack } from './pack/read-pack.ts';
import { compileRulebook } from './rulebook.ts';
import { at, chronicle, packText, schoolWorld } from './testing/scene.ts';

const rules = (lines: string) => `
  - duty: owed
    ABOUT
    ${lines}
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: { within: 2 weeks, after: trigger }
    done: { entry: plan.reviewed }
`;
const head = `commencements:
  the-act: { title: Section 3 of the Act, note: No day has been set. }
`;

const rulebookWith = (lines: string) => {
  const read = readPack(packText(rules(lines), head));
  assert.ok(read.ok, read.ok ? '' : read.problems.map(({ says }) => says).join('\n'));
  return compileRulebook([read.pack]);
};

const concern = (happened: string) => chronicle({ kind: 'concern.recorded', happened, recorded: '2026-12-01' });
const owed = (lines: string, happened: string, commenced: Record<string, string> = {}): readonly Duty[] =>
  derive(concern(happened), schoolWorld({}, commenced), rulebookWith(lines), at('2027-12-01')).duties;

test('a rule applies to what happened while it was in force, from the first moment to the last', () => {
  const lines = 'inForce: { from: "2026-04-01", to: "2026-06-30" }';
  assert.deepEqual(
    ['2026-03-31T23:59', '2026-04-01T00:00', '2026-06-30T23:59', '2026-07-01T00:00'].map(
      (when) => owed(lines, when).length,
    ),
    [0, 1, 1, 0],
  );
});

test('law that has no day yet applies to nothing, and then to what happens from that day on', () => {
  const lines = 'commences: the-act';
  assert.deepEqual(owed(lines, '2026-05-01'), []);
  const commenced = { 'the-act': '2026-09-01' };
  assert.deepEqual(owed(lines, '2026-08-31T23:59', commenced), []);
  assert.equal(owed(lines, '2026-09-01T00:00', commenced).length, 1);
  assert.deepEqual(owed(lines, '2026-09-01', { 'another-act': '2026-01-01' }), []);
});

test('with both, the later beginning counts and the earlier end', () => {
  const lines = 'commences: the-act\n    inForce: { from: "2026-04-01", to: "2026-06-30" }';
  const commenced = { 'the-act': '2026-05-01' };
  assert.deepEqual(
    ['2026-04-15', '2026-05-01', '2026-07-01'].map((when) => owed(lines, when, commenced).length),
    [0, 1, 0],
  );
});

test('a rule whose commencement the pack does not name is refused', () => {
  const read = readPack(packText(rules('commences: no-act'), head));
  assert.ok(!read.ok);
  assert.match(read.problems.map(({ says }) => says).join('\n'), /no-act/u);
});

test('an explanation says since when the law has been in force here, and that it is not', () => {
  const rulebook = rulebookWith('commences: the-act');
  const entries = concern('2026-09-01');
  const world = schoolWorld({}, { 'the-act': '2026-09-01' });
  const [duty] = derive(entries, world, rulebook, at('2027-12-01')).duties;
  assert.ok(duty !== undefined);
  assert.equal(
    explain(duty, entries, world, rulebook)?.commencement,
    'In force here from 1 September 2026, the day set for "Section 3 of the Act".',
  );
  const behind = rulebook.ruleOf('owed');
  assert.ok(behind !== undefined);
  assert.equal(
    commencementInWords(behind, schoolWorld()),
    'Not in force here: no day has been set for "Section 3 of the Act", so this rule asks for nothing yet.',
  );
});

test('a rule that waits for no law says nothing of one', () => {
  const rulebook = rulebookWith('lesson: 1');
  const entries = concern('2026-09-01');
  const [duty] = derive(entries, schoolWorld(), rulebook, at('2027-12-01')).duties;
  assert.ok(duty !== undefined);
  assert.equal(explain(duty, entries, schoolWorld(), rulebook)?.commencement, null);
});
