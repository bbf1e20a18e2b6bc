/** Which organisation is meant when a rule says only of what kind it is. */
import type { OrganisationKind } from '../kinds/vocabulary.ts';
import type { World } from './world.ts';

/**
 * The organisation itself when it is of that kind, its council when one is asked for, or the only one of that kind that is
 * known. Null when nobody can tell.
 */
export function organisationNear(near: string | null, kind: OrganisationKind, world: World): string | null {
  if (near !== null && world.organisationKind(near) === kind) return near;
  const authority = near !== null && kind === 'local-authority' ? world.authorityOf(near) : undefined;
  return authority ?? world.onlyOrganisation(kind) ?? null;
}
