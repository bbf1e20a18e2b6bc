/** What differs between two sets of packs, rule by rule, in words. */
import { limitInWords } from '../limit-words.ts';
import type { Due } from '../pack/limit-schema.ts';
import { type Pack, type Rule, ruleId } from '../pack/pack-schema.ts';

export type RuleChange = {
  readonly rule: string;
  readonly title: string;
  readonly how: 'added' | 'removed' | 'changed';
  /** For a changed rule, one line for each part that differs. */
  readonly says: readonly string[];
};

type Part = { readonly path: string; readonly value: unknown };

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Limits are compared as they read, everything else part by part. Examples are tests of a rule, not what it says. */
function* partsOf(value: unknown, path: string): Generator<Part> {
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (name === 'due' && value !== undefined) {
    yield { path, value: dueInWords(value as Due) };
    return;
  }
  if (!isMapping(value)) {
    yield { path, value };
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    if (path === '' && key === 'examples') continue;
    yield* partsOf(part, path === '' ? key : `${path}.${key}`);
  }
}

export const dueInWords = (due: Due): string =>
  typeof due === 'object' && 'first' in due
    ? `${limitInWords(due.first)} If that has passed: ${limitInWords(due.elseIfPassed).toLowerCase()}`
    : limitInWords(due);

const written = (value: unknown): string =>
  value === undefined ? 'nothing' : typeof value === 'string' ? `"${value}"` : JSON.stringify(value);

const partMap = (rule: Rule): ReadonlyMap<string, string> =>
  new Map([...partsOf(rule, '')].map(({ path, value }) => [path, written(value)]));

function changesOf(before: Rule, after: Rule): readonly string[] {
  const old = partMap(before);
  const now = partMap(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((path) => {
    const [was, is] = [old.get(path) ?? 'nothing', now.get(path) ?? 'nothing'];
    return was === is ? [] : [`${path}: was ${was}, is ${is}`];
  });
}

const rulesOf = (packs: readonly Pack[]): ReadonlyMap<string, Rule> =>
  new Map(packs.flatMap((pack) => pack.rules.map((rule) => [ruleId(rule), rule] as const)));

/** In the order of the second set, then what it has no more. */
export function diffRules(before: readonly Pack[], after: readonly Pack[]): readonly RuleChange[] {
  const old = rulesOf(before);
  const now = rulesOf(after);
  const addedOrChanged = [...now].flatMap(([rule, is]): RuleChange[] => {
    const was = old.get(rule);
    if (was === undefined) return [{ rule, title: is.title, how: 'added', says: [] }];
    const says = changesOf(was, is);
    return says.length === 0 ? [] : [{ rule, title: is.title, how: 'changed', says }];
  });
  const removed = [...old].flatMap(([rule, { title }]): RuleChange[] =>
    now.has(rule) ? [] : [{ rule, title, how: 'removed', says: [] }],
  );
  return addedOrChanged.concat(removed);
}
