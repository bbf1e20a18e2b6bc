/**
 * A receipt: some entries of a log with the proof of each that it stands under a signed checkpoint. Whoever has it can check it
 * without the log. It says that these entries are as they were written down, and nothing of others.
 */
import { z } from 'zod';
import { commitmentTo, entryKinds, hashOfLeaf } from '../entry-line.ts';
import { readCheckpoint, type SignedCheckpoint } from '../note/checkpoint.ts';
import { keysFrom, readKeyStatements } from '../note/key-statement.ts';
import type { PublicKey } from '../note/keys.ts';
import { hashBytes } from '../tree/hash.ts';
import { provesInclusion } from '../tree/proofs.ts';

const format = 'throughline audit receipt 1';
const hash = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === hashBytes);

const schema = z.object({
  format: z.literal(format),
  keys: z.array(z.string()).min(1),
  checkpoint: z.string(),
  entries: z.array(z.object({ position: z.int().min(0), line: z.string(), proof: z.array(hash) })),
});

export type Receipt = Omit<z.output<typeof schema>, 'format'>;

export const receiptText = ({ keys, checkpoint, entries }: Receipt): string =>
  `${JSON.stringify(
    {
      format,
      keys,
      checkpoint,
      entries: entries.map(({ position, line, proof }) => ({
        position,
        line,
        proof: proof.map((each) => each.toString('base64')),
      })),
    },
    null,
    2,
  )}\n`;

/** Undefined when the text is no receipt. */
export function readReceipt(text: string): Receipt | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export type CheckedReceipt = {
  readonly checkpoint: SignedCheckpoint;
  readonly key: PublicKey;
  readonly entries: readonly { readonly position: number; readonly line: string; readonly isProven: boolean }[];
};

const start = z.object({ kind: z.enum(['event', 'disclosure']), entry: z.uuid() });

/** @param trusted a key of the log, or null for the first that the receipt states. Undefined when its checkpoint is not signed by it. */
export function checkReceipt(receipt: Receipt, trusted: PublicKey | null): CheckedReceipt | undefined {
  const statements = readKeyStatements(receipt.keys);
  const key = trusted ?? statements[0]?.key;
  if (key === undefined) return undefined;
  const checkpoint = readCheckpoint(receipt.checkpoint, keysFrom(statements, key));
  if (checkpoint === undefined) return undefined;
  const entries = receipt.entries.map(({ position, line, proof }) => {
    const leaf = leafOf(line);
    const isProven =
      leaf !== undefined &&
      provesInclusion({ index: position, size: checkpoint.size, leaf, root: checkpoint.root, proof });
    return { position, line, isProven };
  });
  return { checkpoint, key, entries };
}

function leafOf(line: string): Buffer | undefined {
  try {
    const said = start.safeParse(JSON.parse(line)).data;
    return said && hashOfLeaf({ kind: entryKinds[said.kind], entry: said.entry, commitment: commitmentTo(line) });
  } catch {
    return undefined;
  }
}
