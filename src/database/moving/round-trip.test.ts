import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { allRows, smallPartnership } from '../../../test/small-partnership.ts';
import { systemClock } from '../../clock.ts';
import { migrate } from '../migrate.ts';
import { productMigrations } from '../migrations.ts';
import { prepareOperatorDatabase } from '../operator-database.ts';
import { operatorServers } from '../operator-server.fixture.ts';
import { type Connections, openDatabase } from '../pool.ts';
import { leftOut } from './list-tables.ts';
import { sha256 } from './manifest.ts';
import { addAwkwardRows, bareDatabase, exportTo, folderOf, guardsOf, load, wyeshire } from './moving.fixture.ts';
import { pieceBytes } from './pieces.ts';

test('every table of the database is in an export, with all of its rows', async (t) => {
  const partnership = await smallPartnership(t);
  await addAwkwardRows(partnership);
  const { databases } = partnership;
  const path = join(await folderOf(t), 'export');
  const manifest = await exportTo(databases.connections, path);

  const { rows } = await sql<{ name: string }>`SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'm')`.execute(databases.owner.kysely);
  const left = ['migration', ...leftOut.map(({ table }) => table)];
  assert.deepEqual(
    manifest.tables.map(({ name }) => name).sort(),
    rows
      .map(({ name }) => name)
      .filter((name) => !left.includes(name))
      .sort(),
  );
  for (const { name, rows: counted } of manifest.tables) {
    const there = await allRows(databases, name as never);
    assert.equal(counted, there.length, name);
  }
  assert.ok((manifest.tables.find(({ name }) => name === 'entry')?.rows ?? 0) >= 5);
  assert.equal(manifest.partnership.name, wyeshire.name);
});

test('others can read it with everyday tools: gzip, sha256sum, tar, and COPY of any PostgreSQL', async (t) => {
  const partnership = await smallPartnership(t);
  await addAwkwardRows(partnership);
  const folder = await folderOf(t);
  const path = join(folder, 'export.tar');
  const manifest = await exportTo(partnership.databases.connections, path);
  await mkdir(join(folder, 'unpacked'));
  const tar = spawnSync('tar', ['xf', path, '-C', join(folder, 'unpacked')], { encoding: 'utf8' });
  assert.equal(tar.status, 0, tar.stderr);
  const there = join(folder, 'unpacked');
  assert.equal(spawnSync('sha256sum', ['-c', 'manifest.sha256'], { cwd: there }).status, 0);
  const files = manifest.tables.find(({ name }) => name === 'stored_file_piece');
  assert.equal(files?.pieces.length, Math.ceil((files?.bytes ?? 0) / pieceBytes));
  assert.ok((files?.pieces.length ?? 0) > 1);
  const unpacked = spawnSync('gunzip', ['-c', ...(files?.pieces ?? []).map(({ name }) => name)], {
    cwd: there,
    maxBuffer: 100_000_000,
  });
  assert.equal(sha256(unpacked.stdout), files?.sha256);
  // A folder holds the same files, and nobody else may open them
  await exportTo(partnership.databases.connections, join(folder, 'export'));
  const names = async (place: string) =>
    (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const inFolder = await names(join(folder, 'export'));
  assert.deepEqual(inFolder.map(({ name }) => name).sort(), (await names(there)).map(({ name }) => name).sort());
  for (const { parentPath, name } of inFolder) assert.equal((await stat(join(parentPath, name))).mode & 0o077, 0, name);
  assert.equal((await stat(path)).mode & 0o077, 0);
  assert.equal((await stat(join(folder, 'export'))).mode & 0o077, 0);
});

test('what was loaded has the same rows, the same guards, and works', async (t) => {
  const partnership = await smallPartnership(t);
  await addAwkwardRows(partnership);
  const folder = await folderOf(t);
  const before = await exportTo(partnership.databases.connections, join(folder, 'before.tar'));
  const target = await bareDatabase(t);
  await load(target, join(folder, 'before.tar'));
  assert.deepEqual(await guardsOf(target), await guardsOf(partnership.databases.connections));
  const after = await exportTo(target, join(folder, 'after'));
  assert.deepEqual(after.tables, before.tables);
  assert.deepEqual(after.migrations, before.migrations);
  // Down to the packed bytes
  const packed = before.tables.flatMap(({ pieces }) => pieces);
  for (const { name, sha256: sum } of packed) {
    assert.equal(sha256(await readFile(join(folder, 'after', name))), sum, name);
  }
});

test('an empty database that was already made ready can be loaded too', async (t) => {
  const partnership = await smallPartnership(t);
  const path = join(await folderOf(t), 'export');
  const before = await exportTo(partnership.databases.connections, path);
  const target = await bareDatabase(t);
  const owner = openDatabase(target.owner, 1);
  await migrate(owner, { folder: productMigrations, clock: systemClock });
  await owner.close();
  await load(target, path);
  assert.deepEqual((await exportTo(target, `${path}-again`)).tables, before.tables);
});

const servers = await operatorServers();
const [brought, older] = servers;

describe('from one version of PostgreSQL to another and back', () => {
  const skip =
    older === undefined && 'no PostgreSQL 15 on this machine (Debian and Ubuntu: apt-get install postgresql)';
  test('counts and hashes are equal at every step', { skip }, async (t) => {
    const partnership = await smallPartnership(t);
    await addAwkwardRows(partnership);
    const folder = await folderOf(t);
    const first = await exportTo(partnership.databases.connections, join(folder, '0.tar'));
    const way = [brought, older, brought].flatMap((step) => step ?? []);
    for (const [index, { name, server }] of way.entries()) {
      await server.clear();
      const target: Connections = await prepareOperatorDatabase(server.url('owner', 'first'), undefined);
      await load(target, join(folder, `${index}.tar`));
      const next = await exportTo(target, join(folder, `${index + 1}.tar`));
      assert.deepEqual(next.tables, first.tables, name);
      assert.match(name, new RegExp(`PostgreSQL ${next.postgresql.split('.')[0]}`, 'u'));
    }
  });
});
