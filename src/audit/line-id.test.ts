import assert from 'node:assert/strict';
import { test } from 'node:test';
import { following, lineId } from './line-id.ts';

test('ids of lines sort as they were given, thousands of them within a millisecond', () => {
  const ids = Array.from({ length: 20_000 }, lineId);
  assert.deepEqual(ids, ids.toSorted());
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
});

test('the id that follows another is the next, and none when there is no room', () => {
  assert.equal(following('01900000-0000-7000-8000-0000000000ff'), '01900000-0000-7000-8000-000000000100');
  assert.equal(following('01900000-0000-7000-8000-00000000000f'), '01900000-0000-7000-8000-000000000010');
  assert.equal(following('01900000-0000-7000-8000-ffffffffffff'), undefined);
});
