import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../config.ts';
import type { Pack } from '../rulebook/pack/pack-schema.ts';
import { ruleId } from '../rulebook/pack/pack-schema.ts';
import { chooseRules, readRulebookFile } from '../rulebook/pack/rulebook-file.ts';
import { namedRulebook, rulebookNames } from './named-rulebook.ts';
import { readEngine, readPacks } from './read-engine.ts';

const folder = join(projectRoot, 'rulebooks');
const packs = await readPacks(join(projectRoot, 'packs'));
const { rulebook: current } = await readEngine(join(projectRoot, 'packs'), 'arkenshire');

const chosenIn = async (name: string): Promise<readonly string[]> => {
  const read = readRulebookFile(await readFile(join(folder, `${name}.yaml`), 'utf8'));
  return read.ok ? read.file.rules : assert.fail(read.problems.join('\n'));
};
const ruleOf = (id: string): Pack['rules'][number] =>
  packs.flatMap(({ rules }) => rules).find((rule) => ruleId(rule) === id) ?? assert.fail(`there is no rule ${id}`);

test('every rule of every rulebook that comes with the product is in a pack that runs, and named once', async () => {
  const names = (await rulebookNames(folder)).filter((name) => name !== 'today');
  assert.ok(names.includes('like-2018'));
  for (const name of names) {
    const rules = await chosenIn(name);
    assert.equal(new Set(rules).size, rules.length, name);
    const read = readRulebookFile(await readFile(join(folder, `${name}.yaml`), 'utf8'));
    const chosen = read.ok && chooseRules(read.file, current.packs);
    assert.ok(chosen && chosen.ok, chosen && !chosen.ok ? chosen.problems.join('\n') : name);
    const compiled = await namedRulebook(name, { current, folder }, { dates: 'ignored' });
    assert.ok(compiled.rulebook.duties.length > 0 && compiled.note !== '');
  }
});

test('the rules like those of 2018 rest on law and statutory guidance, and on no source of later years', async () => {
  for (const id of await chosenIn('like-2018')) {
    const rule = ruleOf(id);
    assert.ok(['statute', 'regulations', 'statutory-guidance'].includes(rule.basis), `${id}: ${rule.basis}`);
    assert.equal(rule.commences, undefined, `${id} waits for its beginning`);
    const pack = packs.find(({ rules }) => rules.includes(rule));
    const title = pack?.sources[rule.source.ref]?.title ?? assert.fail(`${id} has no source`);
    assert.doesNotMatch(title, /20(?:1[89]|[2-9]\d)/u, `${id}: ${title}`);
    assert.ok(rule.inForce?.from === undefined || rule.inForce.from < '2018-04-01', id);
  }
});

test('they ask of nobody what only today’s rules ask', async () => {
  const { rulebook, note } = await namedRulebook('like-2018', { current, folder }, { dates: 'ignored' });
  assert.match(note, /not read/u);
  assert.deepEqual([rulebook.prompts.length, rulebook.ladders.length, rulebook.pathways.length], [0, 0, 0]);
  assert.ok(rulebook.duties.length < current.duties.length);
});
