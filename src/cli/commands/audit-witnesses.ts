/** throughline audit add-witness and add-cosignature: partner agencies that hold checkpoints, and their word. */
import { addCosignature, addWitness } from '../../record/audit-log/witnesses.ts';
import { asSystem } from '../../record/system.ts';
import { instantInWords } from '../../ui/when-words.ts';
import { entriesInWords } from '../audit/say-report.ts';
import type { Command } from '../command.ts';
import { readGivenFile } from '../read-given-file.ts';

const usageOfWitness = 'audit add-witness KEY --title TITLE';

export const auditAddWitnessCommand: Command = {
  name: 'audit add-witness',
  usage: usageOfWitness,
  summary: 'adds a partner agency as a witness, by the public key that audit witness printed for them',
  options: { title: { type: 'string' } },
  run: async ({ services, installation, say }, { positionals: [publicKey, ...others], options: { title } }) => {
    if (publicKey === undefined || others.length > 0 || typeof title !== 'string' || title.trim() === '') {
      say(`Usage: throughline ${usageOfWitness}`);
      return 2;
    }
    await asSystem(services, installation, (access) => addWitness(access, { publicKey, title: title.trim() }));
    say(`${title.trim()} is a witness now. Give them a checkpoint: throughline audit export --since 0 --out FILE`);
    return 0;
  },
};

export const auditAddCosignatureCommand: Command = {
  name: 'audit add-cosignature',
  usage: 'audit add-cosignature FILE',
  summary: 'keeps the word of a witness that they hold a checkpoint, from the file that audit witness wrote',
  options: {},
  run: async ({ services, installation, say }, { positionals: [path] }) => {
    const bytes = await readGivenFile(path, { say });
    if (bytes === undefined) return 2;
    const added = await asSystem(services, installation, (access) =>
      addCosignature(access, Buffer.from(bytes).toString('utf8')),
    );
    for (const { title, size, at } of added)
      say(`${title} holds the checkpoint over ${entriesInWords(size)} since ${instantInWords(at)}.`);
    return 0;
  },
};
