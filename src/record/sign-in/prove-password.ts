/** The first of two steps: an e-mail address and its password. */
import { recordEvent } from '../../audit/record-event.ts';
import type { Access } from '../access.ts';
import { asSystem } from '../system.ts';
import { countAttempt, forgiveAttempt, type Heard } from './attempts.ts';
import { isKnownDevice } from './known-devices.ts';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';
import { storedPassword, strengthenPassword } from './passwords.ts';
import type { From, SignInParts } from './sign-in-parts.ts';

export type Typed = { readonly email: string; readonly password: string };

/** `wrong` says nothing of what was wrong: the address, the password, or that there is no such account. */
export type PasswordAnswer =
  | { readonly kind: 'right'; readonly practitioner: string; readonly at: Temporal.Instant }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-soon'; readonly from: Temporal.Instant };

type Found = { readonly practitioner: string | undefined; readonly phc: string | undefined; readonly heard: Heard };

const normalised = (email: string): string => email.trim().toLowerCase();

async function look(access: Access, { secret }: SignInParts, email: string, from: From): Promise<Found> {
  const { transaction, actor } = access;
  const person = await transaction
    .selectFrom('practitioner')
    .select(['id', 'active'])
    .where('partnership_id', '=', actor.partnership)
    .where('email', '=', email)
    .executeTakeFirst();
  // Whoever is unknown is asked for too, under an id of nobody's, so that both take the same way.
  const id = person?.id ?? '00000000-0000-0000-0000-000000000000';
  const isKnown = await isKnownDevice(access, id, from.deviceToken);
  const stored = await storedPassword(access, id);
  const attempt = { what: 'password', account: email, network: from.network } as const;
  const heard = await countAttempt(access, secret, { ...attempt, knownDevice: isKnown ? from.deviceToken : undefined });
  const isUsable = person?.active === true && stored !== undefined;
  return { practitioner: isUsable ? person.id : undefined, phc: isUsable ? stored.phc : undefined, heard };
}

/** Takes the same time and gives the same answer whether or not there is an account. Throws BUSY. */
export async function provePassword(parts: SignInParts, typed: Typed, from: From): Promise<PasswordAnswer> {
  const { services, partnership } = parts;
  const system = { partnership };
  const email = normalised(typed.email);
  const { practitioner, phc, heard } = await asSystem(services, system, (access) => look(access, parts, email, from));
  if (!heard.isHeard) return { kind: 'too-soon', from: heard.from };
  const isRight = await isPassword(typed.password, phc);
  if (practitioner === undefined || phc === undefined || !isRight) {
    await asSystem(services, system, ({ transaction, now }) =>
      recordEvent(transaction, {
        partnership,
        practitioner: practitioner ?? '',
        at: now,
        action: 'sign-in refused',
        detail: { because: 'password' },
      }),
    );
    return { kind: 'wrong' };
  }
  const stronger = isOutdated(phc) ? await hashPassword(typed.password) : undefined;
  const at = await asSystem(services, system, async (access) => {
    await forgiveAttempt(access, heard.keys);
    if (stronger !== undefined) await strengthenPassword(access, practitioner, { from: phc, to: stronger });
    return access.now;
  });
  return { kind: 'right', practitioner, at };
}
