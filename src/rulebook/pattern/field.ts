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

const prototypes = [Object.prototype, Array.prototype];

/** Names that every object has are no fields; of any other name a plain look is enough. */
const isOrdinary = (name: string): boolean => prototypes.every((prototype) => !(name in prototype));

function compileName(name: string): (data: unknown) => unknown {
  if (!isOrdinary(name)) return (data) => fieldOf(data, [name]);
  return (data) =>
    typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** Compiles a dotted path to what it holds in an entry's data. */
export function compileField(text: string): (data: unknown) => unknown {
  const dot = text.indexOf('.');
  if (dot < 0) return compileName(text);
  const outer = compileName(text.slice(0, dot));
  const inner = compileField(text.slice(dot + 1));
  return (data) => inner(outer(data));
}

export const pathOf = (text: string): readonly string[] => text.split('.');

const triggerPrefix = 'trigger.';

/** The path of the trigger's field that a text stands for, or null when it stands for itself. */
export const triggerPath = (text: string): readonly string[] | null =>
  text.startsWith(triggerPrefix) ? pathOf(text.slice(triggerPrefix.length)) : null;

/** Compiles the name of a field of the trigger, for example `trigger.startsOn`, to what it holds. */
export function triggerField(text: string): (trigger: { readonly data: unknown }) => unknown {
  const valueIn = text.startsWith(triggerPrefix)
    ? compileField(text.slice(triggerPrefix.length))
    : (data: unknown) => data;
  return (trigger) => valueIn(trigger.data);
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
  if (typeof written !== 'string' || !written.startsWith(triggerPrefix)) return (value) => value === written;
  const valueIn = compileField(written.slice(triggerPrefix.length));
  return (value, trigger) => value !== undefined && value === valueIn(trigger);
}

/** Compiles one comparison. A field that is absent passes only `present: false` and `not`. */
export function compileComparison(comparison: Comparison): Test {
  if (typeof comparison !== 'object') return equals(comparison);
  if ('present' in comparison) return (value) => (value !== undefined) === comparison.present;
  if ('atLeast' in comparison) return (value) => typeof value === 'number' && value >= comparison.atLeast;
  if ('atMost' in comparison) return (value) => typeof value === 'number' && value <= comparison.atMost;
  const operands = operandsOf(comparison);
  if ('in' in comparison && !namesTrigger(comparison)) {
    const values: ReadonlySet<unknown> = new Set(operands);
    return (value) => values.has(value);
  }
  const tests = operands.map(equals);
  const isOne: Test = (value, trigger) => tests.some((test) => test(value, trigger));
  if ('in' in comparison) return isOne;
  if ('not' in comparison) return (value, trigger) => !isOne(value, trigger);
  return (value, trigger) => Array.isArray(value) && value.some((each) => isOne(each, trigger));
}

/** Compiles one comparison with a field of an entry's data. */
export function compileFieldTest(field: string, comparison: Comparison): Test {
  const valueIn = compileField(field);
  const test = compileComparison(comparison);
  if (typeof comparison === 'object' || namesTrigger(comparison))
    return (data, trigger) => test(valueIn(data), trigger);
  return (data) => valueIn(data) === comparison;
}

/** A field of an entry's data, and the value that it has to have. */
export type FieldValue = { readonly field: string; readonly value: Literal };

/** The first field of which one value is asked for, whatever the trigger is. Fields within fields are not looked for. */
export function wantedValue(where: Readonly<Record<string, Comparison>>): FieldValue | null {
  for (const [field, comparison] of Object.entries(where)) {
    if (typeof comparison === 'object' || namesTrigger(comparison)) continue;
    if (!field.includes('.') && isOrdinary(field)) return { field, value: comparison };
  }
  return null;
}
