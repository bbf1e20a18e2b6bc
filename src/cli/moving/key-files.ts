/** The keys of a partnership that are never in its database: in backups, and put back from them. */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../../config.ts';
import type { ArchiveFile } from '../../database/moving/archive.ts';
import { targetUnwritable } from '../../database/moving/moving-problems.ts';
import { problem } from '../../errors.ts';

export type KeyFile = {
  /** In a backup. */
  readonly name: string;
  /** On this machine. */
  readonly path: string;
};

export const keyFiles = ({
  signInKeyFile,
  auditKeyFile,
}: Pick<Config, 'signInKeyFile' | 'auditKeyFile'>): readonly KeyFile[] => [
  { name: 'keys/sign-in.key', path: signInKeyFile },
  { name: 'keys/audit.key', path: auditKeyFile },
];

export type KeyToPut = { readonly path: string; readonly bytes: Uint8Array; readonly isThereOther: boolean };

/** What has to be written, of the keys in a backup. Throws KEY_FILE_DIFFERS unless another key may be set aside. */
export async function keysToPut(
  config: Config,
  files: readonly ArchiveFile[],
  maySetAside: boolean,
): Promise<readonly KeyToPut[]> {
  const result: KeyToPut[] = [];
  for (const { name, path } of keyFiles(config)) {
    const bytes = files.find((file) => file.name === name)?.bytes;
    if (bytes === undefined) continue;
    const there = await readFile(path).catch(() => undefined);
    if (there?.equals(bytes) === true) continue;
    if (there !== undefined && !maySetAside) throw problem('KEY_FILE_DIFFERS', { file: path });
    result.push({ path, bytes, isThereOther: there !== undefined });
  }
  return result;
}

/** @param ending of what is set aside. Returns the paths of what was. */
export async function putKeys(keys: readonly KeyToPut[], ending: string): Promise<readonly string[]> {
  const aside: string[] = [];
  for (const { path, bytes, isThereOther } of keys) {
    try {
      if (isThereOther) {
        await rename(path, `${path}${ending}`);
        aside.push(`${path}${ending}`);
      }
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await using file = await open(path, 'wx', 0o600);
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      throw targetUnwritable(path, error);
    }
  }
  return aside;
}
