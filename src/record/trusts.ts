/** Academy trusts, as the national register names them for their schools. */
import { sql } from 'kysely';
import type { Access } from './access.ts';

export type Trust = { readonly code: string; readonly name: string };

/** Trusts that run a school on the list, by name. A school list holds no personal data, so everybody sees them. */
export async function trustsOf({ transaction, actor }: Access): Promise<readonly Trust[]> {
  const { rows } =
    await sql<Trust>`SELECT trust_code AS code, min(coalesce(trust_name, trust_code)) AS name FROM organisation
    WHERE partnership_id = ${actor.partnership} AND trust_code IS NOT NULL GROUP BY trust_code ORDER BY name, code`.execute(
      transaction,
    );
  return rows;
}
