/** Where tests find files that are not part of the project: real open data and synthetic transfer files. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const folder = process.env['THROUGHLINE_SHARED_DATA'] ?? path.resolve(import.meta.dirname, '../../../shared/data');

export const sharedFile = (...names: readonly string[]): string => path.join(folder, ...names);

/** For `it(name, { skip: unlessShared('ctf') }, ...)`: false when it is there, else why the test is skipped. */
export function unlessShared(...names: readonly string[]): string | false {
  const file = sharedFile(...names);
  return existsSync(file) ? false : `${file} is not there; set THROUGHLINE_SHARED_DATA to the folder of shared data`;
}
