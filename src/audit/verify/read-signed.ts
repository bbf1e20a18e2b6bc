/** What is signed about a log: its keys, its checkpoints, the words of witnesses, and what others hold of it. */
import { cosignedAt, readCheckpoint, type SignedCheckpoint } from '../note/checkpoint.ts';
import { keysFrom, readKeyStatements } from '../note/key-statement.ts';
import { type PublicKey, readPublicKey } from '../note/keys.ts';
import { readNote } from '../note/signed-note.ts';
import type { Finding } from './finding.ts';
import type { Holding, LogContents, StoredCheckpoint, Witness } from './log-contents.ts';

export type Trust = {
  /** A key of the log that is known from elsewhere. Null: the first that the log itself names. */
  readonly key: PublicKey | null;
  readonly holdings: readonly Holding[];
};

export type Seen = { readonly witness: string; readonly size: number; readonly at: Temporal.Instant };

export type Signed = {
  readonly keys: readonly PublicKey[];
  readonly checkpoints: readonly SignedCheckpoint[];
  readonly held: readonly (SignedCheckpoint & { readonly holding: Holding })[];
  readonly seen: readonly Seen[];
  readonly findings: readonly Finding[];
};

type Said = Pick<LogContents, 'checkpoints' | 'witnesses' | 'keyStatements'>;

export function readSigned({ checkpoints, witnesses, keyStatements }: Said, trust: Trust): Signed {
  const findings: Finding[] = [];
  const keys = trustedKeys(keyStatements, trust.key, findings);
  const signed: SignedCheckpoint[] = [];
  const seen: Seen[] = [];
  for (const stored of checkpoints) {
    const checkpoint = readCheckpoint(stored.note, keys);
    if (checkpoint === undefined || checkpoint.size !== stored.size) {
      findings.push({ what: 'false-checkpoint', size: stored.size });
      continue;
    }
    signed.push(checkpoint);
    seen.push(...cosigned(stored, checkpoint, witnesses, findings));
  }
  const held = trust.holdings.flatMap((holding) => {
    const checkpoint = readCheckpoint(holding.note, keys);
    if (checkpoint !== undefined) return [{ ...checkpoint, holding }];
    findings.push({ what: 'unreadable-holding', holder: holding.holder });
    return [];
  });
  return { keys, checkpoints: signed, held, seen, findings };
}

/**
 * The keys that follow from the trusted one, and those before it: what they signed is covered by what it signs. A later key that
 * the one before did not sign is nobody's word.
 */
function trustedKeys(written: readonly string[], trusted: PublicKey | null, findings: Finding[]): readonly PublicKey[] {
  const statements = readKeyStatements(written);
  if (statements.length < written.length) findings.push({ what: 'false-key', number: statements.length + 1 });
  const start = trusted ?? statements[0]?.key;
  if (start === undefined) return [];
  const after = keysFrom(statements, start);
  if (after.length === 0) {
    findings.push({ what: 'false-key', number: statements.length });
    return [start];
  }
  const known = statements.findIndex(({ key }) => key.text === start.text) + after.length;
  if (known < statements.length) findings.push({ what: 'false-key', number: known + 1 });
  return [...statements.slice(0, known - after.length).map(({ key }) => key), ...after];
}

function cosigned(
  stored: StoredCheckpoint,
  checkpoint: SignedCheckpoint,
  witnesses: readonly Witness[],
  findings: Finding[],
): readonly Seen[] {
  return stored.cosignatures.flatMap(({ publicKey, line }) => {
    const witness = witnesses.find((each) => each.publicKey === publicKey);
    const key = readPublicKey(publicKey);
    const note = readNote(`${checkpoint.text}\n${line}`);
    const at = key === undefined || note === undefined ? undefined : cosignedAt(note, key);
    if (witness !== undefined && at !== undefined) return [{ witness: witness.title, size: checkpoint.size, at }];
    findings.push({ what: 'false-cosignature', size: stored.size, witness: witness?.title ?? publicKey });
    return [];
  });
}
