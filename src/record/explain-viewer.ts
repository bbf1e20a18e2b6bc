/** Why a practitioner can or cannot see a child: reads what decides it, as it stands, and lets the policy explain. */
import type { Selectable } from 'kysely';
import { countsAt } from '../access/agreement/in-force.ts';
import type { Grant } from '../access/compile-grants.ts';
import { type AccessExplanation, explainAccess } from '../access/explain-access.ts';
import type { AccessGrantTable } from '../database/tables.ts';
import type { Compartment, Purpose, Viewer } from '../kinds/vocabulary.ts';
import type { Access } from './access.ts';
import type { Actor } from './actor.ts';
import { agreementIn, decidedOf } from './agreements/agreements-that-count.ts';
import type { OpenChild } from './child.ts';
import { loadNames } from './organisations.ts';
import { asRecordRole } from './transaction.ts';

const grantOf = (row: Selectable<AccessGrantTable>): Grant => ({
  viewer: row.viewer as Viewer,
  involvement: row.involvement_id,
  organisation: row.organisation_id,
  mode: row.mode,
  compartments: row.compartments as readonly Compartment[],
  purpose: row.purpose as Purpose,
  startsAt: row.starts_at.epochMilliseconds,
  endsAt: row.ends_at?.epochMilliseconds ?? null,
  basis: row.basis,
  agreement: row.agreement_id,
});

async function agreementsOf({ transaction, actor, now }: Access) {
  const rows = await transaction
    .selectFrom('agreement_version')
    .select(['id', 'content', 'title', 'put_in_force_at', 'superseded_at', 'revoked_at', 'compiled_by'])
    .where('partnership_id', '=', actor.partnership)
    .where('put_in_force_at', 'is not', null)
    .execute();
  return new Map(
    rows.map((row) => {
      const agreement = agreementIn(row.id, row.content);
      const counts = agreement !== null && countsAt(agreement, decidedOf(row), now.epochMilliseconds);
      return [row.id, { title: row.title ?? 'an agreement', counts }];
    }),
  );
}

type Person = Pick<Actor, 'practitioner' | 'viewers'>;

async function explain(
  access: Access,
  subject: string,
  { practitioner, viewers }: Person,
  moment: (at: number) => string,
): Promise<AccessExplanation> {
  const { transaction, actor, now } = access;
  const [grants, closings, denials] = await asRecordRole(transaction, async () => [
    await transaction
      .selectFrom('access_grant')
      .selectAll()
      .where('partnership_id', '=', actor.partnership)
      .where('subject_id', '=', subject)
      .where('viewer', 'in', [...viewers])
      .orderBy('starts_at')
      .orderBy('viewer')
      .orderBy('part')
      .execute(),
    await transaction
      .selectFrom('record_closing')
      .selectAll()
      .where('partnership_id', '=', actor.partnership)
      .where('subject_id', '=', subject)
      .where('closes', '=', 'record')
      .execute(),
    await transaction
      .selectFrom('access_denial')
      .select('id')
      .where('partnership_id', '=', actor.partnership)
      .where('subject_id', '=', subject)
      .where('practitioner_id', '=', practitioner)
      .where('starts_at', '<=', now)
      .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
      .execute(),
  ]);
  const names = await loadNames(
    access,
    grants.map(({ organisation_id }) => organisation_id),
    [],
  );
  return explainAccess(
    {
      practitioner,
      viewers,
      at: now.epochMilliseconds,
      grants: grants.map(grantOf),
      restrictions: closings.map((row) => ({
        startsAt: row.starts_at.epochMilliseconds,
        endsAt: row.ends_at?.epochMilliseconds ?? null,
        named: row.practitioners,
      })),
      denied: denials.length > 0,
      agreements: await agreementsOf(access),
    },
    { organisation: names.organisation, moment },
  );
}

/** Of a child whom the viewer has open: what they see themselves, and by what. */
export const explainOwnAccess = (child: OpenChild, moment: (at: number) => string): Promise<AccessExplanation> =>
  explain(child.access, child.id, child.access.actor, moment);

/** Of somebody else. Whoever asks must be entitled to know that the child has a record; the caller says who that is. */
export const explainAccessOf = explain;
