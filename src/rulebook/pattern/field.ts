/** Fields of an entry's data by dotted path, and comparison with what a pack asks for. */
import type { Comparison, Literal } from '../pack/pattern-schema.ts';

export function fieldOf(data: unknown, path: readonly string[]): unknown {
  let value = data;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

export const pathOf = (text: string): readonly string[] => text.split('.');

const triggerPrefix = 'trigger.';

/** The path of the trigger's field that a text stands for, or null when it stands for itself. */
export const triggerPath = (text: string): readonly string[] | null =>
  text.startsWith(triggerPrefix) ? pathOf(text.slice(triggerPrefix.length)) : null;

/** Compiles the name of a field of the trigger, for example `trigger.startsOn`, to what it holds. */
export function triggerField(text: string): (trigger: { readonly data: unknown }) => unknown {
  const path = triggerPath(text) ?? [];
  return (trigger) => fieldOf(trigger.data, path);
}

/** What a comparison compares with; nothing for `present`. */
export function operandsOf(comparison: Comparison): readonly Literal[] {
  if (typeof comparison !== 'object') return [comparison];
  if ('in' in comparison) return comparison.in;
  if ('not' in comparison) return [comparison.not];
  if ('contains' in comparison) return [comparison.contains];
  if ('atLeast' in comparison) return [comparison.atLeast];
  return 'atMost' in comparison ? [comparison.atMost] : [];
}

export const namesTrigger = (comparison: Comparison): boolean =>
  operandsOf(comparison).some((operand) => typeof operand === 'string' && triggerPath(operand) !== null);

export type Test = (value: unknown, trigger: unknown) => boolean;

/** Whether a value is there and is what was written, or what the trigger has in the field that was written. */
function equals(written: Literal): Test {
  const path = typeof written === 'string' ? triggerPath(written) : null;
  return path === null
    ? (value) => value === written
    : (value, trigger) => value !== undefined && value === fieldOf(trigger, path);
}

/** Compiles one comparison. A field that is absent passes only `present: false` and `not`. */
export function compileComparison(comparison: Comparison): Test {
  if (typeof comparison !== 'object') return equals(comparison);
  if ('present' in comparison) return (value) => (value !== undefined) === comparison.present;
  if ('atLeast' in comparison) return (value) => typeof value === 'number' && value >= comparison.atLeast;
  if ('atMost' in comparison) return (value) => typeof value === 'number' && value <= comparison.atMost;
  const tests = operandsOf(comparison).map(equals);
  const isOne: Test = (value, trigger) => tests.some((test) => test(value, trigger));
  if ('in' in comparison) return isOne;
  if ('not' in comparison) return (value, trigger) => !isOne(value, trigger);
  return (value, trigger) => Array.isArray(value) && value.some((each) => isOne(each, trigger));
}
