/** Passkeys: making one, and proving by one who somebody is. The device asks for a finger, a face or a PIN: two factors. */
import { randomUUIDv7 } from 'node:crypto';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { recordEvent } from '../../audit/record-event.ts';
import type { Access } from '../access.ts';
import { answerOnce } from './answered-once.ts';
import { type ChallengeFor, isOurChallenge, newChallenge } from './passkey-challenge.ts';
import type { RelyingParty } from './relying-party.ts';
import type { SecretKey } from './secret-key.ts';

/** How many one person may have. */
const most = 20;

/** EdDSA, ES256, RS256 (COSE): what authenticators have. Named, so that the library tries out nothing experimental. */
const supportedAlgorithmIDs = [-8, -7, -257];

/** What a browser is told, as JSON for its page. */
export async function signInOptions(
  secret: SecretKey,
  party: RelyingParty,
  challengeFor: ChallengeFor,
  now: Temporal.Instant,
): Promise<string> {
  const challenge = newChallenge(secret, challengeFor, now);
  return JSON.stringify(
    await generateAuthenticationOptions({ rpID: party.id, challenge, userVerification: 'required' }),
  );
}

type Whose = { readonly practitioner: string; readonly email: string; readonly name: string };

/** Runs as the role that writes the record. */
export async function newPasskeyOptions(
  { transaction, actor, now }: Access,
  secret: SecretKey,
  party: RelyingParty,
  challengeFor: ChallengeFor,
  { practitioner, email, name }: Whose,
): Promise<string> {
  const existing = await transaction
    .selectFrom('passkey')
    .select(['credential_id', 'transports'])
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .execute();
  const options = await generateRegistrationOptions({
    rpName: 'Throughline',
    rpID: party.id,
    userName: email,
    userDisplayName: name,
    userID: new TextEncoder().encode(practitioner),
    challenge: newChallenge(secret, challengeFor, now),
    attestationType: 'none',
    excludeCredentials: existing.map(({ credential_id, transports }) => ({
      id: credential_id,
      transports: [...transports],
    })),
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return JSON.stringify(options);
}

const answer = z.looseObject({
  id: z.string().max(2_000),
  rawId: z.string(),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
});

function parseAnswer(text: string): z.output<typeof answer> | undefined {
  try {
    return answer.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Whatever a library finds wrong with what a stranger sent is a no. */
const orNothing = <Result>(work: Promise<Result>): Promise<Result | undefined> => work.catch(() => undefined);

type Told = {
  readonly secret: SecretKey;
  readonly party: RelyingParty;
  readonly challengeFor: ChallengeFor;
  /** JSON, as the browser sent it. */
  readonly answer: string;
};

const challengeOf = (text: string): string | undefined => {
  const data: unknown = orUndefined(() => JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  return z.object({ challenge: z.string() }).safeParse(data).data?.challenge;
};

function orUndefined(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Stores a new passkey. False when the answer is not one to our challenge. Runs as the role that writes the record. */
export async function addPasskey(
  access: Access,
  { secret, party, challengeFor, answer: text }: Told,
  practitioner: string,
  name: string,
): Promise<boolean> {
  const { transaction, actor, now } = access;
  const response = parseAnswer(text) as RegistrationResponseJSON | undefined;
  if (response === undefined) return false;
  const verified = await orNothing(
    verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => isOurChallenge(secret, challengeFor, challenge, now),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs,
    }),
  );
  if (verified?.verified !== true) return false;
  const challenge = challengeOf(response.response.clientDataJSON);
  if (challenge === undefined || !(await answerOnce(access, challenge))) return false;
  const { count } = await transaction
    .selectFrom('passkey')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .executeTakeFirstOrThrow();
  if (count >= most) return false;
  const { credential } = verified.registrationInfo;
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('passkey')
    .values({
      partnership_id: actor.partnership,
      id: randomUUIDv7(),
      practitioner_id: practitioner,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name,
      added_at: now,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Who has proved by a passkey who they are, or undefined. Runs as the role that writes the record. */
export async function provePasskey(
  access: Access,
  { secret, party, challengeFor, answer: text }: Told,
): Promise<string | undefined> {
  const { transaction, actor, now } = access;
  const response = parseAnswer(text) as AuthenticationResponseJSON | undefined;
  if (response === undefined) return undefined;
  const row = await transaction
    .selectFrom('passkey as k')
    .innerJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'k.partnership_id').onRef('p.id', '=', 'k.practitioner_id'),
    )
    .select(['k.id', 'k.practitioner_id', 'k.public_key', 'k.counter', 'p.active'])
    .where('k.partnership_id', '=', actor.partnership)
    .where('k.credential_id', '=', response.id)
    .forUpdate('k')
    .executeTakeFirst();
  const verified =
    row?.active === true
      ? await orNothing(
          verifyAuthenticationResponse({
            response,
            expectedChallenge: (challenge) => isOurChallenge(secret, challengeFor, challenge, now),
            expectedOrigin: party.origin,
            expectedRPID: party.id,
            requireUserVerification: true,
            credential: { id: response.id, publicKey: new Uint8Array(row.public_key), counter: row.counter },
          }),
        )
      : undefined;
  const challenge = verified?.verified === true ? challengeOf(response.response.clientDataJSON) : undefined;
  const isAnswered = challenge !== undefined && (await answerOnce(access, challenge));
  if (row === undefined || verified === undefined || !isAnswered) {
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: row?.practitioner_id ?? '',
      at: now,
      action: 'sign-in refused',
      detail: { because: 'passkey' },
    });
    return undefined;
  }
  await transaction
    .updateTable('passkey')
    .set({ counter: verified.authenticationInfo.newCounter, last_used_at: now })
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', row.id)
    .execute();
  return row.practitioner_id;
}
