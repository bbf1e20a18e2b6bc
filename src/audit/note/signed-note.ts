/** Notes: a text with signatures below it, in the form of c2sp.org/signed-note that other tools read too. */
import type { PrivateKey, PublicKey } from './keys.ts';

export type SignatureLine = { readonly name: string; readonly id: Buffer; readonly signature: Buffer };

export type Note = {
  /** With its last line break. */
  readonly text: string;
  readonly signatures: readonly SignatureLine[];
};

const idBytes = 4;
const mostBytes = 100_000;
const mostSignatures = 100;
const line = /^— (?<name>[^\s+]+) (?<base64>[A-Za-z0-9+/]+=*)$/u;
/** All of ASCII before the space but the line break. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0009\u000b-\u001f]/u;

export const signatureLine = (key: PublicKey, signature: Buffer): string =>
  `— ${key.name} ${Buffer.concat([key.id, signature]).toString('base64')}\n`;

export const noteText = (text: string, lines: readonly string[]): string => `${text}\n${lines.join('')}`;

/** @param text ends with a line break */
export const signedNote = (text: string, ...keys: readonly PrivateKey[]): string =>
  noteText(
    text,
    keys.map((key) => signatureLine(key.publicKey, key.sign(Buffer.from(text)))),
  );

/** Undefined when it is no note. Says nothing of whether a signature is right. */
export function readNote(note: string): Note | undefined {
  const end = note.lastIndexOf('\n\n');
  if (note.length > mostBytes || end < 0 || !note.endsWith('\n') || control.test(note)) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > mostSignatures) return undefined;
  const signatures: SignatureLine[] = [];
  for (const each of lines) {
    const { name, base64 } = line.exec(each)?.groups ?? {};
    const bytes = Buffer.from(base64 ?? '', 'base64');
    if (name === undefined || bytes.length <= idBytes) return undefined;
    signatures.push({ name, id: bytes.subarray(0, idBytes), signature: bytes.subarray(idBytes) });
  }
  return { text: note.slice(0, end + 1), signatures };
}

export const signaturesBy = ({ signatures }: Note, key: PublicKey): readonly Buffer[] =>
  signatures.filter(({ name, id }) => name === key.name && id.equals(key.id)).map(({ signature }) => signature);

/** Whether the key signed exactly this text; a wrong signature beside a right one makes it wrong. */
export function isSignedBy(note: Note, key: PublicKey): boolean {
  const found = signaturesBy(note, key);
  const message = Buffer.from(note.text);
  return found.length > 0 && found.every((signature) => key.verifies(message, signature));
}
