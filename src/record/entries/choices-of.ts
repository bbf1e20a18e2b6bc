/** What an entry of a child's record can point at, as far as the viewer may see: organisations, and matters that it goes on with. */
import { isEntry, type Matter } from '../../kinds/recording/matters.ts';
import { effectiveEntries } from '../../rulebook/entry.ts';
import type { OpenChild } from '../child.ts';
import type { ChronologyEntry } from '../chronology.ts';
import { ruleEntry } from '../entry-row.ts';
import { involvementsOf } from '../involvements.ts';
import { organisationsOf } from '../load-world.ts';
import { type Organisation, organisationsById, partnersOf } from '../organisations.ts';

/** Organisations of this record, those of the viewer, and the partners of the area; by name. */
export async function knownOrganisations(
  child: OpenChild,
  entries: readonly ChronologyEntry[],
): Promise<readonly Organisation[]> {
  const { access } = child;
  const ids = [
    ...organisationsOf(entries),
    ...(await involvementsOf(child)).map(({ organisation }) => organisation),
    ...access.actor.posts.map(({ organisation }) => organisation),
  ];
  const found = new Map(await organisationsById(access, ids));
  for (const partner of await partnersOf(access)) found.set(partner.id, partner);
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The entry that first speaks of the matter, to call it by. */
export type KnownMatter = { readonly id: string; readonly first: ChronologyEntry };

const idIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** @param entries newest first */
export function mattersIn(entries: readonly ChronologyEntry[], matter: Matter): readonly KnownMatter[] {
  if (isEntry(matter))
    return entries
      .filter((entry) => entry.kind !== 'entry.withdrawn' && entry.correctedBy === null && entry.withdrawnBy === null)
      .map((entry) => ({ id: entry.id, first: entry }));
  const standing = new Set(
    effectiveEntries(entries.toSorted((a, b) => a.seq - b.seq).map(ruleEntry)).map(({ id }) => id),
  );
  const known = new Map<string, KnownMatter>();
  for (const entry of entries) {
    const id = idIn(entry.data[matter]);
    if (id !== undefined && standing.has(entry.id)) known.set(id, { id, first: entry });
  }
  return [...known.values()];
}
