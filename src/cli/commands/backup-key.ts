/** throughline backup-key FILE: a pair of keys for backups. */
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemClock } from '../../clock.ts';
import { backupKeyText, newBackupKey } from '../../database/moving/encryption.ts';
import { targetTaken, targetUnwritable } from '../../database/moving/moving-problems.ts';
import type { Command } from '../command.ts';

const usage = 'backup-key FILE';

export const backupKeyCommand: Command = {
  name: 'backup-key',
  usage,
  summary: 'makes a pair of keys for backups: writes the private one into a file and prints the public one',
  options: {},
  runAlone: async ({ say }, { positionals: [given, ...others] }) => {
    if (given === undefined || others.length > 0) {
      say(`Name the file for the private key: throughline ${usage}`);
      return 2;
    }
    const path = resolve(given);
    const key = await newBackupKey();
    try {
      await using file = await open(path, 'wx', 0o600);
      await file.writeFile(backupKeyText(key, systemClock.now()));
      await file.sync();
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? targetTaken(path) : targetUnwritable(path, error);
    }
    say(`${path} holds the private key. Backups can be read only with it: nobody can make it again.`);
    say('Move it off this machine, to two places that you trust, and then set here:');
    say(`BACKUP_PUBLIC_KEYS=${key.publicKey}`);
    return 0;
  },
};
