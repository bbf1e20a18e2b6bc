/** Refuses a duty or an item that names what does not exist. */
import { checkDate, checkDue, checkParty } from '../pack/check-due.ts';
import { checkEnding, checkEntry, checkField, checkPattern, kindsOf, type Report } from '../pack/check-pattern.ts';
import type { Path } from '../pack/schema-problems.ts';
import type { DutyRule } from './duty-rule.ts';
import { itemKinds } from './item-duties.ts';
import type { ItemRule } from './item-rule.ts';

function checkBeginning({ when, if: condition }: DutyRule | ItemRule, path: Path, report: Report): void {
  checkEntry(when, null, [...path, 'when'], report);
  if (condition !== undefined) checkPattern(condition, kindsOf(when.entry), [...path, 'if'], report);
}

export function checkDuty(rule: DutyRule, path: Path, report: Report): void {
  const triggers = kindsOf(rule.when.entry);
  const check = { triggers, report };
  checkBeginning(rule, path, report);
  if (rule.beginsBefore !== undefined) checkDate(rule.beginsBefore, [...path, 'beginsBefore'], check);
  checkParty(rule.owner, [...path, 'owner'], check);
  if (rule.to !== undefined) checkParty(rule.to, [...path, 'to'], check);
  checkDue(rule.due, [...path, 'due'], check);
  checkEnding(rule.done, triggers, [...path, 'done'], report);
  if (rule.ends !== undefined) checkEnding(rule.ends, triggers, [...path, 'ends'], report);
}

/** The three duties of an item start from entries of different kinds, and its parties are found from each of them. */
export function checkItem(rule: ItemRule, path: Path, report: Report): void {
  const triggers = kindsOf(rule.when.entry);
  checkBeginning(rule, path, report);
  checkField(triggers, 'move', [...path, 'when'], report);
  const all = { triggers: [...triggers, ...itemKinds.confirm, ...itemKinds.answer], report };
  checkParty(rule.send.owner, [...path, 'send', 'owner'], all);
  checkParty(rule.confirm.owner, [...path, 'confirm', 'owner'], all);
  checkDue(rule.send.due, [...path, 'send', 'due'], { triggers, report });
  checkDue(rule.confirm.due, [...path, 'confirm', 'due'], { triggers: itemKinds.confirm, report });
  checkDue(rule.answer.due, [...path, 'answer', 'due'], { triggers: itemKinds.answer, report });
}
