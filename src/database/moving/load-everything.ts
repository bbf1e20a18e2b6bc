/** Loads a checked export into an empty database: all of it, compared row by row with what was exported, or nothing. */
import type { ClientBase } from 'pg';
import type { Clock } from '../../clock.ts';
import { problem } from '../../errors.ts';
import { migrate } from '../migrate.ts';
import { productMigrations, readMigrations } from '../migrations.ts';
import { overOneConnection } from '../one-connection.ts';
import { type Connection, openDatabase } from '../pool.ts';
import type { ArchiveReader } from './archive.ts';
import { copyIn, copyOut, sameTextEverywhere } from './copy-rows.ts';
import { leftOut, listTables, type Table } from './list-tables.ts';
import type { ExportedTable, Manifest } from './manifest.ts';
import { unreadable } from './moving-problems.ts';
import { tableOfPiece, unpackPiece } from './pieces.ts';

export type LoadProgress = {
  readonly doing: 'loading' | 'comparing';
  readonly table: string;
  readonly number: number;
  readonly of: number;
};

export type LoadOptions = {
  readonly archive: ArchiveReader;
  readonly manifest: Manifest;
  readonly clock: Clock;
  readonly migrations?: string;
  readonly onProgress?: (progress: LoadProgress) => void;
};

/**
 * Makes the tables as they were when the export was written, fills them in one transaction, and brings them up to date.
 * Throws DATABASE_NOT_EMPTY, EXPORT_OTHER_VERSION, or EXPORT_UNREADABLE when what was loaded is not what was exported.
 *
 * @param owner of the tables
 */
export async function loadEverything(owner: Connection, options: LoadOptions): Promise<void> {
  const { archive, manifest, clock, migrations: folder = productMigrations } = options;
  await refuseOtherVersion(archive, manifest, folder);
  const database = openDatabase(owner, 1);
  try {
    await migrate(database, { folder, clock, upTo: manifest.migrations.at(-1)?.name });
    await overOneConnection(owner, (client) => load(client, options));
    await migrate(database, { folder, clock });
    await overOneConnection(owner, (client) => client.query('ANALYZE'));
  } finally {
    await database.close();
  }
}

async function refuseOtherVersion({ path }: ArchiveReader, manifest: Manifest, folder: string): Promise<void> {
  const ours = await readMigrations(folder);
  for (const [index, { name, sha256 }] of manifest.migrations.entries()) {
    const known = ours[index];
    if (known?.name !== name || known.hash !== sha256)
      throw problem('EXPORT_OTHER_VERSION', { file: path, program: manifest.program, migration: name });
  }
}

async function load(client: ClientBase, options: LoadOptions): Promise<void> {
  const { archive, manifest } = options;
  await client.query('BEGIN');
  await client.query(sameTextEverywhere);
  const tables = await listTables(client);
  await refuseOtherTables(client, options, tables);
  const guarded = await guardedTables(client);
  await setGuards(client, guarded, false);
  await refuseRows(client, tables);
  await loadTables(client, options, tables);
  for (const [index, table] of tables.entries()) {
    options.onProgress?.({ doing: 'comparing', table: table.name, number: index + 1, of: tables.length });
    const said = manifest.tables.find(({ name }) => name === table.name);
    const loaded = await copyOut(client, table, manifest.partnership.id, () => Promise.resolve());
    if (said === undefined || loaded.rows !== said.rows || loaded.sha256 !== said.sha256)
      throw unreadable(archive.path, `the rows of ${table.name} are not of the partnership that the manifest names`);
  }
  await setGuards(client, guarded, true);
  await client.query('COMMIT');
}

