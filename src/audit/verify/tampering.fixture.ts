/** Ways in which a superuser can tamper with a log, without its key unless it says so, each with what has to be named. */
import { commitmentTo, hashOfLeaf } from '../entry-line.ts';
import { hashBytes } from '../tree/hash.ts';
import { growingTiles, tileKey, tileWidth } from '../tree/tiles.ts';
import type { PlacedEntry } from './log-contents.ts';
import { idOf, lineOf, type MadeLog } from './made-log.fixture.ts';

/** What has to be named: places, entries, or both. */
export type Done = { readonly places: readonly number[]; readonly entries: readonly string[] };
/** @param random a whole number from 0 up to and without the given one */
export type Tampering = (log: MadeLog, random: (below: number) => number) => Done;

const named = ({ position, entry }: Pick<PlacedEntry, 'position' | 'entry'>): Done => ({
  places: [position],
  entries: [entry],
});

function pick(log: MadeLog, random: (below: number) => number): PlacedEntry {
  const found = log.places[random(log.places.length)];
  if (found === undefined) throw new RangeError('The log is empty');
  return found;
}

const put = (log: MadeLog, place: PlacedEntry): void => {
  const index = log.places.findIndex(({ position }) => position === place.position);
  log.places[index] = place;
};

/** Whether there was a stored hash to put it over. */
function putHash(log: MadeLog, position: number, hash: Buffer): boolean {
  const key = tileKey({ level: 0, number: Math.floor(position / tileWidth) });
  const changed = Buffer.from(log.tiles.get(key) ?? Buffer.of());
  const start = (position % tileWidth) * hashBytes;
  if (start >= changed.length) return false;
  hash.copy(changed, start);
  log.tiles.set(key, changed);
  return true;
}

/** All tiles made anew over what stands in the places now. */
function fitTiles(log: MadeLog): void {
  const growing = growingTiles(0, new Map());
  for (const place of log.places) growing.add(hashOfLeaf(place));
  for (const tile of growing.changed()) log.tiles.set(tileKey(tile), tile.hashes);
}

export const tamperings: Readonly<Record<string, Tampering>> = {
  altered: (log, random) => {
    const place = pick(log, random);
    put(log, { ...place, line: lineOf(place.position, 'something else') });
    return named(place);
  },
  'altered by one letter': (log, random) => {
    const place = pick(log, random);
    const line = place.line ?? '';
    const at = random(line.length);
    put(log, { ...place, line: `${line.slice(0, at)}${line[at] === '0' ? '1' : '0'}${line.slice(at + 1)}` });
    return named(place);
  },
  removed: (log, random) => {
    const place = pick(log, random);
    put(log, { ...place, line: null });
    return named(place);
  },
  'removed with its place': (log, random) => {
    const place = pick(log, random);
    log.places = log.places.filter(({ position }) => position !== place.position);
    return { places: [place.position], entries: [] };
  },
  'kept without its place': (log, random) => {
    const place = pick(log, random);
    log.places = log.places.filter(({ position }) => position !== place.position);
    log.unplaced.push({ kind: place.kind, entry: place.entry, line: place.line ?? '' });
    return named(place);
  },
  swapped: (log, random) => {
    const [one, other] = [pick(log, random), pick(log, random)];
    if (one.position === other.position) return { places: [], entries: [] };
    put(log, { ...other, position: one.position });
    put(log, { ...one, position: other.position });
    return { places: [one.position, other.position], entries: [one.entry, other.entry] };
  },
  'lines swapped': (log, random) => {
    const [one, other] = [pick(log, random), pick(log, random)];
    if (one.position === other.position) return { places: [], entries: [] };
    put(log, { ...one, line: other.line });
    put(log, { ...other, line: one.line });
    return { places: [one.position, other.position], entries: [one.entry, other.entry] };
  },
  inserted: (log, random) => {
    const number = 1_000_000 + random(1_000_000);
    const entry = idOf(`entry ${number}`);
    log.unplaced.push({ kind: 1, entry, line: lineOf(number) });
    return { places: [], entries: [entry] };
  },
  're-hashed': (log, random) => {
    const place = pick(log, random);
    const line = lineOf(place.position, 'something else');
    put(log, { ...place, line, commitment: commitmentTo(line) });
    return named(place);
  },
  're-hashed with its tile': (log, random) => {
    const place = pick(log, random);
    const line = lineOf(place.position, 'something else');
    const changed = { ...place, line, commitment: commitmentTo(line) };
    put(log, changed);
    putHash(log, place.position, hashOfLeaf(changed));
    return named(place);
  },
  're-hashed with all tiles': (log, random) => {
    const place = pick(log, random);
    const line = lineOf(place.position, 'something else');
    put(log, { ...place, line, commitment: commitmentTo(line) });
    fitTiles(log);
    return named(place);
  },
  'tile re-written': (log, random) => {
    const place = pick(log, random);
    const isThere = putHash(log, place.position, commitmentTo(`another ${random(1_000)}`));
    return isThere ? named(place) : { places: [], entries: [] };
  },
};

/** These shift or end what stands behind them, so one of them is enough at a time. */
export const lastTamperings: Readonly<Record<string, Tampering>> = {
  truncated: (log, random) => {
    const kept = log.places.length - 1 - random(20);
    const gone = log.places.slice(kept);
    log.places = log.places.slice(0, kept);
    return { places: gone.map(({ position }) => position), entries: [] };
  },
  'inserted with a place, all behind it moved on': (log, random) => {
    const at = random(log.places.length);
    const number = 2_000_000 + random(1_000_000);
    const line = lineOf(number);
    const before = log.places[at];
    const inserted = {
      kind: 1,
      entry: idOf(`entry ${number}`),
      commitment: commitmentTo(line),
      line,
      seal: before?.seal ?? null,
    };
    log.places = [...log.places.slice(0, at), { ...inserted, position: at }, ...log.places.slice(at)].map(
      (place, position) => ({ ...place, position }),
    );
    fitTiles(log);
    return { places: [at], entries: [inserted.entry] };
  },
};
