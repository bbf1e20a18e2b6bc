/**
 * Codes of an app on a phone or a computer: six digits for thirty seconds (TOTP, RFC 6238). A code counts in its own thirty
 * seconds only (ASVS 5.0, 6.5.5) and once only (6.5.1).
 */
import { timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const period = 30;

/** 160 bits in base32, as apps take it. */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32;

const generator = (secret: string, account = ''): TOTP =>
  new TOTP({
    issuer: 'Throughline',
    label: account,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: Secret.fromBase32(secret),
  });

/** What the app reads from the picture. The account is the person's e-mail address. */
export const codeAppAddress = (secret: string, account: string): string => generator(secret, account).toString();

/** For people who type it: in groups of four. */
export const spacedSecret = (secret: string): string => secret.match(/.{1,4}/gu)?.join(' ') ?? secret;

export const stepAt = (now: Temporal.Instant): number => Math.floor(now.epochMilliseconds / (period * 1_000));

export const codeAt = (secret: string, step: number): string =>
  generator(secret).generate({ timestamp: step * period * 1_000 });

/**
 * - `right`: the code of this moment
 * - `just-ended`: that of the thirty seconds before; somebody typed slowly. It opens nothing.
 * - `used`: it has been used already
 */
export type CodeAnswer =
  | { readonly kind: 'right'; readonly step: number }
  | { readonly kind: 'just-ended' | 'used' | 'wrong' };

type Taken = { readonly lastStep: number; readonly now: Temporal.Instant };

/** @param typed spaces do not matter: apps show codes in two groups */
export function judgeCode(secret: string, typed: string, { lastStep, now }: Taken): CodeAnswer {
  const digits = typed.replaceAll(/[\s-]/gu, '');
  if (!/^\d{6}$/u.test(digits)) return { kind: 'wrong' };
  const isThatOf = (step: number): boolean => timingSafeEqual(Buffer.from(digits), Buffer.from(codeAt(secret, step)));
  const step = stepAt(now);
  const [isCurrent, isLast] = [isThatOf(step), isThatOf(step - 1)];
  if (isCurrent) return lastStep >= step ? { kind: 'used' } : { kind: 'right', step };
  return { kind: isLast ? 'just-ended' : 'wrong' };
}
