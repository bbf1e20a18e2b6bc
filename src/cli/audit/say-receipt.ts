/** Checks a receipt at a terminal. */
import { readFile } from 'node:fs/promises';
import type { PublicKey } from '../../audit/note/keys.ts';
import { checkReceipt, readReceipt } from '../../audit/receipt/receipt.ts';
import { instantInWords } from '../../ui/when-words.ts';
import type { Terminal } from '../command.ts';

/** @param trusted null: the first key that the receipt itself states */
export async function sayReceipt({ say }: Terminal, file: string, trusted: PublicKey | null): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const receipt = text === undefined ? undefined : readReceipt(text);
  if (receipt === undefined) {
    say(`${file} is no receipt.`);
    return 2;
  }
  const checked = checkReceipt(receipt, trusted);
  if (checked === undefined) {
    say('The checkpoint in the receipt is not signed by the key of the log.');
    return 1;
  }
  const { checkpoint, entries, key } = checked;
  const wrong = entries.filter(({ isProven }) => !isProven);
  for (const { position } of wrong) say(`- Entry ${position + 1} is not the one under the checkpoint.`);
  say(
    `${entries.length - wrong.length} of ${entries.length} entries stand in the log as they are written here, under the checkpoint over ${checkpoint.size} entries signed on ${instantInWords(checkpoint.signedAt)}.`,
  );
  if (trusted === null)
    say(
      `The key was taken from the receipt: ${key.text}\nCompare it with the one that the partnership has published, and give that with --log-key.`,
    );
  say('This says nothing of entries that are not in the receipt.');
  return wrong.length > 0 ? 1 : 0;
}
