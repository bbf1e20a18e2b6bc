/**
 * One event or disclosure as a line of JSON, always the same line for the same row: what is hashed, exported and checked.
 * A change of how a line is written needs a new version of leaves.
 */
import { hash } from 'node:crypto';
import { leafHash } from './tree/hash.ts';

export const entryKinds = { event: 1, disclosure: 2 } as const;
export type EntryKind = keyof typeof entryKinds;
export const kindOfNumber = (number: number): EntryKind => (number === entryKinds.event ? 'event' : 'disclosure');

type Row = {
  readonly id: string;
  /** Random. Without it nobody can find out by trying what a hash stands for. */
  readonly salt: string;
  /** As PostgreSQL writes it in UTC: `2026-11-22 09:00:00.123+00`. */
  readonly at: string;
  readonly practitioner: string | null;
};
export type EventRow = Row & {
  readonly kind: 'event';
  readonly action: string;
  readonly subject: string | null;
  /** JSON. */
  readonly detail: string;
};
export type DisclosureRow = Row & {
  readonly kind: 'disclosure';
  readonly shownIn: string;
  readonly purposes: readonly string[];
  readonly subjects: readonly string[];
};
export type EntryRow = EventRow | DisclosureRow;

/** JSON with the names of every object in the order of their code units. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(',')}}`;
}

const quotedOrNull = (id: string | null): string => (id === null ? 'null' : `"${id}"`);
const list = (texts: readonly string[]): string => `[${texts.map((text) => JSON.stringify(text)).join(',')}]`;
const instant = (at: string): string => `${at.slice(0, 10)}T${at.slice(11).replace('+00', 'Z')}`;

export function entryLine(row: EntryRow): string {
  const start = `{"kind":"${row.kind}","entry":"${row.id}","salt":"${row.salt}","at":"${instant(row.at)}","by":${quotedOrNull(row.practitioner)}`;
  if (row.kind === 'event')
    return `${start},"action":${JSON.stringify(row.action)},"child":${quotedOrNull(row.subject)},"detail":${canonicalJson(JSON.parse(row.detail))}}`;
  return `${start},"shownIn":${JSON.stringify(row.shownIn)},"purposes":${list(row.purposes)},"children":${list(row.subjects)}}`;
}

export const commitmentTo = (line: string): Buffer => hash('sha256', line, 'buffer');

export type Leaf = { readonly kind: number; readonly entry: string; readonly commitment: Buffer };

const version = 1;
const idBytes = 16;
export const leafBytes = 2 + idBytes + 32;

/** The bytes of a leaf: which entry stands there, and the hash of what it says. */
export function leafData({ kind, entry, commitment }: Leaf): Buffer {
  const data = Buffer.allocUnsafe(leafBytes);
  data.writeUInt8(version, 0);
  data.writeUInt8(kind, 1);
  data.write(entry.replaceAll('-', ''), 2, 'hex');
  commitment.copy(data, 2 + idBytes);
  return data;
}

export const hashOfLeaf = (leaf: Leaf): Buffer => leafHash(leafData(leaf));

/** Undefined when the bytes are no leaf of a version that is known here. */
export function readLeafData(data: Buffer): Leaf | undefined {
  if (data.length !== leafBytes || data[0] !== version) return undefined;
  const hex = data.toString('hex', 2, 2 + idBytes);
  const entry = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { kind: data.readUInt8(1), entry, commitment: data.subarray(2 + idBytes) };
}
