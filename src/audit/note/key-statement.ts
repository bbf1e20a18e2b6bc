/**
 * Which keys sign for a log: a statement for each, signed by itself and by the key before it. Whoever trusts one of them can
 * follow to the newest. A key that nobody before it signed (because the old one was lost) begins a new line, which is said.
 */
import { type PrivateKey, type PublicKey, readPublicKey } from './keys.ts';
import { isSignedBy, readNote, signedNote } from './signed-note.ts';

export type KeyStatement = {
  readonly number: number;
  readonly key: PublicKey;
  /** From which size of the log on it signs. */
  readonly from: number;
  readonly at: Temporal.Instant;
  /** Whether the key before signed it. True for the first. */
  readonly continues: boolean;
};

const textOf = (number: number, key: PublicKey, from: number, at: Temporal.Instant): string =>
  `${key.name}\naudit key ${number}\n${key.text}\nfrom ${from}\n${at.toString({ smallestUnit: 'second' })}\n`;

export const keyStatement = (
  { number, from, at }: Pick<KeyStatement, 'number' | 'from' | 'at'>,
  key: PrivateKey,
  before: PrivateKey | null,
): string => signedNote(textOf(number, key.publicKey, from, at), key, ...(before === null ? [] : [before]));

const shape =
  /^(?<origin>[^\n]+)\naudit key (?<number>[1-9]\d{0,8})\n(?<key>[^\n]+)\nfrom (?<from>0|[1-9]\d{0,15})\n(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\n$/u;

function readStatement(written: string, before: KeyStatement | undefined): KeyStatement | undefined {
  const note = readNote(written);
  const { origin, number, key: text, from, at } = shape.exec(note?.text ?? '')?.groups ?? {};
  const key = readPublicKey(text ?? '');
  if (note === undefined || key === undefined || at === undefined) return undefined;
  if (key.name !== origin || key.type !== 'note' || !isSignedBy(note, key)) return undefined;
  if (Number(number) !== (before?.number ?? 0) + 1 || (before !== undefined && before.key.name !== origin))
    return undefined;
  return {
    number: Number(number),
    key,
    from: Number(from),
    at: Temporal.Instant.from(at),
    continues: before === undefined || isSignedBy(note, before.key),
  };
}

/** Reads statements in their order, up to the first that does not hold. */
export function readKeyStatements(written: readonly string[]): readonly KeyStatement[] {
  const statements: KeyStatement[] = [];
  for (const each of written) {
    const statement = readStatement(each, statements.at(-1));
    if (statement === undefined) break;
    statements.push(statement);
  }
  return statements;
}

/** The keys that follow from one that is trusted, itself included; none when the statements do not name it. */
export function keysFrom(statements: readonly KeyStatement[], trusted: PublicKey): readonly PublicKey[] {
  const start = statements.findIndex(({ key }) => key.text === trusted.text);
  if (start < 0) return [];
  const rest = statements.slice(start + 1);
  const breaks = rest.findIndex(({ continues }) => !continues);
  return [trusted, ...(breaks < 0 ? rest : rest.slice(0, breaks)).map(({ key }) => key)];
}
