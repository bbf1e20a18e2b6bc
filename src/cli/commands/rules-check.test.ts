import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFile } from '../../../test/temporary-file.ts';
import { projectRoot } from '../../config.ts';
import type { Terminal } from '../command.ts';
import { rulesCheckCommand } from './rules-check.ts';

async function check(...positionals: readonly string[]) {
  const lines: string[] = [];
  const terminal: Terminal = { say: (line) => void lines.push(line), progress: () => {} };
  assert.ok('runAlone' in rulesCheckCommand);
  const code = await rulesCheckCommand.runAlone(terminal, { positionals, options: {} });
  return { code, said: lines.join('\n') };
}

const transition = join(projectRoot, 'packs', 'england', 'transition.yaml');

test('every pack that comes with the product is right, and all of them together', async () => {
  const { code, said } = await check();
  assert.equal(code, 0, said);
  assert.match(said, /packs\/england\/transition\.yaml {2}\d+ rules, \d+ examples hold/u);
  assert.match(said, /\d+ vignettes are read as they say\./u);
  assert.match(said, /\d+ packs are right\./u);
});

test('an example that no longer holds is named with its line', async (t) => {
  const text = (await readFile(transition, 'utf8')).replace(
    'due: "2026-09-22", state: due-soon',
    'due: "2026-09-21", state: due-soon',
  );
  const line = text.split('\n').findIndex((each) => each.includes('holidays and a training day do not count')) + 1;
  const { code, said } = await check(await temporaryFile(t, 'changed.yaml', text));
  assert.equal(code, 1);
  assert.match(said, new RegExp(`changed\\.yaml:${line} .*due should be 2026-09-21 but is 2026-09-22`, 'u'));
});

test('a rule without two examples is refused', async (t) => {
  const text = `pack: a/b
title: T
version: "1"
status: in-force
sources: { s: { title: T, edition: E } }
rules:
  - duty: d
    title: A duty
    basis: local-policy
    source: { ref: s, at: page 1 }
    verified: no
    when: { entry: school-move.confirmed }
    owner: { role: dsl, of: trigger.from }
    due: no fixed time
    done: { entry: handover.item-sent, where: { move: trigger.move } }
`;
  const { code, said } = await check(await temporaryFile(t, 'few.yaml', text));
  assert.equal(code, 1);
  assert.match(said, /few\.yaml:8 .*0 worked examples.*at least 2/u);
});

test('a slip is named with its line and what was probably meant', async (t) => {
  const text = (await readFile(transition, 'utf8')).replace(
    'owner: { role: data-manager, of: trigger.from }',
    'owner: { role: data-manger, of: trigger.from }',
  );
  const { code, said } = await check(await temporaryFile(t, 'slip.yaml', text));
  assert.equal(code, 1);
  assert.match(said, /slip\.yaml:\d+ .*"data-manger" is not possible here\. Did you mean "data-manager"/u);
});

test('two packs with a rule of one id are refused together though each is right', async (t) => {
  const text = await readFile(transition, 'utf8');
  const other = await temporaryFile(t, 'again.yaml', text.replace('pack: england/transition', 'pack: area/transition'));
  const { code, said } = await check(transition, other);
  assert.equal(code, 1);
  assert.match(said, /already a rule called "ctf"/u);
});

test('nothing to check is said, and is no success', async () => {
  const { code, said } = await check('/nowhere/at/all');
  assert.equal(code, 2);
  assert.match(said, /no packs/u);
});
