/** throughline import PATH: loads an export of everything into an empty database. */
import { resolve } from 'node:path';
import type { Command } from '../command.ts';
import { bringIn } from '../moving/bring-in.ts';
import { keyFiles } from '../moving/key-files.ts';

const usage = 'import FOLDER|FILE.tar [--check]';

export const importCommand: Command = {
  name: 'import',
  usage,
  summary: 'loads an export of everything into an empty database, all of it or nothing; --check only looks at it',
  options: { check: { type: 'boolean' } },
  runAsAsked: async (context, { positionals: [given, ...others], options }) => {
    const { say } = context;
    if (given === undefined || others.length > 0) {
      say(`Name one export of everything: throughline ${usage}`);
      say('Files of one kind have commands of their own, for example import schools and import ctf: throughline help');
      return 2;
    }
    const onlyCheck = options['check'] === true;
    await bringIn(context, {
      path: resolve(given),
      action: 'everything imported',
      keyFile: undefined,
      onlyCheck,
      replace: false,
    });
    if (onlyCheck) return 0;
    say('');
    say('Before the first start, copy the two keys of the partnership from the server that it comes from to:');
    for (const { path } of keyFiles(context.settings())) say(`  ${path}`);
    say('Everybody signs in again.');
    return 0;
  },
};
