/** throughline audit rotate-key and accept-restore: what only the administrator of the server can settle. */
import { readAuditKey } from '../../audit/audit-key.ts';
import { checkpointIn } from '../../audit/note/checkpoint.ts';
import { readNote } from '../../audit/note/signed-note.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { lastSignedFile, lastSignedIn } from '../../audit/sequence/last-signed.ts';
import { auditLogState } from '../../record/audit-log/log-state.ts';
import { rotateAuditKey } from '../../record/audit-log/rotate-key.ts';
import { asSystem } from '../../record/system.ts';
import { entriesInWords } from '../audit/say-report.ts';
import type { Command } from '../command.ts';

export const auditRotateKeyCommand: Command = {
  name: 'audit rotate-key',
  usage: 'audit rotate-key [--lost]',
  summary:
    'gives the audit log a new signing key, signed by the old one; with --lost when the file of the old one is gone',
  options: { lost: { type: 'boolean' } },
  run: async ({ services, installation, config, say }, { options: { lost } }) => {
    const { auditKeyFile } = config;
    const old = lost === true ? null : await readAuditKey(auditKeyFile, installation.partnership);
    const made = await rotateAuditKey(services, installation, auditKeyFile, old);
    say(`The new public key is ${made.signing.publicKey.text}`);
    if (old === null) {
      say(
        'The old key did not sign it, so witnesses do not follow by themselves. Tell each of them the new key in another way;',
      );
      say(
        'they begin a new folder with it and keep the old one. Seals of what stands in the log cannot be checked any more.',
      );
    } else
      say(
        'The old key has signed it, so witnesses follow by themselves. Every server of the partnership needs the new file.',
      );
    return 0;
  },
};

export const auditAcceptRestoreCommand: Command = {
  name: 'audit accept-restore',
  usage: 'audit accept-restore',
  summary:
    'after the database was restored from a backup: goes on from what is there, and writes down how many entries were lost',
  options: {},
  run: async ({ services, installation, config, say }) => {
    const last = lastSignedIn(lastSignedFile(config.auditKeyFile));
    const note = readNote((await last.read()) ?? '');
    const signed = note && checkpointIn(note);
    const { size } = await auditLogState(services, installation);
    if (signed === undefined || signed.size <= size) {
      say(`Nothing is to be accepted: ${entriesInWords(size)} are here, as many as were signed last, or more.`);
      return 1;
    }
    const { partnership } = installation;
    await asSystem(services, installation, ({ transaction, now }) =>
      recordEvent(transaction, {
        partnership,
        practitioner: '',
        at: now,
        action: 'audit log restored',
        detail: { signed: signed.size, found: size },
      }),
    );
    await last.putAside(`over-${signed.size}`);
    say(
      `The log goes on from ${entriesInWords(size)}. ${entriesInWords(signed.size - size)} under a signed checkpoint are lost.`,
    );
    say(
      'Witnesses who hold that checkpoint will say that the log was changed, and they are right. Tell them why; they begin a new folder.',
    );
    return 0;
  },
};
