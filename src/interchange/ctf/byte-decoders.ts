/** One decoder for each encoding, strict: what cannot be read stops the reading and says where. */
import { isAscii, isUtf8 } from 'node:buffer';
import { firstInvalidUtf8, wholeUtf8Length } from '../utf8-bytes.ts';
import { windows1252Text } from '../windows-1252.ts';
import { refuse } from './ctf-refusals.ts';
import type { XmlEncoding } from './xml-encoding.ts';

export type ByteDecoder = {
  /** @param offset where in the file the bytes begin */
  readonly decode: (bytes: Buffer, offset: number) => string;
  /** Refuses when the file ended within a character. */
  readonly finish: (offset: number) => void;
};

const nothingHeld = Buffer.alloc(0);
const invalid = (encoding: string, byte: number): never => refuse('encoding-invalid', { encoding, byte });

/** U+0080 to U+009F, which UTF-8 writes as C2 80 to C2 9F: letters of Windows-1252 that were converted wrongly. */
function holdsC1Control(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(0xc2); at !== -1; at = bytes.indexOf(0xc2, at + 1)) {
    if ((bytes[at + 1] ?? 0xff) <= 0x9f) return true;
  }
  return false;
}

function utf8Decoder(): ByteDecoder {
  let held = nothingHeld;
  return {
    decode(fresh, offset) {
      const bytes = held.length === 0 ? fresh : Buffer.concat([held, fresh]);
      const start = offset - held.length;
      const length = wholeUtf8Length(bytes);
      held = length === bytes.length ? nothingHeld : Buffer.from(bytes.subarray(length));
      const whole = bytes.subarray(0, length);
      if (isAscii(whole)) return whole.toString('latin1');
      if (!isUtf8(whole)) return invalid('UTF-8', start + firstInvalidUtf8(whole));
      if (holdsC1Control(whole)) return refuse('control-character', {});
      return whole.toString('utf8');
    },
    finish(offset) {
      if (held.length > 0) invalid('UTF-8', offset - held.length);
    },
  };
}

function asciiDecoder(): ByteDecoder {
  return {
    decode(bytes, offset) {
      if (!isAscii(bytes)) return invalid('US-ASCII', offset + bytes.findIndex((byte) => byte > 0x7f));
      return bytes.toString('latin1');
    },
    finish: () => undefined,
  };
}

function windows1252Decoder(): ByteDecoder {
  return {
    decode: (bytes, offset) => windows1252Text(bytes, (at) => invalid('Windows-1252', offset + at)),
    finish: () => undefined,
  };
}

function utf16Decoder(isBigEndian: boolean): ByteDecoder {
  let held = nothingHeld;
  return {
    decode(fresh, offset) {
      const bytes = Buffer.concat([held, fresh]);
      const start = offset - held.length;
      const even = bytes.subarray(0, bytes.length & ~1);
      const swapped = isBigEndian ? Buffer.from(even).swap16() : even;
      const units = swapped.toString('utf16le');
      const endsWithHalf = /[\ud800-\udbff]$/u.test(units);
      const text = endsWithHalf ? units.slice(0, -1) : units;
      held = Buffer.from(bytes.subarray(text.length * 2));
      if (!text.isWellFormed()) {
        const lone = text.toWellFormed();
        let at = 0;
        while (text.charCodeAt(at) === lone.charCodeAt(at)) at += 1;
        return invalid('UTF-16', start + at * 2);
      }
      return /[\u007f-\u009f]/u.test(text) ? refuse('control-character', {}) : text;
    },
    finish(offset) {
      if (held.length > 0) invalid('UTF-16', offset - held.length);
    },
  };
}

export function byteDecoder(encoding: XmlEncoding): ByteDecoder {
  switch (encoding) {
    case 'utf-8':
      return utf8Decoder();
    case 'us-ascii':
      return asciiDecoder();
    case 'utf-16le':
      return utf16Decoder(false);
    case 'utf-16be':
      return utf16Decoder(true);
    // As every browser does: files that say ISO-8859-1 and hold bytes 80 to 9F were written on Windows
    case 'iso-8859-1':
    case 'windows-1252':
      return windows1252Decoder();
  }
}
