import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { CtfRefusalCode } from './ctf-refusals.ts';
import { codesOf, ctf, header, identity, pupil, read } from './ctf-text.fixture.ts';
import { defaultLimits, sliceBytes } from './reading-limits.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const megabytes = 1_048_576;

/** Starts well and then never stops: whoever reads on runs out of time, not of file. */
function* endless(start: string, unit: string): Generator<Uint8Array> {
  yield Buffer.from(start);
  const piece = Buffer.from(unit.repeat(Math.ceil(4096 / unit.length)));
  for (let bytes = 0; bytes < 40 * megabytes; bytes += piece.length) yield piece;
}

const refusedWithin = async (
  content: string | Uint8Array | Iterable<Uint8Array>,
  code: CtfRefusalCode,
  bytes: number,
): Promise<void> => {
  const result = await read(content);
  assert.equal(result.refusal?.code, code);
  assert.equal(result.events.at(-1)?.kind, 'refused');
  assert.ok(result.bytesTaken <= bytes, `${result.bytesTaken} bytes were read before it was refused`);
  assert.match(result.refusal?.says ?? '', /\.$/u);
  assert.match(result.refusal?.next ?? '', /\.$/u);
};

const opening = `${declaration}<CTfile>${header}<CTFpupilData><Pupil>`;
/** One unbroken stretch, and what is read before the reader looks. */
const unbroken = defaultLimits.maxUnbrokenLength + 3 * sliceBytes;

