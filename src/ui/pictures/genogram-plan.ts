/**
 * What a genogram shows, before it has places: figures with their generation, parents with their children, couples, homes.
 * Pure, and made of nothing but the family that the viewer sees: whoever is not in it is not in the picture.
 */
import { relationTitle, sexOfKinship } from '../../kinds/kinship.ts';
import { type Couple, type Family, type FamilyPerson, treePeople } from '../../record/people/family.ts';
import { homesOf, householdsOn } from '../../record/people/households.ts';
import type { Sibling } from '../../record/people/siblings.ts';
import { generations } from './genogram-generations.ts';
import { figureOfSibling, type ParentEdge, parentEdges, theChild, type Union, unionsOf } from './genogram-ties.ts';

export type Figure = {
  readonly id: string;
  readonly name: string;
  /** What they are to the child. */
  readonly says: string;
  readonly sex: 'F' | 'M' | 'unknown';
  readonly life: 'living' | 'died' | 'unborn';
  readonly born: Temporal.PlainDate | null;
  /** 0 is the child's; parents are -1. */
  readonly generation: number;
  readonly isChild: boolean;
};

export type Home = { readonly name: string; readonly members: readonly string[] };

export type GenogramPlan = {
  readonly figures: readonly Figure[];
  readonly unions: readonly Union[];
  readonly homes: readonly Home[];
  /** What is recorded and fits no picture, for example somebody who would be older than their own parent. */
  readonly undrawn: readonly string[];
};

type Centre = {
  readonly name: string;
  readonly sex: 'F' | 'M' | null;
  readonly born: Temporal.PlainDate;
};

const sexOf = ({ sex, kinship }: FamilyPerson): Figure['sex'] =>
  sex ?? (kinship === undefined ? undefined : sexOfKinship[kinship]) ?? 'unknown';

function figures(
  centre: Centre,
  people: readonly FamilyPerson[],
  siblings: readonly Sibling[],
  generation: ReadonlyMap<string, number>,
): readonly Figure[] {
  const merged = new Set(siblings.flatMap(({ person }) => person ?? []));
  return [
    {
      id: theChild,
      name: centre.name,
      says: 'the child',
      sex: centre.sex ?? 'unknown',
      life: 'living',
      born: centre.born,
      generation: 0,
      isChild: true,
    },
    ...siblings.map(
      (sibling): Figure => ({
        id: figureOfSibling(sibling),
        name: `${sibling.child.forename} ${sibling.child.surname}`,
        says: 'brother or sister, has a record',
        sex: sibling.child.sex ?? 'unknown',
        life: 'living',
        born: sibling.child.dateOfBirth,
        generation: generation.get(figureOfSibling(sibling)) ?? 0,
        isChild: false,
      }),
    ),
    ...people
      .filter(({ person }) => !merged.has(person))
      .map(
        (person): Figure => ({
          id: person.person,
          name: person.name,
          says: relationTitle(person),
          sex: sexOf(person),
          life: person.life ?? 'living',
          born: person.dateOfBirth === undefined ? null : Temporal.PlainDate.from(person.dateOfBirth),
          generation: generation.get(person.person) ?? -1,
          isChild: false,
        }),
      ),
  ];
}

/** @param day ISO date */
export function planGenogram(centre: Centre, family: Family, siblings: readonly Sibling[], day: string): GenogramPlan {
  const people = treePeople(family);
  const present = new Set(people.map(({ person }) => person));
  const couples = family.couples.filter(({ one, other }) => present.has(one) && present.has(other));
  const edges = parentEdges(family, people, siblings);
  const generation = generations(people, siblings, edges, couples);
  const nameOf = (id: string): string =>
    id === theChild ? centre.name : (people.find(({ person }) => person === id)?.name ?? 'a brother or sister');
  const fits = ([parent, of]: ParentEdge): boolean => generation.get(parent) === (generation.get(of) ?? 0) - 1;
  const level = ({ one, other }: Couple): boolean => generation.get(one) === generation.get(other);
  const figureIds = (person: string | null): string => person ?? theChild;
  const homes = householdsOn(family.households, day).map((home) => ({
    name: home.name,
    members: [
      ...new Set(
        home.stays
          .filter(({ person }) => homesOf([home], person, day).length > 0 && (person === null || present.has(person)))
          .map(({ person }) => figureIds(person)),
      ),
    ],
  }));
  return {
    figures: figures(centre, people, siblings, generation),
    unions: unionsOf(edges.filter(fits), couples.filter(level)),
    homes: homes.filter(({ members }) => members.length > 0),
    undrawn: [
      ...edges
        .filter((edge) => !fits(edge))
        .map(([parent, of]) => `${nameOf(parent)} is recorded as a parent of ${nameOf(of)}`),
      ...couples
        .filter((each) => !level(each))
        .map(({ one, other }) => `${nameOf(one)} and ${nameOf(other)} are recorded as a couple`),
    ],
  };
}
