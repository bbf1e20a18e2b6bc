/** What a practitioner says about themselves and those close to them. The answer is the same whether anybody has a record. */
import { randomUUIDv7 } from 'node:crypto';
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import { asRecordRole } from '../transaction.ts';
import { lockAgainst } from './lock-relations.ts';
import { relationKeys } from './relation-keys.ts';

export const relations = {
  self: 'Yourself',
  child: 'Your child',
  relative: 'A relative',
  household: 'Somebody who lives with you',
  close: 'Somebody else close to you',
} as const;
export type Relation = keyof typeof relations;
export const relationCodes = ['self', 'child', 'relative', 'household', 'close'] as const satisfies readonly Relation[];

export type Declared = {
  readonly id: string;
  readonly relation: Relation;
  readonly forename: string | null;
  readonly surname: string | null;
  readonly born: Temporal.PlainDate | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly telephone: string | null;
  readonly declaredAt: Temporal.Instant;
};

/** What the viewer has said and not taken back, newest first. Row-level security leaves only their own. */
export async function declaredRelations({ transaction, actor }: Access): Promise<readonly Declared[]> {
  const rows = await transaction
    .selectFrom('practitioner_relation')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('ended_at', 'is', null)
    .orderBy('declared_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    relation: row.relation,
    forename: row.forename,
    surname: row.surname,
    born: row.date_of_birth,
    street: row.street,
    postcode: row.postcode,
    telephone: row.telephone,
    declaredAt: row.declared_at,
  }));
}

export async function declareRelation(access: Access, said: Omit<Declared, 'id' | 'declaredAt'>): Promise<void> {
  const { transaction, actor, now } = access;
  const id = randomUUIDv7();
  const { relation, forename, surname, born, street, postcode, telephone } = said;
  const keys = relationKeys({
    forenames: forename === null ? [] : [forename],
    surnames: surname === null ? [] : [surname],
    born: born?.toString() ?? null,
    homes: [{ street, postcode }],
    phones: telephone === null ? [] : [telephone],
  });
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('practitioner_relation')
      .values({
        partnership_id: actor.partnership,
        id,
        practitioner_id: actor.practitioner,
        relation,
        forename,
        surname,
        date_of_birth: born,
        street,
        postcode,
        telephone,
        declared_at: now,
        ended_at: null,
      })
      .execute();
    for (const key of keys) {
      await transaction
        .insertInto('practitioner_key')
        .values({ partnership_id: actor.partnership, relation_id: id, practitioner_id: actor.practitioner, key })
        .execute();
    }
    await lockAgainst(access, actor.practitioner);
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'relation declared',
      detail: { relation: id },
    });
  });
}

/** Takes back what the viewer said. What was locked because of it stays so until a manager decides. Throws NOT_FOUND. */
export async function endRelation({ transaction, actor, now }: Access, id: string): Promise<void> {
  await asRecordRole(transaction, async () => {
    const { numUpdatedRows } = await transaction
      .updateTable('practitioner_relation')
      .set({ ended_at: now })
      .where('partnership_id', '=', actor.partnership)
      .where('practitioner_id', '=', actor.practitioner)
      .where('id', '=', isId(id) ? id : actor.partnership)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw problem('NOT_FOUND');
    await transaction
      .deleteFrom('practitioner_key')
      .where('partnership_id', '=', actor.partnership)
      .where('relation_id', '=', id)
      .execute();
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'relation taken back',
      detail: { relation: id },
    });
  });
}
