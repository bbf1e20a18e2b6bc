/** Refuses a gate that names what does not exist. */

import { parseTimescale } from '../calendar/timescale.ts';
import { checkDue, checkParty } from '../pack/check-due.ts';
import {
  checkEnding,
  checkEntry,
  checkField,
  checkPattern,
  checkTriggerField,
  kindsOf,
  type Report,
  restsOnEntry,
} from '../pack/check-pattern.ts';
import { suggestion } from '../pack/closest.ts';
import type { Pattern } from '../pack/pattern-schema.ts';
import type { Path } from '../pack/schema-problems.ts';
import { replaceEach } from './each.ts';
import type { GateRule, Need, Per } from './gate-rule.ts';

/** A pattern that may name fields of each person's entry besides fields of the trigger. */
function checkAboutEach(
  pattern: Pattern,
  per: Per | undefined,
  triggers: readonly string[],
  path: Path,
  report: Report,
) {
  const plain = replaceEach(pattern, (field) => {
    if (per === undefined) report(path, `There is nobody that "each.${field}" could be about. Name them under "per".`);
    else checkField(kindsOf(per.entry), field, path, report);
    return { present: true };
  });
  checkPattern(plain, triggers, path, report);
}

function checkNeed(need: Need, triggers: readonly string[], path: Path, report: Report): void {
  const { met, per, afterwards, exceptions } = need;
  const check = { triggers, report };
  if (per !== undefined) {
    checkEntry(per, triggers, [...path, 'per'], report);
    checkField(kindsOf(per.entry), per.by, [...path, 'per', 'by'], report);
  }
  const mustRest = (pattern: Pattern, at: Path): void => {
    checkAboutEach(pattern, per, triggers, at, report);
    if (!restsOnEntry(pattern)) report(at, 'An absence cannot meet a need. Name the entry that does.');
  };
  mustRest(met, [...path, 'met']);
  if (need.if !== undefined) checkAboutEach(need.if, per, triggers, [...path, 'if'], report);
  checkParty(need.owner, [...path, 'owner'], check);
  if (afterwards !== undefined) checkDue(afterwards.due, [...path, 'afterwards', 'due'], check);
  if (afterwards?.done !== undefined) mustRest(afterwards.done, [...path, 'afterwards', 'done']);
  const seen = new Set<string>();
  for (const [index, exception] of exceptions.entries()) {
    const at = [...path, 'exceptions', index];
    if (seen.has(exception.id)) report([...at, 'id'], `There is already an exception called "${exception.id}" here.`);
    seen.add(exception.id);
    if (exception.only !== undefined) checkAboutEach(exception.only, per, triggers, [...at, 'only'], report);
  }
}

export function checkGate(rule: GateRule, path: Path, report: Report): void {
  checkEntry(rule.step, null, [...path, 'step'], report);
  checkEntry(rule.happened, null, [...path, 'happened'], report);
  const triggers = [...new Set([...kindsOf(rule.step.entry), ...kindsOf(rule.happened.entry)])];
  if (rule.matter !== undefined) checkTriggerField(triggers, rule.matter, [...path, 'matter'], report);
  if (rule.ends !== undefined) checkEnding(rule.ends, triggers, [...path, 'ends'], report);
  const ids = rule.needs.map(({ id }) => id);
  for (const [index, need] of rule.needs.entries()) {
    if (ids.indexOf(need.id) < index)
      report([...path, 'needs', index, 'id'], `There is already a need called "${need.id}" here.`);
    checkNeed(need, triggers, [...path, 'needs', index], report);
  }
  const { emergency } = rule;
  if (emergency === undefined) return;
  checkPattern(emergency.when, triggers, [...path, 'emergency', 'when'], report);
  if (parseTimescale(emergency.within)?.unit === 'school days')
    report(
      [...path, 'emergency', 'within'],
      'An emergency has no school calendar. Count in hours, days or working days.',
    );
  for (const [index, need] of emergency.defers.entries()) {
    if (!ids.includes(need))
      report(
        [...path, 'emergency', 'defers', index],
        `There is no need called "${need}" here.${suggestion(need, ids)}`,
      );
  }
}
