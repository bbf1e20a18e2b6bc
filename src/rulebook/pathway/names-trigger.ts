/** Whether a pattern speaks of the entry it is looked at for. */
import type { EntryPattern, Pattern } from '../pack/pattern-schema.ts';
import { namesTrigger } from '../pattern/field.ts';

const inEntry = ({ where, happened }: EntryPattern): boolean =>
  happened !== undefined || Object.values(where ?? {}).some(namesTrigger);

export function namesTriggerAnywhere(pattern: Pattern): boolean {
  if ('all' in pattern) return pattern.all.some(namesTriggerAnywhere);
  if ('any' in pattern) return pattern.any.some(namesTriggerAnywhere);
  if ('not' in pattern) return namesTriggerAnywhere(pattern.not);
  if ('lasting' in pattern) return inEntry(pattern.lasting.from) || inEntry(pattern.lasting.to);
  return (
    Object.values(pattern).some(
      (part) => typeof part === 'object' && part !== null && 'entry' in part && inEntry(part),
    ) ||
    ('entry' in pattern && inEntry(pattern))
  );
}
