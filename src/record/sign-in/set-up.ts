/** Setting up how one signs in, with a one-time link: a password, then a code app, both or nothing. */
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { asSystem } from '../system.ts';
import { countAttempt, forgiveAttempt } from './attempts.ts';
import { judgeCode } from './code-app.ts';
import { makeRecoveryCodes, storeCodeApp } from './code-apps.ts';
import { recordSignInEvent } from './events.ts';
import { findLink, type Link, useLink } from './links.ts';
import { addPasskey } from './passkeys.ts';
import { storePassword } from './passwords.ts';
import type { RelyingParty } from './relying-party.ts';
import type { From, SignInParts } from './sign-in-parts.ts';

/** The link while it can be used. */
export const openLink = ({ services, partnership }: SignInParts, token: string): Promise<Link | undefined> =>
  asSystem(services, { partnership }, (access) => findLink(access, token));

export type EmailAnswer =
  | { readonly kind: 'right'; readonly link: Link }
  | { readonly kind: 'wrong' | 'no-link' }
  | { readonly kind: 'too-soon'; readonly from: Temporal.Instant };

/** Whoever found the link without being meant by it does not know to which address it belongs. */
export async function proveEmailOfLink(
  { services, partnership, secret }: SignInParts,
  token: string,
  email: string,
  { network }: From,
): Promise<EmailAnswer> {
  return asSystem(services, { partnership }, async (access): Promise<EmailAnswer> => {
    const link = await findLink(access, token);
    if (link === undefined) return { kind: 'no-link' };
    const attempt = { what: 'link', account: token, network, knownDevice: undefined } as const;
    const heard = await countAttempt(access, secret, attempt);
    if (!heard.isHeard) return { kind: 'too-soon', from: heard.from };
    if (email.trim().toLowerCase() !== link.email) return { kind: 'wrong' };
    await forgiveAttempt(access, heard.keys);
    return { kind: 'right', link };
  });
}

export type NewSignIn = {
  readonly phc: string;
  /** The secret that the app was given, and the code it shows. */
  readonly secret: string;
  readonly code: string;
};

export type SetUpAnswer =
  | { readonly kind: 'done'; readonly practitioner: string; readonly recoveryCodes: readonly string[] }
  | { readonly kind: 'wrong' | 'just-ended' | 'no-link' };

/** Stores password, code app and recovery codes, and uses the link up: all of it or nothing. */
export async function setUpPassword(
  { services, partnership, secret: key }: SignInParts,
  token: string,
  { phc, secret, code }: NewSignIn,
): Promise<SetUpAnswer> {
  return asSystem(services, { partnership }, async (access): Promise<SetUpAnswer> => {
    const answer = judgeCode(secret, code, { lastStep: 0, now: access.now });
    if (answer.kind !== 'right') return { kind: answer.kind === 'just-ended' ? 'just-ended' : 'wrong' };
    const practitioner = await takeLink(access, token);
    if (practitioner === undefined) return { kind: 'no-link' };
    await storePassword(access, practitioner, phc);
    await storeCodeApp(access, key, practitioner, { secret, step: answer.step });
    const recoveryCodes = await makeRecoveryCodes(access, practitioner);
    await recordSetUp(access, practitioner, 'code');
    return { kind: 'done', practitioner, recoveryCodes };
  });
}

/** Whose link it was, when it could still be used. Inside the transaction that uses it. */
export async function takeLink(access: Access, token: string): Promise<string | undefined> {
  const link = await findLink(access, token);
  return link !== undefined && (await useLink(access, token)) ? link.practitioner : undefined;
}

export async function recordSetUp(access: Access, practitioner: string, by: 'code' | 'passkey'): Promise<void> {
  const { transaction, actor, now } = access;
  await recordSignInEvent(access, { practitioner, what: 'set-up', bySelf: true });
  await recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner,
    at: now,
    action: 'sign-in set up',
    detail: { by },
  });
}

type NewPasskey = { readonly answer: string; readonly name: string };

/** Stores a passkey and uses the link up: both or nothing. */
export async function setUpPasskey(
  { services, partnership, secret }: SignInParts,
  token: string,
  party: RelyingParty,
  { answer, name }: NewPasskey,
): Promise<{ readonly practitioner: string } | 'wrong' | 'no-link'> {
  return asSystem(services, { partnership }, async (access) => {
    const link = await findLink(access, token);
    if (link === undefined) return 'no-link';
    const told = { secret, party, challengeFor: { purpose: 'set-up', about: token }, answer } as const;
    if (!(await addPasskey(access, told, link.practitioner, name))) return 'wrong';
    // Somebody else was first: what has been stored is taken back with the transaction
    if (!(await useLink(access, token))) throw problem('CHANGED_MEANWHILE');
    await recordSetUp(access, link.practitioner, 'passkey');
    return { practitioner: link.practitioner };
  });
}
