/**
 * The folder of a witness: its own key, the key of the log that it trusts, the checkpoint that it has seen last, and every file
 * that it has looked at. It belongs to the witness, on a machine of its own.
 */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointIn } from '../note/checkpoint.ts';
import { newPrivateKey, type PrivateKey, type PublicKey, readPrivateKey, readPublicKey } from '../note/keys.ts';
import { readNote } from '../note/signed-note.ts';
import { hashBytes } from '../tree/hash.ts';
import type { Holding } from '../verify/log-contents.ts';
import type { Held } from './checkpoint-file.ts';

const files = { key: 'witness.key', log: 'log.key', held: 'held.checkpoint', seen: 'seen', leaves: 'leaves' } as const;

async function textOf(...path: readonly string[]): Promise<string | undefined> {
  try {
    return await readFile(join(...path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Undefined when this folder has none. */
export async function witnessKeyIn(folder: string): Promise<PrivateKey | undefined> {
  const text = await textOf(folder, files.key);
  return text === undefined ? undefined : readPrivateKey(text);
}

/** @param name such as `police.wyeshire.example/audit`, without spaces or plus signs */
export async function makeWitnessKey(folder: string, name: string): Promise<PrivateKey> {
  const key = newPrivateKey(name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, files.key), `${key.text}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

export async function trustedLogKey(folder: string): Promise<PublicKey | undefined> {
  const text = await textOf(folder, files.log);
  return text === undefined ? undefined : readPublicKey(text);
}

export const trustLogKey = (folder: string, key: PublicKey): Promise<void> =>
  writeFile(join(folder, files.log), `${key.text}\n`, { flag: 'wx' });

/** Undefined when nothing was seen yet. Throws a RangeError when what is kept cannot be read. */
export async function heldIn(folder: string): Promise<Held | undefined> {
  const text = await textOf(folder, files.held);
  if (text === undefined) return undefined;
  const note = readNote(text);
  const checkpoint = note && checkpointIn(note);
  if (checkpoint === undefined) throw new RangeError(`${join(folder, files.held)} is no checkpoint`);
  return { size: checkpoint.size, root: checkpoint.root, note: text };
}

const numbered = (size: number): string => String(size).padStart(16, '0');

/** Keeps a file for good, whatever came of it. @param outcome goes into its name */
export async function keepSeen(folder: string, size: number, outcome: string, text: string): Promise<void> {
  await mkdir(join(folder, files.seen), { recursive: true });
  await writeFile(join(folder, files.seen, `${numbered(size)}-${outcome}.json`), text);
}

/** From now on this is what was seen last. */
export async function hold(
  folder: string,
  { note, size }: Held,
  since: number,
  leaves: Buffer | undefined,
): Promise<void> {
  if (leaves !== undefined) {
    await mkdir(join(folder, files.leaves), { recursive: true });
    await writeFile(join(folder, files.leaves, `${numbered(since)}-${numbered(size)}`), leaves);
  }
  const unfinished = join(folder, `${files.held}.new`);
  await writeFile(unfinished, note);
  await rename(unfinished, join(folder, files.held));
}

/** What is in the folder of a witness, for verifying a log against it. Undefined when nothing is held. */
export async function holdingIn(folder: string): Promise<Holding | undefined> {
  const held = await heldIn(folder);
  if (held === undefined) return undefined;
  const names = await readdir(join(folder, files.leaves)).catch(() => []);
  const leaves = await Promise.all(
    names.map(async (name) => ({
      from: Number(name.split('-')[0]),
      hashes: await readFile(join(folder, files.leaves, name)),
    })),
  );
  const holder = (await witnessKeyIn(folder))?.name ?? folder;
  return { holder, note: held.note, leaves: leaves.filter(({ hashes }) => hashes.length % hashBytes === 0) };
}
