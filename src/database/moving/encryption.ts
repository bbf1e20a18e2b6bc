/**
 * Backups are encrypted in the age format (age-encryption.org/v1): to public keys, so that the server which makes them
 * holds nothing with which they could be read. The private key stays with whoever may restore.
 */
import { readFile } from 'node:fs/promises';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { problem } from '../../errors.ts';
import type { Bytes } from './file-archive.ts';

/** With which every encrypted file begins. */
export const encryptedMark = 'age-encryption.org/v1\n';

export type BackupKey = { readonly privateKey: string; readonly publicKey: string };

export async function newBackupKey(): Promise<BackupKey> {
  const privateKey = await generateX25519Identity();
  return { privateKey, publicKey: await identityToRecipient(privateKey) };
}

/** The lines of the file of a private key, as `age-keygen` writes them. */
export const backupKeyText = ({ privateKey, publicKey }: BackupKey, madeAt: Temporal.Instant): string =>
  `# created: ${madeAt.toString({ smallestUnit: 'second' })}\n# public key: ${publicKey}\n${privateKey}\n`;

/** Throws BACKUP_KEY_UNUSABLE. @param publicKeys at least one */
export function encryptTo(publicKeys: readonly string[]): (plain: Bytes) => Promise<Bytes> {
  const encrypter = new Encrypter();
  for (const key of publicKeys) {
    try {
      encrypter.addRecipient(key);
    } catch (error) {
      throw problem('BACKUP_KEY_UNUSABLE', { key: 'a public key', reason: `"${key}" is not one of age` }, error);
    }
  }
  return (plain) => encrypter.encrypt(plain);
}

/** Throws BACKUP_KEY_UNUSABLE; while reading, when the key does not fit the backup. @param keyFile with a private key */
export async function decryptWith(keyFile: string, path: string): Promise<(bytes: Bytes) => Promise<Bytes>> {
  const unusable = (reason: string, cause?: unknown) => problem('BACKUP_KEY_UNUSABLE', { key: keyFile, reason }, cause);
  const text = await readFile(keyFile, 'utf8').catch((error: unknown) => {
    throw unusable('it cannot be read', error);
  });
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (keys.length === 0) throw unusable('there is no key in it');
  const decrypter = new Decrypter();
  for (const key of keys) {
    try {
      decrypter.addIdentity(key);
    } catch (error) {
      throw unusable('what it holds is no private key of age', error);
    }
  }
  return async (bytes) => {
    try {
      return await decrypter.decrypt(bytes);
    } catch (error) {
      const isOther = error instanceof Error && error.message.startsWith('no identity matched');
      throw isOther
        ? unusable('the backup was not made for it', error)
        : problem('EXPORT_UNREADABLE', { file: path, reason: 'its beginning was changed or is missing' }, error);
    }
  };
}
