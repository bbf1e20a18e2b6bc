/**
 * Challenges that a passkey signs: sealed tickets, so that none has to be stored for somebody who never answers. Each is for
 * one purpose, ends after ten minutes and is answered once (answered-once.ts).
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SecretKey } from './secret-key.ts';
import { readTicket, writeTicket } from './ticket.ts';

/** `sign-in` is for anybody; the others are about somebody: a person's id, or the token of a link. */
export type ChallengeFor = { readonly purpose: 'sign-in' | 'proof' | 'new' | 'set-up'; readonly about: string };

const minutes = 10;
const content = z.object({ about: z.string(), nonce: z.string() });

const named = (purpose: ChallengeFor['purpose']): string => `passkey ${purpose}`;

export const newChallenge = (secret: SecretKey, { purpose, about }: ChallengeFor, now: Temporal.Instant): string =>
  writeTicket(
    secret,
    named(purpose),
    { about, nonce: randomBytes(16).toString('base64url') },
    { ends: now.add({ minutes }) },
  );

/** @param answered as the browser sends it back: the text of the challenge in base64url */
export function isOurChallenge(
  secret: SecretKey,
  { purpose, about }: ChallengeFor,
  answered: string,
  now: Temporal.Instant,
): boolean {
  const text = Buffer.from(answered, 'base64url').toString('utf8');
  return readTicket(secret, named(purpose), text, content, now)?.about === about;
}
