/**
 * Brothers and sisters who have a record of their own and whom the viewer may see: stated by somebody, or following from
 * parents and homes that both have. Nobody else is hinted at, by a gap or a count neither: only what leads from child to
 * child between records that are open to the viewer is followed.
 */
import { dayOf } from '../../clock.ts';
import type { SiblingRelation } from '../../kinds/family-home.ts';
import type { OpenChild } from '../child.ts';
import { type Family, type FamilyPerson, projectFamily } from './family.ts';
import { linksOf, nowShown, openOther, type SameAs, type Stated } from './links.ts';
import { loadFamilyEntries } from './read-family.ts';
import { identities } from './shared-people.ts';
import { relationOf } from './sibling-relation.ts';

export type Sibling = {
  /** Open to the viewer, and in the disclosure log from now on. */
  readonly child: OpenChild;
  readonly relation: SiblingRelation;
  /** Whether somebody said so, or it follows from people whom both have. */
  readonly basis: 'stated' | 'derived';
  /** Which of the people around this child the other is, when somebody said so. */
  readonly person: string | null;
  /** Those of this child's record through whom they are related. */
  readonly through: readonly Pick<FamilyPerson, 'person' | 'name'>[];
  /** What was stated, with the reason. */
  readonly stated: Stated | null;
};

/** Families are small; whatever leads further than this many records is not about brothers and sisters. */
const most = 40;

type Seen = {
  readonly child: OpenChild;
  readonly family: Family;
  readonly same: readonly (SameAs & { readonly of: string })[];
};

async function look(child: OpenChild, same: readonly SameAs[]): Promise<Seen> {
  const family = projectFamily(await loadFamilyEntries(child));
  return { child, family, same: same.map((link) => ({ ...link, of: child.id })) };
}

/** Every record that can be reached from this one through records that are open to the viewer; this one first. */
async function reachable(child: OpenChild, first: readonly SameAs[]): Promise<ReadonlyMap<string, Seen>> {
  const seen = new Map<string, Seen>([[child.id, await look(child, first)]]);
  for (const { same } of seen.values()) {
    for (const link of same) {
      if (seen.has(link.child) || seen.size >= most) continue;
      const other = await openOther(child, link.child, link.written.organisation);
      if (other !== null) seen.set(other.id, await look(other, (await linksOf(other)).same));
    }
  }
  return seen;
}

async function statedSiblings(child: OpenChild, stated: readonly Stated[]): Promise<readonly Sibling[]> {
  const found = new Map<string, Sibling>();
  for (const each of stated) {
    const other = await openOther(child, each.child, each.written.organisation);
    if (other === null) continue;
    const { relation, person } = each;
    found.set(other.id, { child: other, relation, basis: 'stated', person, through: [], stated: each });
  }
  return [...found.values()];
}

/** Oldest first. What somebody stated comes before what follows. */
export async function siblingsOf(child: OpenChild): Promise<readonly Sibling[]> {
  const links = await linksOf(child);
  const stated = await statedSiblings(child, links.stated);
  const seen = await reachable(child, links.same);
  const mine = seen.get(child.id);
  const identityOf = identities([...seen.values()].flatMap(({ same }) => same));
  const familyOf = ({ child: { id }, family }: Seen) => ({
    family,
    identity: (person: string) => identityOf({ child: id, person }),
  });
  const day = dayOf(child.access.now).toString();
  const derived = [...seen.values()].flatMap((other): Sibling[] => {
    if (mine === undefined || other === mine || stated.some((each) => each.child.id === other.child.id)) return [];
    const related = relationOf(familyOf(mine), familyOf(other), day);
    if (related === null) return [];
    const { relation, through } = related;
    return [
      {
        child: other.child,
        relation,
        basis: 'derived',
        person: null,
        through: through.map(({ person, name }) => ({ person, name })),
        stated: null,
      },
    ];
  });
  const all = [...stated, ...derived].toSorted(
    (a, b) =>
      Temporal.PlainDate.compare(a.child.dateOfBirth, b.child.dateOfBirth) || (a.child.id < b.child.id ? -1 : 1),
  );
  for (const sibling of all) nowShown(sibling.child);
  return all;
}
