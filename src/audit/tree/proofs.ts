/** Proofs that a leaf is in a tree, and that one tree continues another: RFC 9162 sections 2.1.3 and 2.1.4. */
import { emptyRoot, nodeHash } from './hash.ts';
import { type ReadNode, rootOf } from './root.ts';
import { splitOf } from './shape.ts';

/** From the leaf up to the root: with what it has to be hashed. @param index smaller than `size` */
export function inclusionProof(index: number, size: number, read: ReadNode): readonly Buffer[] {
  return path(index, 0, size, read);
}

function path(index: number, start: number, end: number, read: ReadNode): readonly Buffer[] {
  if (end - start <= 1) return [];
  const middle = start + splitOf(end - start);
  return index < middle
    ? [...path(index, start, middle, read), rootOf(middle, end, read)]
    : [...path(index, middle, end, read), rootOf(start, middle, read)];
}

/** What shows that the tree of the first `older` leaves is the beginning of that of `newer`. Nothing is needed for 0. */
export function consistencyProof(older: number, newer: number, read: ReadNode): readonly Buffer[] {
  return older === 0 ? [] : subproof(older, 0, newer, true, read);
}

function subproof(older: number, start: number, end: number, isWhole: boolean, read: ReadNode): readonly Buffer[] {
  if (start + older === end) return isWhole ? [] : [rootOf(start, end, read)];
  const split = splitOf(end - start);
  const middle = start + split;
  return older <= split
    ? [...subproof(older, start, middle, isWhole, read), rootOf(middle, end, read)]
    : [...subproof(older - split, middle, end, false, read), rootOf(start, middle, read)];
}

type Inclusion = {
  readonly index: number;
  readonly size: number;
  readonly leaf: Buffer;
  readonly root: Buffer;
  readonly proof: readonly Buffer[];
};

const half = (number: number): number => Math.floor(number / 2);
const isOdd = (number: number): boolean => number % 2 === 1;

/** RFC 9162 section 2.1.3.2. @param leaf its hash */
export function provesInclusion({ index, size, leaf, root, proof }: Inclusion): boolean {
  if (index < 0 || index >= size) return false;
  let [position, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)];
    } else hash = nodeHash(hash, sibling);
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && hash.equals(root);
}

export type TreeHead = { readonly size: number; readonly root: Buffer };

/** RFC 9162 section 2.1.4.2. Two trees of one size are the same tree or are not; everything continues the empty tree. */
export function provesConsistency(older: TreeHead, newer: TreeHead, proof: readonly Buffer[]): boolean {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  if (older.size === 0) return proof.length === 0 && older.root.equals(emptyRoot);
  let [position, last] = [older.size - 1, newer.size - 1];
  while (isOdd(position)) [position, last] = [half(position), half(last)];
  const steps = position === 0 ? [older.root, ...proof] : proof;
  const [first, ...rest] = steps;
  if (first === undefined) return false;
  let [ofOlder, ofNewer] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      ofOlder = nodeHash(sibling, ofOlder);
      ofNewer = nodeHash(sibling, ofNewer);
      while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)];
    } else ofNewer = nodeHash(ofNewer, sibling);
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && ofOlder.equals(older.root) && ofNewer.equals(newer.root);
}
