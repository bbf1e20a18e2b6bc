import assert from 'node:assert/strict';
import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { ids, smallPartnership } from '../../../test/small-partnership.ts';
import { overOneConnection } from '../one-connection.ts';
import type { ArchiveReader, ArchiveWriter } from './archive.ts';
import { checkArchive } from './check-archive.ts';
import { writeFile as toFile } from './file-archive.ts';
import { writeFolder } from './folder-archive.ts';
import { type Manifest, manifestFile, manifestSumFile, manifestSumText, manifestText, sha256 } from './manifest.ts';
import { bareDatabase, exportTo, folderOf, load, whatIsIn } from './moving.fixture.ts';
import { openArchive } from './open-archive.ts';

async function exported(t: TestContext): Promise<{ folder: string; tar: string; manifest: Manifest }> {
  const { databases } = await smallPartnership(t);
  const parent = await folderOf(t);
  const [folder, tar] = [join(parent, 'export'), join(parent, 'export.tar')];
  await exportTo(databases.connections, tar);
  return { folder, tar, manifest: await exportTo(databases.connections, folder) };
}

const check = async (path: string) => checkArchive(await openArchive(path, undefined));

/** Writes the manifest anew so that the sums of everything fit. */
async function sign(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, manifestFile), manifestText(manifest));
  await writeFile(join(folder, manifestSumFile), manifestSumText(manifestText(manifest)));
}

/** Rewrites rows of a table, with sums that fit. */
async function forge(
  folder: string,
  manifest: Manifest,
  table: string,
  change: (text: string) => string,
): Promise<Manifest> {
  const tables = await Promise.all(
    manifest.tables.map(async (each) => {
      const [piece] = each.pieces;
      if (each.name !== table || piece === undefined) return each;
      const plain = Buffer.from(change(gunzipSync(await readFile(join(folder, piece.name))).toString()));
      const packed = gzipSync(plain);
      await writeFile(join(folder, piece.name), packed);
      const pieces = [{ name: piece.name, bytes: packed.length, sha256: sha256(packed) }];
      const rows = plain.toString().split('\n').length - 1;
      return { ...each, rows, bytes: plain.length, sha256: sha256(plain), pieces };
    }),
  );
  const forged = { ...manifest, tables };
  await sign(folder, forged);
  return forged;
}

test('a tar file that ends too early is refused, wherever it ends', async (t) => {
  const { tar } = await exported(t);
  const whole = await readFile(tar);
  const copy = `${tar}.short`;
  // Without the empty blocks at its end a tar file is whole all the same
  const needed = whole.length - 1024;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: needed - 1 }), async (length) => {
      await writeFile(copy, whole.subarray(0, length));
      await assert.rejects(check(copy), (error: Error & { code?: string }) => {
        assert.equal(error.code, 'EXPORT_UNREADABLE');
        assert.ok(error.message.includes(copy), error.message);
        return true;
      });
    }),
    { numRuns: 25 },
  );
});

test('a changed byte is found, wherever it is', async (t) => {
  const { tar } = await exported(t);
  const whole = await readFile(tar);
  const copy = `${tar}.changed`;
  const isPadding = (at: number): boolean => whole[at] === 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: whole.length - 1025 }).filter((at) => !isPadding(at)),
      fc.integer({ min: 1, max: 255 }),
      async (at, by) => {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ by;
        await writeFile(copy, changed);
        const { manifest } = await check(copy).catch((error: Error & { code?: string }) => {
          assert.equal(error.code, 'EXPORT_UNREADABLE', String(error.stack));
          assert.ok(error.message.includes(copy), error.message);
          return { manifest: undefined };
        });
        // What tar itself says of a file, such as its date, is no part of an export
        if (manifest !== undefined)
          assert.equal(sha256(manifestText(manifest)), sha256(manifestText((await check(tar)).manifest)));
      },
    ),
    { numRuns: 40 },
  );
});