describe('an attack through a document type is refused before it is read', () => {
  for (const [name, start] of [
    ['an entity of a local file', '<!DOCTYPE CTfile [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ['an entity of a web address', '<!DOCTYPE CTfile [<!ENTITY x SYSTEM "http://127.0.0.1:1/x">]>'],
    ['an external subset', '<!DOCTYPE CTfile SYSTEM "http://127.0.0.1:1/x.dtd">'],
    ['a parameter entity', '<!DOCTYPE CTfile [<!ENTITY % x SYSTEM "file:///dev/zero"> %x;]>'],
    ['a billion laughs', '<!DOCTYPE CTfile [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'],
    ['quadratic blow-up', `<!DOCTYPE CTfile [<!ENTITY a "${'x'.repeat(2000)}">]>`],
    ['a declaration in small letters', '<!doctype CTfile>'],
    ['a declaration after a comment', '<!-- <CTfile> --> <!DOCTYPE CTfile>'],
  ] as const) {
    it(name, async () => {
      await refusedWithin(endless(`${declaration}\n${start}`, '<!ENTITY y "zzzzzzzz">'), 'doctype', 8192);
    });
  }

  it('a declaration that begins at the end of one piece and goes on in the next', async () => {
    const { refusal } = await read(`${declaration}<!DOCTYPE CTfile []><CTfile/>`, {}, 1);
    assert.equal(refusal?.code, 'doctype');
  });
  it('a declaration inside the root element', async () => {
    await refusedWithin(endless(`${opening}<!DOCTYPE x [`, 'yyyyyyyy'), 'doctype', 8192 + sliceBytes);
  });
  it('an entity that nobody declared', async () => {
    const { refusal } = await read(ctf(pupil('<Surname>&a9;</Surname>')));
    assert.equal(refusal?.code, 'entity-undefined');
  });
  it('a comment that only speaks of a DOCTYPE is read', async () => {
    const result = await read(ctf(pupil(identity)).replace('<CTfile>', '<!-- <!DOCTYPE x> --><CTfile>'));
    assert.equal(result.refusal, undefined);
  });
});

describe('an attack on time and memory is refused early', () => {
  it('200,000 numeric references in one field', async () => {
    await refusedWithin(endless(`${opening}<Surname>`, '&#65;'), 'too-long-unbroken', unbroken);
  });
  it('one text of many megabytes', async () => {
    await refusedWithin(endless(`${opening}<Surname>`, 'x'), 'too-long-unbroken', unbroken);
  });
  it('one comment of many megabytes, with tags in it', async () => {
    await refusedWithin(endless(`${opening}<!--`, '<a>'), 'too-long-unbroken', unbroken);
  });
  it('one CDATA section of many megabytes', async () => {
    await refusedWithin(endless(`${opening}<Surname><![CDATA[`, '<a>'), 'too-long-unbroken', unbroken);
  });
  it('an endless element name', async () => {
    await refusedWithin(endless(`${opening}<`, 'abcdefgh'), 'too-long-unbroken', unbroken);
  });
  it('an endless attribute value', async () => {
    await refusedWithin(endless(`${opening}<UPN a="`, 'abcdefgh'), 'too-long-unbroken', unbroken);
  });
  it('an endless entity name', async () => {
    await refusedWithin(endless(`${opening}<UPN>&`, 'abcdefgh'), 'too-long-unbroken', unbroken);
  });
  it('endless spaces inside a tag', async () => {
    await refusedWithin(endless(`${opening}<UPN `, ' '), 'too-long-unbroken', unbroken);
  });
  it('endless comments without an element', async () => {
    await refusedWithin(endless(opening, '<!---->'), 'too-long-unbroken', unbroken);
  });
  it('endless space before the root element', async () => {
    await refusedWithin(endless(declaration, ' '), 'too-long-unbroken', defaultLimits.maxPrologLength + 2 * sliceBytes);
  });
  it('an endless XML declaration', async () => {
    await refusedWithin(endless('<?xml version="1.0" ', 'a'), 'declaration-unreadable', 8192);
  });
  it('endless attributes on one element', async () => {
    const attributes = Array.from({ length: 100_000 }, (_, index) => ` a${index}="b"`).join('');
    await refusedWithin(`${opening}<UPN${attributes}>`, 'too-many-attributes', sliceBytes);
  });
  it('elements nested 50,000 deep', async () => {
    await refusedWithin(endless(opening, '<a>'), 'too-deep', sliceBytes);
  });
  it('a pupil with endless elements', async () => {
    await refusedWithin(endless(opening, '<UCI>1</UCI>'), 'too-many-elements', 12 * 20_000 + 2 * sliceBytes);
  });
  it('endless elements inside a vendor’s extension', async () => {
    await refusedWithin(endless(`${opening}<SuppInfo>`, '<a/>'), 'too-many-elements', 4 * 20_000 + 2 * sliceBytes);
  });
  it('more bytes than may come', async () => {
    const result = await read(endless(opening.slice(0, -7), pupil(identity)), { limits: { maxBytes: megabytes } });
    assert.equal(result.refusal?.code, 'too-large');
    assert.match(result.refusal?.says ?? '', /larger than 1 MB/u);
    assert.ok(result.bytesTaken < megabytes + 8192);
  });

  it('a file of nothing but unknown elements gives no more than 50 notices', async () => {
    const elements = Array.from({ length: 5000 }, (_, index) => `<Odd${index}/>`).join('');
    const result = await read(ctf(pupil(identity + elements)));
    assert.equal(codesOf(result).filter((code) => code === 'element-unknown').length, 50);
    assert.deepEqual(result.taken, [true]);
  });
});

describe('text that must not be in a file is refused', () => {
  for (const [name, bytes, code] of [
    ['a NUL byte', Buffer.from(ctf(pupil('<Surname>A\u0000</Surname>'))), 'control-character'],
    ['an escape character', Buffer.from(ctf(pupil('<Surname>A\u001b</Surname>'))), 'control-character'],
    ['a delete character', Buffer.from(ctf(pupil('<Surname>A\u007f</Surname>'))), 'control-character'],
    [
      'a control character of the upper range',
      Buffer.from(ctf(pupil('<Surname>A\u0092</Surname>'))),
      'control-character',
    ],
    ['a reference to a NUL', Buffer.from(ctf(pupil('<Surname>&#0;</Surname>'))), 'not-well-formed'],
    ['a reference beyond Unicode', Buffer.from(ctf(pupil('<Surname>&#x110000;</Surname>'))), 'not-well-formed'],
    ['a processing instruction', Buffer.from(ctf(pupil('<?php x ?>'))), 'processing-instruction'],
    [
      'a style sheet',
      Buffer.from('<?xml version="1.0"?><?xml-stylesheet href="x"?><CTfile/>'),
      'processing-instruction',
    ],
    ['a zip file', Buffer.from('PK\u0003\u0004 and so on'), 'not-xml'],
    ['a PDF', Buffer.from('%PDF-1.7 and so on'), 'not-xml'],
    ['JSON', Buffer.from('{"pupils": []}'), 'not-xml'],
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['only spaces', Buffer.from(' \n '), 'file-empty'],
    ['only half a declaration', Buffer.from('<?xml version="1.0"'), 'declaration-unreadable'],
    ['two files in one', Buffer.from(`${ctf(pupil(identity))}<CTfile/>`), 'not-well-formed'],
    ['a second pupil section', Buffer.from(ctf(`${pupil(identity)}</CTFpupilData><CTFpupilData>`)), 'section-repeated'],
  ] as const) {
    it(name, async () => assert.equal((await read(bytes)).refusal?.code, code));
  }
});

describe('names of elements that mean something to JavaScript', () => {
  it('are passed over like any unknown element and touch nothing', async () => {
    const odd =
      '<__proto__><isAdmin>true</isAdmin></__proto__><constructor><prototype><x>1</x></prototype></constructor>';
    const result = await read(ctf(pupil(`${odd}${identity}<BasicDetails>${odd}<toString>1</toString></BasicDetails>`)));
    assert.deepEqual(result.taken, [true]);
    assert.equal(({} as Record<string, unknown>)['isAdmin'], undefined);
    assert.equal(Object.getPrototypeOf(result.pupils[0]), Object.prototype);
    assert.deepEqual(
      result.problems.filter(({ code }) => code === 'element-unknown').map(({ details }) => details['element']),
      ['__proto__', 'constructor', 'toString'],
    );
  });
});

describe('any bytes at all', () => {
  const whole = Buffer.from(ctf(pupil(identity) + pupil(identity.replace('919001', '919002'))));
  const endsOnce = (kinds: readonly string[]): void => {
    assert.equal(kinds.filter((kind) => kind === 'end' || kind === 'refused').length, 1);
    assert.ok(kinds.at(-1) === 'end' || kinds.at(-1) === 'refused');
  };

  it('end in exactly one end or refusal, and never throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        endsOnce((await read(bytes)).events.map(({ kind }) => kind));
      }),
    );
  });
  it('that were a good file before some changed, too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        endsOnce((await read(bytes)).events.map(({ kind }) => kind));
      }),
      { numRuns: 300 },
    );
  });
  it('that break off anywhere are refused, with the whole pupils before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        const result = await read(whole.subarray(0, length));
        assert.equal(result.events.at(-1)?.kind, 'refused');
        const ends = whole.subarray(0, length).toString('latin1').split('</Pupil>').length - 1;
        assert.equal(result.pupils.length, ends);
      }),
    );
  });
  it('give the same events in pieces of any size', async () => {
    const { events } = await read(whole);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), async (size) => {
        assert.deepEqual((await read(whole, {}, size)).events, events);
      }),
      { numRuns: 40 },
    );
  });
});
