/** The second of two steps: the code of an app, or a recovery code. */
import { recordEvent } from '../../audit/record-event.ts';
import type { Access } from '../access.ts';
import { asSystem } from '../system.ts';
import { type Attempt, countAttempt, forgiveAttempt } from './attempts.ts';
import { takeCode, takeRecoveryCode } from './code-apps.ts';
import { recordSignInEvent } from './events.ts';
import { isKnownDevice } from './known-devices.ts';
import { storedPassword } from './passwords.ts';
import type { From, SignInParts } from './sign-in-parts.ts';

export type ProvedPassword = { readonly practitioner: string; readonly at: Temporal.Instant };

export type CodeTyped =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'recovery-code'; readonly code: string };

export type SecondAnswer =
  | { readonly kind: 'right' | 'wrong' | 'just-ended' | 'used' }
  /** The password was changed after it had been given, or is none any more. */
  | { readonly kind: 'start-again' }
  | { readonly kind: 'too-soon'; readonly from: Temporal.Instant };

/** Counts, judges and uses up a code, in one transaction of its own. */
export async function proveCode(
  { services, partnership, secret }: SignInParts,
  { practitioner, at }: ProvedPassword,
  typed: CodeTyped,
  from: From,
): Promise<SecondAnswer> {
  return asSystem(services, { partnership }, async (access): Promise<SecondAnswer> => {
    const stored = await storedPassword(access, practitioner);
    if (stored === undefined || Temporal.Instant.compare(stored.changedAt, at) > 0) return { kind: 'start-again' };
    const isKnown = await isKnownDevice(access, practitioner, from.deviceToken);
    const attempt: Attempt = {
      what: 'code',
      account: practitioner,
      network: from.network,
      knownDevice: isKnown ? from.deviceToken : undefined,
    };
    const heard = await countAttempt(access, secret, attempt);
    if (!heard.isHeard) return { kind: 'too-soon', from: heard.from };
    const kind = await judge(access, secret, practitioner, typed);
    if (kind === 'right' || kind === 'just-ended') await forgiveAttempt(access, heard.keys);
    if (kind !== 'right') await recordRefusal(access, practitioner, typed.kind);
    return { kind };
  });
}

async function judge(
  access: Access,
  secret: SignInParts['secret'],
  practitioner: string,
  typed: CodeTyped,
): Promise<'right' | 'wrong' | 'just-ended' | 'used'> {
  if (typed.kind === 'code') return takeCode(access, secret, practitioner, typed.code);
  if (!(await takeRecoveryCode(access, practitioner, typed.code))) return 'wrong';
  await recordSignInEvent(access, { practitioner, what: 'recovery-code-used', bySelf: false });
  return 'right';
}

const recordRefusal = ({ transaction, actor, now }: Access, practitioner: string, because: string): Promise<void> =>
  recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner,
    at: now,
    action: 'sign-in refused',
    detail: { because },
  });
