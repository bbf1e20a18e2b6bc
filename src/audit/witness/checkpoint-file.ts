/**
 * The file that goes to a witness: the newest checkpoint of a log, the proof that it continues an earlier one, and the statements
 * of the log's keys. Nothing in it is about a person. With the hashes of leaves the witness can name an entry that was changed
 * later, not only the span; they say nothing of what the entries hold.
 */
import { z } from 'zod';
import { hashBytes } from '../tree/hash.ts';
import type { TreeHead } from '../tree/proofs.ts';

const format = 'throughline audit checkpoint 1';
const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));
const hash = base64.refine((bytes) => bytes.length === hashBytes);

const schema = z.object({
  format: z.literal(format),
  keys: z.array(z.string()).min(1),
  checkpoint: z.string(),
  since: z.int().min(0),
  proof: z.array(hash),
  leaves: base64.refine((bytes) => bytes.length % hashBytes === 0).optional(),
});

export type CheckpointFile = {
  /** Statements, in their order. */
  readonly keys: readonly string[];
  /** A signed note. */
  readonly checkpoint: string;
  /** The size of the earlier checkpoint. */
  readonly since: number;
  readonly proof: readonly Buffer[];
  /** Hashes of the leaves since then. */
  readonly leaves?: Buffer | undefined;
};

export const checkpointFileText = ({ keys, checkpoint, since, proof, leaves }: CheckpointFile): string =>
  `${JSON.stringify(
    {
      format,
      keys,
      checkpoint,
      since,
      proof: proof.map((each) => each.toString('base64')),
      leaves: leaves?.toString('base64'),
    },
    null,
    2,
  )}\n`;

/** Undefined when the text is no such file. */
export function readCheckpointFile(text: string): CheckpointFile | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What a witness has seen last. */
export type Held = TreeHead & { readonly note: string };
