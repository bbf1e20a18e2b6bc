/** Partnerships and empty databases between which tests move everything. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { sql } from 'kysely';
import { databaseServer } from '../../../test/database-server.ts';
import { asSystemAppend, ids, people, type SmallPartnership } from '../../../test/small-partnership.ts';
import { systemClock } from '../../clock.ts';
import { overOneConnection } from '../one-connection.ts';
import type { Connections } from '../pool.ts';
import type { ArchiveFile, ArchiveReader, ArchiveWriter } from './archive.ts';
import { checkArchive } from './check-archive.ts';
import { type ExportProgress, exportEverything } from './export-everything.ts';
import { writeFile } from './file-archive.ts';
import { writeFolder } from './folder-archive.ts';
import { loadEverything } from './load-everything.ts';
import { type Manifest, manifestFile, manifestSumFile, manifestSumText, manifestText } from './manifest.ts';
import { openArchive } from './open-archive.ts';

export const wyeshire = { id: ids.partnership, name: 'Wyeshire', mode: 'demo' } as const;

/** Text that formats of files like to break, and an attachment that takes more than one piece. */
export async function addAwkwardRows({ services, databases }: SmallPartnership): Promise<void> {
  await asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          organisation: ids.primary,
          recordedBy: null,
          kind: 'identity.recorded',
          happened: { day: Temporal.PlainDate.from('2024-02-29') },
          data: {
            surname: 'O\u2019Brien\\n\t\u0142 \ud83c\udf31 \\. ',
            forename: 'Row\nan',
            dateOfBirth: '2015-02-14',
            sex: 'M',
            upn: 'H801200001001',
          },
        },
      ],
    },
  ]);
  const file = '10000000-0000-4000-8000-0000000000f1';
  const content = randomBytes(3_000_000);
  await databases.owner.kysely.transaction().execute(async (transaction) => {
    await sql`ALTER TABLE stored_file NO FORCE ROW LEVEL SECURITY`.execute(transaction);
    await sql`ALTER TABLE stored_file_piece NO FORCE ROW LEVEL SECURITY`.execute(transaction);
    await sql`INSERT INTO stored_file (partnership_id, id, uploaded_by, uploaded_at, name, media_type, bytes, sha256)
      VALUES (${ids.partnership}, ${file}, ${people.primaryDsl.id}, '2026-01-01T00:00:00.123456Z', 'a\tb.pdf', 'application/pdf', ${content.length * 4}, '\\x00')`.execute(
      transaction,
    );
    for (const number of [0, 1, 2, 3]) {
      await sql`INSERT INTO stored_file_piece VALUES (${ids.partnership}, ${file}, ${number}, ${content})`.execute(
        transaction,
      );
    }
    await sql`ALTER TABLE stored_file FORCE ROW LEVEL SECURITY`.execute(transaction);
    await sql`ALTER TABLE stored_file_piece FORCE ROW LEVEL SECURITY`.execute(transaction);
  });
}

export async function folderOf(t: { readonly after: (work: () => Promise<void>) => void }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-moving-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

type Options = {
  readonly files?: readonly ArchiveFile[];
  readonly onProgress?: (progress: ExportProgress) => void;
  readonly archive?: ArchiveWriter;
};

/** To a tar file when the path ends in `.tar`, else to a folder. */
export async function exportTo(connections: Connections, path: string, options: Options = {}): Promise<Manifest> {
  return exportEverything(connections, {
    archive: options.archive ?? (path.endsWith('.tar') ? await writeFile(path) : await writeFolder(path)),
    partnership: wyeshire,
    madeAt: systemClock.now(),
    program: 'test',
    ...(options.files && { files: options.files }),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
}

export async function load(connections: Connections, path: string, changed?: ArchiveReader): Promise<Manifest> {
  const archive = changed ?? (await openArchive(path, undefined));
  const { manifest } = await checkArchive(archive);
  await loadEverything(connections.owner, { archive, manifest, clock: systemClock });
  return manifest;
}

/** A database without any tables, on the server of the tests. */
export async function bareDatabase(t: TestContext): Promise<Connections> {
  const server = await databaseServer();
  const name = `${server.prefix}bare_${randomBytes(6).toString('hex')}`;
  await overOneConnection(server.maintenance, async (client) => {
    await server.ensureRoles(client);
    await client.query(`CREATE DATABASE ${name} OWNER ${client.escapeIdentifier(server.ownerRole)}`);
  });
  t.after(() =>
    overOneConnection(server.maintenance, async (client) => {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }),
  );
  return server.connections(name);
}

/** The guards of every table: whether row-level security holds for the owner, and which triggers are on. */
export const guardsOf = ({ owner }: Connections): Promise<unknown> =>
  overOneConnection(owner, async (client) => {
    const { rows } = await client.query(
      `SELECT relname, relrowsecurity, relforcerowsecurity,
         ARRAY(SELECT tgname || tgenabled::text FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal ORDER BY 1) AS triggers
       FROM pg_class AS c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
    );
    return rows;
  });

/** How many tables there are in it, and how many rows in the table of installations. */
export const whatIsIn = ({ owner }: Connections): Promise<{ tables: number; installed: number }> =>
  overOneConnection(owner, async (client) => {
    const { rows } = await client.query<{ tables: number; is_there: boolean }>(
      `SELECT count(*)::integer AS tables, to_regclass('installation') IS NOT NULL AS is_there
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    const installed =
      rows[0]?.is_there === true ? (await client.query('SELECT FROM installation')).rowCount : undefined;
    return { tables: rows[0]?.tables ?? 0, installed: installed ?? 0 };
  });

/** Unpacks an export and lets its manifest name another partnership, called Elsewhere, with sums that fit. */
export async function forgedPartnership(path: string, folder: string, id: string): Promise<void> {
  const archive = await openArchive(path, undefined);
  const { manifest } = await checkArchive(archive);
  const copy = await writeFolder(folder);
  for await (const { name, bytes } of archive.files()) {
    if (!name.startsWith('manifest.')) await copy.write(name, bytes);
  }
  const text = manifestText({ ...manifest, partnership: { ...manifest.partnership, id, name: 'Elsewhere' } });
  await copy.write(manifestFile, Buffer.from(text));
  await copy.write(manifestSumFile, Buffer.from(manifestSumText(text)));
}
