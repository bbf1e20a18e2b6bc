/** Judges each place of the tree by its entry, its stored hash and its seal, and keeps what has to be put together at the end. */
import { commitmentTo, hashOfLeaf } from '../entry-line.ts';
import { type SealingSecret, sealOf } from '../seal.ts';
import { emptyRoot } from '../tree/hash.ts';
import type { Finding } from './finding.ts';
import type { PlacedEntry, UnplacedEntry } from './log-contents.ts';
import type { Beliefs } from './strands.ts';

/** An entry that says of others that they were erased lawfully. */
const erasing = '"action":"audit entry erased"';

export type Judge = {
  /** @param tile the stored hash of the place, if there is one */
  readonly judge: (position: number, found: PlacedEntry | undefined, tile: Buffer | undefined) => Beliefs;
  /** Everything found, once all places were judged and what has no place is known. */
  readonly findings: (unplaced: readonly UnplacedEntry[]) => readonly Finding[];
  readonly erased: () => number;
};

type Misplaced = { readonly position: number; readonly entry: string; readonly hash: string };

export function judgeOfPlaces(secrets: readonly SealingSecret[] | null): Judge {
  const findings: Finding[] = [];
  const removed: { readonly position: number; readonly entry: string }[] = [];
  const erased = new Set<string>();
  const misplaced: Misplaced[] = [];
  /** Stored hashes of places where something else stands, or nothing. */
  const orphans = new Map<string, number>();
  const missing: { from: number; to: number }[] = [];

  const judgeMissing = (position: number, tile: Buffer | undefined): Beliefs => {
    const last = missing.at(-1);
    if (last?.to === position - 1) last.to = position;
    else missing.push({ from: position, to: position });
    if (tile !== undefined) orphans.set(tile.toString('hex'), position);
    const hash = tile ?? emptyRoot;
    return { place: hash, tile: hash, seal: hash };
  };

  const judgeLine = ({ position, entry, kind, commitment, line }: PlacedEntry): void => {
    if (line === null) {
      removed.push({ position, entry });
      return;
    }
    if (kind === 1 && line.includes(erasing)) for (const id of erasedBy(line)) erased.add(id);
    if (!commitmentTo(line).equals(commitment)) findings.push({ what: 'altered', position, entry });
  };

  return {
    judge: (position, found, tile) => {
      if (found === undefined) return judgeMissing(position, tile);
      const hash = hashOfLeaf(found);
      const isAsStored = tile?.equals(hash) === true;
      const isSealed =
        secrets === null || found.seal === null ? isAsStored : found.seal.equals(sealOf(secrets, position, hash));
      if (isSealed) {
        judgeLine(found);
        if (tile !== undefined && !isAsStored) findings.push({ what: 'tile-hash', position, entry: found.entry });
      } else {
        misplaced.push({ position, entry: found.entry, hash: hash.toString('hex') });
        if (tile !== undefined && !isAsStored) orphans.set(tile.toString('hex'), position);
        if (found.line === null) removed.push({ position, entry: found.entry });
      }
      return { place: hash, tile: tile ?? hash, seal: isSealed ? hash : (tile ?? hash) };
    },
    erased: () => removed.filter(({ entry }) => erased.has(entry)).length,
    findings: (unplaced) => [
      ...findings,
      ...removed.filter(({ entry }) => !erased.has(entry)).map((each): Finding => ({ what: 'removed', ...each })),
      ...misplaced.map(({ position, entry, hash }): Finding => {
        const belongsAt = orphans.get(hash);
        return belongsAt === undefined || belongsAt === position
          ? { what: 'forged-place', position, entry }
          : { what: 'moved', position, entry, belongsAt };
      }),
      ...missing.map((span): Finding => ({ what: 'missing', ...span })),
      ...unplaced.map(({ kind, entry, line }): Finding => {
        const hash = hashOfLeaf({ kind, entry, commitment: commitmentTo(line) });
        return { what: 'unplaced', entry, belongsAt: orphans.get(hash.toString('hex')) ?? null };
      }),
    ],
  };
}

function erasedBy(line: string): readonly string[] {
  const { action, detail } = JSON.parse(line) as {
    readonly action: string;
    readonly detail: Readonly<Record<string, unknown>>;
  };
  const entry = detail['entry'];
  return action === 'audit entry erased' && typeof entry === 'string' ? [entry] : [];
}
