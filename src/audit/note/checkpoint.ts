/**
 * Checkpoints (c2sp.org/tlog-checkpoint): how many entries a log has and the root over them, signed; and cosignatures
 * (c2sp.org/tlog-cosignature), by which somebody says when they saw that a checkpoint continues the ones they had seen before.
 * The log itself adds one, so that the time of signing is signed too.
 */
import { hashBytes } from '../tree/hash.ts';
import type { TreeHead } from '../tree/proofs.ts';
import type { PrivateKey, PublicKey } from './keys.ts';
import { isSignedBy, type Note, noteText, readNote, signatureLine, signaturesBy } from './signed-note.ts';

export type Checkpoint = TreeHead & {
  /** Which log it is. */
  readonly origin: string;
  /** Of the note, with its last line break. */
  readonly text: string;
};

export const checkpointText = (origin: string, { size, root }: TreeHead): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

const timeBytes = 8;

const cosigned = (time: number, text: string): Buffer => Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);

/** @param at is kept to the second */
export function cosignature(key: PrivateKey, text: string, at: Temporal.Instant): string {
  const time = Math.floor(at.epochMilliseconds / 1000);
  const stamp = Buffer.alloc(timeBytes);
  stamp.writeBigUInt64BE(BigInt(time));
  return signatureLine(key.publicKey.as('cosignature'), Buffer.concat([stamp, key.sign(cosigned(time, text))]));
}

/** When the key says that it saw the checkpoint; undefined when it does not say so. */
export function cosignedAt(note: Note, key: PublicKey): Temporal.Instant | undefined {
  const signer = key.as('cosignature');
  for (const bytes of signaturesBy(note, signer)) {
    if (bytes.length <= timeBytes) continue;
    const time = Number(bytes.readBigUInt64BE());
    if (!Number.isSafeInteger(time) || time > latest) continue;
    if (signer.verifies(cosigned(time, note.text), bytes.subarray(timeBytes)))
      return Temporal.Instant.fromEpochMilliseconds(time * 1000);
  }
  return undefined;
}

/** The end of the year 9999, in seconds. */
const latest = 253_402_300_799;

/** A note with a checkpoint, signed by the log. The name of its key is its origin. */
export function signedCheckpoint(key: PrivateKey, head: TreeHead, at: Temporal.Instant): string {
  const text = checkpointText(key.name, head);
  return noteText(text, [signatureLine(key.publicKey, key.sign(Buffer.from(text))), cosignature(key, text, at)]);
}

const shape = /^(?<origin>[^\n]+)\n(?<size>0|[1-9]\d{0,15})\n(?<root>[A-Za-z0-9+/]+=)\n(?:[^\n]+\n)*$/u;

/** What a note says as a checkpoint; undefined when it says none. */
export function checkpointIn({ text }: Pick<Note, 'text'>): Checkpoint | undefined {
  const { origin, size, root } = shape.exec(text)?.groups ?? {};
  if (origin === undefined) return undefined;
  const bytes = Buffer.from(root ?? '', 'base64');
  const leaves = Number(size);
  if (bytes.length !== hashBytes || !Number.isSafeInteger(leaves)) return undefined;
  return { origin, size: leaves, root: bytes, text };
}

export type SignedCheckpoint = Checkpoint & {
  readonly note: Note;
  /** As the log says. */
  readonly signedAt: Temporal.Instant;
  readonly signedBy: PublicKey;
};

/** The checkpoint in a note, when one of these keys of its log signed it and said when; else undefined. */
export function readCheckpoint(written: string, keys: readonly PublicKey[]): SignedCheckpoint | undefined {
  const note = readNote(written);
  const checkpoint = note === undefined ? undefined : checkpointIn(note);
  if (note === undefined || checkpoint === undefined) return undefined;
  const signedBy = keys.find((key) => key.name === checkpoint.origin && isSignedBy(note, key));
  const signedAt = signedBy === undefined ? undefined : cosignedAt(note, signedBy);
  return signedBy === undefined || signedAt === undefined ? undefined : { ...checkpoint, note, signedAt, signedBy };
}
