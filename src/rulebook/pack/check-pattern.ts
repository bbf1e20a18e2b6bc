/** Checks the patterns of a rule: kinds, fields and values that exist, and absences where an entry is needed. */
import { isKind, kindNames } from '../../kinds/registry.ts';
import { namesTrigger, operandsOf, pathOf, triggerPath } from '../pattern/field.ts';
import { elapsed, shortest } from '../pattern/lasting.ts';
import { suggestion } from './closest.ts';
import type { Comparison, EntryPattern, Literal, Pattern } from './pattern-schema.ts';
import { fieldCanBe, fieldCanContain, fieldIsNumber, fieldNames, fieldWords, kindHasField } from './schema-field.ts';
import type { Path } from './schema-problems.ts';

export type Report = (path: Path, says: string) => void;

export const kindsOf = (entry: string | readonly string[]): readonly string[] =>
  typeof entry === 'string' ? [entry] : entry;

export function checkKind(kind: string, path: Path, report: Report): void {
  if (!isKind(kind)) report(path, `There is no kind of entry called "${kind}".${suggestion(kind, kindNames)}`);
}

/** @returns the kinds that are known and have the field */
export function checkField(kinds: readonly string[], written: string, path: Path, report: Report): readonly string[] {
  const field = pathOf(written);
  const last = field.at(-1) ?? written;
  return kinds.filter(isKind).filter((kind) => {
    if (kindHasField(kind, field)) return true;
    const meant = suggestion(last, fieldNames(kind, field.slice(0, -1)));
    report(path, `Entries of kind "${kind}" have no field "${written}".${meant}`);
    return false;
  });
}

/** @returns the kinds of trigger that have the field; the path of the field is given without `trigger.` */
export function checkTriggerField(
  triggers: readonly string[],
  written: string,
  path: Path,
  report: Report,
): readonly string[] {
  return checkField(triggers, triggerPath(written)?.join('.') ?? written, path, report);
}

function checkOperand(kind: string, field: string, comparison: Comparison, operand: Literal): string | null {
  const path = pathOf(field);
  if (typeof comparison === 'object' && 'contains' in comparison) {
    return fieldCanContain(kind, path, operand) ? null : `"${field}" of "${kind}" never holds "${String(operand)}".`;
  }
  if (typeof comparison === 'object' && ('atLeast' in comparison || 'atMost' in comparison)) {
    return fieldIsNumber(kind, path) ? null : `"${field}" of "${kind}" is not a number.`;
  }
  if (fieldCanBe(kind, path, operand)) return null;
  return `"${field}" of "${kind}" is never "${String(operand)}".${suggestion(String(operand), fieldWords(kind, path))}`;
}

/** @param triggers kinds of the trigger that a comparison may name, or null in the trigger itself */
export function checkEntry(
  entry: Omit<EntryPattern, 'happened'>,
  triggers: readonly string[] | null,
  path: Path,
  report: Report,
): void {
  const named = kindsOf(entry.entry);
  for (const kind of named) checkKind(kind, [...path, 'entry'], report);
  for (const [field, comparison] of Object.entries(entry.where ?? {})) {
    const at = [...path, 'where', field];
    const kinds = checkField(named, field, at, report);
    if (triggers === null && namesTrigger(comparison)) {
      report(at, 'The trigger cannot be compared with itself. Write what the field has to be.');
      continue;
    }
    for (const operand of operandsOf(comparison)) {
      if (typeof operand === 'string' && triggerPath(operand) !== null) {
        checkTriggerField(triggers ?? [], operand, at, report);
        continue;
      }
      for (const kind of kinds) {
        const wrong = checkOperand(kind, field, comparison, operand);
        if (wrong !== null) report(at, wrong);
      }
    }
  }
}

export function checkPattern(pattern: Pattern, triggers: readonly string[], path: Path, report: Report): void {
  if ('all' in pattern)
    for (const [index, part] of pattern.all.entries()) checkPattern(part, triggers, [...path, 'all', index], report);
  else if ('any' in pattern)
    for (const [index, part] of pattern.any.entries()) checkPattern(part, triggers, [...path, 'any', index], report);
  else if ('not' in pattern) checkPattern(pattern.not, triggers, [...path, 'not'], report);
  else if ('count' in pattern) {
    checkEntry(pattern.count, triggers, [...path, 'count'], report);
    const { different } = pattern;
    if (different !== undefined)
      checkField(kindsOf(pattern.count.entry), different.field, [...path, 'different', 'field'], report);
  } else if ('latest' in pattern) {
    checkEntry(pattern.latest, triggers, [...path, 'latest'], report);
    checkEntry(pattern.since, triggers, [...path, 'since'], report);
  } else if ('lasting' in pattern) {
    checkEntry(pattern.lasting.from, triggers, [...path, 'lasting', 'from'], report);
    checkEntry(pattern.lasting.to, triggers, [...path, 'lasting', 'to'], report);
    if (pattern.within !== undefined && elapsed(pattern.atLeast) + elapsed('1 day') > shortest(pattern.within))
      report([...path, 'within'], 'So much does not fit. Make the window at least a day longer than what has to last.');
  } else checkEntry(pattern, triggers, path, report);
}

/** Whether there is always an entry that makes it true. */
export function restsOnEntry(pattern: Pattern): boolean {
  if ('all' in pattern) return pattern.all.some(restsOnEntry);
  if ('any' in pattern) return pattern.any.every(restsOnEntry);
  return !('not' in pattern);
}

/** A pattern that ends a duty: the entry that did it has to be named. */
export function checkEnding(pattern: Pattern, triggers: readonly string[], path: Path, report: Report): void {
  checkPattern(pattern, triggers, path, report);
  if (!restsOnEntry(pattern)) report(path, 'An absence cannot end a duty. Name the entry that does.');
}
