/**
 * The policy: may this person see this? Pure, and denies unless one grant, or a decision to share, allows the whole of it.
 * Denials override whatever allows. Row-level security in the database and Cedar in a test say the same in their own words.
 */
import type { Compartment, Purpose, Viewer } from '../kinds/vocabulary.ts';
import type { Grant } from './compile-grants.ts';
import { holdsAt } from './spans.ts';
import { location } from './standing.ts';

export type ActiveGrant = Pick<Grant, 'viewer' | 'organisation' | 'mode' | 'compartments' | 'basis'> & {
  readonly purpose: Purpose;
};

/** Something of a child's record: an entry, or something derived. */
export type Resource = {
  /** All of these are needed. */
  readonly compartments: readonly Compartment[];
  /** Who alone may see it, or null. */
  readonly audience: readonly Viewer[] | null;
  /** Organisations that recorded it or take part in it. */
  readonly organisations: readonly string[];
  /** The organisation that recorded it; none of what is derived. */
  readonly recorder?: string;
  /** Tells where the child is, and that is protected. */
  readonly covered?: boolean;
  /** To whom a named person shared it besides. */
  readonly sharedWith?: readonly Viewer[];
};

export type Decision =
  | { readonly allowed: true; readonly by: ActiveGrant | 'shared' }
  | { readonly allowed: false; readonly because: Denial };

/** From the farthest to the nearest to being allowed. */
const denials = ['not-involved', 'location-protected', 'other-compartment', 'not-in-audience', 'not-own'] as const;
export type Denial = (typeof denials)[number];

/** Whoever is asking, at one time. */
export type Asking = {
  readonly viewers: readonly Viewer[];
  /** In milliseconds since 1970. */
  readonly at: number;
  /** This person may not open this child's record: somebody close to them. */
  readonly denied: boolean;
  /** Versions of agreements that are in force, as they were compiled. */
  readonly agreements: ReadonlySet<string>;
};

/** Those of a child's grants that count for whoever is asking. */
export const activeGrants = (
  grants: readonly Grant[],
  { viewers, at, denied, agreements }: Asking,
): readonly Grant[] =>
  denied
    ? []
    : grants.filter(
        (grant) =>
          viewers.includes(grant.viewer) &&
          holdsAt(grant, at) &&
          (grant.agreement === null || agreements.has(grant.agreement)),
      );

function refuse(grant: ActiveGrant, { compartments, audience, organisations, recorder }: Resource): Denial | null {
  if (!compartments.every((compartment) => grant.compartments.includes(compartment)))
    return compartments.includes(location) ? 'location-protected' : 'other-compartment';
  if (audience !== null && !audience.includes(grant.viewer)) return 'not-in-audience';
  if (grant.mode === 'content') return null;
  if (grant.mode === 'own' && organisations.includes(grant.organisation)) return null;
  return grant.mode === 'recorded' && recorder === grant.organisation ? null : 'not-own';
}

const opensLocation = ({ compartments }: ActiveGrant): boolean => compartments.includes(location);

/**
 * @param grants of whoever is asking for this child, in force now
 * @param viewers what they are, for what was shared with one of these
 * @returns what allows it, or the reason that came nearest to allowing it
 */
export function decide(
  grants: readonly ActiveGrant[],
  resource: Resource,
  viewers: readonly Viewer[] = grants.map(({ viewer }) => viewer),
): Decision {
  if (grants.length === 0) return { allowed: false, because: 'not-involved' };
  if (resource.covered === true && !grants.some(opensLocation))
    return { allowed: false, because: 'location-protected' };
  let nearest: Denial = 'not-involved';
  for (const grant of grants) {
    const refusal = refuse(grant, resource);
    if (refusal === null) return { allowed: true, by: grant };
    if (denials.indexOf(refusal) > denials.indexOf(nearest)) nearest = refusal;
  }
  const isShared = resource.sharedWith?.some((viewer) => viewers.includes(viewer)) === true;
  if (isShared && !resource.compartments.includes(location)) return { allowed: true, by: 'shared' };
  return { allowed: false, because: nearest };
}

/** Whether whoever holds these may add an entry to this part of the child's record. What an agreement or an emergency opens is to be read only. */
export const mayRecord = (grants: readonly ActiveGrant[], compartment: Compartment): boolean =>
  grants.some(
    ({ mode, basis, compartments }) =>
      basis === 'involvement' && (mode === 'own' || mode === 'content') && compartments.includes(compartment),
  );
