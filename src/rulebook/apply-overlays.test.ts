import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isProblem } from '../errors.ts';
import type { Pack } from './pack/pack-schema.ts';
import { readPack } from './pack/read-pack.ts';
import { compileRulebook } from './rulebook.ts';
import { chronicle, dueDay, moveData, onlyDuty, packOf, packText } from './testing/scene.ts';

const nation = packOf(`
  - duty: told
    ABOUT
    when: { entry: school-move.confirmed }
    owner: { role: dsl, of: trigger.from }
    due: { within: 10 working days, after: trigger, calendar: working days }
    done: { entry: handover.item-sent, where: { move: trigger.move } }
  - duty: bound
    ABOUT
    when: { entry: school-move.confirmed, where: { kind: in-year } }
    owner: { role: dsl, of: trigger.from }
    due: { before: trigger.startsOn }
    done: { entry: handover.item-sent, where: { move: trigger.move } }
`);

function partnership(overlay: string): Pack {
  const text = packText('[]', `overlay:\n${overlay}\n`).replace('pack: test/rules', 'pack: area/rules');
  const read = readPack(text.replace('rules:\n[]', 'rules: []'));
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.problems));
  return read.pack;
}

const withBasis = (pack: Pack, basis: 'statute' | 'regulations'): Pack => ({
  ...pack,
  rules: pack.rules.map((rule) => ({ ...rule, basis })),
});

const refusal = (packs: readonly Pack[]): string => {
  try {
    compileRulebook(packs);
  } catch (error) {
    if (isProblem(error) && error.code === 'PACK_INVALID') return error.message;
    throw error;
  }
  return 'not refused';
};

const because = 'because: The area agreed on it in March.';

test('a partnership makes a limit shorter on the same clock', () => {
  const rulebook = compileRulebook([nation, partnership(`  - { tighten: told, within: 5 working days, ${because} }`)]);
  const entries = chronicle({ kind: 'school-move.confirmed', happened: '2026-05-11T10:00', data: moveData() });
  assert.equal(dueDay(onlyDuty(entries, rulebook, '2026-05-12').due), '2026-05-18');
  assert.equal(dueDay(onlyDuty(entries, compileRulebook([nation]), '2026-05-12').due), '2026-05-26');
});

test('it cannot make one longer, nor count in another unit, nor set one where there is none', () => {
  const refuse = (change: string) => refusal([nation, partnership(`  - { ${change}, ${because} }`)]);
  assert.match(refuse('tighten: told, within: 10 working days'), /only make it shorter/u);
  assert.match(refuse('tighten: told, within: 15 working days'), /only make it shorter/u);
  assert.match(refuse('tighten: told, within: 5 days'), /same unit/u);
  assert.match(refuse('tighten: bound, within: 5 days'), /no limit of so much time/u);
});

test('it switches a rule off with a reason, and what is switched off can be shown', () => {
  const rulebook = compileRulebook([nation, partnership(`  - { off: told, ${because} }`)]);
  assert.deepEqual([...rulebook.rules.keys()], ['bound']);
  assert.equal(rulebook.dutyRule('told'), undefined);
  const off = rulebook.switchedOff.get('told');
  assert.deepEqual(
    [off?.rule.title, off?.by.pack, off?.because],
    ['A rule', 'area/rules', 'The area agreed on it in March.'],
  );
});

test('what rests on statute or regulations cannot be switched off', () => {
  for (const basis of ['statute', 'regulations'] as const) {
    const says = refusal([withBasis(nation, basis), partnership(`  - { off: told, ${because} }`)]);
    assert.match(says, /statute or regulations/u);
  }
});

test('a rule that is not there is named with the one that was probably meant', () => {
  const says = refusal([nation, partnership(`  - { off: tol, ${because} }`)]);
  assert.match(says, /area\/rules.*"tol".*told/u);
});

test('a change without a reason is refused where it stands', () => {
  const read = readPack(
    packText('[]', 'overlay:\n  - { off: told, because: "" }\n').replace('rules:\n[]', 'rules: []'),
  );
  assert.ok(!read.ok);
  assert.match(read.problems.map(({ at, says }) => `${at} ${says}`).join(), /overlay\.0\.because.*Say why/u);
});
