import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { importWorkbook, largestUnpacked } from './import-workbook.ts';
import { unpackedSize } from './unpacked-size.ts';
import { exported, packNamed } from './workbook.fixture.ts';
import { columnLetters, problemInWords } from './workbook-problem.ts';

test('columns are lettered as a spreadsheet letters them', () => {
  assert.deepEqual([1, 26, 27, 52, 703].map(columnLetters), ['A', 'Z', 'AA', 'AZ', 'AAA']);
});

/** A zip file of one part that says of itself what it is told to say. */
function zipOf(content: Buffer, claimed: number): Uint8Array {
  const packed = deflateRawSync(content);
  const name = Buffer.from('xl/workbook.xml');
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(claimed, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, name, packed]);
  const central = Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

test('what is no workbook, or unpacks into too much, is refused in words', async () => {
  const bomb = zipOf(Buffer.alloc(largestUnpacked + 1), largestUnpacked + 1);
  assert.equal(unpackedSize(bomb), largestUnpacked + 1);
  const refusals = await Promise.all(
    [
      Buffer.alloc(0),
      Buffer.from('Id,Title'),
      Buffer.alloc(100, 1),
      bomb,
      zipOf(Buffer.alloc(1_000_000), 10),
      zipOf(Buffer.alloc(1_000), 0),
      zipOf(Buffer.from('<x'), 2),
    ].map(async (bytes) => {
      const read = await importWorkbook(bytes);
      return read.ok ? ['read'] : read.problems.map(problemInWords);
    }),
  );
  for (const [index, says] of refusals.entries()) {
    assert.match(says[0] ?? '', index === 3 ? /too large/u : /cannot be read as a workbook|is missing/u);
  }
});

test('a workbook cut off or changed anywhere is refused or read, and never breaks the reader', async () => {
  const whole = await exported(packNamed('examples/brighton-and-hove'));
  for (let index = 0; index < 40; index++) {
    const place = Math.floor((index / 40) * whole.length);
    const broken = whole.slice();
    broken[place] = (broken[place] ?? 0) ^ 0xff;
    for (const bytes of [broken, whole.slice(0, place)]) {
      const read = await importWorkbook(bytes);
      assert.ok(read.ok || read.problems.length > 0);
    }
  }
});
