/**
 * What a genogram shows, before it has places: figures with their generation, parents with their children, couples, homes.
 * Pure, and made of nothing but the family that the viewer sees: whoever is not in it is not in the picture.
 */
import { type CoupleState, coupleStates } from '../../kinds/family-home.ts';
import { familyRelations, type Kinship, kinships, sexOfKinship } from '../../kinds/kinship.ts';
import type { Couple, Family, FamilyPerson } from '../../record/people/family.ts';
import { homesOf, householdsOn } from '../../record/people/households.ts';
import type { Sibling } from '../../record/people/siblings.ts';

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

export type Union = {
  /** One or two figures of one generation. */
  readonly parents: readonly string[];
  readonly children: readonly string[];
  /** Null when nothing was recorded about them as a couple. */
  readonly state: CoupleState | null;
};

export type Home = { readonly name: string; readonly members: readonly string[] };

export type GenogramPlan = {
  readonly figures: readonly Figure[];
  readonly unions: readonly Union[];
  readonly homes: readonly Home[];
  /** What is recorded and fits no picture, for example somebody who would be older than their own parent. */
  readonly undrawn: readonly string[];
};

export const theChild = 'child';

type Centre = {
  readonly name: string;
  readonly sex: 'F' | 'M' | null;
  readonly born: Temporal.PlainDate;
};

const generationOf: Readonly<Partial<Record<Kinship, number>>> = {
  mother: -1,
  father: -1,
  parent: -1,
  'adoptive-parent': -1,
  'step-mother': -1,
  'step-father': -1,
  'step-parent': -1,
  'partner-of-parent': -1,
  'full-sibling': 0,
  'half-sibling': 0,
  'step-sibling': 0,
  'adoptive-sibling': 0,
  'foster-sibling': 0,
  sibling: 0,
  grandmother: -2,
  grandfather: -2,
  'great-grandparent': -3,
  aunt: -1,
  uncle: -1,
  cousin: 0,
};
const byRelation = { parent: -1, 'step-parent': -1, sibling: 0 } as const;

const ownGeneration = ({ kinship, relation }: FamilyPerson): number | undefined =>
  (kinship === undefined ? undefined : generationOf[kinship]) ??
  (relation in byRelation ? byRelation[relation as keyof typeof byRelation] : undefined);

/** Who is whose parent: what was recorded, and what the words for people and brothers and sisters say. */
function parentEdges(
  family: Family,
  people: readonly FamilyPerson[],
  siblings: readonly Sibling[],
): readonly (readonly [string, string])[] {
  const known = new Set([theChild, ...people.map(({ person }) => person), ...siblings.map(figureOfSibling)]);
  const parents = people.filter(({ relation }) => relation === 'parent');
  const full = people.filter(({ kinship }) => kinship === 'full-sibling').map(({ person }) => person);
  const shared = siblings.filter(
    ({ relation }) =>
      relation === 'full' || relation === 'half' || relation === 'one-parent-known' || relation === 'adoptive',
  );
  const edges = [
    ...family.parentage.map(({ parent, of }) => [parent, of ?? theChild] as const),
    ...parents.flatMap(({ person }) => [theChild, ...full].map((of) => [person, of] as const)),
    ...shared.flatMap((sibling) => sibling.through.map(({ person }) => [person, figureOfSibling(sibling)] as const)),
  ];
  const once = new Map(edges.map((edge) => [edge.join(' '), edge]));
  return [...once.values()].filter(([parent, of]) => parent !== of && known.has(parent) && known.has(of));
}

/** The same figure when somebody has said which of the people it is. */
const figureOfSibling = ({ person, child }: Sibling): string => person ?? `record-${child.id}`;

/** Generations from the words, and for others from whom they are tied to. */
function generations(
  people: readonly FamilyPerson[],
  siblings: readonly Sibling[],
  edges: readonly (readonly [string, string])[],
  couples: readonly Couple[],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>([
    [theChild, 0],
    ...siblings.map((each) => [figureOfSibling(each), 0] as const),
  ]);
  for (const person of people) {
    const own = ownGeneration(person);
    if (own !== undefined) found.set(person.person, own);
  }
  const ties: readonly (readonly [string, string, number])[] = [
    ...edges.map(([parent, of]) => [parent, of, 1] as const),
    ...couples.map(({ one, other }) => [one, other, 0] as const),
  ];
  for (let round = 0; round < people.length; round += 1) {
    for (const [one, other, step] of ties) {
      const [first, second] = [found.get(one), found.get(other)];
      if (first !== undefined && second === undefined) found.set(other, Math.min(3, first + step));
      if (second !== undefined && first === undefined) found.set(one, Math.max(-5, second - step));
    }
  }
  for (const { person } of people) if (!found.has(person)) found.set(person, -1);
  return found;
}

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
          says: person.kinship === undefined ? familyRelations[person.relation] : kinships[person.kinship].title,
          sex: sexOf(person),
          life: person.life ?? 'living',
          born: person.dateOfBirth === undefined ? null : Temporal.PlainDate.from(person.dateOfBirth),
          generation: generation.get(person.person) ?? -1,
          isChild: false,
        }),
      ),
  ];
}

const isState = (text: string): text is CoupleState => Object.hasOwn(coupleStates, text);

/** Children by their pair of parents. More than two are split into couples that are recorded, and single ones. */
function unionsOf(edges: readonly (readonly [string, string])[], couples: readonly Couple[]): readonly Union[] {
  const isCouple = (one: string, other: string): Couple | undefined =>
    couples.findLast(
      (each) => (each.one === one && each.other === other) || (each.one === other && each.other === one),
    );
  const byChild = Map.groupBy(edges, ([, of]) => of);
  const found = new Map<string, { readonly parents: readonly string[]; readonly children: string[] }>();
  const add = (parents: readonly string[], child: string | null): void => {
    const sorted = parents.toSorted();
    const union = found.get(sorted.join(' ')) ?? { parents: sorted, children: [] };
    found.set(sorted.join(' '), union);
    if (child !== null) union.children.push(child);
  };
  for (const [child, list] of byChild) {
    const left = new Set(list.map(([parent]) => parent));
    if (left.size > 2)
      for (const one of left)
        for (const other of left)
          if (one < other && left.has(one) && isCouple(one, other) !== undefined) {
            add([one, other], child);
            left.delete(one);
            left.delete(other);
          }
    if (left.size === 0) continue;
    if (left.size <= 2) add([...left], child);
    else for (const one of left) add([one], child);
  }
  for (const { one, other } of couples) add([one, other], null);
  return [...found.values()].map(({ parents, children }) => {
    const [one, other] = parents;
    const couple = one === undefined || other === undefined ? undefined : isCouple(one, other);
    return { parents, children, state: couple !== undefined && isState(couple.state) ? couple.state : null };
  });
}

/** @param day ISO date */
export function planGenogram(centre: Centre, family: Family, siblings: readonly Sibling[], day: string): GenogramPlan {
  const people = family.people.filter(({ ended }) => ended === undefined);
  const present = new Set(people.map(({ person }) => person));
  const couples = family.couples.filter(({ one, other }) => present.has(one) && present.has(other));
  const edges = parentEdges(family, people, siblings);
  const generation = generations(people, siblings, edges, couples);
  const nameOf = (id: string): string =>
    id === theChild ? centre.name : (people.find(({ person }) => person === id)?.name ?? 'a brother or sister');
  const fits = ([parent, of]: readonly [string, string]): boolean =>
    generation.get(parent) === (generation.get(of) ?? 0) - 1;
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
