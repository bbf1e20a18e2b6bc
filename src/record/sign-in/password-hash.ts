/**
 * Passwords as argon2id hashes in PHC format, so that each says with which parameters it was made and parameters can be
 * raised: whoever signs in then gets a new hash. 19 MiB, two passes, one lane: OWASP's Password Storage Cheat Sheet.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { inTurn } from './in-turn.ts';

type Parameters = { readonly memory: number; readonly passes: number; readonly parallelism: number };

const current: Parameters = { memory: 19_456, passes: 2, parallelism: 1 };
const [saltBytes, hashBytes] = [16, 32];

/** Each takes 19 MiB and a core: more at once would only take longer. */
const oneOfFew = inTurn({ atOnce: 2, waiting: 100 });

const derive = (password: string, nonce: Buffer, parameters: Parameters, tagLength: number): Promise<Buffer> =>
  oneOfFew(
    () =>
      new Promise((resolve, reject) => {
        argon2('argon2id', { ...parameters, message: password, nonce, tagLength }, (error, derived) =>
          error === null ? resolve(derived) : reject(error),
        );
      }),
  );

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** Throws BUSY when too many wait already. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password, salt, current, hashBytes);
  const { memory, passes, parallelism } = current;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`;
}

const phc =
  /^\$argon2id\$v=19\$m=(?<m>\d+),t=(?<t>\d+),p=(?<p>\d+)\$(?<salt>[A-Za-z0-9+/]+)\$(?<hash>[A-Za-z0-9+/]+)$/u;

function parse(text: string): { readonly parameters: Parameters; readonly salt: Buffer; readonly hash: Buffer } {
  const { m, t, p, salt = '', hash = '' } = phc.exec(text)?.groups ?? {};
  if (m === undefined) throw new TypeError('A stored password is not an argon2id hash in PHC format');
  return {
    parameters: { memory: Number(m), passes: Number(t), parallelism: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

/** Of nobody's password. Made with the first use and with today's parameters. */
let nobodys: Promise<string> | undefined;

/**
 * Whether it is the password. Without a stored one it takes as long and says no, so that nobody can tell whether there is
 * an account. Throws BUSY when too many wait already.
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(saltBytes).toString('hex'));
  const { parameters, salt, hash } = parse(stored ?? (await nobodys));
  const derived = await derive(password, salt, parameters, hash.length);
  return timingSafeEqual(derived, hash) && stored !== undefined;
}

/** Whether it was made with other parameters than those of today. */
export function isOutdated(stored: string): boolean {
  const { memory, passes, parallelism } = parse(stored).parameters;
  return memory !== current.memory || passes !== current.passes || parallelism !== current.parallelism;
}
