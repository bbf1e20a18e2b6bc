import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressLine } from './progress.ts';

function stream(isTTY: boolean) {
  const written: string[] = [];
  return { written, stream: { isTTY, write: (text: string) => written.push(text) > 0 } as never };
}

test('on a terminal every line takes the place of the one before, and nothing is left at the end', () => {
  const { written, stream: to } = stream(true);
  const line = progressLine(to);
  line.show('1 of 2');
  line.show('2 of 2');
  line.end();
  line.end();
  assert.deepEqual(written, ['\r\u001b[2K1 of 2', '\r\u001b[2K2 of 2', '\r\u001b[2K']);
});

test('elsewhere it writes the first line and then only now and then', (t) => {
  t.mock.method(performance, 'now', () => now);
  let now = 1_000;
  const { written, stream: to } = stream(false);
  const line = progressLine(to);
  line.show('one');
  now += 4_000;
  line.show('two');
  now += 2_000;
  line.show('three');
  line.end();
  assert.deepEqual(written, ['one\n', 'three\n']);
});

test('where nothing was shown nothing is cleared', () => {
  const { written, stream: to } = stream(true);
  progressLine(to).end();
  assert.deepEqual(written, []);
});
