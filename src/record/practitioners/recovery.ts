/**
 * When somebody has lost what they sign in with: one administrator makes sure who is asking and starts, another confirms, and
 * neither is the person. Then everything they signed in with ends, and a link is made for them.
 */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import { recordSignInEvent } from '../sign-in/events.ts';
import { makeLink } from '../sign-in/links.ts';
import { removeWaysToSignIn } from '../sign-in/ways-to-sign-in.ts';
import { asRecordRole } from '../transaction.ts';
import { note } from './note.ts';
import { openLookedAfter } from './person.ts';

export type Recovery = {
  readonly id: string;
  readonly startedAt: Temporal.Instant;
  readonly startedBy: string;
  readonly startedByName: string;
  readonly checkedHow: string;
};

/** The one that waits for a second administrator. */
export async function openRecovery({ transaction, actor }: Access, person: string): Promise<Recovery | undefined> {
  if (!isId(person)) return undefined;
  const row = await transaction
    .selectFrom('sign_in_recovery as r')
    .innerJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'r.partnership_id').onRef('p.id', '=', 'r.started_by'),
    )
    .select(['r.id', 'r.started_at', 'r.started_by', 'p.name', 'r.checked_how'])
    .where('r.partnership_id', '=', actor.partnership)
    .where('r.practitioner_id', '=', person)
    .where('r.ended_at', 'is', null)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : {
        id: row.id,
        startedAt: row.started_at,
        startedBy: row.started_by,
        startedByName: row.name,
        checkedHow: row.checked_how,
      };
}

const notForYourself = () =>
  problem('NOT_ALLOWED', { action: 'reset how you sign in yourself. Two other administrators can' });

/** Throws NOT_FOUND, NOT_ALLOWED, and CHANGED_MEANWHILE when one has been started. */
export async function startRecovery(access: Access, person: string, checkedHow: string): Promise<void> {
  const { transaction, actor, now } = access;
  const { isActive } = await openLookedAfter(access, person, 'reset the sign-in');
  if (person === actor.practitioner) throw notForYourself();
  if (!isActive || (await openRecovery(access, person)) !== undefined) throw problem('CHANGED_MEANWHILE');
  await asRecordRole(transaction, async () => {
    const id = randomUUIDv7();
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('sign_in_recovery')
      .values({
        partnership_id: actor.partnership,
        id,
        practitioner_id: person,
        started_at: now,
        started_by: actor.practitioner,
        checked_how: checkedHow,
        ended_at: null,
        ended_by: null,
        outcome: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) throw problem('CHANGED_MEANWHILE');
    await note(access, 'recovery started', person, { recovery: id });
  });
}

export type RecoveryOutcome = 'confirmed' | 'refused' | 'withdrawn';

/**
 * Whoever started it may withdraw it; another administrator, who is not the person either, confirms or refuses it. Of two who
 * do so at the same time one is first, and the other gets CHANGED_MEANWHILE. Throws NOT_FOUND, NOT_ALLOWED.
 *
 * @returns the token of the link when it was confirmed
 */
export async function endRecovery(
  access: Access,
  person: string,
  outcome: RecoveryOutcome,
): Promise<string | undefined> {
  const { transaction, actor, now } = access;
  await openLookedAfter(access, person, 'reset the sign-in');
  if (person === actor.practitioner) throw notForYourself();
  const recovery = await openRecovery(access, person);
  if (recovery === undefined) throw problem('CHANGED_MEANWHILE');
  const isStarter = recovery.startedBy === actor.practitioner;
  if (isStarter !== (outcome === 'withdrawn'))
    throw problem('NOT_ALLOWED', { action: 'confirm what you started yourself' });
  return asRecordRole(transaction, async () => {
    const { numUpdatedRows } = await transaction
      .updateTable('sign_in_recovery')
      .set({ ended_at: now, ended_by: actor.practitioner, outcome })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', recovery.id)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw problem('CHANGED_MEANWHILE');
    await note(access, 'recovery ended', person, { recovery: recovery.id, outcome });
    if (outcome !== 'confirmed') return undefined;
    await removeWaysToSignIn(access, person);
    await recordSignInEvent(access, { practitioner: person, what: 'recovered', bySelf: false });
    const token = await makeLink(access, person, 'recovery', actor.practitioner);
    await note(access, 'sign-in link made', person, { kind: 'recovery' });
    return token;
  });
}

/** People whose recovery waits, whom the viewer looks after. */
export async function waitingRecoveries(
  { transaction, actor }: Access,
  within: readonly string[] | undefined,
): Promise<readonly { readonly person: string; readonly name: string; readonly startedBy: string }[]> {
  const rows = await transaction
    .selectFrom('sign_in_recovery as r')
    .innerJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'r.partnership_id').onRef('p.id', '=', 'r.practitioner_id'),
    )
    .select(['p.id', 'p.name', 'r.started_by'])
    .where('r.partnership_id', '=', actor.partnership)
    .where('r.ended_at', 'is', null)
    .where('r.practitioner_id', '<>', actor.practitioner)
    .$if(within !== undefined, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('role_held as h')
            .select('h.role')
            .whereRef('h.partnership_id', '=', 'r.partnership_id')
            .whereRef('h.practitioner_id', '=', 'r.practitioner_id')
            .where('h.organisation_id', 'in', [...(within ?? [])]),
        ),
      ),
    )
    .orderBy('r.started_at')
    .execute();
  return rows.map((row) => ({ person: row.id, name: row.name, startedBy: row.started_by }));
}
