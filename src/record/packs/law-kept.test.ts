import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { packOf } from '../../rulebook/testing/scene.ts';
import { lawLeftOut } from './law-kept.ts';

const rule = (id: string, basis: string, more = ''): string => `
  - duty: ${id}
    title: A rule
    basis: ${basis}
    source: { ref: source, at: page 1 }
    verified: no
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: no fixed time
    done: { entry: note.recorded }
${more}`;

const law = rule('the-law', 'regulations', '    inForce: { from: "2020-01-01", to: "2030-01-01" }\n');
const before: Pack = packOf(law + rule('our-way', 'local-policy'));
const says = (rules: string | null): string => lawLeftOut(before, rules === null ? null : packOf(rules)).join('\n');

test('only law has to be kept, and kept law may be written with another limit of time', () => {
  assert.equal(says(law), '');
  assert.equal(says(law.replace('no fixed time', 'as soon as possible')), '');
});

test('law is not left out, weakened, dated away, made to wait or turned into something else', () => {
  assert.match(says(null), /cannot be left out/u);
  assert.match(says(rule('our-way', 'local-policy')), /cannot be left out/u);
  assert.match(says(law.replace('regulations', 'good-practice')), /basis has to stay regulations/u);
  assert.match(says(law.replace('2030-01-01', '2021-01-01')), /dates in force cannot be made shorter/u);
  assert.match(says(law.replace('2020-01-01', '2027-01-01')), /dates in force cannot be made shorter/u);
  const [kept] = packOf(law).rules;
  assert.ok(kept !== undefined);
  const waiting = lawLeftOut(before, { ...before, rules: [{ ...kept, commences: 'never' }] });
  assert.match(waiting.join(), /cannot be made to wait/u);
  const prompt = law
    .replace('duty:', 'prompt:')
    .replace(
      /when:.*\n.*owner/u,
      'question: Why?\n    raised: { entry: concern.recorded }\n    closedBy: [dsl]\n    owner',
    )
    .replace(/ {4}due:.*\n.*done:.*\n/u, '');
  assert.match(says(prompt), /cannot become another kind of rule/u);
});

test('dates that are wider than those of the release are allowed', () => {
  assert.equal(says(law.replace('2030-01-01', '2040-01-01').replace('2020-01-01', '2010-01-01')), '');
});
