/**
 * The tree in the versions that could be the signed one. While places, tiles and seals agree there is one version; where they
 * do not there is one for each way of believing, until a checkpoint says which is right.
 */
import { type GrowingTree, growingTree } from '../tree/root.ts';

/** What a place is taken to hold: the hash made from its entry, the one in the tile, and the one that its seal speaks for. */
export type Beliefs = { readonly place: Buffer; readonly tile: Buffer; readonly seal: Buffer };

const ways = ['seal', 'tile', 'place'] as const;
type Strand = { readonly way: (typeof ways)[number]; readonly tree: GrowingTree };

export type Strands = {
  readonly add: (beliefs: Beliefs) => void;
  readonly size: () => number;
  /** Whether one version has this root. It is the only one from then on. */
  readonly settle: (root: Buffer) => boolean;
};

const agree = ({ place, tile, seal }: Beliefs): boolean => (place === tile || place.equals(tile)) && seal.equals(place);

export function strandsOfTree(): Strands {
  let strands: readonly Strand[] = [{ way: 'seal', tree: growingTree() }];
  return {
    add: (beliefs) => {
      const [first] = strands;
      if (strands.length === 1 && first !== undefined && !agree(beliefs))
        strands = ways.map((way) => ({ way, tree: first.tree.copy() }));
      for (const { way, tree } of strands) tree.add(beliefs[way]);
    },
    size: () => strands[0]?.tree.size() ?? 0,
    settle: (root) => {
      const right = strands.find(({ tree }) => tree.root().equals(root));
      if (right !== undefined) strands = [right];
      return right !== undefined;
    },
  };
}
