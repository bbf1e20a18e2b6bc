/**
 * Keys that sign notes (c2sp.org/signed-note), in the text forms that other tools for transparency logs read: `NAME+ID+KEY` for
 * who checks, `PRIVATE+KEY+NAME+ID+KEY` for who signs.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** What a signature says: that a text was written, or that a checkpoint was seen to continue the ones before it. */
export const signatureTypes = { note: 0x01, cosignature: 0x04 } as const;
export type SignatureType = keyof typeof signatureTypes;

const seedBytes = 32;
const idBytes = 4;
// RFC 8410: what stands before the 32 bytes of a key of Ed25519 in PKCS #8 and in SPKI.
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export type PublicKey = {
  readonly name: string;
  readonly type: SignatureType;
  /** Four bytes that tell keys of one name apart. */
  readonly id: Buffer;
  /** `NAME+ID+KEY` */
  readonly text: string;
  readonly verifies: (message: Buffer, signature: Buffer) => boolean;
  /** The same key for another type of signature. */
  readonly as: (type: SignatureType) => PublicKey;
};

export type PrivateKey = {
  readonly name: string;
  readonly publicKey: PublicKey;
  readonly sign: (message: Buffer) => Buffer;
  /** The 32 bytes from which everything secret is made. */
  readonly seed: Buffer;
  /** `PRIVATE+KEY+NAME+ID+KEY` */
  readonly text: string;
};

/** Names stand between spaces and plus signs. */
export const isKeyName = (name: string): boolean => /^[^\s+]{1,200}$/u.test(name);

const idOf = (name: string, type: SignatureType, key: Buffer): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(signatureTypes[type]), key]), 'buffer').subarray(
    0,
    idBytes,
  );

function publicKeyOf(name: string, type: SignatureType, bytes: Buffer): PublicKey {
  const key = createPublicKey({ key: Buffer.concat([publicPrefix, bytes]), format: 'der', type: 'spki' });
  const id = idOf(name, type, bytes);
  return {
    name,
    type,
    id,
    text: `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(signatureTypes[type]), bytes]).toString('base64')}`,
    verifies: (message, signature) => verify(null, message, key, signature),
    as: (other) => publicKeyOf(name, other, bytes),
  };
}

const rawPublic = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length);

/** @param seed 32 bytes */
export function privateKeyOf(name: string, seed: Buffer): PrivateKey {
  if (!isKeyName(name)) throw new TypeError('The name of a key has no spaces and no plus signs');
  const key = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = publicKeyOf(name, 'note', rawPublic(key));
  const material = Buffer.concat([Buffer.of(signatureTypes.note), seed]).toString('base64');
  return {
    name,
    publicKey,
    sign: (message) => sign(null, message, key),
    seed,
    text: `PRIVATE+KEY+${name}+${publicKey.id.toString('hex')}+${material}`,
  };
}

export function newPrivateKey(name: string): PrivateKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(privatePrefix.length);
  return privateKeyOf(name, seed);
}

const keyText = /^(?<name>[^\s+]{1,200})\+(?<id>[0-9a-f]{8})\+(?<material>[A-Za-z0-9+/]+=*)$/u;

/** Undefined when it is no key of a type that is known here, or its parts do not belong together. */
export function readPublicKey(text: string): PublicKey | undefined {
  const { name = '', id = '', material = '' } = keyText.exec(text.trim())?.groups ?? {};
  const bytes = Buffer.from(material, 'base64');
  const type = (Object.keys(signatureTypes) as SignatureType[]).find((each) => signatureTypes[each] === bytes[0]);
  if (type === undefined || bytes.length !== 1 + seedBytes) return undefined;
  const key = publicKeyOf(name, type, bytes.subarray(1));
  return key.id.toString('hex') === id ? key : undefined;
}

/** Undefined when it is no private key, or its parts do not belong together. */
export function readPrivateKey(text: string): PrivateKey | undefined {
  const [, rest = ''] = /^PRIVATE\+KEY\+(?<rest>.+)$/u.exec(text.trim()) ?? [];
  const { name = '', id = '', material = '' } = keyText.exec(rest)?.groups ?? {};
  const bytes = Buffer.from(material, 'base64');
  if (bytes[0] !== signatureTypes.note || bytes.length !== 1 + seedBytes) return undefined;
  const key = privateKeyOf(name, bytes.subarray(1));
  return key.publicKey.id.toString('hex') === id ? key : undefined;
}
