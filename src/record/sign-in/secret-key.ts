/**
 * The key that is not in the database: it seals what has to be read again (secrets of code apps, forms that wait), signs
 * what a browser keeps for a while, and hides who tried to sign in. Without its file nobody signs in with a code; a copy of
 * the database alone gives nothing away.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { problem } from '../../errors.ts';

export type SecretKey = {
  /** What is sealed for one purpose opens for no other. */
  readonly seal: (purpose: string, text: string) => Buffer;
  /** Undefined when it was not sealed here, for this purpose, or was changed. */
  readonly open: (purpose: string, sealed: Buffer) => string | undefined;
  /** 32 bytes that only this key makes of a text. */
  readonly mark: (purpose: string, text: string) => Buffer;
  /** Tells one key from another without giving it away. */
  readonly fingerprint: Buffer;
};

const keyBytes = 32;
const [ivBytes, tagBytes] = [12, 16];

/** @param secret 32 bytes */
export function secretKey(secret: Buffer): SecretKey {
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `throughline ${use}`, keyBytes));
  const [sealing, marking] = [derive('seal'), derive('mark')];
  const mark = (purpose: string, text: string): Buffer =>
    createHmac('sha256', marking).update(`${purpose}\0${text}`).digest();
  return {
    seal: (purpose, text) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(purpose));
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open: (purpose, sealed) => {
      if (sealed.length < ivBytes + tagBytes) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(sealed.subarray(-tagBytes));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
    mark,
    fingerprint: mark('fingerprint', ''),
  };
}

/**
 * Reads the key, or makes it when there is no file yet: 32 random bytes in base64, for the account of the server only.
 * Throws SIGN_IN_KEY_UNUSABLE.
 */
export async function readSecretKey(file: string): Promise<SecretKey> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw problem('SIGN_IN_KEY_UNUSABLE', { file, reason: 'it cannot be written' }, error);
  }
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw problem('SIGN_IN_KEY_UNUSABLE', { file, reason: 'it cannot be read' }, error);
  });
  const secret = Buffer.from(text.trim(), 'base64');
  if (secret.length !== keyBytes)
    throw problem('SIGN_IN_KEY_UNUSABLE', { file, reason: 'it does not hold 32 bytes in base64' });
  return secretKey(secret);
}