test('a file that is missing, changed, damaged, added or far too large is named', async (t) => {
  const { folder, manifest } = await exported(t);
  const piece = manifest.tables.find(({ name }) => name === 'organisation')?.pieces[0]?.name ?? '';
  const cases: readonly [RegExp, (copy: string) => Promise<unknown>][] = [
    [/organisation\/000001\.copy\.gz is missing/u, (copy) => rm(join(copy, piece))],
    [/organisation\/000001\.copy\.gz is damaged/u, (copy) => truncate(join(copy, piece), 100)],
    [
      /organisation\/000001\.copy\.gz was changed after it was written/u,
      async (copy) => {
        const text = gunzipSync(await readFile(join(copy, piece))).toString();
        await writeFile(join(copy, piece), gzipSync(text.replace('Alder Lane', 'Elder Lane')));
      },
    ],
    [
      /000002\.copy\.gz is not in its manifest/u,
      (copy) => cp(join(copy, piece), join(copy, piece.replace('1.copy', '2.copy'))),
    ],
    [
      /the table evil is not in its manifest/u,
      async (copy) => {
        await mkdir(join(copy, 'tables/099-evil'));
        await cp(join(copy, piece), join(copy, 'tables/099-evil/000001.copy.gz'));
      },
    ],
    [/notes\.txt is not in its manifest/u, (copy) => writeFile(join(copy, 'notes.txt'), 'x')],
    [/notes\.txt does not belong in an export/u, (copy) => writeFile(join(copy, 'notes.txt'), Buffer.alloc(2_000_000))],
    [
      /notes\.txt is larger than any file/u,
      (copy) => writeFile(join(copy, 'notes.txt'), Buffer.alloc(65 * 1024 * 1024)),
    ],
    [/000001\.copy\.gz is damaged/u, (copy) => writeFile(join(copy, piece), gzipSync(Buffer.alloc(9 * 1024 * 1024)))],
    [/manifest\.json is missing/u, (copy) => rm(join(copy, manifestFile))],
    [/manifest\.sha256 is missing/u, (copy) => rm(join(copy, manifestSumFile))],
    [
      /manifest\.json was changed/u,
      (copy) => writeFile(join(copy, manifestFile), manifestText({ ...manifest, program: 'x' })),
    ],
    [/version 2 of the format/u, (copy) => sign(copy, { ...manifest, formatVersion: 2 as 1 })],
    [
      /does not say that it is an export/u,
      (copy) => sign(copy, { ...manifest, format: 'zip' as 'throughline-export' }),
    ],
    [
      /not as it should be at tables\.0\.rows/u,
      (copy) => sign(copy, { ...manifest, tables: manifest.tables.map((table) => ({ ...table, rows: -1 })) }),
    ],
    [
      /table organisation does not have the rows/u,
      (copy) =>
        sign(copy, {
          ...manifest,
          tables: manifest.tables.map((table) => (table.name === 'organisation' ? { ...table, rows: 1 } : table)),
        }),
    ],
  ];
  for (const [says, change] of cases) {
    const copy = `${folder}-copy`;
    await cp(folder, copy, { recursive: true });
    await change(copy);
    await assert.rejects(check(copy), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'EXPORT_UNREADABLE');
      assert.match(error.message, says);
      assert.ok(error.message.includes(copy), error.message);
      return true;
    });
    await rm(copy, { recursive: true });
  }
  await check(folder);
});

test('what is no export at all is refused', async (t) => {
  const folder = await folderOf(t);
  for (const [name, content] of [
    ['empty', ''],
    ['text', 'Dear Sir or Madam'],
    ['zeros', '\0'.repeat(4096)],
  ] as const) {
    await writeFile(join(folder, name), content);
    await assert.rejects(check(join(folder, name)), { code: 'EXPORT_UNREADABLE' });
  }
  await assert.rejects(check(join(folder, 'nothing')), /there is nothing of this name/u);
  await assert.rejects(check(folder), /is not in its manifest|missing/u);
});

test('an export of a newer version, or of other steps, is refused before any table is made', async (t) => {
  const { folder, manifest } = await exported(t);
  const target = await bareDatabase(t);
  const next = { name: '9999-from-the-future', sha256: sha256('') };
  for (const migrations of [
    [...manifest.migrations, next],
    [...manifest.migrations.slice(0, -1), { name: manifest.migrations.at(-1)?.name ?? '', sha256: sha256('') }],
  ]) {
    await sign(folder, { ...manifest, migrations });
    await assert.rejects(load(target, folder), { code: 'EXPORT_OTHER_VERSION' });
  }
  assert.deepEqual(await whatIsIn(target), { tables: 0, installed: 0 });
});

