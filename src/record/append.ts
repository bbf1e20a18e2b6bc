/** Appending to one child's chronology, by somebody who has the record open. */
import { problem } from '../errors.ts';
import { kindNamed } from '../kinds/registry.ts';
import { appendMany } from './append-many.ts';
import type { OpenChild } from './child.ts';
import type { NewEntry } from './entry-row.ts';
import { mayAdd } from './may-add.ts';

export type Recorded = { readonly ids: readonly string[] };

/**
 * @param action what is being done, for the audit
 * @param seen how many entries the writer could see; CHANGED_MEANWHILE when others have written since
 */
export async function append(
  child: OpenChild,
  action: string,
  entries: readonly NewEntry[],
  seen?: number,
): Promise<Recorded> {
  for (const entry of entries) {
    const compartment = entry.compartment ?? kindNamed(entry.kind).compartment;
    if (!mayAdd(child, entry.kind, compartment))
      throw problem('NOT_ALLOWED', { action: 'record in this part of the record' });
  }
  const addition = { subject: child.id, isNew: false, entries, ...(seen === undefined ? {} : { seen }) };
  const [written] = await appendMany(child.access, [addition], { action });
  return { ids: written?.entries.map(({ id }) => id) ?? [] };
}