async function refuseOtherTables(
  client: ClientBase,
  { archive, manifest }: LoadOptions,
  tables: readonly Table[],
): Promise<void> {
  const shape = (some: readonly Pick<ExportedTable, 'name' | 'columns'>[]): string =>
    some
      .map(({ name, columns }) => `${name}(${columns.join()})`)
      .toSorted((one, other) => (one < other ? -1 : 1))
      .join();
  // Another process, or an earlier start, has brought an empty database further than the export is
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY name DESC LIMIT 1');
  if (rows[0]?.name !== manifest.migrations.at(-1)?.name)
    throw problem('DATABASE_NOT_EMPTY', { what: 'tables of another version of Throughline' });
  if (shape(tables) !== shape(manifest.tables))
    throw unreadable(archive.path, 'its tables are not those of the version that it names');
}

/** After the guards are off: then the owner sees every row, and nobody else writes any. */
async function refuseRows(client: ClientBase, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await client.query<{ filled: boolean }>(
      `SELECT EXISTS (SELECT FROM ${client.escapeIdentifier(name)}) AS filled`,
    );
    if (rows[0]?.filled === true) throw problem('DATABASE_NOT_EMPTY', { what: `rows of ${name}` });
  }
}

type Guarded = { readonly name: string; readonly forced: boolean };

async function guardedTables(client: ClientBase): Promise<readonly Guarded[]> {
  const { rows } = await client.query<Guarded>(
    `SELECT relname::text AS name, relforcerowsecurity AS forced FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relname = ANY ($1) ORDER BY 1`,
    [['migration', ...leftOut.map(({ table }) => table)]],
  );
  return rows;
}

/** Triggers that make rows from rows, and walls that stop COPY: what they would make is in the export too. */
async function setGuards(client: ClientBase, tables: readonly Guarded[], on: boolean): Promise<void> {
  for (const { name, forced } of tables) {
    const table = `ALTER TABLE ${client.escapeIdentifier(name)}`;
    await client.query(`${table} ${on ? 'ENABLE' : 'DISABLE'} TRIGGER USER`);
    if (forced) await client.query(`${table} ${on ? '' : 'NO '}FORCE ROW LEVEL SECURITY`);
  }
}

async function loadTables(client: ClientBase, options: LoadOptions, tables: readonly Table[]): Promise<void> {
  const { archive, onProgress } = options;
  const byName = new Map(tables.map((table) => [table.name, table]));
  const pieces = piecesOf(archive);
  let piece = await pieces.next();
  while (piece.done !== true) {
    const { table: name } = piece.value;
    const table = byName.get(name);
    if (table === undefined) throw unreadable(archive.path, `${name} is no table of this version`);
    const number = options.manifest.tables.findIndex((each) => each.name === name) + 1;
    onProgress?.({ doing: 'loading', table: name, number, of: tables.length });
    const first = piece.value;
    // Ends at the first piece of the next table, which is kept for the next round
    const content = async function* (): AsyncGenerator<Buffer> {
      for (let current: Piece = first; ; ) {
        yield current.plain;
        onProgress?.({ doing: 'loading', table: name, number, of: tables.length });
        piece = await pieces.next();
        if (piece.done === true || piece.value.table !== name) return;
        current = piece.value;
      }
    };
    await copyIn(client, table, content()).catch((error: unknown) => {
      throw asUnreadable(archive, name, error);
    });
  }
}

type Piece = { readonly table: string; readonly plain: Buffer };

async function* piecesOf(archive: ArchiveReader): AsyncGenerator<Piece, undefined> {
  for await (const { name, bytes } of archive.files()) {
    const table = tableOfPiece(name);
    if (table === undefined) continue;
    const plain = await unpackPiece(bytes);
    if (plain === undefined) throw unreadable(archive.path, `${name} is damaged`);
    yield { table, plain };
  }
  return undefined;
}

/** Classes 22 and 23 of PostgreSQL's codes, and a bad line of COPY: values and references that do not fit. */
function asUnreadable({ path }: ArchiveReader, table: string, error: unknown): unknown {
  const { code = '' } = error as { readonly code?: string };
  return /^2[23]/u.test(code)
    ? unreadable(path, `rows of ${table} do not fit into the tables of this version (${code})`, error)
    : error;
}
