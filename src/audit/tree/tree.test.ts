import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { emptyRoot, leafHash, nodeHash } from './hash.ts';
import { consistencyProof, inclusionProof, provesConsistency, provesInclusion } from './proofs.ts';
import { growingTree, type ReadNode, rootOf } from './root.ts';
import { splitOf } from './shape.ts';

/** Leaves and roots with which implementations of RFC 6962 and RFC 9162 are compared (google/certificate-transparency). */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hashes = leaves.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));

/** MTH of RFC 9162 section 2.1.1, as it is written there. */
function definition(some: readonly Buffer[]): Buffer {
  const [first] = some;
  if (first === undefined) return emptyRoot;
  if (some.length === 1) return first;
  const split = splitOf(some.length);
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(definition(some.slice(0, split)))
    .update(definition(some.slice(split)))
    .digest();
}

/** Reads from all the leaves there are. */
const readFrom =
  (all: readonly Buffer[]): ReadNode =>
  ({ level, index }) =>
    definition(all.slice(index * 2 ** level, (index + 1) * 2 ** level));

const manyHashes = (count: number): readonly Buffer[] =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(String(index))));

test('the roots of the known trees come out, all at once and while growing', () => {
  const tree = growingTree();
  for (const [size, root] of roots.entries()) {
    assert.equal(rootOf(0, size, readFrom(hashes)).toString('hex'), root);
    assert.equal(tree.root().toString('hex'), root);
    const next = hashes[size];
    if (next !== undefined) tree.add(next);
  }
  assert.equal(tree.size(), 8);
});

test('the seven leaves of RFC 9162 section 2.1.5 have the proofs that it draws', () => {
  const d = hashes.slice(0, 7);
  const at = (index: number): Buffer => d[index] ?? emptyRoot;
  const [g, h, i] = [nodeHash(at(0), at(1)), nodeHash(at(2), at(3)), nodeHash(at(4), at(5))];
  const [k, l] = [nodeHash(g, h), nodeHash(i, at(6))];
  const read = readFrom(d);
  assert.deepEqual(inclusionProof(0, 7, read), [at(1), h, l]);
  assert.deepEqual(inclusionProof(3, 7, read), [at(2), g, l]);
  assert.deepEqual(inclusionProof(4, 7, read), [at(5), at(6), k]);
  assert.deepEqual(inclusionProof(6, 7, read), [i, k]);
  assert.deepEqual(consistencyProof(3, 7, read), [at(2), at(3), g, l]);
  assert.deepEqual(consistencyProof(4, 7, read), [l]);
  assert.deepEqual(consistencyProof(6, 7, read), [i, at(6), k]);
});

const sized = fc.integer({ min: 1, max: 80 });

test('every leaf of every small tree is proven to be in it, and no other leaf, place, size or root is', () => {
  fc.assert(
    fc.property(sized, fc.nat(), fc.nat(), (size, some, other) => {
      const all = manyHashes(size);
      const read = readFrom(all);
      const index = some % size;
      const leaf = all[index] ?? emptyRoot;
      const root = definition(all);
      const proof = inclusionProof(index, size, read);
      const said = { index, size, leaf, root, proof };
      assert.ok(provesInclusion(said));
      const elsewhere = other % size;
      assert.equal(provesInclusion({ ...said, index: elsewhere }), elsewhere === index);
      assert.ok(!provesInclusion({ ...said, leaf: leafHash(Buffer.from('another')) }));
      assert.ok(!provesInclusion({ ...said, root: leafHash(root) }));
      assert.ok(!provesInclusion({ ...said, proof: [...proof, root] }));
      if (proof.length > 0) assert.ok(!provesInclusion({ ...said, proof: proof.slice(1) }));
      assert.ok(!provesInclusion({ ...said, index: size }));
    }),
    { numRuns: 300 },
  );
});

test('every tree is proven to continue every earlier one, and none whose past is another', () => {
  fc.assert(
    fc.property(sized, fc.nat(), fc.nat(), (newer, some, changed) => {
      const older = some % (newer + 1);
      const all = manyHashes(newer);
      const proof = consistencyProof(older, newer, readFrom(all));
      const before = { size: older, root: definition(all.slice(0, older)) };
      const after = { size: newer, root: definition(all) };
      assert.ok(provesConsistency(before, after, proof));
      assert.ok(!provesConsistency(before, { ...after, root: leafHash(after.root) }, proof) || older === 0);
      if (older === 0) return;
      assert.ok(!provesConsistency({ ...before, root: leafHash(before.root) }, after, proof));
      assert.ok(!provesConsistency(before, after, [...proof, after.root]));
      const rewritten = all.map((hash, index) => (index === changed % older ? leafHash(hash) : hash));
      const forged = { size: newer, root: definition(rewritten) };
      assert.ok(!provesConsistency(before, forged, consistencyProof(older, newer, readFrom(rewritten))));
    }),
    { numRuns: 300 },
  );
});

test('a tree goes on from the complete subtrees of an earlier one', () => {
  fc.assert(
    fc.property(sized, fc.nat(), (size, some) => {
      const all = manyHashes(size);
      const from = some % (size + 1);
      const tree = growingTree(from, readFrom(all));
      for (const hash of all.slice(from)) tree.add(hash);
      assert.ok(tree.root().equals(definition(all)));
    }),
    { numRuns: 100 },
  );
});

test('nothing is proven for a tree without leaves, or backwards', () => {
  assert.ok(!provesInclusion({ index: 0, size: 0, leaf: emptyRoot, root: emptyRoot, proof: [] }));
  const [one, two] = [
    { size: 1, root: definition(hashes.slice(0, 1)) },
    { size: 2, root: definition(hashes.slice(0, 2)) },
  ];
  assert.ok(!provesConsistency(two, one, []));
  assert.ok(provesConsistency({ size: 0, root: emptyRoot }, two, []));
});
