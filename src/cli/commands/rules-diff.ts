/** throughline rules diff A B: what changes from one rulebook to another, for the rules, the example children and everybody. */
import { join } from 'node:path';
import { timeZone } from '../../clock.ts';
import { projectRoot } from '../../config.ts';
import { namedRulebook } from '../../record/named-rulebook.ts';
import { replayPopulation } from '../../record/replay-population.ts';
import { diffExamples } from '../../rulebook/diff/diff-examples.ts';
import { diffRules } from '../../rulebook/diff/diff-rules.ts';
import type { Tally } from '../../rulebook/replay/tally.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { smallNumber } from '../../ui/small-number.ts';
import type { Command, CommandContext, Words } from '../command.ts';

type Say = CommandContext['say'];

function sayRules(before: Rulebook, after: Rulebook, say: Say): void {
  const changes = diffRules(before.packs, after.packs);
  say(`Rules: ${changes.length === 0 ? 'none differ' : `${changes.length} differ`}.`);
  const words = { added: '+ new', removed: '- gone', changed: '~ changed' };
  for (const { rule, title, how, says } of changes) {
    say(`  ${words[how]}: ${title} (${rule})`);
    for (const line of says) say(`      ${line}`);
  }
}

function sayExamples(before: Rulebook, after: Rulebook, { services, say }: CommandContext): void {
  const packs = [...new Map([...before.packs, ...after.packs].map((pack) => [pack.pack, pack])).values()];
  const changes = diffExamples(packs, before, after, services.engine.bankHolidays);
  say(
    `\nExample children: ${changes.length === 0 ? 'nothing changes for any' : `something changes for ${changes.length}`}.`,
  );
  for (const { rule, example, before: was, after: is } of changes) {
    say(`  ${example} (${rule})`);
    for (const line of was) say(`    - ${line}`);
    for (const line of is) say(`    + ${line}`);
  }
}

function sayPopulation(before: Tally, after: Tally, say: Say): void {
  const raised = (tally: Tally) => new Map(tally.rules.map((rule) => [rule.rule, rule.raised]));
  const [old, now] = [raised(before), raised(after)];
  const rules = [...new Set([...old.keys(), ...now.keys()])].filter((rule) => old.get(rule) !== now.get(rule));
  say(
    `\nEverybody (${after.children} chronologies, the last year): ${rules.length} rules would have spoken more or less often.`,
  );
  for (const rule of rules.toSorted())
    say(`  ${rule}: was ${smallNumber(old.get(rule) ?? 0)}, is ${smallNumber(now.get(rule) ?? 0)}`);
}

async function run(context: CommandContext, { positionals, options }: Words): Promise<number> {
  const { services, installation, say, progress } = context;
  const [first, second] = positionals;
  if (first === undefined || second === undefined) {
    say('Name two rulebooks: "today", one in rulebooks/, or a file or folder of packs.');
    return 2;
  }
  const where = { current: services.engine.rulebook, folder: join(projectRoot, 'rulebooks') };
  const before = await namedRulebook(first, where, { dates: 'ignored' });
  const after = await namedRulebook(second, where, { dates: 'ignored' });
  say(`From: ${before.title}\nTo:   ${after.title}\n`);
  sayRules(before.rulebook, after.rulebook, say);
  sayExamples(before.rulebook, after.rulebook, context);
  if (options['population'] !== true) return 0;
  const from = services.clock.now().toZonedDateTimeISO(timeZone).subtract({ years: 1 }).toInstant();
  const replay = (rulebook: Rulebook) =>
    replayPopulation(
      services,
      { partnership: installation.partnership },
      { rulebook, from, progress: (done) => progress(`${done} chronologies`) },
    );
  sayPopulation(await replay(before.rulebook), await replay(after.rulebook), say);
  return 0;
}

export const rulesDiffCommand: Command = {
  name: 'rules diff',
  usage: 'rules diff A B [--population]',
  summary: 'says what changes from one rulebook to another: rules, example children and, in numbers, everybody',
  options: { population: { type: 'boolean' } },
  run,
};
