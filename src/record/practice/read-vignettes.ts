/** The vignettes that come with the product, read from their folder once. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { problem } from '../../errors.ts';
import type { BankHolidays } from '../../rulebook/calendar/bank-holidays.ts';
import { type ReadVignette, readVignette, type Vignette } from '../../rulebook/vignette/vignette.ts';
import type { World } from '../../rulebook/world.ts';

export type OpenVignette = {
  readonly vignette: Vignette;
  readonly worldOn: (bankHolidays: BankHolidays) => World;
};

function parsed(text: string): ReadVignette {
  try {
    return readVignette(parse(text));
  } catch (error) {
    if (error instanceof YAMLParseError) return { ok: false, problems: [error.message] };
    throw error;
  }
}

async function readAll(folder: string): Promise<readonly OpenVignette[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const read = parsed(await readFile(join(folder, file), 'utf8'));
      if (!read.ok)
        throw problem('PACK_INVALID', { problems: read.problems.map((says) => `${file}: ${says}`).join('\n') });
      return { vignette: read.vignette, worldOn: read.worldOn };
    }),
  );
}

const readOnce = new Map<string, Promise<readonly OpenVignette[]>>();

/** By the names of their files. Throws PACK_INVALID naming the file. */
export function readVignettes(folder: string): Promise<readonly OpenVignette[]> {
  const read = readOnce.get(folder) ?? readAll(folder);
  readOnce.set(folder, read);
  return read;
}
