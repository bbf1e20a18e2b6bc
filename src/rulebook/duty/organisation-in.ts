import { compileField } from '../pattern/field.ts';

const organisationOf = compileField('organisation');

/** The organisation in a field of the trigger: an id, or a place that is a school. */
export function organisationIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const organisation = organisationOf(value);
  return typeof organisation === 'string' ? organisation : null;
}
