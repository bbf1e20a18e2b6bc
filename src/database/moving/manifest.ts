/** What an export says of itself: docs/reference/formats/export.md describes it for those who read one without Throughline. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

export const formatName = 'throughline-export';
export const formatVersion = 1;

export const manifestFile = 'manifest.json';
/** The SHA-256 of the manifest, as `sha256sum` writes it; written last, so that without it an export is not whole. */
export const manifestSumFile = 'manifest.sha256';

const sum = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.number().int().min(0);
const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/u);

const file = z.strictObject({ name: z.string(), bytes: count, sha256: sum });
const table = z.strictObject({
  name: identifier,
  columns: z.array(identifier).min(1),
  rows: count,
  /** Of the rows as text, in the order of the primary key, before they are packed. */
  bytes: count,
  sha256: sum,
  pieces: z.array(file),
});

const schema = z.strictObject({
  format: z.literal(formatName),
  formatVersion: z.literal(formatVersion),
  madeAt: z.iso.datetime({ precision: null }),
  program: z.string(),
  postgresql: z.string(),
  partnership: z.strictObject({ id: z.uuid(), name: z.string(), mode: z.enum(['demo', 'live']) }),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: sum })).min(1),
  tables: z.array(table),
  leftOut: z.array(z.strictObject({ table: identifier, because: z.string() })),
  /** Files beside the tables; a backup has the keys of the partnership here. */
  files: z.array(file),
});

type ReadonlyDeep<T> = T extends readonly (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> }
    : T;

export type Manifest = ReadonlyDeep<z.output<typeof schema>>;
export type ExportedTable = Manifest['tables'][number];
export type ExportedFile = Manifest['files'][number];

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, undefined, 2)}\n`;

export const manifestSumText = (text: string): string => `${sha256(text)}  ${manifestFile}\n`;

/** A sentence about what is wrong, or the manifest. */
export function readManifest(text: string, sumText: string): Manifest | string {
  if (sumText !== manifestSumText(text)) return `${manifestFile} was changed after it was written`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return `${manifestFile} is not JSON`;
  }
  const version = z.looseObject({ format: z.literal(formatName), formatVersion: z.number() }).safeParse(value);
  if (!version.success) return `${manifestFile} does not say that it is an export of Throughline`;
  if (version.data.formatVersion !== formatVersion)
    return `it is written in version ${version.data.formatVersion} of the format, and this Throughline reads version ${formatVersion}`;
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const where = read.error.issues.map(({ path }) => path.join('.')).slice(0, 3);
  return `${manifestFile} is not as it should be at ${where.join(', ')}`;
}

/** All rows of an export. */
export const rowsIn = ({ tables }: Pick<Manifest, 'tables'>): number =>
  tables.reduce((total, { rows }) => total + rows, 0);
