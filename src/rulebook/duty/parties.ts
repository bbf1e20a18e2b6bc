/** Who owes and who is owed, and who may see it. */
import { post, type Viewer } from '../../kinds/vocabulary.ts';
import type { EffectiveEntry } from '../entry.ts';
import type { OrganisationReference, PartyReference } from '../pack/pack-schema.ts';
import { fieldOf, triggerPath } from '../pattern/field.ts';
import type { World } from '../world.ts';
import type { Party } from './duty.ts';
import { organisationIn } from './organisation-in.ts';

function findOrganisation(reference: OrganisationReference, trigger: EffectiveEntry, world: World): string | null {
  const text = typeof reference === 'string' ? reference : reference.authorityOf;
  const found = organisationIn(fieldOf(trigger.data, triggerPath(text) ?? []));
  if (found === null || typeof reference === 'string') return found;
  return world.authorityOf(found) ?? null;
}

export const resolveParty = (party: PartyReference, trigger: EffectiveEntry, world: World): Party => ({
  role: party.role,
  organisation: findOrganisation(party.of, trigger, world),
});

export const viewerOf = ({ role, organisation }: Party): readonly Viewer[] =>
  organisation === null ? [] : [post(role, organisation)];

/** Whoever sees what was derived must be allowed to see everything that it rests on. */
export function narrowest(audiences: readonly (readonly Viewer[] | null)[]): readonly Viewer[] | null {
  return audiences.reduce<readonly Viewer[] | null>(
    (narrow, each) =>
      each === null ? narrow : narrow === null ? each : narrow.filter((viewer) => each.includes(viewer)),
    null,
  );
}
