/** The council in whose area an organisation lies. */
import type { Access } from './access.ts';
import { councilByCode, findOrganisation, type Organisation } from './organisations.ts';

/** Undefined when the area is not known, or its council is not on the list. */
export async function councilOfSchool(access: Access, school: string | undefined): Promise<Organisation | undefined> {
  if (school === undefined) return undefined;
  const found = await findOrganisation(access, school);
  return found?.authorityCode == null ? undefined : councilByCode(access, found.authorityCode);
}
