/** Reads the packs and bank holidays that come with the product and compiles them. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../errors.ts';
import {
  type BankHolidays,
  bankHolidayList,
  compileWorkingDays,
  readBankHolidays,
} from '../rulebook/calendar/bank-holidays.ts';
import type { Pack } from '../rulebook/pack/pack-schema.ts';
import { readPack } from '../rulebook/pack/read-pack.ts';
import { compileRulebook } from '../rulebook/rulebook.ts';
import type { Engine } from './access.ts';
import { readRetention } from './retention/retention-class.ts';

/** The packs below a folder, by name; of a file, itself. None when there is nothing there. */
export async function packFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  const names = (await readdir(path, { recursive: true })).filter((name) => name.endsWith('.yaml')).toSorted();
  return names.map((name) => join(path, name));
}

export type PackFile = { readonly pack: Pack; readonly text: string };

/** Every pack in a folder, by name. Throws PACK_INVALID naming file and line. */
export const readPacks = async (folder: string): Promise<readonly Pack[]> =>
  (await readPackFiles(folder)).map(({ pack }) => pack);

/** The same with the text of each. */
export async function readPackFiles(folder: string): Promise<readonly PackFile[]> {
  const packs: PackFile[] = [];
  for (const file of await packFiles(folder)) {
    const text = await readFile(file, 'utf8');
    const read = readPack(text);
    if (!read.ok) {
      const where = read.problems.map(({ line, at, says }) => `${file}:${line} ${at}: ${says}`);
      throw problem('PACK_INVALID', { problems: where.join('\n') });
    }
    packs.push({ pack: read.pack, text });
  }
  return packs;
}

/** @param folder the project's `packs/` */
export async function readBundledBankHolidays(folder: string): Promise<BankHolidays> {
  const file = join(folder, 'england', 'calendars', 'bank-holidays.json');
  return readBankHolidays(bankHolidayList.parse(JSON.parse(await readFile(file, 'utf8'))));
}

const national = 'england';

/**
 * The nation's packs and the partnership's own run; those of other partnerships are only there to be compared with.
 * Throws PACK_INVALID when there is no folder of that name.
 */
export function chooseLayers(packs: readonly Pack[], own: string | null): readonly Pack[] {
  const layerOf = ({ pack }: Pack): string => pack.slice(0, pack.indexOf('/'));
  if (own !== null && !packs.some((pack) => layerOf(pack) === own)) {
    const layers = [...new Set(packs.map(layerOf))].filter((layer) => layer !== national && layer !== 'examples');
    const problems = `There are no packs of a partnership called "${own}". There are: ${layers.join(', ')}.`;
    throw problem('PACK_INVALID', { problems });
  }
  return packs.map((pack) =>
    pack.status !== 'in-force' || [national, own].includes(layerOf(pack)) ? pack : { ...pack, status: 'example' },
  );
}

/**
 * @param folder the project's `packs/`
 * @param own the folder in it with the partnership's own packs, or null when it has none
 */
export async function readEngine(folder: string, own: string | null): Promise<Engine> {
  const bankHolidays = await readBundledBankHolidays(folder);
  const release = chooseLayers(await readPacks(folder), own);
  return {
    bankHolidays,
    workingDays: compileWorkingDays(bankHolidays),
    rulebook: compileRulebook(release),
    release,
    retention: await readRetention(join(folder, 'retention'), own),
    counting: '',
  };
}
