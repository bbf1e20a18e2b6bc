import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bankHolidays, packText } from '../testing/scene.ts';
import { checkPack } from './check-pack.ts';

const rule = (examples: string): string => `  - duty: look-into
    ABOUT
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: { within: 2 days, after: trigger }
    done: { entry: note.recorded, happened: after trigger }
${examples}`;

const example = (title: string, expected: string): string => `      - title: ${title}
        entries: [{ kind: concern.recorded, happened: "2026-09-21", data: { what: x } }]
        asOf: "2026-09-21"
        expect: ${expected}
`;

const right = `    examples:\n${example('It is open', '{ state: open }')}${example('It is due', '{ due: "2026-09-23" }')}`;

test('a pack whose examples hold has nothing against it', () => {
  const { pack, findings } = checkPack(packText(rule(right)), bankHolidays);
  assert.deepEqual(findings, []);
  assert.equal(pack?.pack, 'test/rules');
});

test('an example that does not hold is named with its line and what came out', () => {
  const text = packText(rule(right.replace('state: open', 'state: overdue')));
  const { pack, findings } = checkPack(text, bankHolidays);
  assert.ok(pack !== null, 'it can be read all the same');
  assert.equal(findings.length, 1);
  const line = text.split('\n').findIndex((each) => each.includes('It is open')) + 1;
  assert.equal(findings[0]?.line, line);
  assert.match(findings[0]?.says ?? '', /look-into, example "It is open"/u);
});

test('fewer than two examples are too few', () => {
  for (const [examples, count] of [
    ['', 0],
    [`    examples:\n${example('It is open', '{ state: open }')}`, 1],
  ] as const) {
    const { findings } = checkPack(packText(rule(examples)), bankHolidays);
    assert.equal(findings.length, 1);
    assert.match(findings[0]?.says ?? '', new RegExp(`there are ${count} worked examples`, 'u'));
  }
});

test('what cannot be read has its line and no pack', () => {
  const wrong = packText(rule(right)).replace('concern.recorded }', 'concern.recorded');
  const broken = checkPack(wrong, bankHolidays);
  assert.equal(broken.pack, null);
  assert.ok(broken.findings.length > 0);
  const unknown = packText(rule(right)).replace('{ role: dsl,', '{ role: dslx,');
  const { pack, findings } = checkPack(unknown, bankHolidays);
  assert.equal(pack, null);
  assert.equal(findings[0]?.line, unknown.split('\n').findIndex((each) => each.includes('dslx')) + 1);
});
