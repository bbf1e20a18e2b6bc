/** What somebody signs in with, where they are signed in, and what has happened to it: for their own eyes. */
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';
import { type SignInEvent, signInEventsOf } from './events.ts';
import { storedPassword } from './passwords.ts';

export type OwnPasskey = {
  readonly id: string;
  readonly name: string;
  readonly addedAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant | null;
};

export type OwnSession = {
  readonly id: string;
  readonly device: string;
  readonly since: Temporal.Instant;
  readonly lastSeen: Temporal.Instant;
};

export type OwnSignIn = {
  readonly email: string;
  readonly passwordChangedAt: Temporal.Instant | null;
  readonly codeAppAddedAt: Temporal.Instant | null;
  readonly recoveryCodes: number;
  readonly passkeys: readonly OwnPasskey[];
  readonly employers: readonly { readonly issuer: string; readonly boundAt: Temporal.Instant }[];
  readonly sessions: readonly OwnSession[];
  readonly events: readonly SignInEvent[];
};

export async function ownSignIn(access: Access, idleMinutes: number): Promise<OwnSignIn> {
  const { transaction, actor, now } = access;
  const { partnership, practitioner } = actor;
  return asRecordRole(transaction, async () => {
    const { email } = await transaction
      .selectFrom('practitioner')
      .select('email')
      .where('partnership_id', '=', partnership)
      .where('id', '=', practitioner)
      .executeTakeFirstOrThrow();
    const codeApp = await transaction
      .selectFrom('code_app')
      .select('added_at')
      .where('partnership_id', '=', partnership)
      .where('practitioner_id', '=', practitioner)
      .executeTakeFirst();
    const codes = await transaction
      .selectFrom('recovery_code')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('partnership_id', '=', partnership)
      .where('practitioner_id', '=', practitioner)
      .executeTakeFirstOrThrow();
    const employers = await transaction
      .selectFrom('employer_account')
      .select(['issuer', 'bound_at'])
      .where('partnership_id', '=', partnership)
      .where('practitioner_id', '=', practitioner)
      .orderBy('issuer')
      .execute();
    const sessions = await transaction
      .selectFrom('session')
      .select(['id', 'device', 'created_at', 'last_seen_at'])
      .where('partnership_id', '=', partnership)
      .where('practitioner_id', '=', practitioner)
      .where('ends_at', '>', now)
      .where('last_seen_at', '>', now.subtract({ minutes: idleMinutes }))
      .orderBy('last_seen_at', 'desc')
      .orderBy('id')
      .execute();
    return {
      email,
      passwordChangedAt: (await storedPassword(access, practitioner))?.changedAt ?? null,
      codeAppAddedAt: codeApp?.added_at ?? null,
      recoveryCodes: codes.count,
      passkeys: await passkeysOf(access),
      employers: employers.map((row) => ({ issuer: row.issuer, boundAt: row.bound_at })),
      sessions: sessions.map((row) => ({
        id: row.id,
        device: row.device,
        since: row.created_at,
        lastSeen: row.last_seen_at,
      })),
      events: await signInEventsOf(access, practitioner),
    };
  });
}

async function passkeysOf({ transaction, actor }: Access): Promise<readonly OwnPasskey[]> {
  const rows = await transaction
    .selectFrom('passkey')
    .select(['id', 'name', 'added_at', 'last_used_at'])
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, addedAt: row.added_at, lastUsedAt: row.last_used_at }));
}
