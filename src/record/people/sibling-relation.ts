/** What two children are to each other, from the people whom both have. Pure. */
import type { SiblingRelation } from '../../kinds/family-home.ts';
import { countingPeople, type Family, type FamilyPerson } from './family.ts';
import { homesOf } from './households.ts';

export type FamilyOf = {
  readonly family: Family;
  /** Who somebody of this family is, beyond this record. */
  readonly identity: (person: string) => string;
};

type Pair = { readonly mine: FamilyPerson; readonly theirs: FamilyPerson };

function pairsOf(mine: FamilyOf, theirs: FamilyOf): readonly Pair[] {
  const others = countingPeople(theirs.family);
  return countingPeople(mine.family).flatMap((person) => {
    const same = others.find((other) => theirs.identity(other.person) === mine.identity(person.person));
    return same === undefined ? [] : [{ mine: person, theirs: same }];
  });
}

const isParent = ({ relation }: FamilyPerson): boolean => relation === 'parent';
const isAdoptive = ({ kinship }: FamilyPerson): boolean => kinship === 'adoptive-parent';
const fosters = ({ kinship }: FamilyPerson): boolean => kinship === 'foster-carer';

const parentsOf = ({ family }: FamilyOf): readonly FamilyPerson[] => countingPeople(family).filter(isParent);

function livesWith({ family }: FamilyOf, person: string, day: string): boolean {
  const homes = homesOf(family.households, null, day);
  return homesOf(family.households, person, day).some(({ id }) => homes.some((home) => home.id === id));
}

export type Related = { readonly relation: SiblingRelation; readonly through: readonly FamilyPerson[] };

function throughParents(pairs: readonly Pair[], mine: FamilyOf, theirs: FamilyOf): Related | null {
  const shared = pairs.filter((pair) => isParent(pair.mine) && isParent(pair.theirs));
  const through = shared.map((pair) => pair.mine);
  if (shared.length === 0) return null;
  if (shared.some((pair) => isAdoptive(pair.mine) || isAdoptive(pair.theirs))) return { relation: 'adoptive', through };
  if (shared.length > 1) return { relation: 'full', through };
  // With one parent of each still unknown it may be the same one
  const others = [parentsOf(mine), parentsOf(theirs)].map((parents) => parents.length > 1);
  return { relation: others.every(Boolean) ? 'half' : 'one-parent-known', through };
}

/** Null when nothing that is known makes them brothers or sisters. @param day ISO date */
export function relationOf(mine: FamilyOf, theirs: FamilyOf, day: string): Related | null {
  const pairs = pairsOf(mine, theirs);
  const byParents = throughParents(pairs, mine, theirs);
  if (byParents !== null) return byParents;
  const step = pairs.filter(
    (pair) =>
      (isParent(pair.mine) && pair.theirs.relation === 'step-parent') ||
      (isParent(pair.theirs) && pair.mine.relation === 'step-parent'),
  );
  if (step.length > 0) return { relation: 'step', through: step.map((pair) => pair.mine) };
  const together = pairs.filter(
    (pair) => livesWith(mine, pair.mine.person, day) && livesWith(theirs, pair.theirs.person, day),
  );
  const through = together.map((pair) => pair.mine);
  if (together.length === 0) return null;
  return {
    relation: together.some((pair) => fosters(pair.mine) || fosters(pair.theirs)) ? 'foster' : 'household',
    through,
  };
}
