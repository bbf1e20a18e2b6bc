/** Who owes and who is owed, and who may see it. */
import { type Compartment, compartmentCodes, post, type Viewer } from '../../kinds/vocabulary.ts';
import type { EffectiveEntry } from '../entry.ts';
import { type PartyReference, recorder } from '../pack/rule-schema.ts';
import { triggerField } from '../pattern/field.ts';
import type { World } from '../world.ts';
import type { Party } from './duty.ts';
import { organisationIn } from './organisation-in.ts';

type FindParty = (trigger: EffectiveEntry, world: World) => Party;

export function compileParty({ role, of }: PartyReference): FindParty {
  const isAuthority = typeof of !== 'string';
  const named = isAuthority ? of.authorityOf : of;
  const valueIn = named === recorder ? null : triggerField(named);
  return (trigger, world) => {
    const found = valueIn === null ? trigger.organisation : organisationIn(valueIn(trigger));
    const organisation = found !== null && isAuthority ? (world.authorityOf(found) ?? null) : found;
    return { role, organisation };
  };
}

export const viewerOf = ({ role, organisation }: Party): readonly Viewer[] =>
  organisation === null ? [] : [post(role, organisation)];

/** Those always needed and those of every entry that something rests on, in their usual order. */
export const compartmentsOf = (
  always: readonly Compartment[],
  rests: readonly EffectiveEntry[],
): readonly Compartment[] =>
  compartmentCodes.filter((code) => always.includes(code) || rests.some(({ compartment }) => compartment === code));

/** Whoever sees what was derived must be allowed to see everything that it rests on. */
export function narrowest(audiences: readonly (readonly Viewer[] | null)[]): readonly Viewer[] | null {
  return audiences.reduce<readonly Viewer[] | null>(
    (narrow, each) =>
      each === null ? narrow : narrow === null ? each : narrow.filter((viewer) => each.includes(viewer)),
    null,
  );
}
