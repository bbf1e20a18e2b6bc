import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isProblem } from '../errors.ts';
import { compileRulebook } from './rulebook.ts';
import { packOf } from './testing/scene.ts';

const pack = packOf(`
  - duty: owed
    ABOUT
    when: { entry: school-move.confirmed }
    if: { entry: [concern.recorded, suspension.recorded] }
    owner: { role: dsl, of: trigger.from }
    due: no fixed time
    done: { entry: handover.item-sent }
    ends: { entry: school-move.rejected }
  - item: file
    ABOUT
    contents: The file.
    when: { entry: school-move.confirmed }
    receipt: one by one
    send: { owner: { role: dsl, of: trigger.from }, due: no fixed time }
    confirm: { owner: { role: dsl, of: trigger.to }, due: no fixed time }
    answer: { due: no fixed time }
`);

test('an item compiles to three duties, found again by the id of each', () => {
  const rulebook = compileRulebook([pack]);
  assert.deepEqual(
    rulebook.duties.map(({ rule, item }) => [rule.duty, item]),
    [
      ['owed', null],
      ['file.send', 'file'],
      ['file.confirm', 'file'],
      ['file.answer', 'file'],
    ],
  );
  assert.equal(rulebook.ruleOf('file.answer')?.rule, pack.rules[1]);
  assert.equal(rulebook.ruleOf('owed')?.pack, pack);
  assert.equal(rulebook.ruleOf('gone'), undefined);
  assert.equal(rulebook.dutyRule('file.send')?.rule.title, 'Send: A rule');
  assert.deepEqual([...rulebook.items.keys()], ['file']);
});

test('a duty listens to every kind that its rule names, to waivers and to withdrawals', () => {
  assert.deepEqual([...(compileRulebook([pack]).dutyRule('owed')?.kinds ?? [])].toSorted(), [
    'concern.recorded',
    'duty.waived',
    'entry.withdrawn',
    'handover.item-sent',
    'school-move.confirmed',
    'school-move.rejected',
    'suspension.recorded',
  ]);
});

test('only packs in force are derived from', () => {
  for (const status of ['draft', 'approved', 'superseded', 'withdrawn'] as const) {
    assert.deepEqual(compileRulebook([{ ...pack, status }]).duties, [], status);
  }
  assert.equal(compileRulebook([{ ...pack, status: 'superseded' }, pack]).duties.length, 4);
});

test('a pack cannot replace a rule of another unnoticed', () => {
  const overlay = { ...pack, pack: 'local/overlay' };
  assert.throws(
    () => compileRulebook([pack, overlay]),
    (error: unknown) =>
      isProblem(error) &&
      error.code === 'PACK_INVALID' &&
      /local\/overlay: there is already a rule called "owed" in test\/rules/u.test(error.message),
  );
});
