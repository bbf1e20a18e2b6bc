import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileRulebook } from '../rulebook.ts';
import { bankHolidays, packOf } from '../testing/scene.ts';
import { diffExamples } from './diff-examples.ts';

const packWith = (within: string) =>
  packOf(`
  - duty: look-into
    ABOUT
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: { within: ${within}, after: trigger }
    done: { entry: note.recorded, happened: after trigger }
    examples:
      - title: On the second day
        entries: [{ kind: concern.recorded, happened: "2026-09-21", data: { what: x } }]
        asOf: "2026-09-23"
        expect: { state: open }
  - prompt: twice
    ABOUT
    question: Who will ask?
    raised: { count: { entry: concern.recorded }, atLeast: 2, within: ${within} }
    owner: { role: dsl, of: recorder }
    closedBy: [dsl]
    examples:
      - title: Two in four days
        entries:
          - { kind: concern.recorded, happened: "2026-09-21", data: { what: x } }
          - { kind: concern.recorded, happened: "2026-09-24", data: { what: x } }
        asOf: "2026-09-24"
        expect: nothing
`);

const changes = (before: string, after: string) =>
  diffExamples(
    [packWith(before)],
    compileRulebook([packWith(before)]),
    compileRulebook([packWith(after)]),
    bankHolidays,
  );

test('the same rulebook says the same of every example', () => {
  assert.deepEqual(changes('2 days', '2 days'), []);
});

test('a tighter limit is told by what each rulebook says of the example', () => {
  const tightened = changes('5 days', '1 day');
  const first = tightened.find(({ example }) => example === 'On the second day');
  assert.match(first?.before.join() ?? '', /look-into: open, due 2026-09-26/u);
  assert.match(first?.after.join() ?? '', /look-into: overdue, due 2026-09-22/u);
});

test('a question that only one of them raises stands on one side alone', () => {
  const found = changes('2 days', '5 days').find(({ example }) => example === 'Two in four days');
  assert.ok(found?.after.some((line) => line.startsWith('twice: open, asked since 2026-09-24')));
  assert.ok(found?.before.every((line) => !line.startsWith('twice')));
});
