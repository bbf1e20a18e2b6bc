/**
 * The policy: may this viewer see this? Pure, and denies unless one grant allows the whole of it. Row-level security in the
 * database says the same in its own words; a test compares the two.
 */
import type { Compartment, Viewer } from '../kinds/vocabulary.ts';
import type { Grant } from './compile-grants.ts';

export type ActiveGrant = Omit<Grant, 'involvement'>;

/** Something of a child's record: an entry, or something derived. */
export type Resource = {
  /** All of these are needed. */
  readonly compartments: readonly Compartment[];
  /** Who alone may see it, or null. */
  readonly audience: readonly Viewer[] | null;
  /** Organisations that recorded it or take part in it. */
  readonly organisations: readonly string[];
};

export type Decision =
  | { readonly allowed: true; readonly by: ActiveGrant }
  | { readonly allowed: false; readonly because: Denial };
export type Denial = 'not-involved' | 'other-compartment' | 'not-in-audience' | 'not-own';

const denials = ['not-involved', 'other-compartment', 'not-in-audience', 'not-own'] as const;

function refuse(grant: ActiveGrant, { compartments, audience, organisations }: Resource): Denial | null {
  if (!compartments.every((compartment) => grant.compartments.includes(compartment))) return 'other-compartment';
  if (audience !== null && !audience.includes(grant.viewer)) return 'not-in-audience';
  if (grant.mode === 'content') return null;
  return grant.mode === 'own' && organisations.includes(grant.organisation) ? null : 'not-own';
}

/**
 * @param grants of this viewer for this child, in force now
 * @returns the first grant that allows it, or the reason that came nearest to allowing it
 */
export function decide(grants: readonly ActiveGrant[], resource: Resource): Decision {
  let nearest: Denial = 'not-involved';
  for (const grant of grants) {
    const refusal = refuse(grant, resource);
    if (refusal === null) return { allowed: true, by: grant };
    if (denials.indexOf(refusal) > denials.indexOf(nearest)) nearest = refusal;
  }
  return { allowed: false, because: nearest };
}

/** Whether the viewer may add an entry to this part of the child's record. */
export const mayRecord = (grants: readonly ActiveGrant[], compartment: Compartment): boolean =>
  grants.some((grant) => grant.mode !== 'existence' && grant.compartments.includes(compartment));
