import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readableBody, readableText } from './readable-text.ts';

test('control characters and half characters go; tabs, line breaks and every letter stay', () => {
  assert.equal(readableText('a\u0000b\u0007c\u009fd'), 'abcd');
  assert.equal(readableText('one\ttwo\r\nthree\nfour'), 'one\ttwo\r\nthree\nfour');
  assert.equal(readableText('Zoë Błaszczyk 🙂'), 'Zoë Błaszczyk 🙂');
  assert.equal(readableText('half \ud83d of it'), 'half \ufffd of it');
});

test('text of letters is left as it is, and nothing that a record refuses is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const read = readableText(text);
      assert.ok(!read.includes('\u0000') && read.isWellFormed());
      assert.equal(readableText(read), read);
      if (!/\p{Cc}/u.test(text)) assert.equal(read, text.toWellFormed());
    }),
  );
});

test('every value of a form is read so, each of several too, and nothing else is touched', () => {
  assert.deepEqual(readableBody({ name: 'a\u0000', several: ['b\u0001', 'c'], other: undefined }), {
    name: 'a',
    several: ['b', 'c'],
    other: undefined,
  });
});
