/** Finds out what lies at a path. */
import { open, stat } from 'node:fs/promises';
import { problem } from '../../errors.ts';
import type { ArchiveReader } from './archive.ts';
import { decryptWith, encryptedMark } from './encryption.ts';
import { readFileArchive } from './file-archive.ts';
import { readFolder } from './folder-archive.ts';
import { unreadable } from './moving-problems.ts';

/** Throws EXPORT_UNREADABLE, BACKUP_KEY_MISSING or BACKUP_KEY_UNUSABLE. @param keyFile with the private key of backups */
export async function openArchive(path: string, keyFile: string | undefined): Promise<ArchiveReader> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw unreadable(path, 'there is nothing of this name');
  if (found.isDirectory()) return readFolder(path);
  if (!(await isEncrypted(path))) return readFileArchive(path);
  if (keyFile === undefined) throw problem('BACKUP_KEY_MISSING', { file: path });
  return readFileArchive(path, await decryptWith(keyFile, path));
}

async function isEncrypted(path: string): Promise<boolean> {
  try {
    await using handle = await open(path);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(encryptedMark.length), 0, encryptedMark.length, 0);
    return buffer.subarray(0, bytesRead).toString('latin1') === encryptedMark;
  } catch (error) {
    throw unreadable(path, 'it cannot be read', error);
  }
}
