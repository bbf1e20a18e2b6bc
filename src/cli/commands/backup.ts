/** throughline backup FILE: everything of the partnership and its keys, in one encrypted file. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../../config.ts';
import type { ArchiveFile } from '../../database/moving/archive.ts';
import { encryptTo } from '../../database/moving/encryption.ts';
import { writeFile } from '../../database/moving/file-archive.ts';
import type { Command } from '../command.ts';
import { keyFiles } from '../moving/key-files.ts';
import { takeOut } from '../moving/take-out.ts';

const usage = 'backup FILE [--to PUBLIC-KEY] [--not-encrypted]';

const howToHaveAKey = `A backup holds everything about every child, so it is encrypted, and no key is set for it.
Make a pair of keys once with throughline backup-key FILE, and set BACKUP_PUBLIC_KEYS to the public one (or give it with --to).
If the disk it goes to is encrypted and yours alone, you can say --not-encrypted. The keys of the partnership stay out of it then.`;

export const backupCommand: Command = {
  name: 'backup',
  usage,
  summary: 'writes everything of the partnership and its keys into one encrypted file, while people go on working',
  options: { to: { type: 'string' }, 'not-encrypted': { type: 'boolean' } },
  run: async (context, { positionals: [given, ...others], options }) => {
    const { say, config } = context;
    if (given === undefined || others.length > 0) {
      say(`Name the file to write: throughline ${usage}`);
      return 2;
    }
    const path = resolve(given);
    const isPlain = options['not-encrypted'] === true;
    const publicKeys = typeof options['to'] === 'string' ? [options['to']] : config.backupPublicKeys;
    if (!isPlain && publicKeys.length === 0) {
      say(howToHaveAKey);
      return 2;
    }
    const seal = isPlain ? undefined : encryptTo(publicKeys);
    const files = isPlain ? [] : await keysOf(config);
    await takeOut(context, { what: 'backup', path, open: () => writeFile(path, seal), files, encrypted: !isPlain });
    say('');
    if (isPlain) {
      say('It is not encrypted, and the keys of the partnership are not in it. Keep copies of these files elsewhere:');
      for (const { path: file } of keyFiles(config)) say(`  ${file}`);
    } else {
      say(`It is encrypted to ${publicKeys.join(', ')}.`);
      for (const { name, path: file } of keyFiles(config)) {
        if (!files.some((each) => each.name === name)) say(`The key ${file} is not in it: there is no such file here.`);
      }
    }
    say('Look at it where the private key is, before you need it: throughline restore FILE --check');
    return 0;
  },
};

async function keysOf(config: Config): Promise<readonly ArchiveFile[]> {
  const found = await Promise.all(
    keyFiles(config).map(async ({ name, path }) => ({ name, bytes: await readFile(path).catch(() => undefined) })),
  );
  return found.flatMap(({ name, bytes }) => (bytes === undefined ? [] : [{ name, bytes }]));
}
