/** throughline rules check: whether packs can be read, name what exists, agree with each other, keep their own examples and the vignettes. */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { projectRoot } from '../../config.ts';
import { isProblem } from '../../errors.ts';
import { readVignettes } from '../../record/practice/read-vignettes.ts';
import { packFiles, readBundledBankHolidays } from '../../record/read-engine.ts';
import type { BankHolidays } from '../../rulebook/calendar/bank-holidays.ts';
import { unknownDuties } from '../../rulebook/measure/check-measure.ts';
import { checkPack } from '../../rulebook/pack/check-pack.ts';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { unknownRules } from '../../rulebook/pathway/unknown-rules.ts';
import { compileRulebook } from '../../rulebook/rulebook.ts';
import { unknownPrompts } from '../../rulebook/threshold/unknown-prompts.ts';
import { checkVignettes } from '../../rulebook/vignette/check-vignettes.ts';
import type { Command, Terminal, Words } from '../command.ts';

const ownPacks = join(projectRoot, 'packs');
const ownVignettes = join(projectRoot, 'vignettes');

/** Whether packs that are each right are right together. */
function sayTogether(packs: readonly Pack[], say: Terminal['say']): boolean {
  try {
    const rulebook = compileRulebook(packs);
    const unknown = unknownDuties(
      packs,
      rulebook.duties.map(({ rule }) => rule.duty),
    );
    const all = unknown.concat(unknownPrompts(packs), unknownRules(packs));
    for (const says of all) say(says);
    return all.length === 0;
  } catch (error) {
    if (!isProblem(error)) throw error;
    say(error.message);
    return false;
  }
}

/** The vignettes are read with all packs: a document's patterns over time name prompts of other packs. */
async function vignettesHold(packs: readonly Pack[], bankHolidays: BankHolidays, say: Terminal['say']) {
  try {
    const vignettes = await readVignettes(ownVignettes);
    const differing = checkVignettes(vignettes, packs, bankHolidays);
    for (const says of differing) say(`vignette ${says}`);
    if (differing.length === 0) say(`\n${vignettes.length} vignettes are read as they say.`);
    return differing.length === 0;
  } catch (error) {
    if (!isProblem(error)) throw error;
    say(error.message);
    return false;
  }
}

async function runAlone({ say }: Terminal, { positionals }: Words): Promise<number> {
  const bankHolidays = await readBundledBankHolidays(ownPacks);
  const files = (await Promise.all((positionals.length === 0 ? [ownPacks] : positionals).map(packFiles))).flat();
  if (files.length === 0) {
    say('There are no packs (files that end in .yaml) there.');
    return 2;
  }
  const packs: Pack[] = [];
  let wrong = 0;
  for (const file of files) {
    const { pack, findings } = checkPack(await readFile(file, 'utf8'), bankHolidays);
    const name = relative(process.cwd(), file);
    for (const { line, says } of findings) say(`${name}:${line}  ${says}`);
    if (pack !== null) {
      packs.push(pack);
      const examples = pack.rules.reduce((sum, rule) => sum + rule.examples.length, 0);
      if (findings.length === 0) say(`${name}  ${pack.rules.length} rules, ${examples} examples hold (${pack.status})`);
    }
    wrong += findings.length;
  }
  const together = sayTogether(packs, say);
  if (!together) wrong += 1;
  if (together && positionals.length === 0 && !(await vignettesHold(packs, bankHolidays, say))) wrong += 1;
  say(
    wrong === 0
      ? `\n${files.length} packs are right.`
      : `\n${wrong} ${wrong === 1 ? 'thing has' : 'things have'} to be put right.`,
  );
  return wrong === 0 ? 0 : 1;
}

export const rulesCheckCommand: Command = {
  name: 'rules check',
  usage: 'rules check [FILE or FOLDER...]',
  summary: 'checks packs of rules, runs every worked example in them, and reads the vignettes for practice',
  options: {},
  runAlone,
};
