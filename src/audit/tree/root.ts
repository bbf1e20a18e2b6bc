/** The root over leaves, from the complete subtrees that are known. */
import { emptyRoot, nodeHash } from './hash.ts';
import { coverOf, type Node } from './shape.ts';

/** The hash of a complete subtree. */
export type ReadNode = (node: Node) => Buffer;

/** The hash over the leaves from `start` up to and without `end`, as RFC 9162 section 2.1.1 splits them. */
export function rootOf(start: number, end: number, read: ReadNode): Buffer {
  const [last, ...others] = coverOf(start, end).toReversed();
  if (last === undefined) return emptyRoot;
  return others.reduce((right, left) => nodeHash(read(left), right), read(last));
}

/**
 * A tree that only grows: it keeps the roots of its complete subtrees, at most one of each level. That is enough to go on, and
 * for its own root.
 */
export type GrowingTree = {
  readonly add: (leafHash: Buffer) => void;
  readonly size: () => number;
  readonly root: () => Buffer;
  /** Another that goes on from here. */
  readonly copy: () => GrowingTree;
};

type Edge = readonly { readonly level: number; readonly hash: Buffer }[];

/** @param size and the complete subtrees of a tree with which to go on */
export const growingTree = (size = 0, read: ReadNode = noNode): GrowingTree =>
  growing(
    size,
    coverOf(0, size).map((node) => ({ level: node.level, hash: read(node) })),
  );

function growing(size: number, start: Edge): GrowingTree {
  let count = size;
  const edge = [...start];
  return {
    add: (leafHash) => {
      let [level, hash] = [0, leafHash];
      for (let last = edge.at(-1); last?.level === level; last = edge.at(-1)) {
        edge.pop();
        hash = nodeHash(last.hash, hash);
        level += 1;
      }
      edge.push({ level, hash });
      count += 1;
    },
    size: () => count,
    root: () => {
      const [last, ...others] = edge.toReversed();
      return last === undefined ? emptyRoot : others.reduce((right, { hash }) => nodeHash(hash, right), last.hash);
    },
    copy: () => growing(count, edge),
  };
}

function noNode({ level, index }: Node): never {
  throw new RangeError(`An empty tree has no node ${index} of level ${level}`);
}
