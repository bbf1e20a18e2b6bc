/** A school that people added before the register named it goes on as the same school, now with its URN. */
import { sql } from 'kysely';
import type { Transaction } from './transaction.ts';

type NumberedSchool = {
  readonly urn: number;
  readonly authorityCode: string | null;
  readonly establishmentNumber: string | null;
  readonly status: 'open' | 'closed' | 'proposed';
};

/** Closed schools are left out: a number is used again by the school that takes the place of another. */
export async function adoptSchools(
  transaction: Transaction,
  partnership: string,
  schools: readonly NumberedSchool[],
): Promise<void> {
  const numbered = schools.filter(
    ({ status, authorityCode, establishmentNumber }) =>
      status !== 'closed' && authorityCode !== null && establishmentNumber !== null,
  );
  if (numbered.length === 0) return;
  const list = (of: (school: NumberedSchool) => string) => sql.val(numbered.map(of));
  await sql`UPDATE organisation SET urn = named.urn
    FROM (
      SELECT DISTINCT ON (authority, establishment) urn, authority, establishment
      FROM unnest(${list(({ urn }) => String(urn))}::integer[], ${list((school) => school.authorityCode ?? '')}::text[],
        ${list((school) => school.establishmentNumber ?? '')}::text[]) AS given (urn, authority, establishment)
      ORDER BY authority, establishment, urn DESC
    ) AS named
    WHERE organisation.partnership_id = ${partnership} AND organisation.id = (
      SELECT o.id FROM organisation o
      WHERE o.partnership_id = ${partnership} AND o.kind = 'school' AND o.urn IS NULL
        AND o.authority_code = named.authority AND o.establishment_number = named.establishment
      ORDER BY o.takes_part DESC, o.id LIMIT 1
    ) AND NOT EXISTS (SELECT FROM organisation o WHERE o.partnership_id = ${partnership} AND o.urn = named.urn)`.execute(
    transaction,
  );
}
