/**
 * What leads from one child's record to another's. Such entries have an empty audience: nobody reads them as entries. They
 * are read here with the eyes of the record, and everything that leads to a child whom the viewer may not see is dropped
 * before anything else is done with it, so that what comes out depends on children whom the viewer sees and on no other.
 */
import { decide } from '../../access/decide.ts';
import { isProblem } from '../../errors.ts';
import { type SiblingRelation, statedSiblingCodes } from '../../kinds/family-home.ts';
import type { Access } from '../access.ts';
import { type OpenChild, openChild } from '../child.ts';
import type { NewEntry } from '../entry-row.ts';
import { loadEntries } from '../store-entries.ts';
import { asRecordRole } from '../transaction.ts';
import { countingEntries, type FamilyEntry, ofKind, text, type Written } from './counting-entries.ts';

/** Nobody reads such an entry by itself. */
export const nobody: Pick<NewEntry, 'audience'> = { audience: [] };

export type SameAs = {
  readonly person: string;
  readonly child: string;
  readonly other: string;
  readonly reason: string;
  readonly written: Written;
};

export type Stated = {
  readonly child: string;
  readonly person: string | null;
  readonly relation: SiblingRelation;
  readonly reason: string;
  readonly written: Written;
};

export type Links = { readonly same: readonly SameAs[]; readonly stated: readonly Stated[] };

const linkKinds = ['family-person.same-as', 'sibling.stated', 'entry.withdrawn'];

function sameOf({ data, written }: FamilyEntry): SameAs[] {
  const { other } = data as { readonly other?: { readonly child?: unknown; readonly person?: unknown } };
  const [person, child, theirs] = [text(data['person']), text(other?.child), text(other?.person)];
  if (person === null || child === null || theirs === null) return [];
  return [{ person, child, other: theirs, reason: text(data['reason']) ?? '', written }];
}

function statedOf({ data, written }: FamilyEntry): Stated[] {
  const child = text(data['child']);
  const relation = statedSiblingCodes.find((code) => code === data['relation']);
  if (child === null || relation === undefined) return [];
  return [{ child, person: text(data['person']), relation, reason: text(data['reason']) ?? '', written }];
}

/** Children whose records went on in another child's. */
async function joinedTo(
  { transaction, actor }: Access,
  children: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (children.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('subject')
    .select(['id', 'joined_to'])
    .where('partnership_id', '=', actor.partnership)
    .where('id', 'in', [...children])
    .where('joined_to', 'is not', null)
    .execute();
  return new Map(rows.flatMap(({ id, joined_to }) => (joined_to === null ? [] : [[id, joined_to] as const])));
}

/** Those whose record the viewer may open. Asked for in one query, whether there is anybody to ask about or not. */
async function visible({ transaction, actor }: Access, children: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('access_grant')
    .select('subject_id')
    .distinct()
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', 'in', children.length === 0 ? [actor.partnership] : [...new Set(children)])
    .execute();
  return new Set(rows.map(({ subject_id }) => subject_id));
}

/** As the policy would say it of an entry of the general part that everybody may see. */
const mayUse = ({ grants }: OpenChild, organisation: string): boolean =>
  decide(grants, { compartments: ['general'], audience: null, organisations: [organisation] }).allowed;

/** What leads from this child to children whom the viewer may see. */
export async function linksOf(child: OpenChild): Promise<Links> {
  const { access } = child;
  const { transaction, actor } = access;
  const { entries, joined } = await asRecordRole(transaction, async () => {
    const all = (await loadEntries(transaction, actor.partnership, [child.id], linkKinds)).get(child.id) ?? [];
    const counting = countingEntries(all);
    const named = counting.flatMap((entry) => [
      ...sameOf(entry).map((link) => link.child),
      ...statedOf(entry).map((link) => link.child),
    ]);
    return { entries: counting, joined: await joinedTo(access, named) };
  });
  const now = <Link extends { readonly child: string; readonly written: Written }>(link: Link): Link => ({
    ...link,
    child: joined.get(link.child) ?? link.child,
  });
  const same = ofKind(entries, 'family-person.same-as').flatMap(sameOf).map(now);
  const stated = ofKind(entries, 'sibling.stated').flatMap(statedOf).map(now);
  const seen = await visible(
    access,
    [...same, ...stated].map((link) => link.child),
  );
  const isShown = (link: SameAs | Stated): boolean =>
    link.child !== child.id && seen.has(link.child) && mayUse(child, link.written.organisation);
  return { same: same.filter(isShown), stated: stated.filter(isShown) };
}

/**
 * Another child whom the viewer may see. Not in the disclosure log yet: whoever shows the child says so with `nowShown`.
 * Null when the record cannot be opened after all, or what the organisation recorded there is not for the viewer.
 */
export async function openOther({ access }: OpenChild, id: string, organisation: string): Promise<OpenChild | null> {
  const before = access.shown.has(id);
  try {
    const other = await openChild(access, id);
    return mayUse(other, organisation) ? other : null;
  } catch (error) {
    if (!isProblem(error) || error.code !== 'NOT_FOUND') throw error;
    return null;
  } finally {
    if (!before) access.shown.delete(id);
  }
}

export const nowShown = ({ access, id }: OpenChild): void => void access.shown.add(id);
