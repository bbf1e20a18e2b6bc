/**
 * Seals a bundle while it waits for its reader: encrypted in the age format to what is in the link and the code together. The
 * server keeps neither, so nobody opens it from the database alone, and nobody with the link or the code alone.
 */
import { Decrypter, Encrypter } from 'age-encryption';

/** Of the link: 256 bits, so that stretching the code adds nothing; of the code: 8 digits told another way. */
export type SealKeys = { readonly secret: string; readonly code: string };

/** 2^12 rounds of scrypt: the secret in the link is not to be guessed, and a page has to answer soon. */
const workFactor = 12;

const phrase = ({ secret, code }: SealKeys): string => `${secret} ${code}`;

export function sealBundle(zip: Uint8Array, keys: SealKeys): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(phrase(keys));
  encrypter.setScryptWorkFactor(workFactor);
  return encrypter.encrypt(zip);
}

/** Undefined when the code or the link is not the right one. */
export async function openSealed(sealed: Uint8Array, keys: SealKeys): Promise<Uint8Array | undefined> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(phrase(keys));
  try {
    return await decrypter.decrypt(sealed);
  } catch {
    return undefined;
  }
}
