/** throughline audit export: a checkpoint for a witness, or the whole audit into a folder. */
import { writeFile } from 'node:fs/promises';
import { writeFolder } from '../../audit/folder/write-folder.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { databaseContents } from '../../audit/verify/database-contents.ts';
import { checkpointFileText } from '../../audit/witness/checkpoint-file.ts';
import { asItStands } from '../../record/audit-log/as-it-stands.ts';
import { exportCheckpoint } from '../../record/audit-log/export-checkpoint.ts';
import { auditSequencer } from '../../record/audit-log/sequence-audit.ts';
import { asSystem } from '../../record/system.ts';
import { entriesInWords } from '../audit/say-report.ts';
import type { Command, CommandContext } from '../command.ts';

const usage = 'audit export --since N --out FILE [--with-leaves] | --whole --out FOLDER';

/** What was given away is in the audit too, and under the checkpoint that is given. */
const note = (
  { services, installation: { partnership } }: CommandContext,
  detail: Readonly<Record<string, number | boolean>>,
) =>
  asSystem(services, { partnership }, ({ transaction, now }) =>
    recordEvent(transaction, { partnership, practitioner: '', at: now, action: 'audit exported', detail }),
  );

async function exportForWitness(
  context: CommandContext,
  since: number,
  withLeaves: boolean,
  out: string,
): Promise<number> {
  const { services, installation, say } = context;
  const file = await exportCheckpoint(services, installation, { since, withLeaves });
  await writeFile(out, checkpointFileText(file));
  say(
    `${out} holds the checkpoint over ${entriesInWords(file.size)}, with the proof that it continues the one over ${since}.`,
  );
  say(
    'Nothing in it is about a person. Give it to the witness; they run: throughline audit witness FILE --store FOLDER',
  );
  return 0;
}

async function exportWhole({ services, installation, say, progress }: CommandContext, out: string): Promise<number> {
  const { partnership } = installation;
  const size = await asItStands(services, { partnership }, async (transaction) =>
    writeFolder(await databaseContents(transaction, partnership), out, (entries) =>
      progress(`${entries} entries written`),
    ),
  );
  say(`${out} holds the whole audit: ${entriesInWords(size)}. It is as confidential as the record itself.`);
  say(`Without a database it is checked by: throughline audit verify --folder ${out}`);
  return 0;
}

export const auditExportCommand: Command = {
  name: 'audit export',
  usage,
  summary: 'writes the newest checkpoint with its proof into a file for a witness, or the whole audit into a folder',
  options: {
    since: { type: 'string' },
    out: { type: 'string' },
    'with-leaves': { type: 'boolean' },
    whole: { type: 'boolean' },
  },
  run: async (context, { positionals, options }) => {
    const { since, out, whole } = options;
    const isWhole = whole === true;
    const number = typeof since === 'string' && /^\d{1,15}$/u.test(since) ? Number(since) : undefined;
    if (typeof out !== 'string' || positionals.length > 0 || isWhole === (number !== undefined)) {
      context.say(`Usage: throughline ${usage}\nSay --since 0 for a witness who has seen nothing yet.`);
      return 2;
    }
    const withLeaves = options['with-leaves'] === true;
    await note(context, isWhole ? { whole: true } : { since: number ?? 0, withLeaves });
    const sequencer = await auditSequencer(context.services, context.installation, context.config);
    await sequencer.toTheEnd((size) => context.progress(`${size} entries placed`));
    return isWhole ? exportWhole(context, out) : exportForWitness(context, number ?? 0, withLeaves, out);
  },
};