test('a database that holds anything is refused and keeps what it holds', async (t) => {
  const { folder } = await exported(t);
  const other = await smallPartnership(t);
  await assert.rejects(load(other.databases.connections, folder), { code: 'DATABASE_NOT_EMPTY' });
  assert.equal((await whatIsIn(other.databases.connections)).installed, 1);
  const target = await bareDatabase(t);
  await load(target, folder);
  await assert.rejects(load(target, folder), { code: 'DATABASE_NOT_EMPTY' });
});

test('rows that do not fit, or belong to another partnership, are refused and nothing stays', async (t) => {
  const { folder, manifest } = await exported(t);
  const other = ids.partnership.replace('1000', '2000');
  const changes: readonly [string, (text: string) => string, RegExp][] = [
    [
      'practitioner',
      (text) => text.replaceAll(ids.partnership, other),
      /the rows of practitioner are not of the partnership|do not fit/u,
    ],
    ['organisation', (text) => text.replace('\topen\t', '\tajar\t'), /rows of organisation do not fit/u],
    ['role_held', (text) => text.replaceAll(ids.primary, ids.child), /rows of role_held do not fit/u],
    ['audit_event', (text) => `${text.split('\n').slice(0, -2).join('\n')}\n\\.\n`, /audit_event/u],
  ];
  for (const [table, change, says] of changes) {
    const copy = `${folder}-${table}`;
    await cp(folder, copy, { recursive: true });
    await forge(copy, manifest, table, change);
    const target = await bareDatabase(t);
    await assert.rejects(load(target, copy), says);
    assert.equal((await whatIsIn(target)).installed, 0);
    // The same database takes the right one afterwards
    await load(target, folder);
    assert.equal((await whatIsIn(target)).installed, 1);
  }
});

test('a file that changes between the look at it and the loading is noticed', async (t) => {
  const { folder, tar } = await exported(t);
  let asked = 0;
  const [one, other] = [await openArchive(tar, undefined), await openArchive(folder, undefined)];
  const changing: ArchiveReader = {
    path: tar,
    files: async function* () {
      asked += 1;
      for await (const file of asked === 1 ? one.files() : other.files()) {
        if (asked === 1 || !file.name.includes('-audit_event/')) yield file;
      }
    },
  };
  const target = await bareDatabase(t);
  await assert.rejects(load(target, tar, changing), { code: 'EXPORT_UNREADABLE' });
  assert.equal((await whatIsIn(target)).installed, 0);
});

test('an export that cannot be written to its end leaves nothing behind', async (t) => {
  const { databases } = await smallPartnership(t);
  const parent = await folderOf(t);
  await assert.rejects(exportTo(databases.connections, '/dev/full/x.tar'), { code: 'EXPORT_TARGET_UNWRITABLE' });
  await assert.rejects(
    exportTo(databases.connections, join(parent, 'no', 'folder.tar')),
    /that it should lie in is not there/u,
  );
  let written = 0;
  const failing = (archive: ArchiveWriter): ArchiveWriter => ({
    ...archive,
    write: async (name, bytes) => {
      written += 1;
      if (written === 5) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      return archive.write(name, bytes);
    },
  });
  for (const [path, open] of [
    ['a.tar', toFile],
    ['a', writeFolder],
  ] as const) {
    written = 0;
    const archive = failing(await open(join(parent, path)));
    await assert.rejects(exportTo(databases.connections, join(parent, path), { archive }), { code: 'ENOSPC' });
    assert.deepEqual(await readdir(parent), []);
  }
});

test('nothing is written over', async (t) => {
  const { folder, tar } = await exported(t);
  const { databases } = await smallPartnership(t);
  for (const path of [folder, tar]) {
    await assert.rejects(exportTo(databases.connections, path), { code: 'EXPORT_TARGET_TAKEN' });
    await check(path);
  }
});

test('while an export is being written people go on working, and it holds one moment', async (t) => {
  const { databases } = await smallPartnership(t);
  const path = join(await folderOf(t), 'export');
  let changed: Promise<unknown> | undefined;
  const manifest = await exportTo(databases.connections, path, {
    onProgress: ({ table }) => {
      // After the first table was begun, before the last
      if (table === 'agreement_approval' || changed !== undefined) return;
      changed = overOneConnection(databases.connections.owner, (client) =>
        client.query(`UPDATE installation SET partnership_name = 'Renamed'`),
      );
    },
  });
  await changed;
  const piece = manifest.tables.find(({ name }) => name === 'installation')?.pieces[0]?.name ?? '';
  assert.match(gunzipSync(await readFile(join(path, piece))).toString(), /Wyeshire/u);
});
