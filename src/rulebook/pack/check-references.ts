/** Refuses a pack that names a kind, field, value or source that does not exist, and says what was probably meant. */
import { itemKinds } from '../duty/item-duties.ts';
import { checkDue, checkParty } from './check-due.ts';
import { checkExampleEntries, checkExampleWorld } from './check-examples.ts';
import { checkEnding, checkEntry, checkField, checkPattern, kindsOf, type Report } from './check-pattern.ts';
import { suggestion } from './closest.ts';
import type { DutyRule, ItemRule, Pack } from './pack-schema.ts';
import type { Located, Path } from './schema-problems.ts';

function checkDuty(rule: DutyRule, path: Path, report: Report): void {
  const triggers = kindsOf(rule.when.entry);
  checkParty(rule.owner, [...path, 'owner'], { triggers, report });
  if (rule.to !== undefined) checkParty(rule.to, [...path, 'to'], { triggers, report });
  checkDue(rule.due, [...path, 'due'], { triggers, report });
  checkEnding(rule.done, triggers, [...path, 'done'], report);
  if (rule.ends !== undefined) checkEnding(rule.ends, triggers, [...path, 'ends'], report);
}

/** The three duties of an item start from entries of different kinds, and its parties are found from each of them. */
function checkItem(rule: ItemRule, path: Path, report: Report): void {
  const triggers = kindsOf(rule.when.entry);
  checkField(triggers, 'move', [...path, 'when'], report);
  const all = { triggers: [...triggers, ...itemKinds.confirm, ...itemKinds.answer], report };
  checkParty(rule.send.owner, [...path, 'send', 'owner'], all);
  checkParty(rule.confirm.owner, [...path, 'confirm', 'owner'], all);
  checkDue(rule.send.due, [...path, 'send', 'due'], { triggers, report });
  checkDue(rule.confirm.due, [...path, 'confirm', 'due'], { triggers: itemKinds.confirm, report });
  checkDue(rule.answer.due, [...path, 'answer', 'due'], { triggers: itemKinds.answer, report });
}

function checkRule(rule: DutyRule | ItemRule, pack: Pack, path: Path, report: Report): void {
  const { ref } = rule.source;
  if (!Object.hasOwn(pack.sources, ref)) {
    const says = `There is no source called "${ref}" in this pack.${suggestion(ref, Object.keys(pack.sources))}`;
    report([...path, 'source', 'ref'], says);
  }
  const { from, to } = rule.inForce;
  if (from !== undefined && to !== undefined && to < from)
    report([...path, 'inForce'], 'The rule ends before it begins.');
  checkEntry(rule.when, null, [...path, 'when'], report);
  if (rule.if !== undefined) checkPattern(rule.if, kindsOf(rule.when.entry), [...path, 'if'], report);
  if ('duty' in rule) checkDuty(rule, path, report);
  else checkItem(rule, path, report);
  for (const [index, example] of rule.examples.entries()) {
    checkExampleEntries(example.entries, pack, [...path, 'examples', index, 'entries'], report);
  }
}

export function checkReferences(pack: Pack): readonly Located[] {
  const problems: Located[] = [];
  const report: Report = (path, says) => problems.push({ path, says });
  const seen = new Set<string>();
  checkExampleWorld(pack, report);
  for (const [index, rule] of pack.rules.entries()) {
    const path = ['rules', index];
    const key = 'duty' in rule ? 'duty' : 'item';
    const id = 'duty' in rule ? rule.duty : rule.item;
    if (seen.has(id)) report([...path, key], `There is already a rule called "${id}" in this pack.`);
    seen.add(id);
    checkRule(rule, pack, path, report);
  }
  return problems;
}
