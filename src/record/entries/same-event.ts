/** The same event in the records of other children, as far as the viewer may see these. */
import { type ChildSummary, childSummaries, type OpenChild } from '../child.ts';
import type { StoredEntry } from '../entry-row.ts';

export type SameEvent = { readonly child: ChildSummary; readonly entry: string };

/** The newest version in each record. */
export async function sameEventOf({ access, id }: OpenChild, { event }: StoredEntry): Promise<readonly SameEvent[]> {
  const rows = await access.transaction
    .selectFrom('entry')
    .select(['subject_id', 'id'])
    .where('partnership_id', '=', access.actor.partnership)
    .where('event_id', '=', event)
    .where('subject_id', '<>', id)
    .where('kind', '<>', 'entry.withdrawn')
    .orderBy('seq')
    .execute();
  const newest = new Map(rows.map((row) => [row.subject_id, row.id]));
  const children = await childSummaries(access, [...newest.keys()]);
  return [...newest].flatMap(([subject, entry]): SameEvent[] => {
    const child = children.get(subject);
    return child === undefined ? [] : [{ child, entry }];
  });
}
