/**
 * Verifies a whole log: every entry against its place, every place against the tree, the tree against every signed checkpoint
 * that is stored or held by somebody else. Names what is not as it was; see finding.ts for what that can be.
 */
import type { SealingSecret } from '../seal.ts';
import { hashBytes } from '../tree/hash.ts';
import { growingTiles, hashIn, type TileName, tileKey, tileWidth } from '../tree/tiles.ts';
import { type Finding, namedBy } from './finding.ts';
import { judgeOfPlaces } from './judge-places.ts';
import type { LogContents, PlacedEntry } from './log-contents.ts';
import { readSigned, type Seen, type Signed, type Trust } from './read-signed.ts';
import { strandsOfTree } from './strands.ts';

export type Report = {
  /** Places there are, or ought to be. */
  readonly size: number;
  /** The largest checkpoint that the log meets. */
  readonly checkpoint: { readonly size: number; readonly signedAt: Temporal.Instant } | null;
  /** Checkpoints of others that the log meets. */
  readonly held: readonly { readonly holder: string; readonly size: number; readonly signedAt: Temporal.Instant }[];
  readonly seen: readonly Seen[];
  readonly checkpoints: number;
  readonly waiting: number;
  readonly erased: number;
  /** Which key it was checked against. */
  readonly key: string | null;
  readonly findings: readonly Finding[];
};

export type Verifying = Trust & {
  /** Null where the key file is not at hand. */
  readonly secrets: readonly SealingSecret[] | null;
  readonly onProgress?: (places: number, of: number) => void;
};

type Root = {
  readonly size: number;
  readonly root: Buffer;
  readonly holder: string | null;
  readonly signedAt: Temporal.Instant;
};

const rootsOf = ({ checkpoints, held }: Signed): readonly Root[] =>
  [
    ...checkpoints.map(({ size, root, signedAt }) => ({ size, root, signedAt, holder: null })),
    ...held.map(({ size, root, signedAt, holding }) => ({ size, root, signedAt, holder: holding.holder })),
  ].toSorted((a, b) => a.size - b.size);

/** Also keeps an eye on the hashes of leaves that others hold. */
function leavesHeld({ held }: Signed): (position: number, hash: Buffer) => string | undefined {
  const parts = held.flatMap(({ holding }) => holding.leaves.map((part) => ({ ...part, holder: holding.holder })));
  return (position, hash) =>
    parts.find(({ from, hashes }) => {
      const there = position >= from ? hashIn(hashes, position - from) : undefined;
      return there?.length === hashBytes && !there.equals(hash);
    })?.holder;
}

export async function verifyLog(contents: LogContents, verifying: Verifying): Promise<Report> {
  const signed = readSigned(contents, verifying);
  const findings: Finding[] = [...signed.findings];
  const roots = rootsOf(signed);
  const expected = roots.at(-1)?.size ?? 0;
  const { judge, findings: findingsOfPlaces, erased } = judgeOfPlaces(verifying.secrets);
  const strands = strandsOfTree();
  const heldOtherwise = leavesHeld(signed);
  const rebuilt = growingTiles(0, new Map());
  const upper = new Map<string, TileName & { hashes: Buffer }>();
  let [met, lastMet, isBroken]: [Root | null, number, boolean] = [null, 0, false];
  const metByOthers: Root[] = [];
  let nextRoot = 0;

  const settle = (): void => {
    for (let root = roots[nextRoot]; root?.size === strands.size(); root = roots[nextRoot]) {
      nextRoot += 1;
      if (!isBroken && strands.settle(root.root)) {
        lastMet = root.size;
        if (root.holder === null) met = root;
        else metByOthers.push(root);
        continue;
      }
      const to = root.size - 1;
      // What the log itself signed proves nothing against who has its key
      const from = metByOthers.at(-1)?.size ?? 0;
      if (root.holder !== null) findings.push({ what: 'not-as-held', holder: root.holder, from, to });
      else if (!isBroken) findings.push({ what: 'not-as-signed', from: lastMet, to });
      if (root.holder === null) isBroken = true;
    }
  };

  const take = (position: number, found: PlacedEntry | undefined, tiles: ReadonlyMap<string, Buffer>): void => {
    const tile = tiles.get(tileKey({ level: 0, number: Math.floor(position / tileWidth) }));
    const stored = tile && hashIn(tile, position % tileWidth);
    const beliefs = judge(position, found, stored?.length === hashBytes ? stored : undefined);
    const holder = heldOtherwise(position, beliefs.place);
    if (holder !== undefined) findings.push({ what: 'not-the-leaf-held', position, entry: found?.entry ?? '', holder });
    strands.add(beliefs);
    rebuilt.add(beliefs.seal);
    settle();
  };

  settle();
  let next = 0;
  for await (const some of withMissing(contents.places(), expected, findings)) {
    const first = Math.floor(next / tileWidth);
    const count = Math.ceil((next + some.length) / tileWidth) - first;
    const names = Array.from({ length: count }, (_, index) => ({ level: 0, number: first + index }));
    const tiles = await contents.tiles(names);
    for (const name of names) if (!tiles.has(tileKey(name))) findings.push({ what: 'tile', ...name });
    for (const found of some) {
      take(next, found, tiles);
      next += 1;
    }
    for (const tile of rebuilt.changed()) if (tile.level > 0) upper.set(tileKey(tile), tile);
    verifying.onProgress?.(next, Math.max(expected, next));
  }
  const storedUpper = await contents.tiles([...upper.values()]);
  for (const [key, { level, number, hashes }] of upper)
    if (storedUpper.get(key)?.equals(hashes) !== true) findings.push({ what: 'tile', level, number });
  findings.push(...findingsOfPlaces(await contents.unplaced()));
  return {
    size: next,
    checkpoint: met,
    held: metByOthers.flatMap(({ holder, size, signedAt }) => (holder === null ? [] : [{ holder, size, signedAt }])),
    seen: signed.seen.filter(({ size }) => size <= lastMet),
    checkpoints: signed.checkpoints.length,
    waiting: contents.waiting,
    erased: erased(),
    key: signed.keys.at(-1)?.text ?? null,
    findings: withoutEchoes(findings),
  };
}

/** Puts nothing where a place is missing, up to the size that was signed. Places come in their order. */
async function* withMissing(
  places: AsyncIterable<readonly PlacedEntry[]>,
  expected: number,
  findings: Finding[],
): AsyncIterable<readonly (PlacedEntry | undefined)[]> {
  let next = 0;
  for await (const some of places) {
    const filled: (PlacedEntry | undefined)[] = [];
    for (const each of some) {
      if (each.position < next) {
        findings.push({ what: 'forged-place', position: each.position, entry: each.entry });
        continue;
      }
      while (next < each.position) {
        filled.push(undefined);
        next += 1;
      }
      filled.push(each);
      next += 1;
    }
    yield filled;
  }
  if (next < expected) yield Array.from({ length: expected - next }, () => undefined);
}

/** What is named by its entry or its place needs no second line for the span around it. */
function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const exact = findings
    .filter(({ what }) => what === 'forged-place' || what === 'moved' || what === 'missing')
    .flatMap((finding) => namedBy(finding).places ?? []);
  return findings.filter(
    (finding) =>
      finding.what !== 'not-as-signed' || !exact.some(({ from, to }) => from <= finding.to && to >= finding.from),
  );
}
