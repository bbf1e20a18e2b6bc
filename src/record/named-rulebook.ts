/** Rulebooks by name: the one in force, those that come with the product to compare with, or packs in a folder. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { problem } from '../errors.ts';
import type { Pack } from '../rulebook/pack/pack-schema.ts';
import { chooseRules, readRulebookFile } from '../rulebook/pack/rulebook-file.ts';
import { type CompileOptions, compileRulebook, type Rulebook } from '../rulebook/rulebook.ts';
import { readPacks } from './read-engine.ts';

export type NamedRulebook = {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly rulebook: Rulebook;
};

/** The name of the rulebook that is in force. */
export const inForceNow = 'today';

/** @param folder the project's `rulebooks/` */
export async function rulebookNames(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).map((name) => basename(name, '.yaml'));
  return [inForceNow, ...names.toSorted()];
}

/** Packs that are only looked at count whatever their status; what stands for another area never does. */
const asInForce = (packs: readonly Pack[]): readonly Pack[] =>
  packs.map((pack) => (pack.status === 'example' ? pack : { ...pack, status: 'in-force' }));

/**
 * @param name "today", a name in the folder of rulebooks, or a file or folder of packs
 * @param current the rulebook in force
 * Throws PACK_INVALID when there is none of that name, or what is there cannot be used.
 */
export async function namedRulebook(
  name: string,
  { current, folder }: { readonly current: Rulebook; readonly folder: string },
  options: CompileOptions,
): Promise<NamedRulebook> {
  const now = { name, title: 'The rules in force today', note: '', rulebook: compileRulebook(current.packs, options) };
  if (name === inForceNow) return now;
  const names = await rulebookNames(folder);
  if (names.includes(name)) {
    const read = readRulebookFile(await readFile(join(folder, `${name}.yaml`), 'utf8'));
    if (!read.ok) throw problem('PACK_INVALID', { problems: read.problems.join('\n') });
    const chosen = chooseRules(read.file, current.packs);
    if (!chosen.ok) throw problem('PACK_INVALID', { problems: chosen.problems.join('\n') });
    const { title, note } = read.file;
    return { name, title, note, rulebook: compileRulebook(chosen.packs, options) };
  }
  const packs = await readPacks(name);
  if (packs.length === 0) {
    throw problem('PACK_INVALID', {
      problems: `There is no rulebook called "${name}". There are: ${names.join(', ')}.`,
    });
  }
  return {
    name,
    title: `The packs in ${basename(name)}`,
    note: '',
    rulebook: compileRulebook(asInForce(packs), options),
  };
}
