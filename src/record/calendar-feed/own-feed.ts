/** The secret address of somebody's own calendar of what is due: making it, ending it, and whose it is. */
import { hash, randomBytes, randomUUIDv7 } from 'node:crypto';
import { recordEvent } from '../../audit/record-event.ts';
import type { Access, RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';
import { asRecordRole } from '../transaction.ts';

export type OwnFeed = {
  readonly madeAt: Temporal.Instant;
  /** To the hour; null when no program has read it yet. */
  readonly readAt: Temporal.Instant | null;
};

const secretBytes = 32;
const secretShape = /^[\w-]{43}$/u;
const hashOf = (secret: string): Buffer => hash('sha256', secret, 'buffer');

export async function ownFeed({ transaction, actor }: Access): Promise<OwnFeed | null> {
  const row = await transaction
    .selectFrom('calendar_feed')
    .select(['made_at', 'read_at'])
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : { madeAt: row.made_at, readAt: row.read_at };
}

async function end({ transaction, actor, now }: Access): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('calendar_feed')
    .set({ ended_at: now })
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

const note = ({ transaction, actor, now }: Access, action: string): Promise<void> =>
  recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action,
    detail: {},
  });

/** Ends the one before. Returns the secret, which is kept nowhere. */
export async function makeFeed(access: Access): Promise<string> {
  const { transaction, actor, now } = access;
  const secret = randomBytes(secretBytes).toString('base64url');
  await asRecordRole(transaction, async () => {
    await end(access);
    await transaction
      .insertInto('calendar_feed')
      .values({
        partnership_id: actor.partnership,
        id: randomUUIDv7(),
        practitioner_id: actor.practitioner,
        secret_hash: hashOf(secret),
        made_at: now,
        ended_at: null,
        read_at: null,
      })
      .execute();
    await note(access, 'calendar address made');
  });
  return secret;
}

export const endFeed = (access: Access): Promise<void> =>
  asRecordRole(access.transaction, async () => {
    if (await end(access)) await note(access, 'calendar address ended');
  });

const hour = { hours: 1 };

/** Whose it is, or undefined for a secret that nobody has, or has any more. */
export async function readerOfFeed(
  services: RecordServices,
  system: System,
  secret: string,
): Promise<string | undefined> {
  if (!secretShape.test(secret)) return undefined;
  return asSystem(services, system, async ({ transaction, now }) => {
    const mine = transaction
      .selectFrom('calendar_feed')
      .select(['id', 'practitioner_id', 'read_at'])
      .where('partnership_id', '=', system.partnership)
      .where('secret_hash', '=', hashOf(secret))
      .where('ended_at', 'is', null);
    const row = await mine.executeTakeFirst();
    if (row === undefined) return undefined;
    if (row.read_at === null || Temporal.Instant.compare(row.read_at.add(hour), now) <= 0)
      await transaction
        .updateTable('calendar_feed')
        .set({ read_at: now.round({ smallestUnit: 'hour', roundingMode: 'floor' }) })
        .where('partnership_id', '=', system.partnership)
        .where('id', '=', row.id)
        .execute();
    return row.practitioner_id;
  });
}
