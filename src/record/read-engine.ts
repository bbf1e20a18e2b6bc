/** Reads the packs and bank holidays that come with the product and compiles them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../errors.ts';
import { bankHolidayList, compileWorkingDays, readBankHolidays } from '../rulebook/calendar/bank-holidays.ts';
import type { Pack } from '../rulebook/pack/pack-schema.ts';
import { readPack } from '../rulebook/pack/read-pack.ts';
import { compileRulebook } from '../rulebook/rulebook.ts';
import type { Engine } from './access.ts';

/** Every pack in a folder, by name. Throws PACK_INVALID naming file and line. */
export async function readPacks(folder: string): Promise<readonly Pack[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml')).toSorted();
  const packs: Pack[] = [];
  for (const name of names) {
    const read = readPack(await readFile(join(folder, name), 'utf8'));
    if (!read.ok) {
      const where = read.problems.map(({ line, at, says }) => `${name}:${line} ${at}: ${says}`);
      throw problem('PACK_INVALID', { problems: where.join('\n') });
    }
    packs.push(read.pack);
  }
  return packs;
}

/** @param folder the project's `packs/` */
export async function readEngine(folder: string): Promise<Engine> {
  const list = bankHolidayList.parse(
    JSON.parse(await readFile(join(folder, 'england', 'calendars', 'bank-holidays.json'), 'utf8')),
  );
  const bankHolidays = readBankHolidays(list);
  return {
    bankHolidays,
    workingDays: compileWorkingDays(bankHolidays),
    rulebook: compileRulebook(await readPacks(folder)),
  };
}
