/** Refuses a pack that names a kind, field, value or source that does not exist, and says what was probably meant. */
import { checkDuty, checkItem } from '../duty/check-duty.ts';
import { checkGate } from '../gate/check-gate.ts';
import { checkLadder } from '../ladder/check-ladder.ts';
import { checkMeasure } from '../measure/check-measure.ts';
import { checkPathway } from '../pathway/check-pathway.ts';
import { checkPrompt } from '../prompt/check-prompt.ts';
import { checkThreshold } from '../threshold/check-threshold.ts';
import { checkExampleEntries, checkExampleWorld } from './check-examples.ts';
import type { Report } from './check-pattern.ts';
import { suggestion } from './closest.ts';
import { kindOfRule, type Pack, type Rule, ruleId } from './pack-schema.ts';
import type { Located, Path } from './schema-problems.ts';

function checkAbout({ source, inForce, commences }: Rule, pack: Pack, path: Path, report: Report): void {
  if (!Object.hasOwn(pack.sources, source.ref)) {
    const meant = suggestion(source.ref, Object.keys(pack.sources));
    report([...path, 'source', 'ref'], `There is no source called "${source.ref}" in this pack.${meant}`);
  }
  if (inForce.from !== undefined && inForce.to !== undefined && inForce.to < inForce.from)
    report([...path, 'inForce'], 'The rule ends before it begins.');
  if (commences !== undefined && !Object.hasOwn(pack.commencements, commences)) {
    const meant = suggestion(commences, Object.keys(pack.commencements));
    report([...path, 'commences'], `This pack names no commencement called "${commences}".${meant}`);
  }
}

function checkRule(rule: Rule, pack: Pack, path: Path, report: Report): void {
  checkAbout(rule, pack, path, report);
  if ('duty' in rule) checkDuty(rule, path, report);
  if ('item' in rule) checkItem(rule, path, report);
  if ('ladder' in rule) checkLadder(rule, pack, path, report);
  if ('pathway' in rule) checkPathway(rule, path, report);
  if ('measure' in rule) checkMeasure(rule, path, report);
  if ('prompt' in rule) checkPrompt(rule, path, report);
  if ('threshold' in rule) checkThreshold(rule, pack, path, report);
  if ('gate' in rule) checkGate(rule, path, report);
  for (const [index, example] of rule.examples.entries()) {
    checkExampleEntries(example.entries, pack, [...path, 'examples', index, 'entries'], report);
    if ('step' in example && example.step !== undefined)
      checkExampleEntries([example.step], pack, [...path, 'examples', index, 'step'], report);
  }
}

export function checkReferences(pack: Pack): readonly Located[] {
  const problems: Located[] = [];
  const report: Report = (path, says) => problems.push({ path, says });
  const seen = new Set<string>();
  checkExampleWorld(pack, report);
  for (const setting of Object.keys(pack.exampleWorld.commenced)) {
    if (Object.hasOwn(pack.commencements, setting)) continue;
    const meant = suggestion(setting, Object.keys(pack.commencements));
    report(['exampleWorld', 'commenced', setting], `This pack names no commencement called "${setting}".${meant}`);
  }
  for (const [index, rule] of pack.rules.entries()) {
    const path = ['rules', index];
    const id = ruleId(rule);
    if (seen.has(id)) report([...path, kindOfRule(rule) ?? ''], `There is already a rule called "${id}" in this pack.`);
    seen.add(id);
    checkRule(rule, pack, path, report);
  }
  return problems;
}
