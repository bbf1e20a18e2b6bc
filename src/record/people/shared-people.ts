/** Which people of several children's families are one person, from what practitioners have said of two at a time. Pure. */
import type { SameAs } from './links.ts';

export type Place = { readonly child: string; readonly person: string };

const nameOf = ({ child, person }: Place): string => `${child}/${person}`;

/** The same for all places of one person. */
export type Identities = (place: Place) => string;

/**
 * @param same what was said, with the child in whose record it was said. Each said of two is said in both records, so it
 * comes once or twice, and who comes first makes no difference
 */
export function identities(same: readonly (SameAs & { readonly of: string })[]): Identities {
  const parent = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root)) root = next;
    return root;
  };
  for (const { of, person, child, other } of same) {
    const [a, b] = [rootOf(nameOf({ child: of, person })), rootOf(nameOf({ child, person: other }))].toSorted();
    if (a !== undefined && b !== undefined && a !== b) parent.set(b, a);
  }
  return (place) => rootOf(nameOf(place));
}
