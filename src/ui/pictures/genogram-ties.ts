/** Who is whose parent and partner in a genogram: from what was recorded, and from what the words for people say. Pure. */
import { type CoupleState, coupleStates } from '../../kinds/family-home.ts';
import type { Couple, Family, FamilyPerson } from '../../record/people/family.ts';
import type { Sibling } from '../../record/people/siblings.ts';

/** A parent and their child, by the ids of their figures. */
export type ParentEdge = readonly [parent: string, of: string];

export type Union = {
  /** One or two figures of one generation. */
  readonly parents: readonly string[];
  readonly children: readonly string[];
  /** Null when nothing was recorded about them as a couple. */
  readonly state: CoupleState | null;
};

export const theChild = 'child';

/** Who is whose parent: what was recorded, and what the words for people and brothers and sisters say. */
export function parentEdges(
  family: Family,
  people: readonly FamilyPerson[],
  siblings: readonly Sibling[],
): readonly ParentEdge[] {
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
export const figureOfSibling = ({ person, child }: Sibling): string => person ?? `record-${child.id}`;

const isState = (text: string): text is CoupleState => Object.hasOwn(coupleStates, text);

/** Children by their pair of parents. More than two are split into couples that are recorded, and single ones. */
export function unionsOf(edges: readonly ParentEdge[], couples: readonly Couple[]): readonly Union[] {
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
