/** Writes everything that a partnership knows into an archive, as it is at one moment, while people go on working. */
import type { ClientBase } from 'pg';
import { overOneConnection } from '../one-connection.ts';
import type { Connection, Connections } from '../pool.ts';
import type { ArchiveFile, ArchiveWriter } from './archive.ts';
import { copyOut, sameTextEverywhere } from './copy-rows.ts';
import { leftOut, listTables, type Table } from './list-tables.ts';
import {
  type ExportedFile,
  type ExportedTable,
  formatName,
  formatVersion,
  type Manifest,
  manifestFile,
  manifestSumFile,
  manifestSumText,
  manifestText,
  sha256,
} from './manifest.ts';
import { pieceName, pieceWriter } from './pieces.ts';

export type ExportOptions = {
  readonly archive: ArchiveWriter;
  readonly partnership: Manifest['partnership'];
  readonly madeAt: Temporal.Instant;
  /** The version of this program. */
  readonly program: string;
  /** Goes in beside the tables. */
  readonly files?: readonly ArchiveFile[];
  readonly onProgress?: (progress: ExportProgress) => void;
};

export type ExportProgress = {
  readonly table: string;
  readonly number: number;
  readonly of: number;
  readonly bytes: number;
};

/**
 * One transaction that only reads and locks nobody out. The archive is finished after it, or taken away when anything
 * fails. Throws EXPORT_TARGET_UNWRITABLE or DATABASE_UNAVAILABLE.
 */
export async function exportEverything({ owner, app }: Connections, options: ExportOptions): Promise<Manifest> {
  const { archive } = options;
  try {
    const migrations = await migrationsOf(owner);
    const manifest = await overOneConnection(app, async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query(sameTextEverywhere);
      await client.query('SET LOCAL ROLE throughline_record');
      await client.query(`SELECT set_config('app.partnership', $1, true)`, [options.partnership.id]);
      return writeTables(client, { ...options, migrations });
    });
    const text = manifestText(manifest);
    await archive.write(manifestFile, Buffer.from(text));
    await archive.write(manifestSumFile, Buffer.from(manifestSumText(text)));
    await archive.finish();
    return manifest;
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

async function writeTables(
  client: ClientBase,
  options: ExportOptions & Pick<Manifest, 'migrations'>,
): Promise<Manifest> {
  const { archive, onProgress = () => undefined } = options;
  const tables = await listTables(client);
  const exported: ExportedTable[] = [];
  let bytes = 0;
  for (const [index, table] of tables.entries()) {
    const show = (): void => onProgress({ table: table.name, number: index + 1, of: tables.length, bytes });
    show();
    exported.push(
      await writeTable(client, table, index + 1, options, (length) => {
        bytes += length;
        show();
      }),
    );
  }
  const files: ExportedFile[] = [];
  for (const { name, bytes: content } of options.files ?? []) {
    await archive.write(name, content);
    files.push({ name, bytes: content.length, sha256: sha256(content) });
  }
  const { madeAt, program, partnership, migrations } = options;
  return {
    format: formatName,
    formatVersion,
    madeAt: madeAt.toString(),
    program,
    postgresql: await versionOf(client),
    partnership,
    migrations,
    tables: exported,
    leftOut,
    files,
  };
}

async function writeTable(
  client: ClientBase,
  table: Table,
  order: number,
  { archive, partnership }: ExportOptions,
  onBytes: (length: number) => void,
): Promise<ExportedTable> {
  const pieces = pieceWriter(archive, (number) => pieceName(order, table.name, number));
  const content = await copyOut(client, table, partnership.id, async (chunk) => {
    onBytes(chunk.length);
    await pieces.take(chunk);
  });
  return { name: table.name, columns: table.columns, ...content, pieces: await pieces.finish() };
}

async function versionOf(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  return rows[0]?.server_version ?? '';
}

async function migrationsOf(owner: Connection): Promise<Manifest['migrations']> {
  return overOneConnection(owner, async (client) => {
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'SELECT name, sha256 FROM migration ORDER BY name COLLATE "C"',
    );
    return rows;
  });
}
