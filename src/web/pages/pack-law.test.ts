import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { inForce } from '../../../test/decided-pack.ts';
import { bringIn, packYaml, sendForm } from '../../../test/pack-upload.ts';
import { projectRoot } from '../../config.ts';

test('law cannot be left out, by withdrawing or by replacing; other packs of the product can be withdrawn', async (t) => {
  const started = await testApp(t);
  const policy = await started.signIn('policy');
  const law = await policy.get('/rules/packs/withdraw?pack=england%2Ftransition');
  assert.match(law.body, /This pack cannot be withdrawn/u);
  assert.ok(!law.body.includes('Withdraw pack</button>'));
  const forced = await sendForm(started, policy, '/rules/packs/withdraw', { pack: 'england/transition', because: 'x' });
  assert.equal(forced.status, 200);
  const text = await readFile(join(projectRoot, 'packs/england/transition.yaml'), 'utf8');
  const version = (yaml: string) => yaml.replace(/^version: .*$/mu, 'version: "ours"');
  const without = await bringIn(started, policy, packYaml({ name: 'england/transition' }));
  assert.match((await policy.get(without)).body, /is law and cannot be left out/u);
  const weaker = await bringIn(started, policy, version(text).replaceAll('basis: regulations', 'basis: good-practice'));
  assert.match((await policy.get(weaker)).body, /Its basis has to stay regulations/u);
  const kept = await bringIn(started, policy, version(text));
  assert.match((await policy.get(kept)).body, /Its rules say the same as those in force/u);
  const goodPractice = 'england/transition-good-practice';
  assert.equal(
    (await sendForm(started, policy, '/rules/packs/withdraw', { pack: goodPractice, because: '' })).status,
    200,
  );
  const done = await sendForm(started, policy, '/rules/packs/withdraw', {
    pack: goodPractice,
    because: 'Ours is better',
  });
  assert.equal(done.status, 303);
  await started.app.tick();
  assert.ok(![...started.app.services.engine.rulebook.rules.values()].some(({ pack }) => pack.pack === goodPractice));
  for (const who of ['primaryTeacher', 'director'] as const) {
    const fields = { pack: 'england/prompts', because: 'x' };
    const refused = await sendForm(started, await started.signIn(who), '/rules/packs/withdraw', fields);
    assert.equal(refused.status, 403, who);
  }
});

test('a pack that switches a rule of another off says so on its draft and on the page of the rule', async (t) => {
  const started = await testApp(t);
  const overlay = `pack: wyeshire/changes
title: Changes in Wyeshire
version: "1"
status: draft
sources: {}
overlay:
  - { off: missing-again, because: The police ask this already }
rules: []
`;
  const address = await inForce(started, overlay);
  const policy = await started.signIn('policy');
  assert.match((await policy.get(address)).body, /missing-again is switched off, because The police ask this already/u);
  const rule = await policy.get('/rules/missing-again');
  assert.equal(rule.statusCode, 200);
  assert.match(rule.body, /switched off here by Changes in Wyeshire, because: The police ask this already/u);
  assert.ok((await policy.get('/rules')).body.includes('/rules/missing-again'));
  const law = await bringIn(started, policy, overlay.replace('missing-again', 'ctf').replace('"1"', '"2"'));
  assert.match((await policy.get(law)).body, /rests on statute or regulations, so it cannot be switched off/u);
});
