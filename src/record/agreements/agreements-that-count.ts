/** The versions of sharing agreements from which grants are compiled: every one that was ever in force, for the time it was. */
import type { Selectable } from 'kysely';
import type { Agreement } from '../../access/agreement/agreement.ts';
import type { VersionInForce } from '../../access/agreement/compile-agreement.ts';
import { type DecidedVersion, timeInForce } from '../../access/agreement/in-force.ts';
import { readAgreement } from '../../access/agreement/read-agreement.ts';
import { startOfDay } from '../../clock.ts';
import type { AgreementVersionTable } from '../../database/tables.ts';
import type { OrganisationKind } from '../../kinds/vocabulary.ts';
import type { Transaction } from '../transaction.ts';

export type AgreementsThatCount = {
  readonly versions: readonly VersionInForce[];
  readonly kindOf: (organisation: string) => OrganisationKind | undefined;
};

/** What a version says never changes, so it is read once. Null: it cannot be read any more, and counts for nothing. */
const read = new Map<string, Agreement | null>();

export function agreementIn(id: string, content: string): Agreement | null {
  const known = read.get(id);
  if (known !== undefined) return known;
  const result = readAgreement(content, { known: () => true, startOfDay });
  const agreement = result.ok ? result.agreement : null;
  read.set(id, agreement);
  return agreement;
}

type DecidedRow = Pick<
  Selectable<AgreementVersionTable>,
  'put_in_force_at' | 'superseded_at' | 'revoked_at' | 'compiled_by'
>;

export const decidedOf = (row: DecidedRow): DecidedVersion => ({
  putInForceAt: row.put_in_force_at?.epochMilliseconds ?? null,
  supersededAt: row.superseded_at?.epochMilliseconds ?? null,
  revokedAt: row.revoked_at?.epochMilliseconds ?? null,
  compiledBy: row.compiled_by,
});

const nothing: AgreementsThatCount = { versions: [], kindOf: () => undefined };

/** @param organisations whose kinds may be asked for */
export async function loadAgreements(
  transaction: Transaction,
  partnership: string,
  organisations: readonly string[],
): Promise<AgreementsThatCount> {
  if (organisations.length === 0) return nothing;
  const rows = await transaction
    .selectFrom('agreement_version')
    .select(['id', 'content', 'put_in_force_at', 'superseded_at', 'revoked_at', 'compiled_by'])
    .where('partnership_id', '=', partnership)
    .where('put_in_force_at', 'is not', null)
    .execute();
  if (rows.length === 0) return nothing;
  const versions = rows.flatMap((row): VersionInForce[] => {
    const agreement = agreementIn(row.id, row.content);
    if (agreement === null) return [];
    const span = timeInForce(agreement, decidedOf(row));
    return span === null ? [] : [{ id: row.id, agreement, ...span }];
  });
  const kinds = await transaction
    .selectFrom('organisation')
    .select(['id', 'kind'])
    .where('partnership_id', '=', partnership)
    .where('id', 'in', [...new Set(organisations)])
    .execute();
  const byId = new Map(kinds.map(({ id, kind }) => [id, kind as OrganisationKind]));
  return { versions, kindOf: (organisation) => byId.get(organisation) };
}
