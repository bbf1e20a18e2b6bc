import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryLine } from '../entry-line.ts';
import { cosignature, signedCheckpoint } from '../note/checkpoint.ts';
import { keyStatement } from '../note/key-statement.ts';
import { newPrivateKey } from '../note/keys.ts';
import { leafHash } from '../tree/hash.ts';
import { type Finding, inWords, namedBy } from './finding.ts';
import type { Holding } from './log-contents.ts';
import {
  began,
  contentsOf,
  copyOf,
  idOf,
  leafHashesOf,
  lineOf,
  logOver,
  type MadeLog,
  manyEntries,
  newKey,
} from './made-log.fixture.ts';
import { type Done, lastTamperings, tamperings } from './tampering.fixture.ts';
import { verifyLog } from './verify-log.ts';

const size = 2_000;
const key = newKey();
const entries = manyEntries(size);
const log = logOver(key, entries, 97);
const trusted = key.signing.publicKey;

const verify = (made: MadeLog, holdings: readonly Holding[] = [], secrets: typeof key.secrets | null = key.secrets) =>
  verifyLog(contentsOf(made), { key: trusted, holdings, secrets });

const holding = (made: MadeLog, at: number, leaves: Holding['leaves'] = []): Holding => ({
  holder: 'the police',
  note: made.checkpoints.find((each) => each.size === at)?.note ?? '',
  leaves,
});

/** Always the same course of chance. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Answers whether everything that was done is named. */
function naming(findings: readonly Finding[]): (done: Done) => boolean {
  const entriesNamed = new Set<string>();
  const placesNamed = new Set<number>();
  for (const { entries: ids, places } of findings.map(namedBy)) {
    for (const entry of ids) entriesNamed.add(entry);
    if (places !== null) for (let place = places.from; place <= places.to; place += 1) placesNamed.add(place);
  }
  return ({ places, entries: ids }) =>
    ids.every((entry) => entriesNamed.has(entry)) && places.every((place) => placesNamed.has(place));
}

const isNamed = (findings: readonly Finding[], done: Done): boolean => naming(findings)(done);

test('a log that nobody touched is found whole, with and without the key file', async () => {
  for (const secrets of [key.secrets, null]) {
    const report = await verify(log, [holding(log, 970)], secrets);
    assert.deepEqual(report.findings, []);
    assert.equal(report.size, size);
    assert.equal(report.checkpoint?.size, size);
    assert.deepEqual(
      report.held.map(({ holder, size: seen }) => [holder, seen]),
      [['the police', 970]],
    );
  }
});

for (const [name, tamper] of Object.entries({ ...tamperings, ...lastTamperings }))
  test(`one entry ${name} is found and named`, async () => {
    const random = chance(name.length);
    for (let round = 0; round < 5; round += 1) {
      const changed = copyOf(log);
      const done = tamper(changed, random);
      const { findings } = await verify(changed);
      assert.ok(findings.length > 0);
      assert.ok(isNamed(findings, done), `${JSON.stringify(done)} in ${findings.slice(0, 5).map(inWords).join('\n')}`);
    }
  });

test('10,000 random tamperings are all found and named by entry', async () => {
  const random = chance(2_026);
  const kinds = Object.entries(tamperings);
  let made = 0;
  for (let round = 0; made < 10_000; round += 1) {
    const changed = copyOf(log);
    const touched = new Set<number>();
    const done: (readonly [string, Done])[] = [];
    // Where two tamperings touch one entry it is not the first that has to be named
    const free = (below: number): number => {
      if (below !== changed.places.length) return random(below);
      for (;;) {
        const index = random(below);
        const position = changed.places[index]?.position ?? -1;
        if (!touched.has(position)) {
          touched.add(position);
          return index;
        }
      }
    };
    const end = round % 5 === 0 ? lastTamperings['truncated']?.(changed, random) : undefined;
    if (end !== undefined) done.push(['truncated', end]);
    const chosen = Array.from({ length: 125 }, () => kinds[random(kinds.length)]).filter((each) => each !== undefined);
    // Making all tiles anew would undo what was done to one
    const tilesLast = chosen.toSorted(([a], [b]) => Number(a === 'tile re-written') - Number(b === 'tile re-written'));
    for (const [name, tamper] of tilesLast) done.push([name, tamper(changed, free)]);
    const { findings } = await verify(changed);
    for (const [name, each] of done)
      assert.ok(isNamed(findings, each), `round ${round}: ${name} ${JSON.stringify(each)}`);
    made += done.length;
  }
});

test('what is only altered, removed or re-hashed is named and nothing else is', async () => {
  for (const name of [
    'altered',
    'removed',
    're-hashed',
    're-hashed with its tile',
    'tile re-written',
    'kept without its place',
  ]) {
    const changed = copyOf(log);
    const done = tamperings[name]?.(changed, chance(7)) ?? { places: [], entries: [] };
    const { findings } = await verify(changed);
    for (const finding of findings) {
      const { places, entries: ids } = namedBy(finding);
      assert.ok(places === null || (done.places.includes(places.from) && places.from === places.to), inWords(finding));
      for (const entry of ids) assert.ok(done.entries.includes(entry), inWords(finding));
    }
  }
});

test('a checkpoint signed with another key is named, and so is a key that is put in the place of the right one', async () => {
  const impostor = newPrivateKey(trusted.name);
  const changed = copyOf(log);
  const [first, ...others] = changed.checkpoints;
  const root = leafHash(Buffer.from('another root'));
  changed.checkpoints = [
    { size: 97, note: signedCheckpoint(impostor, { size: 97, root }, began), cosignatures: [] },
    ...others,
  ];
  const { findings } = await verify(changed);
  assert.deepEqual(findings, [{ what: 'false-checkpoint', size: first?.size }]);
  changed.keyStatements = [keyStatement({ number: 1, from: 0, at: began }, impostor, null)];
  changed.checkpoints = log.checkpoints.map(({ size: at }) => ({
    size: at,
    note: signedCheckpoint(impostor, { size: at, root }, began),
    cosignatures: [],
  }));
  const all = (await verify(changed)).findings.map(({ what }) => what);
  assert.ok(
    all.includes('false-key') && all.filter((what) => what === 'false-checkpoint').length === log.checkpoints.length,
  );
});

