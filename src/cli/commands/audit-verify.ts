/** throughline audit verify: checks the whole audit, in the database, in an exported folder, or one receipt. */
import { writeFile } from 'node:fs/promises';
import { readAuditKey } from '../../audit/audit-key.ts';
import { folderContents } from '../../audit/folder/folder-contents.ts';
import { type PublicKey, readPublicKey } from '../../audit/note/keys.ts';
import { lastSignedFile, lastSignedIn } from '../../audit/sequence/last-signed.ts';
import type { Finding } from '../../audit/verify/finding.ts';
import type { Holding } from '../../audit/verify/log-contents.ts';
import { type Report, verifyLog } from '../../audit/verify/verify-log.ts';
import { isProblem } from '../../errors.ts';
import { auditSequencer } from '../../record/audit-log/sequence-audit.ts';
import { verifyAudit } from '../../record/audit-log/verify-audit.ts';
import { holdingsAt } from '../audit/holdings.ts';
import { sayReceipt } from '../audit/say-receipt.ts';
import { entriesInWords, sayFindings, sayNotProven, sayProven } from '../audit/say-report.ts';
import type { Choosing, Command, CommandContext, Terminal, Words } from '../command.ts';

const usage = 'audit verify [--folder FOLDER | --receipt FILE] [--held PATHS] [--log-key KEY] [--report FILE]';

type Asked = {
  readonly key: PublicKey | null;
  readonly holdings: readonly Holding[];
  readonly report: string | undefined;
};

const text = ({ options }: Words, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

async function conclude(
  { say }: Terminal,
  { report }: Asked,
  findings: readonly Finding[],
  log: Report,
): Promise<number> {
  if (report !== undefined)
    await writeFile(report, `${JSON.stringify({ ...log, findings }, null, 2)}\n`, { mode: 0o600 });
  if (findings.length > 0) sayFindings(findings, say);
  sayProven(log, findings.length > 0, say);
  sayNotProven(say);
  return findings.length > 0 ? 1 : 0;
}

const shown = (progress: Terminal['progress']) => (places: number, of: number) =>
  progress(`${places.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} entries checked`);

async function inFolder(terminal: Terminal, folder: string, asked: Asked): Promise<number> {
  const began = performance.now();
  const log = await verifyLog(await folderContents(folder), {
    ...asked,
    secrets: null,
    onProgress: shown(terminal.progress),
  });
  terminal.say(
    `${entriesInWords(log.size)} and ${log.checkpoints} checkpoints checked in ${seconds(began)} s, without a database.`,
  );
  if (asked.key === null && log.key !== null)
    terminal.say(
      `Nobody said which key to trust, so the folder's own was: ${log.key}\nCompare it with the key that you know from elsewhere, and give that with --log-key.`,
    );
  return conclude(terminal, asked, log.findings, log);
}

const seconds = (began: number): string => ((performance.now() - began) / 1000).toFixed(1);

async function inDatabase(context: CommandContext, asked: Asked): Promise<number> {
  const { services, installation, config, say, progress } = context;
  const secrets = await placeWhatWaits(context);
  const key = secrets === null ? null : await readAuditKey(config.auditKeyFile, installation.partnership);
  const last = await lastSignedIn(lastSignedFile(config.auditKeyFile)).read();
  const own: readonly Holding[] = last === undefined ? [] : [{ holder: 'this server', note: last, leaves: [] }];
  const began = performance.now();
  const { log, record } = await verifyAudit(
    services,
    installation,
    {
      key: asked.key ?? key?.signing.publicKey ?? null,
      holdings: [...asked.holdings, ...own],
      secrets,
      onProgress: shown(progress),
    },
    (entries) => progress(`${entries.toLocaleString('en-GB')} entries of children's records checked`),
  );
  say(
    `${entriesInWords(log.size)} of the audit, ${log.checkpoints} checkpoints and ${entriesInWords(record.entries)} of children's records checked in ${seconds(began)} s.`,
  );
  if (log.waiting > 0) say(`${entriesInWords(log.waiting)} ${log.waiting === 1 ? 'waits' : 'wait'} for a place.`);
  if (log.erased > 0)
    say(`${entriesInWords(log.erased)} ${log.erased === 1 ? 'was' : 'were'} erased lawfully, as the log says.`);
  const others = { ...log, held: log.held.filter(({ holder }) => holder !== 'this server') };
  return conclude(context, asked, [...log.findings, ...record.findings], others);
}

/** Null when the key file is not here: then nothing is placed, and seals cannot be checked. */
async function placeWhatWaits({ services, installation, config, say, progress }: CommandContext) {
  try {
    const sequencer = await auditSequencer(services, installation, config);
    try {
      await sequencer.toTheEnd((size) => progress(`${size.toLocaleString('en-GB')} entries placed`));
    } catch (error) {
      if (!isProblem(error) || error.code !== 'AUDIT_LOG_CHANGED') throw error;
      say(`${error.title}. ${error.message}`);
    }
    return sequencer.key().secrets;
  } catch (error) {
    if (!isProblem(error) || error.code !== 'AUDIT_KEY_UNUSABLE') throw error;
    say(
      `${error.message} What is here is checked without it: an entry whose hashes were all made to fit is then named with those around it.`,
    );
    return null;
  }
}

async function verify(choosing: Choosing, words: Words): Promise<number> {
  const { say } = choosing;
  const [folder, receipt, keyText] = [text(words, 'folder'), text(words, 'receipt'), text(words, 'log-key')];
  const key = keyText === undefined ? null : readPublicKey(keyText);
  if (words.positionals.length > 0 || key === undefined || (folder !== undefined && receipt !== undefined)) {
    say(key === undefined ? 'This is no public key of a log.' : `Usage: throughline ${usage}`);
    return 2;
  }
  if (receipt !== undefined) return sayReceipt(choosing, receipt, key);
  const holdings = await holdingsAt(text(words, 'held'), say);
  if (holdings === undefined) return 2;
  const asked: Asked = { key, holdings, report: text(words, 'report') };
  return folder === undefined
    ? choosing.onRecord((context) => inDatabase(context, asked))
    : inFolder(choosing, folder, asked);
}

export const auditVerifyCommand: Command = {
  name: 'audit verify',
  usage,
  summary:
    'checks every entry of the audit against the tree, the signed checkpoints and what witnesses hold, and names each one that was changed',
  options: {
    folder: { type: 'string' },
    receipt: { type: 'string' },
    held: { type: 'string' },
    'log-key': { type: 'string' },
    report: { type: 'string' },
  },
  runAsAsked: verify,
};
