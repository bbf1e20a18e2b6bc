/** Who owes and who is owed, and who may see it. */
import { type Compartment, compartmentCodes, isRole, post, type Viewer } from '../../kinds/vocabulary.ts';
import type { EffectiveEntry } from '../entry.ts';
import { type PartyReference, recorder } from '../pack/rule-schema.ts';
import { triggerField } from '../pattern/field.ts';
import type { World } from '../world.ts';
import type { Party } from './duty.ts';
import { organisationIn } from './organisation-in.ts';

type FindParty = (trigger: EffectiveEntry, world: World) => Party;

export function compileParty({ role: usual, orRole, of }: PartyReference): FindParty {
  const isAuthority = typeof of !== 'string';
  const named = isAuthority ? of.authorityOf : of;
  const valueIn = named === recorder ? null : triggerField(named);
  const roleIn = orRole === undefined ? null : triggerField(orRole);
  return (trigger, world) => {
    const given = roleIn?.(trigger);
    const role = typeof given === 'string' && isRole(given) ? given : usual;
    const found = valueIn === null ? trigger.organisation : organisationIn(valueIn(trigger));
    const organisation = found !== null && isAuthority ? (world.authorityOf(found) ?? null) : found;
    return { role, organisation };
  };
}

export const viewerOf = ({ role, organisation }: Party): readonly Viewer[] =>
  organisation === null ? [] : [post(role, organisation)];

const bits = new Map(compartmentCodes.map((code, index) => [code, 1 << index]));
/** Every set of compartments there can be, each in their usual order, by the bits of those in it. */
const sets: readonly (readonly Compartment[])[] = Array.from({ length: 1 << compartmentCodes.length }, (_, set) =>
  compartmentCodes.filter((_code, index) => (set & (1 << index)) !== 0),
);

/** Those always needed and those of every entry that something rests on, in their usual order. */
export function compartmentsOf(
  always: readonly Compartment[],
  rests: readonly EffectiveEntry[],
): readonly Compartment[] {
  let set = 0;
  for (const code of always) set |= bits.get(code) ?? 0;
  for (const { compartment } of rests) set |= bits.get(compartment) ?? 0;
  return sets[set] ?? [];
}

/** Whoever sees what was derived must be allowed to see everything that it rests on. */
export function narrowest(audiences: readonly (readonly Viewer[] | null)[]): readonly Viewer[] | null {
  let narrow: readonly Viewer[] | null = null;
  for (const each of audiences) {
    if (each === null) continue;
    narrow = narrow === null ? each : narrow.filter((viewer) => each.includes(viewer));
  }
  return narrow;
}

/** The narrowest audience of what something rests on, and of those `between` whom it is when that is given. */
export function audienceOf(
  rests: readonly EffectiveEntry[],
  between: readonly Viewer[] | null = null,
): readonly Viewer[] | null {
  return rests.every(({ audience }) => audience === null)
    ? between
    : narrowest([between, ...rests.map(({ audience }) => audience)]);
}
