/** Makes the grants of agreements again, of every child whom they concern: when one comes into force, or is compiled otherwise. */
import { sql } from 'kysely';
import { type Agreement, isAmong } from '../../access/agreement/agreement.ts';
import { compileAgreements, compiler } from '../../access/agreement/compile-agreement.ts';
import type { OrganisationKind, Purpose, Role } from '../../kinds/vocabulary.ts';
import type { Access, RecordServices } from '../access.ts';
import { storeGrants } from '../store-grants.ts';
import { asSystem, type System } from '../system.ts';
import { agreementIn, loadAgreements } from './agreements-that-count.ts';

const childrenAtOnce = 500;

/** Organisations to which an agreement opens something. */
async function destinationsOf({ transaction, actor }: Access, { rules }: Agreement): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('organisation')
    .select(['id', 'kind'])
    .where('partnership_id', '=', actor.partnership)
    .execute();
  return rows.flatMap(({ id, kind }) =>
    rules.some(({ to }) => isAmong(to, id, kind as OrganisationKind)) ? [id] : [],
  );
}

async function childrenConcerned(access: Access, agreement: Agreement): Promise<readonly string[]> {
  const { transaction, actor } = access;
  const destinations = await destinationsOf(access, agreement);
  const purposes = [...new Set(agreement.rules.flatMap((rule) => rule.purposes))];
  if (destinations.length === 0) return [];
  const rows = await transaction
    .selectFrom('involvement')
    .select('subject_id')
    .distinct()
    .where('partnership_id', '=', actor.partnership)
    .where(sql<boolean>`organisation_id = ANY (${sql.val(destinations)}::uuid[])`)
    .where('purpose', 'in', purposes)
    .orderBy('subject_id')
    .execute();
  return rows.map(({ subject_id }) => subject_id);
}

/** Of some children, what every agreement that was ever in force opens. */
async function compileFor(access: Access, subjects: readonly string[]): Promise<void> {
  const { transaction, actor } = access;
  const among = sql<boolean>`subject_id = ANY (${sql.val(subjects)}::uuid[])`;
  const involvements = await transaction
    .selectFrom('involvement')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where(among)
    .execute();
  const closings = await transaction
    .selectFrom('record_closing')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where(among)
    .where('closes', '=', 'record')
    .execute();
  const { versions, kindOf } = await loadAgreements(
    transaction,
    actor.partnership,
    involvements.map(({ organisation_id }) => organisation_id),
  );
  const byChild = Map.groupBy(involvements, ({ subject_id }) => subject_id);
  const closed = Map.groupBy(closings, ({ subject_id }) => subject_id);
  const grants = [...byChild].flatMap(([subject, rows]) =>
    compileAgreements(
      {
        involvements: rows.map((row) => ({
          id: row.id,
          organisation: row.organisation_id,
          practitioner: row.practitioner_id,
          role: row.role as Role | null,
          purpose: row.purpose as Purpose,
          isProtected: row.is_protected,
          startsAt: row.starts_at.epochMilliseconds,
          endsAt: row.ends_at?.epochMilliseconds ?? null,
        })),
        restrictions: (closed.get(subject) ?? []).map((row) => ({
          startsAt: row.starts_at.epochMilliseconds,
          endsAt: row.ends_at?.epochMilliseconds ?? null,
          named: row.practitioners.map((practitioner) => ({ practitioner })),
        })),
      },
      versions,
      kindOf,
    ).map((grant) => ({ ...grant, subject })),
  );
  await transaction
    .deleteFrom('access_grant')
    .where('partnership_id', '=', actor.partnership)
    .where(among)
    .where('basis', '=', 'agreement')
    .execute();
  await storeGrants(transaction, actor.partnership, grants);
}

/** As the record role. */
export async function compileAgreementsAgain(access: Access, agreement: Agreement): Promise<void> {
  const subjects = await childrenConcerned(access, agreement);
  for (let first = 0; first < subjects.length; first += childrenAtOnce)
    await compileFor(access, subjects.slice(first, first + childrenAtOnce));
}

/**
 * Compiles what another release compiled. Until then nothing of it counts; one that cannot be read any more never does.
 * Returns how many versions were compiled.
 */
export async function compileStaleAgreements(services: RecordServices, system: System): Promise<number> {
  return asSystem(services, system, async (access) => {
    const { transaction } = access;
    const stale = await transaction
      .selectFrom('agreement_version')
      .select(['id', 'content'])
      .where('partnership_id', '=', system.partnership)
      .where('put_in_force_at', 'is not', null)
      .where('revoked_at', 'is', null)
      .where(sql<boolean>`compiled_by IS DISTINCT FROM ${compiler}::integer`)
      .execute();
    let compiled = 0;
    for (const { id, content } of stale) {
      const agreement = agreementIn(id, content);
      if (agreement === null) continue;
      await compileAgreementsAgain(access, agreement);
      await transaction
        .updateTable('agreement_version')
        .set({ compiled_by: compiler })
        .where('partnership_id', '=', system.partnership)
        .where('id', '=', id)
        .execute();
      compiled += 1;
    }
    return compiled;
  });
}
