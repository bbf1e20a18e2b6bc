/** Reads the one small file that a command is called with. */
import { readFile, stat } from 'node:fs/promises';
import type { Terminal } from './command.ts';

const largest = 10_000_000;

/** Says what is wrong and returns undefined when there is no such file, or one that nobody meant. */
export async function readGivenFile(
  path: string | undefined,
  { say }: Pick<Terminal, 'say'>,
): Promise<Uint8Array | undefined> {
  if (path === undefined) return undefined;
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) say(`There is no file ${path}.`);
  else if (found.size > largest) say('This file is far too large for a calendar.');
  else return readFile(path);
  return undefined;
}
