/** throughline export PATH: everything of the partnership, in an open format, for moving to another server or product. */
import { resolve } from 'node:path';
import { writeFile } from '../../database/moving/file-archive.ts';
import { writeFolder } from '../../database/moving/folder-archive.ts';
import type { Command } from '../command.ts';
import { takeOut } from '../moving/take-out.ts';

const usage = 'export FOLDER|FILE.tar';

export const exportCommand: Command = {
  name: 'export',
  usage,
  summary:
    'writes everything of the partnership into a folder or a tar file, in an open format with counts and hashes, while people go on working',
  options: {},
  run: async (context, { positionals: [given, ...others] }) => {
    const { say, config } = context;
    if (given === undefined || others.length > 0) {
      say(`Name one folder, or one file that ends in .tar: throughline ${usage}`);
      return 2;
    }
    const path = resolve(given);
    const open = () => (path.endsWith('.tar') ? writeFile(path) : writeFolder(path));
    await takeOut(context, { what: 'export of everything', path, open, files: [], encrypted: false });
    say('');
    say('It is not encrypted: it holds everything about every child. Only this account can open it; keep it so.');
    say('Two keys are not in it, and a server that loads it needs the same files:');
    for (const file of [config.signInKeyFile, config.auditKeyFile]) say(`  ${file}`);
    say('Who is signed in is not in it either: everybody signs in again. throughline import loads it.');
    return 0;
  },
};
