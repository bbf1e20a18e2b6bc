/**
 * A list of passwords that have become known, as a file of SHA-1 hashes in hexadecimal, one in a line and in order, each
 * with ":" and a count behind it or without: as "Have I Been Pwned" gives them out to download. Searched by halves, so that
 * a file of 40 GB takes 26 reads, and no question leaves the server.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { problem } from '../../errors.ts';
import { passwordFault } from './password-rules.ts';
import type { SignInParts } from './sign-in-parts.ts';

const line = /^[0-9A-F]{40}(?::\d+)?$/iu;
const longestLine = 64;
/** What is read as a whole in the end. */
const window = 1_024;

async function textAt(file: FileHandle, from: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.toString('latin1', 0, bytesRead);
}

/** Throws CONFIGURATION_INVALID when the file is not there or its first line is none of such a list. */
export async function checkBreachedPasswords(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  const invalid = (cause?: unknown) =>
    problem('CONFIGURATION_INVALID', { settings: `BREACHED_PASSWORDS (${path} holds no list of hashes)` }, cause);
  await using file = await open(path).catch((error: unknown) => {
    throw invalid(error);
  });
  const [first = ''] = (await textAt(file, 0, longestLine)).split(/\r?\n/u);
  if (!line.test(first)) throw invalid();
}

/** Whether a password is in the list; false without one. */
export async function isBreached(path: string | undefined, password: string): Promise<boolean> {
  if (path === undefined) return false;
  const wanted = createHash('sha1').update(password).digest('hex').toUpperCase();
  await using file = await open(path);
  const { size } = await file.stat();
  // The line begins at or after the first, and before the second; the first is always the beginning of a line
  let [from, to] = [0, size];
  while (to - from > window) {
    const middle = from + Math.floor((to - from) / 2);
    const text = await textAt(file, middle, longestLine * 2);
    const start = text.indexOf('\n') + 1;
    if (text.slice(start, start + 40).toUpperCase() <= wanted) from = middle + start;
    else to = middle + start;
  }
  const rest = await textAt(file, from, to - from + longestLine);
  return rest.split(/\r?\n/u).some((one) => one.slice(0, 40).toUpperCase() === wanted);
}

/** Why a new password cannot be used, or undefined when it can. @param about see `passwordFault` */
export async function newPasswordFault(
  { breachedPasswords }: Pick<SignInParts, 'breachedPasswords'>,
  password: string,
  about: readonly string[],
): Promise<string | undefined> {
  const fault = passwordFault(password, about);
  if (fault !== undefined) return fault;
  return (await isBreached(breachedPasswords, password))
    ? 'Enter another password. This one is in a list of passwords that have become known, so attackers try it'
    : undefined;
}
