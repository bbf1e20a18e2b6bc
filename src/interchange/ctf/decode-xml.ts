/**
 * From bytes to text, the first gate of a transfer file. The parser behind it takes any text and would store wrongly
 * decoded names without a word, so everything doubtful is refused here: too many bytes, a declaration that contradicts
 * the bytes, bytes that the encoding does not have, control characters.
 */
import { isUtf8 } from 'node:buffer';
import { wholeUtf8Length } from '../utf8-bytes.ts';
import { type ByteDecoder, byteDecoder } from './byte-decoders.ts';
import { refuse } from './ctf-refusals.ts';
import { findXmlEncoding, isDeclarationIncomplete, type XmlEncoding } from './xml-encoding.ts';

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_048_576)} MB`;

export class XmlDecoder {
  readonly #maxBytes: number;
  #head: Buffer | undefined = Buffer.alloc(0);
  #decoder: ByteDecoder | undefined;
  #encoding: XmlEncoding | undefined;
  #bytesRead = 0;
  #bytesDecoded = 0;
  #hasHighBytes = false;
  #couldBeUtf8 = true;
  #tail = Buffer.alloc(0);

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get bytesRead(): number {
    return this.#bytesRead;
  }

  get encoding(): XmlEncoding | undefined {
    return this.#encoding;
  }

  /** The file says it has one byte a letter, yet reads as UTF-8 throughout, so its accents are most likely garbled. */
  get isLikelyGarbled(): boolean {
    const isSingleByte = this.#encoding === 'windows-1252' || this.#encoding === 'iso-8859-1';
    return isSingleByte && this.#hasHighBytes && this.#couldBeUtf8 && this.#tail.length === 0;
  }

  /** @returns the text that these bytes complete, which may be none */
  push(bytes: Uint8Array): string {
    this.#bytesRead += bytes.byteLength;
    if (this.#bytesRead > this.#maxBytes) refuse('too-large', { limit: megabytes(this.#maxBytes) });
    const fresh = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.#head === undefined) return this.#decode(fresh);
    this.#head = Buffer.concat([this.#head, fresh]);
    return isDeclarationIncomplete(this.#head) ? '' : this.#begin(this.#head);
  }

  finish(): string {
    const rest = this.#head === undefined ? '' : this.#begin(this.#head);
    this.#decoder?.finish(this.#bytesDecoded);
    return rest;
  }

  #begin(head: Buffer): string {
    const { encoding, bomBytes } = findXmlEncoding(head);
    this.#head = undefined;
    this.#encoding = encoding;
    this.#decoder = byteDecoder(encoding);
    this.#bytesDecoded = bomBytes;
    return this.#decode(head.subarray(bomBytes));
  }

  #decode(bytes: Buffer): string {
    if (bytes.length === 0) return '';
    const isUtf16 = this.#encoding === 'utf-16le' || this.#encoding === 'utf-16be';
    if (!isUtf16 && (bytes.includes(0) || bytes.includes(0x7f))) refuse('control-character', {});
    if (this.#encoding === 'windows-1252' || this.#encoding === 'iso-8859-1') this.#watchForUtf8(bytes);
    const text = this.#decoder?.decode(bytes, this.#bytesDecoded) ?? '';
    this.#bytesDecoded += bytes.length;
    return text;
  }

  #watchForUtf8(fresh: Buffer): void {
    if (!this.#couldBeUtf8) return;
    const bytes = Buffer.concat([this.#tail, fresh]);
    const length = wholeUtf8Length(bytes);
    this.#tail = Buffer.from(bytes.subarray(length));
    this.#couldBeUtf8 = isUtf8(bytes.subarray(0, length));
    this.#hasHighBytes ||= bytes.some((byte) => byte > 0x7f);
  }
}
