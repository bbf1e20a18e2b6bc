/** Organisations for administrators: those in which they may employ somebody, and adding one that is no school. */

import { problem } from '../../errors.ts';
import type { OrganisationKind } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { type Organisation, parseOrganisation } from '../organisations.ts';
import { asRecordRole } from '../transaction.ts';
import { type Administration, requireAdministration } from './administration.ts';
import { insertOrganisation, type OrganisationByHand } from './insert-organisation.ts';
import { note } from './note.ts';

const most = 50;

/** Those that take part first; others are found by part of their name. */
export async function organisationsFor(
  { transaction, actor }: Access,
  { isOfPartnership, organisations }: Administration,
  sought: string,
): Promise<readonly Organisation[]> {
  const pattern = `%${sought.toLowerCase().replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  const rows = await transaction
    .selectFrom('organisation')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('status', '<>', 'closed')
    .$if(!isOfPartnership, (query) => query.where('id', 'in', [...organisations]))
    .$if(sought === '', (query) => query.where('takes_part', '=', true))
    .$if(sought !== '', (query) => query.where('sort_name', 'like', pattern))
    .orderBy('takes_part', 'desc')
    .orderBy('sort_name')
    .limit(most)
    .execute();
  return rows.map(parseOrganisation);
}

/** Schools come from the national register or are added under Schools. */
export const addableKinds = [
  'local-authority',
  'camhs',
  'tier-4',
  'icb',
  'police',
  'gp-practice',
  'health-visiting',
  'provider',
  'voluntary-sector',
] as const satisfies readonly OrganisationKind[];

export type NewOrganisation = OrganisationByHand & { readonly kind: (typeof addableKinds)[number] };

/** Returns its id. Throws NOT_ALLOWED for administrators of one organisation. */
export async function addOrganisation(access: Access, given: NewOrganisation): Promise<string> {
  const { isOfPartnership } = await requireAdministration(access);
  if (!isOfPartnership) throw problem('NOT_ALLOWED', { action: 'add an organisation' });
  return asRecordRole(access.transaction, async () => {
    const id = await insertOrganisation(access, given);
    await note(access, 'organisation added', '', { organisation: id, kind: given.kind });
    return id;
  });
}
