/** Refuses a pack that names a kind, field, value or source that does not exist, and says what was probably meant. */
import { isKind, kindNames } from '../../kinds/registry.ts';
import { pathOf, triggerPath } from '../pattern/field.ts';
import { closest } from './closest.ts';
import type { DutyRule, ExampleEntry, ItemRule, Pack } from './pack-schema.ts';
import type { Pattern, Trigger } from './pattern-schema.ts';
import { fieldNames, fieldValues, kindHasField } from './schema-field.ts';

export type Path = readonly (string | number)[];
export type ReferenceProblem = { readonly path: Path; readonly says: string };

type Report = (path: Path, says: string) => void;

const suggestion = (written: string, names: Iterable<string>): string => {
  const meant = closest(written, names);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
};

const kindsOf = (entry: string | readonly string[]): readonly string[] => (typeof entry === 'string' ? [entry] : entry);

function checkField(kinds: readonly string[], written: string, path: Path, report: Report): void {
  for (const kind of kinds.filter(isKind)) {
    if (kindHasField(kind, pathOf(written))) continue;
    const parent = pathOf(written).slice(0, -1);
    const last = pathOf(written).at(-1) ?? written;
    report(path, `Entries of kind "${kind}" have no field "${written}".${suggestion(last, fieldNames(kind, parent))}`);
  }
}

function checkValue(kinds: readonly string[], field: string, value: unknown, path: Path, report: Report): void {
  if (typeof value !== 'string' && typeof value !== 'boolean') return;
  for (const kind of kinds.filter(isKind)) {
    const allowed = fieldValues(kind, pathOf(field));
    if (allowed === null || allowed.size === 0 || allowed.has(value)) continue;
    report(
      path,
      `"${field}" of "${kind}" is never "${String(value)}".${suggestion(String(value), [...allowed].map(String))}`,
    );
  }
}

function checkTriggerField(triggers: readonly string[], written: string, path: Path, report: Report): void {
  const field = triggerPath(written);
  if (field !== null) checkField(triggers, field.join('.'), path, report);
}

type EntryLike = Trigger & { readonly happened?: unknown };

function checkEntry(entry: EntryLike, triggers: readonly string[], path: Path, report: Report): void {
  const named = kindsOf(entry.entry);
  for (const kind of named) {
    if (!isKind(kind))
      report([...path, 'entry'], `There is no kind of entry called "${kind}".${suggestion(kind, kindNames)}`);
  }
  for (const [field, comparison] of Object.entries(entry.where ?? {})) {
    const at = [...path, 'where', field];
    checkField(named, field, at, report);
    if (typeof comparison === 'string' && triggerPath(comparison) !== null)
      checkTriggerField(triggers, comparison, at, report);
    else if (typeof comparison !== 'object') checkValue(named, field, comparison, at, report);
    else if ('in' in comparison) for (const value of comparison.in) checkValue(named, field, value, at, report);
    else if ('not' in comparison) checkValue(named, field, comparison.not, at, report);
  }
}

function checkPattern(pattern: Pattern, triggers: readonly string[], path: Path, report: Report): void {
  if ('all' in pattern)
    for (const [index, part] of pattern.all.entries()) checkPattern(part, triggers, [...path, 'all', index], report);
  else if ('any' in pattern)
    for (const [index, part] of pattern.any.entries()) checkPattern(part, triggers, [...path, 'any', index], report);
  else if ('not' in pattern) checkPattern(pattern.not, triggers, [...path, 'not'], report);
  else if ('count' in pattern) checkEntry(pattern.count, triggers, [...path, 'count'], report);
  else if ('latest' in pattern) {
    checkEntry(pattern.latest, triggers, [...path, 'latest'], report);
    checkEntry(pattern.since, triggers, [...path, 'since'], report);
  } else checkEntry(pattern, triggers, path, report);
}

/** Every text beginning with `trigger.` below a value, with its path. */
function* triggerTexts(value: unknown, path: Path): Generator<readonly [Path, string]> {
  if (typeof value === 'string') {
    if (triggerPath(value) !== null) yield [path, value];
  } else if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) yield* triggerTexts(part, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) yield* triggerTexts(part, [...path, key]);
  }
}

function checkExampleEntry(entry: string | ExampleEntry, named: readonly string[], path: Path, report: Report): void {
  const { like, kind } = typeof entry === 'string' ? { like: entry, kind: undefined } : entry;
  if (kind !== undefined && !isKind(kind)) {
    report([...path, 'kind'], `There is no kind of entry called "${kind}".${suggestion(kind, kindNames)}`);
  }
  if (like !== undefined && !named.includes(like)) {
    report(path, `The example world has no entry called "${like}".${suggestion(like, named)}`);
  }
}

function checkRule(rule: DutyRule | ItemRule, named: readonly string[], path: Path, report: Report): void {
  const triggers = kindsOf(rule.when.entry);
  checkEntry(rule.when, [], [...path, 'when'], report);
  if (rule.if !== undefined) checkPattern(rule.if, triggers, [...path, 'if'], report);
  const parts: readonly string[] = 'duty' in rule ? ['owner', 'to', 'due'] : ['send', 'confirm', 'answer'];
  for (const part of parts) {
    for (const [at, text] of triggerTexts((rule as Readonly<Record<string, unknown>>)[part], [...path, part])) {
      checkTriggerField(triggers, text, at, report);
    }
  }
  if ('duty' in rule) {
    checkPattern(rule.done, triggers, [...path, 'done'], report);
    if (rule.ends !== undefined) checkPattern(rule.ends, triggers, [...path, 'ends'], report);
  }
  for (const [index, example] of rule.examples.entries()) {
    for (const [at, entry] of example.entries.entries()) {
      checkExampleEntry(entry, named, [...path, 'examples', index, 'entries', at], report);
    }
  }
}

export function checkReferences(pack: Pack): readonly ReferenceProblem[] {
  const problems: ReferenceProblem[] = [];
  const report: Report = (path, says) => problems.push({ path, says });
  const seen = new Set<string>();
  const named = Object.keys(pack.exampleWorld.entries);
  const { schools, calendars } = pack.exampleWorld;
  for (const [school, kept] of Object.entries(schools)) {
    if (kept === 'no calendar' || Object.hasOwn(calendars, kept)) continue;
    const says = `The example world has no calendar called "${kept}".${suggestion(kept, Object.keys(calendars))}`;
    report(['exampleWorld', 'schools', school], says);
  }
  for (const [index, rule] of pack.rules.entries()) {
    const path = ['rules', index];
    const key = 'duty' in rule ? 'duty' : 'item';
    const id = 'duty' in rule ? rule.duty : rule.item;
    if (seen.has(id)) report([...path, key], `There is already a rule called "${id}" in this pack.`);
    seen.add(id);
    const { ref } = rule.source;
    if (!Object.hasOwn(pack.sources, ref)) {
      report(
        [...path, 'source', 'ref'],
        `There is no source called "${ref}" in this pack.${suggestion(ref, Object.keys(pack.sources))}`,
      );
    }
    const { from, to } = rule.inForce;
    if (from !== undefined && to !== undefined && to < from)
      report([...path, 'inForce'], 'The rule ends before it begins.');
    checkRule(rule, named, path, report);
  }
  return problems;
}
