/** Reads what others hold of a log: folders of witnesses, and files with a checkpoint. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Holding } from '../../audit/verify/log-contents.ts';
import { readCheckpointFile } from '../../audit/witness/checkpoint-file.ts';
import { holdingIn } from '../../audit/witness/witness-store.ts';

/** Undefined when there is nothing there. */
async function holdingAt(path: string): Promise<Holding | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return holdingIn(path);
  if (found?.isFile() !== true) return undefined;
  const text = await readFile(path, 'utf8');
  const file = readCheckpointFile(text);
  if (file === undefined) return { holder: basename(path), note: text, leaves: [] };
  const leaves = file.leaves === undefined ? [] : [{ from: file.since, hashes: file.leaves }];
  return { holder: basename(path), note: file.checkpoint, leaves };
}

/** Paths separated by commas. Says which of them hold nothing and returns undefined then. */
export async function holdingsAt(
  paths: string | undefined,
  say: (line: string) => void,
): Promise<readonly Holding[] | undefined> {
  const found: Holding[] = [];
  for (const path of (paths ?? '').split(',').filter((each) => each !== '')) {
    const holding = await holdingAt(path);
    if (holding === undefined) {
      say(`Nothing is held in ${path}.`);
      return undefined;
    }
    found.push(holding);
  }
  return found;
}
