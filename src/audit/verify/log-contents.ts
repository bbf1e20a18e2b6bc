/** What a log holds when it is verified, wherever it is read from: a database, an exported folder, or a test. */
import type { Leaf } from '../entry-line.ts';
import type { TileName } from '../tree/tiles.ts';

/** A place in the tree and what stands there. */
export type PlacedEntry = Leaf & {
  readonly position: number;
  /** Null where seals are not kept. */
  readonly seal: Buffer | null;
  /** The entry itself as a line; null when it is there no more. */
  readonly line: string | null;
};

/** An entry that has no place. */
export type UnplacedEntry = { readonly kind: number; readonly entry: string; readonly line: string };

export type StoredCheckpoint = {
  readonly size: number;
  readonly note: string;
  /** Words of witnesses on it. */
  readonly cosignatures: readonly { readonly publicKey: string; readonly line: string }[];
};

export type Witness = { readonly publicKey: string; readonly title: string };

export type LogContents = {
  /** In order of position, some at a time. */
  readonly places: () => AsyncIterable<readonly PlacedEntry[]>;
  /** By `tileKey`; those that are there. */
  readonly tiles: (names: readonly TileName[]) => Promise<ReadonlyMap<string, Buffer>>;
  /** In order of size. */
  readonly checkpoints: readonly StoredCheckpoint[];
  readonly witnesses: readonly Witness[];
  /** In their order. */
  readonly keyStatements: readonly string[];
  /** Entries that neither have a place nor wait for one. */
  readonly unplaced: () => Promise<readonly UnplacedEntry[]>;
  /** How many wait for a place. */
  readonly waiting: number;
};

/** What somebody else holds of the log. */
export type Holding = {
  readonly holder: string;
  /** A signed checkpoint. */
  readonly note: string;
  /** Hashes of leaves from a position on, when they hold these too. */
  readonly leaves: readonly { readonly from: number; readonly hashes: Buffer }[];
};
