/** Brothers and sisters who have a record of their own that is open to the viewer too. */
import { type OpenChild, openChild } from './child.ts';
import { type StoredEntry } from './entry-row.ts';
import { surnameKey } from './name-key.ts';
import { loadEntries } from './store-entries.ts';

const most = 40;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What children of one family have in common: people who count for them, and the address. */
function ties(entries: readonly StoredEntry[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ kind, data }) => {
      if (kind === 'family-person.recorded') return [`person ${text(data['person'])}`];
      if (kind !== 'address.recorded') return [];
      const [line]: readonly unknown[] = Array.isArray(data['lines']) ? data['lines'] : [];
      const postcode = text(data['postcode']).replaceAll(/\s/gu, '').toUpperCase();
      return postcode === '' ? [] : [`home ${postcode} ${text(line).toUpperCase()}`];
    }),
  );
}

/** Those of the same surname who have a person or a home in common with the child; oldest first. */
export async function siblingsOf(child: OpenChild): Promise<readonly OpenChild[]> {
  const { access } = child;
  const { transaction, actor } = access;
  const rows = await transaction
    .selectFrom('child')
    .select('subject_id')
    .where('partnership_id', '=', actor.partnership)
    .where('surname_key', '=', surnameKey(child.surname))
    .where('subject_id', '<>', child.id)
    .orderBy('date_of_birth')
    .limit(most)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.subject_id);
  const entries = await loadEntries(transaction, actor.partnership, [child.id, ...ids]);
  const own = ties(entries.get(child.id) ?? []);
  const related = ids.filter((id) => [...ties(entries.get(id) ?? [])].some((tie) => own.has(tie)));
  const siblings: OpenChild[] = [];
  for (const id of related) siblings.push(await openChild(access, id));
  return siblings;
}
