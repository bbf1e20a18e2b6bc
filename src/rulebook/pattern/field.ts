/** Fields of an entry's data by dotted path, and comparison with what a pack asks for. */
import type { Comparison } from '../pack/pattern-schema.ts';

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

export type Test = (value: unknown, trigger: unknown) => boolean;

/** Compiles one comparison. A field that is absent passes only `present: false` and `not`. */
export function compileComparison(comparison: Comparison): Test {
  if (typeof comparison === 'string') {
    const path = triggerPath(comparison);
    if (path !== null) return (value, trigger) => value !== undefined && value === fieldOf(trigger, path);
  }
  if (typeof comparison !== 'object') return (value) => value === comparison;
  if ('in' in comparison) return (value) => comparison.in.includes(value as string);
  if ('not' in comparison) return (value) => value !== comparison.not;
  if ('present' in comparison) return (value) => (value !== undefined) === comparison.present;
  if ('contains' in comparison) return (value) => Array.isArray(value) && value.includes(comparison.contains);
  if ('atLeast' in comparison) return (value) => typeof value === 'number' && value >= comparison.atLeast;
  return (value) => typeof value === 'number' && value <= comparison.atMost;
}
