/** By which the reader of a mail stops the daily mail without signing in. It says nothing, and opens nothing else. */
import { timingSafeEqual } from 'node:crypto';
import type { SecretKey } from '../record/sign-in/secret-key.ts';

const purpose = 'stop the daily mail';

export const stopToken = (secret: SecretKey, mail: string): string =>
  `${mail}.${secret.mark(purpose, mail).toString('base64url')}`;

/** The id of the mail, or undefined when nobody was given this token. */
export function mailOfToken(secret: SecretKey, token: string): string | undefined {
  const [mail = '', mark = ''] = token.split('.', 2);
  const expected = secret.mark(purpose, mail);
  const given = Buffer.from(mark, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected) ? mail : undefined;
}
