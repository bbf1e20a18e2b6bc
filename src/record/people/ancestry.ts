/** Whether somebody would become their own parent or ancestor. Pure; never ends up in a circle, whatever is recorded. */
import { type Family, treePeople } from './family.ts';

const child = '';

/** Parents of everybody, as recorded and as the word "parent" says of the child. */
function parentsOf(family: Family): ReadonlyMap<string, readonly string[]> {
  const edges = [
    ...family.parentage.map(({ parent, of }) => [of ?? child, parent] as const),
    ...treePeople(family).flatMap(({ person, relation }) => (relation === 'parent' ? [[child, person] as const] : [])),
  ];
  return new Map([...Map.groupBy(edges, ([of]) => of)].map(([of, list]) => [of, list.map(([, parent]) => parent)]));
}

/** @param of null is the child */
export function isOwnAncestor(family: Family, parent: string, of: string | null): boolean {
  const above = parentsOf(family);
  const below = of ?? child;
  const seen = new Set<string>();
  const open = [parent];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === below) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(above.get(next) ?? []));
  }
  return false;
}
