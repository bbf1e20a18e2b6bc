/** Somebody who is signed in types their password once more. Wrong ones are counted: a stolen session guesses no faster. */
import { asSystem } from '../system.ts';
import { type Attempt, countAttempt, forgiveAttempt } from './attempts.ts';
import { isPassword } from './password-hash.ts';
import type { From, SignInParts } from './sign-in-parts.ts';

type Given = {
  readonly typed: string;
  /** In PHC format; undefined when they have none, and then any will do. */
  readonly stored: string | undefined;
  readonly from: From;
};

export type OwnPasswordAnswer =
  | { readonly kind: 'right' | 'wrong' }
  | { readonly kind: 'too-soon'; readonly from: Temporal.Instant };

/** Throws BUSY. */
export async function proveOwnPassword(
  { services, partnership, secret }: SignInParts,
  practitioner: string,
  { typed, stored, from }: Given,
): Promise<OwnPasswordAnswer> {
  if (stored === undefined) return { kind: 'right' };
  const attempt: Attempt = { what: 'proof', account: practitioner, network: from.network, knownDevice: undefined };
  const heard = await asSystem(services, { partnership }, (access) => countAttempt(access, secret, attempt));
  if (!heard.isHeard) return { kind: 'too-soon', from: heard.from };
  if (!(await isPassword(typed, stored))) return { kind: 'wrong' };
  await asSystem(services, { partnership }, (access) => forgiveAttempt(access, heard.keys));
  return { kind: 'right' };
}
