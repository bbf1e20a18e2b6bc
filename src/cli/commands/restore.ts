/** throughline restore FILE: loads a backup into an empty database and puts its keys back. */
import { resolve } from 'node:path';
import type { Command } from '../command.ts';
import { bringIn } from '../moving/bring-in.ts';

const usage = 'restore FILE [--key KEY-FILE] [--check] [--replace]';

export const restoreCommand: Command = {
  name: 'restore',
  usage,
  summary:
    'loads a backup into an empty database and puts its keys back; --check only looks at it, --replace sets aside what is there',
  options: { key: { type: 'string' }, check: { type: 'boolean' }, replace: { type: 'boolean' } },
  runAsAsked: async (context, { positionals: [given, ...others], options }) => {
    const { say } = context;
    if (given === undefined || others.length > 0) {
      say(`Name one backup: throughline ${usage}`);
      return 2;
    }
    const onlyCheck = options['check'] === true;
    await bringIn(context, {
      path: resolve(given),
      action: 'backup restored',
      keyFile: typeof options['key'] === 'string' ? resolve(options['key']) : undefined,
      onlyCheck,
      replace: options['replace'] === true,
    });
    if (onlyCheck) return 0;
    say('');
    say('What was recorded after the backup was made is not here. Everybody signs in again.');
    say(
      'If this machine had signed a later state of the audit log, the server says so when it starts, and what to do.',
    );
    return 0;
  },
};
