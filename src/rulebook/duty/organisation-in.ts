import { fieldOf } from '../pattern/field.ts';

/** The organisation in a field of the trigger: an id, or a place that is a school. */
export function organisationIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const organisation = fieldOf(value, ['organisation']);
  return typeof organisation === 'string' ? organisation : null;
}
