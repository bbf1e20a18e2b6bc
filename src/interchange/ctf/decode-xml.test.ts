import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { firstInvalidUtf8, wholeUtf8Length } from '../utf8-bytes.ts';
import { type CtfRefusal, RefusedFile } from './ctf-refusals.ts';
import { XmlDecoder } from './decode-xml.ts';

const decode = (bytes: Uint8Array, size = bytes.length || 1): { text: string; decoder: XmlDecoder } => {
  const decoder = new XmlDecoder(1_000_000);
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += decoder.push(bytes.subarray(at, at + size));
  return { text: text + decoder.finish(), decoder };
};

const refusalOf = (bytes: Uint8Array): CtfRefusal => {
  try {
    decode(bytes);
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal;
    throw error;
  }
  return assert.fail('it was not refused');
};

const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>`;
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const bomLe = Buffer.from([0xff, 0xfe]);
const bomBe = Buffer.from([0xfe, 0xff]);
const bom8 = Buffer.from([0xef, 0xbb, 0xbf]);
const text = '<a>Zoë Błaszczyk – 👩‍🏫</a>';

describe('a file is decoded', () => {
  for (const [name, bytes, expected] of [
    ['as UTF-8 without a declaration', Buffer.from(text), text],
    [
      'as UTF-8 with a byte order mark',
      Buffer.concat([bom8, Buffer.from(declared('utf-8') + text)]),
      declared('utf-8') + text,
    ],
    [
      'as little-endian UTF-16',
      Buffer.concat([bomLe, Buffer.from(declared('UTF-16') + text, 'utf16le')]),
      declared('UTF-16') + text,
    ],
    ['as big-endian UTF-16', Buffer.concat([bomBe, utf16be(declared('utf-16') + text)]), declared('utf-16') + text],
    ['as UTF-16 without a declaration', Buffer.concat([bomBe, utf16be(text)]), text],
    [
      'as Windows-1252',
      Buffer.from(`${declared('windows-1252')}O\u0092N\u00e9ill`, 'latin1'),
      `${declared('windows-1252')}O’Néill`,
    ],
    [
      'as ISO-8859-1, with the letters of Windows',
      Buffer.from(`${declared('ISO-8859-1')}\u0080\u00e9`, 'latin1'),
      `${declared('ISO-8859-1')}€é`,
    ],
    ['as US-ASCII', Buffer.from(`${declared('us-ascii')}plain`), `${declared('us-ascii')}plain`],
    [
      'with apostrophes in its declaration',
      Buffer.from("<?xml version='1.0' encoding='utf-8' standalone='yes'?>é"),
      "<?xml version='1.0' encoding='utf-8' standalone='yes'?>é",
    ],
  ] as const) {
    it(name, () => {
      for (const size of [1, 2, 3, 7, 1000]) assert.equal(decode(bytes, size).text, expected);
    });
  }

  it('to the same text in pieces of any size, in every encoding of Unicode', () => {
    const anyText = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .filter((one) => !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(one));
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 9 }), (inside, size) => {
        const whole = `<a>${inside}</a>`;
        assert.equal(decode(Buffer.from(whole), size).text, whole);
        assert.equal(decode(Buffer.concat([bomLe, Buffer.from(whole, 'utf16le')]), size).text, whole);
        assert.equal(decode(Buffer.concat([bomBe, utf16be(whole)]), size).text, whole);
      }),
    );
  });
});

describe('a file is refused', () => {
  for (const [name, bytes, code, says] of [
    [
      'that says UTF-8 and is not',
      Buffer.from(`${declared('utf-8')}Zo\u00eb!`, 'latin1'),
      'encoding-invalid',
      /UTF-8: byte 40 /u,
    ],
    ['with an overlong form', Buffer.from([0x3c, 0x61, 0x3e, 0xc0, 0x80]), 'encoding-invalid', /byte 3 /u],
    ['with half a pair of UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xed, 0xa0, 0x80]), 'encoding-invalid', /byte 3 /u],
    ['that ends within a character', Buffer.from([0x3c, 0x61, 0x3e, 0xc3]), 'encoding-invalid', /byte 3 /u],
    [
      'that says US-ASCII and is not',
      Buffer.from(`${declared('us-ascii')}é`),
      'encoding-invalid',
      /US-ASCII: byte 41 /u,
    ],
    [
      'with a byte that Windows-1252 lacks',
      Buffer.from(`${declared('windows-1252')}\u0081`, 'latin1'),
      'encoding-invalid',
      /byte 45 /u,
    ],
    [
      'with half a pair of UTF-16',
      Buffer.concat([bomLe, Buffer.from('<a>\ud800b', 'utf16le')]),
      'encoding-invalid',
      /UTF-16: byte 8 /u,
    ],
    [
      'that ends within UTF-16',
      Buffer.concat([bomLe, Buffer.from('<a', 'utf16le'), Buffer.from('x')]),
      'encoding-invalid',
      /byte 6 /u,
    ],
    [
      'that says UTF-16 and has one byte a letter',
      Buffer.from(`${declared('utf-16')}<a/>`),
      'encoding-contradicts',
      /UTF-16/u,
    ],
    [
      'that says Windows-1252 after the mark of UTF-8',
      Buffer.concat([bom8, Buffer.from(declared('windows-1252'))]),
      'encoding-contradicts',
      /UTF-8/u,
    ],
    [
      'that says UTF-8 after the mark of UTF-16',
      Buffer.concat([bomLe, Buffer.from(declared('utf-8'), 'utf16le')]),
      'encoding-contradicts',
      /UTF-16/u,
    ],
    [
      'in UTF-16 without a mark',
      Buffer.from(declared('utf-16'), 'utf16le'),
      'encoding-unsupported',
      /without a byte order mark/u,
    ],
    ['in UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), 'encoding-unsupported', /UTF-32/u],
    ['in an encoding of mainframes', Buffer.from(declared('ebcdic-cp-gb')), 'encoding-unsupported', /ebcdic/u],
    [
      'in an encoding named like a property',
      Buffer.from(declared('constructor')),
      'encoding-unsupported',
      /constructor/u,
    ],
    ['in XML 1.1', Buffer.from('<?xml version="1.1"?><a/>'), 'xml-version', /1\.0/u],
    [
      'whose declaration has no version',
      Buffer.from('<?xml encoding="utf-8"?><a/>'),
      'declaration-unreadable',
      /first line/u,
    ],
    ['with a NUL', Buffer.from('<a>\u0000</a>'), 'control-character', /control character/u],
  ] as const) {
    it(name, () => {
      const refusal = refusalOf(bytes);
      assert.equal(refusal.code, code);
      assert.match(refusal.says, says);
    });
  }
});

describe('a file that says one byte a letter but reads as UTF-8', () => {
  it('is suspected to be garbled', () => {
    for (const size of [1, 3, 500]) {
      assert.ok(decode(Buffer.from(`${declared('windows-1252')}Zoë`), size).decoder.isLikelyGarbled);
    }
  });
  it('is not suspected when one letter is not UTF-8, or when it has no accents', () => {
    assert.ok(!decode(Buffer.from(`${declared('windows-1252')}Zo\u00eb`, 'latin1')).decoder.isLikelyGarbled);
    assert.ok(!decode(Buffer.from(`${declared('windows-1252')}Zoe`)).decoder.isLikelyGarbled);
  });
});

describe('UTF-8', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const isValid = (bytes: Uint8Array): boolean => {
    try {
      strict.decode(bytes);
      return true;
    } catch {
      return false;
    }
  };
  it('breaks where the platform says it breaks', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const at = firstInvalidUtf8(bytes);
        assert.equal(at === -1, isValid(bytes));
        if (at !== -1) assert.ok(isValid(bytes.subarray(0, at)));
      }),
      { numRuns: 2_000 },
    );
  });
  it('is cut only where a character ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), fc.nat(40), (whole, length) => {
        const bytes = Buffer.from(whole).subarray(0, length);
        const cut = wholeUtf8Length(bytes);
        assert.ok(bytes.length - cut <= 3);
        assert.ok(isValid(bytes.subarray(0, cut)));
      }),
    );
  });
});
