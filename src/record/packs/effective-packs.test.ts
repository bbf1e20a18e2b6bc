import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { packOf } from '../../rulebook/testing/scene.ts';
import { type Decided, effectivePacks, fingerprintOf, uploadsInForce } from './effective-packs.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-22');

const version = (id: string, changes: Partial<Decided> = {}): Decided => ({
  id,
  origin: 'upload',
  pack: 'test/rules',
  version: id,
  inForceFrom: day('2026-11-01'),
  putInForceAt: Temporal.Instant.from('2026-10-20T09:00:00Z'),
  withdrawnAt: null,
  ...changes,
});
const withdrawnAt = Temporal.Instant.from('2026-11-10T09:00:00Z');
const counting = (...versions: readonly Decided[]) => uploadsInForce(versions, today).get('test/rules')?.id;

const released = packOf(`
  - duty: look-into
    ABOUT
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: no fixed time
    done: { entry: note.recorded }
`);
const statusOf = (versions: readonly Decided[]) => effectivePacks([released], versions, new Map())[0]?.status;

test('the version that began last counts; of two that began on a day, the one decided last', () => {
  assert.equal(counting(version('a'), version('b', { inForceFrom: day('2026-11-22') })), 'b');
  assert.equal(counting(version('a'), version('b', { inForceFrom: day('2026-10-01') })), 'a');
  const later = { putInForceAt: Temporal.Instant.from('2026-10-21T09:00:00Z') };
  assert.equal(counting(version('b', later), version('a')), 'b');
});

test('what begins tomorrow, was never put into force, or was withdrawn does not count', () => {
  assert.equal(counting(version('a', { inForceFrom: day('2026-11-23') })), undefined);
  assert.equal(counting(version('a', { inForceFrom: null })), undefined);
  assert.equal(counting(version('a', { withdrawnAt })), undefined);
  assert.equal(counting(version('a'), version('b', { inForceFrom: day('2026-11-05'), withdrawnAt })), 'a');
});

test('a pack of the release counts unless this version of it was withdrawn or another stands in its place', () => {
  const gone = version('x', { origin: 'release', version: released.version, inForceFrom: null, withdrawnAt });
  assert.equal(statusOf([]), 'in-force');
  assert.equal(statusOf([gone]), 'withdrawn');
  assert.equal(statusOf([{ ...gone, version: 'an older one' }]), 'in-force', 'a later release runs again');
  assert.equal(statusOf([version('x', { withdrawnAt, version: released.version })]), 'in-force');
  const ours = { ...released, version: 'ours', status: 'draft' as const };
  const packs = effectivePacks([released], [], new Map([[ours.pack, ours]]));
  assert.deepEqual(
    packs.map((pack) => [pack.version, pack.status]),
    [['ours', 'in-force']],
  );
});

test('what counts has the same fingerprint in whichever order it is read', () => {
  const some = fc.record({
    id: fc.integer({ min: 0, max: 99 }).map(String),
    pack: fc.constantFrom('a/a', 'b/b'),
    from: fc.integer({ min: 1, max: 30 }),
    isWithdrawn: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.uniqueArray(some, { selector: ({ id }) => id, maxLength: 8 }), (list) => {
      const versions = list.map(({ id, pack, from, isWithdrawn }) =>
        version(id, {
          pack,
          inForceFrom: day(`2026-11-${String(from).padStart(2, '0')}`),
          withdrawnAt: isWithdrawn ? withdrawnAt : null,
        }),
      );
      assert.equal(fingerprintOf(versions, today), fingerprintOf(versions.toReversed(), today));
      for (const found of uploadsInForce(versions, today).values()) assert.equal(found.withdrawnAt, null);
    }),
  );
});
