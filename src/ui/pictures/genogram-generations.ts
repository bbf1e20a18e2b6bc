/** In which row of a genogram somebody stands: from the word for them, else from whom they are tied to. Pure. */
import type { Kinship } from '../../kinds/kinship.ts';
import type { Couple, FamilyPerson } from '../../record/people/family.ts';
import type { Sibling } from '../../record/people/siblings.ts';
import { figureOfSibling, type ParentEdge, theChild } from './genogram-ties.ts';

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

/** Generations from the words, and for others from whom they are tied to. */
export function generations(
  people: readonly FamilyPerson[],
  siblings: readonly Sibling[],
  edges: readonly ParentEdge[],
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
