/** Refuses a duty or an item that names what does not exist. */
import { countsOpenDays, parseTimescale } from '../calendar/timescale.ts';
import { type Check, checkCalendar, checkDate, checkDue, checkParty, mismatch } from '../pack/check-due.ts';
import { checkEnding, checkEntry, checkField, checkPattern, kindsOf, type Report } from '../pack/check-pattern.ts';
import { type Due, intervalsOf, type Repeat } from '../pack/limit-schema.ts';
import type { Pattern } from '../pack/pattern-schema.ts';
import type { Path } from '../pack/schema-problems.ts';
import type { DutyRule } from './duty-rule.ts';
import { itemKinds } from './item-duties.ts';
import type { ItemRule } from './item-rule.ts';

function checkBeginning({ when, if: condition }: DutyRule | ItemRule, path: Path, report: Report): void {
  checkEntry(when, null, [...path, 'when'], report);
  if (condition !== undefined) checkPattern(condition, kindsOf(when.entry), [...path, 'if'], report);
}

const noNumber = (due: Due): boolean =>
  typeof due === 'string' || ('first' in due && typeof due.elseIfPassed === 'string');

/** What comes round again has to move on, from something that is there. */
function checkRepeat({ due, rearmed }: DutyRule, repeat: Repeat, path: Path, check: Check): void {
  const { from, calendar, counting, roll } = repeat;
  const { report } = check;
  if (rearmed !== undefined) report(path, 'It comes round again by time or by an entry, not both. Leave one out.');
  if (calendar !== undefined) checkCalendar(calendar, [...path, 'calendar'], check);
  if (from === 'scheduled' && noNumber(due))
    report([...path, 'from'], 'The first limit has no number, so nothing can be counted from it. Write: from: actual');
  for (const [index, each] of intervalsOf(repeat).entries()) {
    const timescale = parseTimescale(each);
    if (timescale === null) continue;
    const moves = roll !== 'none' && !countsOpenDays(timescale);
    const wrong = mismatch(timescale.unit, calendar, moves);
    if (wrong !== null) report([...path, 'every', index], wrong);
    if (counting === 'inclusive' && timescale.amount === 1 && timescale.unit.endsWith('days'))
      report(
        [...path, 'every', index],
        'One day that counts itself ends where it began. Leave out: counting: inclusive',
      );
  }
}

function checkRearmed(
  { due }: DutyRule,
  rearmed: Pattern,
  triggers: readonly string[],
  path: Path,
  report: Report,
): void {
  checkEnding(rearmed, triggers, path, report);
  if (due !== 'continuously') report(path, 'Only what is owed continuously is armed again. Write: due: continuously');
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
  if (rule.repeat !== undefined) checkRepeat(rule, rule.repeat, [...path, 'repeat'], check);
  if (rule.rearmed !== undefined) checkRearmed(rule, rule.rearmed, triggers, [...path, 'rearmed'], report);
  for (const [index, { tell }] of (rule.overdue ?? []).entries())
    checkParty(tell, [...path, 'overdue', index, 'tell'], check);
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
