/** Finds a PostgreSQL that the machine has, to run the tests on what production uses. */
import { spawnSync } from 'node:child_process';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';

const oldest = 15;

export type SystemPostgresql = { readonly binaries: string; readonly version: number };

/** The oldest that the product supports, because newer ones understand more. */
export async function findSystemPostgresql(): Promise<SystemPostgresql | undefined> {
  const folders = await Array.fromAsync(glob('/usr/lib/postgresql/*/bin'));
  const configured = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  return [...folders, ...(configured ? [configured] : [])]
    .map((binaries) => ({ binaries, version: versionOf(binaries) }))
    .filter(({ version }) => version >= oldest)
    .sort((one, other) => one.version - other.version)
    .at(0);
}

function versionOf(binaries: string): number {
  const { stdout } = spawnSync(join(binaries, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)\.\d+/.exec(stdout ?? '')?.[1] ?? 0);
}