/** The operator rewrites the past with the right key, and lets everything fit. */
const rewritten = (from: number): MadeLog =>
  logOver(
    key,
    entries.map((each, index) => (index === from ? { ...each, line: lineOf(index, 'nothing') } : each)),
    97,
  );

test('a tail rewritten with the right key fits together, and a witness who holds an older checkpoint shows it', async () => {
  const changed = rewritten(500);
  assert.deepEqual((await verify(changed)).findings, [], 'from within nothing can be seen');
  const { findings, held } = await verify(changed, [holding(log, 485), holding(log, 970)]);
  assert.deepEqual(findings, [{ what: 'not-as-held', holder: 'the police', from: 485, to: 969 }]);
  assert.deepEqual(
    held.map(({ size: at }) => at),
    [485],
  );
});

test('a witness who holds the hashes of leaves too names the entry', async () => {
  const changed = rewritten(500);
  const leaves = [{ from: 400, hashes: leafHashesOf(log).subarray(400 * 32) }];
  const { findings } = await verify(changed, [holding(log, 970, leaves)]);
  assert.ok(isNamed(findings, { places: [500], entries: [idOf('entry 500')] }));
  assert.equal(findings.filter(({ what }) => what === 'not-the-leaf-held').length, 1);
});

test('a log that was cut behind a checkpoint that a witness holds lacks what was cut', async () => {
  const shorter = logOver(key, entries.slice(0, 900), 97);
  assert.deepEqual((await verify(shorter)).findings, []);
  const { findings } = await verify(shorter, [holding(log, 970)]);
  assert.ok(isNamed(findings, { places: [900, 969], entries: [] }));
});

test('without the key file, what was made to fit is narrowed to the span between two checkpoints', async () => {
  const changed = copyOf(log);
  const done = tamperings['re-hashed with all tiles']?.(changed, () => 500) ?? { places: [], entries: [] };
  const { findings } = await verify(changed, [], null);
  assert.deepEqual(findings, [{ what: 'not-as-signed', from: 485, to: 581 }]);
  assert.ok(isNamed(findings, { places: done.places, entries: [] }));
});

test('what was erased lawfully is not missed, as long as the log says so', async () => {
  const place = log.places[12];
  const erasure = (id: string) =>
    entryLine({
      kind: 'event',
      id: idOf('erasure'),
      salt: idOf('salt'),
      at: '2026-11-22 10:00:00+00',
      practitioner: null,
      action: 'audit entry erased',
      subject: null,
      detail: JSON.stringify({ entry: id, kind: 1 }),
    });
  for (const [erased, expected] of [
    [place?.entry ?? '', 0],
    [idOf('entry 13'), 1],
  ] as const) {
    const made = logOver(key, [...entries, { entry: idOf('erasure'), line: erasure(erased) }], 97);
    made.places[12] = { ...(place as NonNullable<typeof place>), line: null };
    const report = await verify(made);
    assert.equal(report.findings.length, expected);
    assert.equal(report.erased, 1 - expected);
  }
});

test('the word of a witness counts when it is theirs', async () => {
  const police = newPrivateKey('police.example/audit');
  const [first] = log.checkpoints;
  const text = first?.note.slice(0, first.note.indexOf('\n\n') + 1) ?? '';
  const line = cosignature(police, text, began.add({ seconds: 200 }));
  const witnesses = [{ publicKey: police.publicKey.text, title: 'Police' }];
  const withWord = (word: string) => ({
    ...contentsOf({
      ...log,
      checkpoints: log.checkpoints.map((each, index) =>
        index === 0 ? { ...each, cosignatures: [{ publicKey: police.publicKey.text, line: word }] } : each,
      ),
    }),
    witnesses,
  });
  const trust = { key: trusted, holdings: [], secrets: key.secrets };
  const report = await verifyLog(withWord(line), trust);
  assert.deepEqual(report.findings, []);
  assert.deepEqual(
    report.seen.map(({ witness, size: at }) => [witness, at]),
    [['Police', 97]],
  );
  const other = cosignature(newPrivateKey('police.example/audit'), text, began);
  assert.deepEqual(
    (await verifyLog(withWord(other), trust)).findings.map(({ what }) => what),
    ['false-cosignature'],
  );
});

test('a key that the one before signed is trusted too, and one that it did not sign is not', async () => {
  const next = newKey();
  for (const continues of [true, false]) {
    const made = copyOf(log);
    made.keyStatements.push(
      keyStatement({ number: 2, from: size, at: began }, next.signing, continues ? key.signing : null),
    );
    const root = logOver(next, entries, size).checkpoints;
    made.checkpoints = [...made.checkpoints.slice(0, -1), ...root];
    const whats = (await verify(made)).findings.map(({ what }) => what);
    assert.deepEqual(whats, continues ? [] : ['false-key', 'false-checkpoint']);
    const fromNew = await verifyLog(contentsOf(made), {
      key: next.signing.publicKey,
      holdings: [],
      secrets: key.secrets,
    });
    assert.deepEqual(fromNew.findings, []);
  }
});

test('an empty log is whole', async () => {
  const empty = logOver(key, [], 10);
  const report = await verify(empty);
  assert.deepEqual(report.findings, []);
  assert.equal(report.size, 0);
});
