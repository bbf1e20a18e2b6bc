import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packOf } from '../testing/scene.ts';
import { diffRules } from './diff-rules.ts';

const duty = (id: string, within = '2 days', more = ''): string => `
  - duty: ${id}
    ABOUT
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: { within: ${within}, after: trigger }
    done: { entry: note.recorded }
${more}`;

const before = [packOf(duty('kept') + duty('tightened') + duty('gone'))];

test('the same rules have no difference', () => {
  assert.deepEqual(diffRules(before, before), []);
  assert.deepEqual(diffRules([], []), []);
});

test('what was added, changed and removed is told, in that order', () => {
  const after = [packOf(duty('new') + duty('kept') + duty('tightened', '1 day'))];
  const changes = diffRules(before, after);
  assert.deepEqual(
    changes.map(({ rule, how }) => [rule, how]),
    [
      ['new', 'added'],
      ['tightened', 'changed'],
      ['gone', 'removed'],
    ],
  );
  assert.equal(changes[1]?.says.length, 1);
  assert.match(changes[1]?.says[0] ?? '', /^due: was "Within 2 days of .*", is "Within 1 day of /u);
});

test('examples are tests of a rule and make no difference; a part that is new is told', () => {
  const examples = `    examples:
      - { title: One, entries: [{ kind: concern.recorded, happened: "2026-09-21", data: { what: x } }], asOf: "2026-09-21", expect: { state: open } }
`;
  assert.deepEqual(diffRules([packOf(duty('kept'))], [packOf(duty('kept', '2 days', examples))]), []);
  const [changed] = diffRules([packOf(duty('kept'))], [packOf(duty('kept', '2 days', '    lesson: 4\n'))]);
  assert.deepEqual(changed?.says, ['lesson: was nothing, is 4']);
});
