/** In which organisation? Asked only of administrators who have more than one. */

import { problem } from '../../errors.ts';
import { canHaveRole } from '../../kinds/roles-by-organisation.ts';
import { type Role, roleCodes, roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { findOrganisation, type Organisation } from '../../record/organisations.ts';
import { employsAt, requireAdministration } from '../../record/practitioners/administration.ts';
import { organisationsFor } from '../../record/practitioners/organisations-here.ts';
import { button } from '../../ui/components/button.ts';
import { input } from '../../ui/components/input.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';

export type Choice =
  | { readonly chosen: Organisation }
  | { readonly chosen: undefined; readonly among: readonly Organisation[]; readonly sought: string };

/** Throws NOT_FOUND for an organisation that is not the viewer's. */
export async function chooseOrganisation(
  access: Access,
  { organisation, sought }: { readonly organisation: string | undefined; readonly sought: string },
): Promise<Choice> {
  const administration = await requireAdministration(access);
  const only = administration.organisations.length === 1 && !administration.isOfPartnership;
  const id = organisation ?? (only ? administration.organisations[0] : undefined);
  if (id === undefined)
    return { chosen: undefined, among: await organisationsFor(access, administration, sought), sought };
  const chosen = employsAt(administration, id) ? await findOrganisation(access, id) : undefined;
  if (chosen === undefined) throw problem('NOT_FOUND');
  return { chosen };
}

/** @param here the page that asks; @param withChosen where a choice leads */
export const organisationList = (
  { among, sought }: Extract<Choice, { chosen: undefined }>,
  here: Href,
  withChosen: (organisation: string) => Href,
): Html => html`
<h2 class="govuk-heading-m">In which organisation?</h2>
<form action="${here}" method="get" novalidate>
${input({ name: 'q', label: 'Part of its name', value: sought, width: 20 })}
${button({ text: 'Search', look: 'secondary' })}
</form>
${among.length === 0 && html`<p class="govuk-body">None fits. Add it first: schools under Schools, others under Organisations.</p>`}
<ul class="govuk-list">${among.map(({ id, name }) => html`<li><a class="govuk-link" href="${withChosen(id)}">${name}</a></li>`)}</ul>`;

/** The roles that it can have, for a select. */
export const roleItems = ({ kind }: Organisation): readonly { readonly value: string; readonly text: string }[] => [
  { value: '', text: 'Choose a role' },
  ...rolesAt(kind).map((role) => ({ value: role, text: roles[role] })),
];

const rolesAt = (kind: Organisation['kind']): readonly Role[] => roleCodes.filter((role) => canHaveRole(kind, role));
