import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { confirmedMove } from '../../../test/decided-move.ts';
import { allRows, ids, smallPartnership } from '../../../test/small-partnership.ts';
import { temporaryFile } from '../../../test/temporary-file.ts';
import { projectRoot } from '../../config.ts';
import { isProblem } from '../../errors.ts';
import { caller } from '../command.fixture.ts';
import { replayCommand } from './replay.ts';
import { rulesDiffCommand } from './rules-diff.ts';
import { rulesExplainCommand } from './rules-explain.ts';

const dsl = { as: 'primarydsl@example.org' };
const upn = 'H801200001001';

async function withMove(t: Parameters<typeof smallPartnership>[0]) {
  const partnership = await smallPartnership(t);
  await confirmedMove(partnership);
  return partnership;
}

test('explain says the rule, its source, the limit and the days, for an item or one of its duties', async (t) => {
  const partnership = await withMove(t);
  const call = await caller(t, partnership, rulesExplainCommand);
  const { code, said } = await call([upn, 'ctf'], dsl);
  assert.equal(code, 0, said);
  assert.match(said, /^ctf\.send\//u);
  assert.match(said, /Within 15 school days of the last day at the old school/u);
  assert.match(said, /Source {4}The Education \(Pupil Information\)/u);
  assert.match(said, /Certainty partly checked/u);
  const byId = await call([ids.child, 'ctf.send'], dsl);
  assert.equal(byId.said, said);
});

test('explain names the duties there are when the one asked for is not among them', async (t) => {
  const call = await caller(t, await withMove(t), rulesExplainCommand);
  const { code, said } = await call([upn, 'ctff'], dsl);
  assert.equal(code, 1);
  assert.match(said, /No duty called "ctff" that you can see\. There are: .*ctf\.send/u);
});

test('a child whom the person may not see is as if there were none', async (t) => {
  const partnership = await withMove(t);
  const call = await caller(t, partnership, rulesExplainCommand);
  const told = async (child: string, as: string): Promise<string> => {
    try {
      return (await call([child, 'ctf'], { as })).said;
    } catch (error) {
      if (isProblem(error)) return `${error.code} ${error.message}`;
      throw error;
    }
  };
  const hidden = await told(upn, 'academydsl@example.org');
  assert.match(hidden, /^NOT_FOUND/u);
  assert.equal(await told('H801200009999', 'academydsl@example.org'), hidden);
  assert.equal(await told(ids.child, 'academydsl@example.org'), hidden);
});

test('whoever asks has to be named and to work here', async (t) => {
  const partnership = await withMove(t);
  const explain = await caller(t, partnership, rulesExplainCommand);
  assert.equal((await explain([upn, 'ctf'])).code, 2);
  assert.equal((await explain([upn, 'ctf'], { as: 'nobody@example.org' })).code, 2);
  assert.equal((await explain([upn], dsl)).code, 2);
  const replay = await caller(t, partnership, replayCommand);
  assert.equal((await replay([upn])).code, 2);
  assert.equal((await replay([])).code, 2);
});

test('a replay says when the rules would have spoken, and is disclosed', async (t) => {
  const partnership = await withMove(t);
  const call = await caller(t, partnership, replayCommand);
  const { code, said } = await call([upn], dsl);
  assert.equal(code, 0);
  assert.match(said, /The rules in force today\. What these rules would have said, whenever they came into force/u);
  assert.match(said, /Owed from now +Common Transfer File/u);
  const before = await call([upn], { ...dsl, 'as-of': '2024-01-01' });
  assert.match(before.said, /Nothing would have been said/u);
  const shown = await allRows<{ shown_in: string }>(partnership.databases, 'disclosure');
  assert.ok(shown.filter(({ shown_in }) => shown_in === 'replay of a child').length >= 2);
});

test('a wrong day and an unknown rulebook are said', async (t) => {
  const call = await caller(t, await withMove(t), replayCommand);
  assert.equal((await call([upn], { ...dsl, 'as-of': '31/02/2026' })).code, 2);
  await assert.rejects(call([upn], { ...dsl, rulebook: 'like-1918' }), (error) => {
    assert.ok(isProblem(error));
    assert.match(error.message, /no rulebook called "like-1918"\. There are: today, like-2018/u);
    return true;
  });
});

test('a replay of everybody gives numbers, no names, and hides small ones', async (t) => {
  const call = await caller(t, await withMove(t), replayCommand);
  const { code, said } = await call([], { population: true });
  assert.equal(code, 0);
  assert.match(said, /1 chronologies replayed/u);
  assert.match(said, /under 5 +under 5 .*Common Transfer File/u);
  assert.doesNotMatch(said, /Rowan|Example|H8012/u);
});

test('a difference is said for the rules, for the example children and for everybody', async (t) => {
  const partnership = await withMove(t);
  const call = await caller(t, partnership, rulesDiffCommand);
  const same = await call(['today', 'today']);
  assert.match(same.said, /Rules: none differ/u);
  assert.match(same.said, /nothing changes for any/u);

  const file = join(projectRoot, 'packs', 'england', 'transition.yaml');
  const text = await readFile(file, 'utf8');
  const changed = await temporaryFile(
    t,
    'shorter.yaml',
    text.replace('within: 15 school days, after: trigger.leavesOn', 'within: 10 school days, after: trigger.leavesOn'),
  );
  const { code, said } = await call([file, changed], { population: true });
  assert.equal(code, 0);
  assert.match(said, /Rules: 1 differ/u);
  assert.match(
    said,
    /~ changed: Common Transfer File \(ctf\)\n +send\.due: was "Within 15 school days .*", is "Within 10 school days/u,
  );
  assert.match(said, /- ctf\.send: due-soon, due 2026-09-22/u);
  assert.match(said, /\+ ctf\.send: overdue, due 2026-09-15/u);
  assert.match(said, /Everybody \(1 chronologies/u);
  assert.equal((await call(['today'])).code, 2);
});
