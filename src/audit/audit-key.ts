/**
 * The key of the log, in a file for the account of the server only: a line for the key that signs checkpoints, and one for each
 * secret that seals leaves. Every server of a partnership needs the same file; it is never in the database.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { problem } from '../errors.ts';
import { newPrivateKey, type PrivateKey, readPrivateKey } from './note/keys.ts';
import { type SealingSecret, secretBytes } from './seal.ts';

export type AuditKey = { readonly signing: PrivateKey; readonly secrets: readonly SealingSecret[] };

const secretLine = /^SEAL (?<from>0|[1-9]\d{0,15}) (?<secret>[A-Za-z0-9+/]{43}=)$/u;

/** The name of the log of a partnership, on every checkpoint. */
export const originOf = (partnership: string): string => `throughline/${partnership}`;

/** @param from the first position that its new secret seals */
export const newAuditKey = (partnership: string, from: number, earlier: readonly SealingSecret[] = []): AuditKey => ({
  signing: newPrivateKey(originOf(partnership)),
  secrets: [...earlier.filter((each) => each.from < from), { from, secret: randomBytes(secretBytes) }],
});

export const auditKeyText = ({ signing, secrets }: AuditKey): string =>
  [signing.text, ...secrets.map(({ from, secret }) => `SEAL ${from} ${secret.toString('base64')}`), ''].join('\n');

/** Undefined when the text is no key of a log. */
export function auditKeyIn(text: string): AuditKey | undefined {
  const [first = '', ...others] = text.trim().split('\n');
  const signing = readPrivateKey(first);
  const secrets = others.flatMap((line) => {
    const { from, secret } = secretLine.exec(line)?.groups ?? {};
    return from === undefined || secret === undefined
      ? []
      : [{ from: Number(from), secret: Buffer.from(secret, 'base64') }];
  });
  const isWhole = secrets.length === others.length && secrets[0]?.from === 0;
  return signing === undefined || !isWhole ? undefined : { signing, secrets };
}

const unusable = (file: string, reason: string, cause?: unknown) =>
  problem('AUDIT_KEY_UNUSABLE', { file, reason }, cause);

/** Throws AUDIT_KEY_UNUSABLE when there is no file, or another partnership's. */
export async function readAuditKey(file: string, partnership: string): Promise<AuditKey> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unusable(file, 'it cannot be read', error);
  });
  const key = auditKeyIn(text);
  if (key === undefined) throw unusable(file, 'it does not hold a key of an audit log');
  if (key.signing.name !== originOf(partnership)) throw unusable(file, 'it belongs to another partnership');
  return key;
}

/** Reads the key, or makes it when there is no file yet. Throws AUDIT_KEY_UNUSABLE. */
export async function readOrMakeAuditKey(file: string, partnership: string): Promise<AuditKey> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, auditKeyText(newAuditKey(partnership, 0)), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(file, 'it cannot be written', error);
  }
  return readAuditKey(file, partnership);
}

/** Where a new key waits until the database knows it. */
export const nextKeyFile = (file: string): string => `${file}.next`;

export const keepNextKey = (file: string, key: AuditKey): Promise<void> =>
  writeFile(nextKeyFile(file), auditKeyText(key), { mode: 0o600 });

/** Undefined when none waits. */
export async function nextKeyIn(file: string): Promise<AuditKey | undefined> {
  const text = await readFile(nextKeyFile(file), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : auditKeyIn(text);
}

/** The new key takes the place of the old, whose private part is gone then. */
export const useNextKey = (file: string): Promise<void> => rename(nextKeyFile(file), file);
