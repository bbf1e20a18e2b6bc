/** Which items are expected of a child, by what is recorded; the rulebook says the same in its packs. */
import type { Chronicle, DatedEntry } from '../children/chronicle.ts';
import { type Condition, handoverItem, type ItemCode, itemCodes } from './handover-items.ts';

function meets({ kinds, where }: Condition, entry: DatedEntry): boolean {
  if (!kinds.includes(entry.kind)) return false;
  const data = entry.data as Readonly<Record<string, unknown>>;
  const facts = { ...data, hasDisability: 'disabilities' in data };
  return Object.entries(where ?? {}).every(([field, values]) => values.includes((facts as typeof data)[field]));
}

/** @param by only what was recorded by then counts */
export function expectedItems(chronicle: Chronicle, by: Temporal.Instant): readonly ItemCode[] {
  return itemCodes.filter((code) => {
    const { conditions } = handoverItem(code);
    return conditions?.some((condition) => chronicle.tells(by, (entry) => meets(condition, entry))) ?? true;
  });
}
