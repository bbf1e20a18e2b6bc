/** throughline audit witness: the tool of a partner agency that holds checkpoints, on a machine of its own. Needs no database. */
import { readFile, writeFile } from 'node:fs/promises';
import { cosignature, type SignedCheckpoint } from '../../audit/note/checkpoint.ts';
import { isKeyName, type PrivateKey, readPublicKey } from '../../audit/note/keys.ts';
import { type CheckpointFile, readCheckpointFile } from '../../audit/witness/checkpoint-file.ts';
import { lookAt, newestKeyOf } from '../../audit/witness/look-at-file.ts';
import {
  heldIn,
  hold,
  keepSeen,
  makeWitnessKey,
  trustedLogKey,
  trustLogKey,
  witnessKeyIn,
} from '../../audit/witness/witness-store.ts';
import { systemClock } from '../../clock.ts';
import { instantInWords } from '../../ui/when-words.ts';
import { entriesInWords } from '../audit/say-report.ts';
import type { Command, Terminal, Words } from '../command.ts';

const usage = 'audit witness FILE --store FOLDER [--name NAME] [--log-key KEY] [--out FILE]';

async function ownKey({ say }: Terminal, store: string, name: string | undefined): Promise<PrivateKey | undefined> {
  const known = await witnessKeyIn(store);
  if (known !== undefined) return known;
  if (name === undefined || !isKeyName(name)) {
    say(
      'This folder has no key yet. Say once what your agency is called, without spaces: --name police.wyeshire.example',
    );
    return undefined;
  }
  const made = await makeWitnessKey(store, name);
  say(`A key was made for ${name}, in ${store}. Keep this folder on a machine that the partnership cannot reach.`);
  say(`Give its public part to the partnership, who add it as a witness: ${made.publicKey.text}`);
  return made;
}

/** The key of the log that is trusted from now on. Nobody takes the file's word for it. */
async function logKey({ say }: Terminal, store: string, file: CheckpointFile, given: string | undefined) {
  const known = await trustedLogKey(store);
  if (known !== undefined) return known;
  const key = given === undefined ? undefined : readPublicKey(given);
  if (key === undefined) {
    say('You have not seen this log before. The file states this key:');
    say(newestKeyOf(file)?.text ?? 'none that could be read');
    say(
      'Ask the partnership for their key in another way, for example by telephone. When it is the same, run this again with --log-key KEY.',
    );
    return undefined;
  }
  await trustLogKey(store, key);
  return key;
}

/** A note with the witness's word, for the partnership. */
const cosigned = (checkpoint: SignedCheckpoint, key: PrivateKey): string =>
  `${checkpoint.text}\n${cosignature(key, checkpoint.text, systemClock.now())}`;

async function witness(terminal: Terminal, { positionals: [path], options }: Words): Promise<number> {
  const { say } = terminal;
  const { store, name, out } = options;
  const given = options['log-key'];
  if (path === undefined || typeof store !== 'string') {
    say(`Usage: throughline ${usage}`);
    return 2;
  }
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const file = text === undefined ? undefined : readCheckpointFile(text);
  if (text === undefined || file === undefined) {
    say(
      `${path} is no file with a checkpoint. The partnership makes one with: throughline audit export --since N --out FILE`,
    );
    return 2;
  }
  const key = await ownKey(terminal, store, typeof name === 'string' ? name : undefined);
  const trusted = key && (await logKey(terminal, store, file, typeof given === 'string' ? given : undefined));
  if (key === undefined || trusted === undefined) return 2;
  const held = await heldIn(store);
  const look = lookAt(file, trusted, held);
  if (look.kind === 'not-signed') {
    say(
      'The checkpoint is not signed by a key that follows from the one you trust. Do not use it. Ask the partnership why.',
    );
    return 1;
  }
  if (look.kind === 'other-beginning') {
    say(
      `You hold a checkpoint over ${entriesInWords(look.ask)}, and the proof in this file begins elsewhere. Ask for: throughline audit export --since ${look.ask}`,
    );
    return 2;
  }
  const { checkpoint } = look;
  await keepSeen(store, checkpoint.size, look.kind, text);
  if (look.kind === 'contradicts') {
    say('THE LOG WAS CHANGED. This checkpoint does not continue the one that you hold:');
    say(`something under ${entriesInWords(held?.size ?? checkpoint.size)} is not what it was when you saw it.`);
    say(
      `Both are kept in ${store}. Tell the data protection officers of the partnership and of your agency, by telephone.`,
    );
    return 1;
  }
  if (look.kind === 'older') {
    say(
      `This checkpoint over ${entriesInWords(checkpoint.size)} is older than the one that you hold. Nothing in it is new to you.`,
    );
    return 0;
  }
  if (look.isNew) await hold(store, { ...checkpoint, note: file.checkpoint }, file.since, file.leaves);
  const answer = typeof out === 'string' ? out : `${path}.cosigned`;
  await writeFile(answer, cosigned(checkpoint, key));
  say(
    `You now hold the checkpoint over ${entriesInWords(checkpoint.size)}, signed on ${instantInWords(checkpoint.signedAt)}.`,
  );
  say(
    held === undefined
      ? 'It is the first that you have seen.'
      : 'It continues the one before: nothing under that one was changed.',
  );
  say(`${answer} says so with your key. Give it back to the partnership.`);
  return 0;
}

export const auditWitnessCommand: Command = {
  name: 'audit witness',
  usage,
  summary:
    'for a partner agency: checks that a checkpoint continues the one seen before, keeps it, and signs that it was seen',
  options: {
    store: { type: 'string' },
    name: { type: 'string' },
    'log-key': { type: 'string' },
    out: { type: 'string' },
  },
  runAlone: witness,
};
