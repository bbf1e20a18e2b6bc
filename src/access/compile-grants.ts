/**
 * Compiles what stands of a child (involvements, closings, emergencies) to the grants that the policy and the database read.
 * Pure. Denials override: while a record is restricted, only named people keep anything.
 */
import { type Compartment, named, type Purpose, post, type Viewer } from '../kinds/vocabulary.ts';
import { emergencyReach } from './emergency.ts';
import { namedReachOf, type Reach, reachOf, rolesFor } from './reach.ts';
import { common, type Span, without } from './spans.ts';
import {
  type Basis,
  type ClosedToOthers,
  type Closing,
  type Involvement,
  location,
  type NamedPerson,
  type Seat,
  type Standing,
} from './standing.ts';

export type Grant = Reach &
  Span & {
    readonly viewer: Viewer;
    /** The involvement, the emergency or the challenge by which it is held. */
    readonly involvement: string;
    /** For whose part of the record; in the modes `own`, `recorded` and `existence` it reaches no further. */
    readonly organisation: string;
    readonly purpose: Purpose;
    readonly basis: Basis;
    /** The version of the agreement from which it comes. */
    readonly agreement: string | null;
  };

/** A grant before closings are looked at, with the person who holds it when it is not held by a post. */
type Held = { readonly grant: Grant; readonly person: string | null };

/** Who holds an involvement, and how far each of them reaches. */
export function holdersOf({
  organisation,
  practitioner,
  role,
  purpose,
}: Pick<Involvement, 'organisation' | 'practitioner' | 'role' | 'purpose'>): readonly {
  readonly viewer: Viewer;
  readonly reach: Reach;
}[] {
  if (practitioner !== null) {
    const reach = namedReachOf(purpose, role ?? undefined);
    return reach === undefined ? [] : [{ viewer: named(practitioner), reach }];
  }
  if (role !== null) {
    const reach = reachOf(purpose, role);
    return reach === undefined ? [] : [{ viewer: post(role, organisation), reach }];
  }
  return rolesFor(purpose).map(([each, reach]) => ({ viewer: post(each, organisation), reach }));
}

const byInvolvement = (involvement: Involvement, viewer: Viewer, reach: Reach, span: Span): Grant => ({
  ...reach,
  viewer,
  involvement: involvement.id,
  organisation: involvement.organisation,
  purpose: involvement.purpose,
  startsAt: span.startsAt,
  endsAt: span.endsAt,
  basis: 'involvement',
  agreement: null,
});

const openLocation = ({ mode, compartments }: Reach): Reach => ({
  mode,
  compartments: [...compartments, location] satisfies readonly Compartment[],
});

/** What the named people of a closing hold by an involvement of the organisation for which they are named. */
function heldByNamed(
  closing: Closing,
  involvements: readonly Involvement[],
  widened: (reach: Reach) => Reach,
): readonly Held[] {
  return closing.named.flatMap((person) =>
    involvements.filter(isOf(person)).flatMap((involvement): Held[] => {
      const span = common(involvement, closing);
      const reach = namedReachOf(person.purpose, person.role);
      if (span === null || reach === undefined) return [];
      const viewer = named(person.practitioner);
      return [{ grant: byInvolvement(involvement, viewer, widened(reach), span), person: person.practitioner }];
    }),
  );
}

const isOf =
  ({ practitioner, organisation, purpose }: NamedPerson) =>
  (involvement: Involvement): boolean =>
    involvement.organisation === organisation &&
    involvement.purpose === purpose &&
    (involvement.practitioner === null || involvement.practitioner === practitioner);

function heldInEmergencies({ emergencies }: Standing): readonly Held[] {
  return emergencies.flatMap((emergency): Held[] => {
    const { id, practitioner, organisation, startsAt, endsAt, reviewedAt, officers } = emergency;
    const reach = emergencyReach(emergency.role);
    const grant = { involvement: id, basis: 'emergency', agreement: null, startsAt } as const;
    const opened: Held[] =
      reach === undefined
        ? []
        : [
            {
              grant: { ...reach, ...grant, viewer: named(practitioner), organisation, purpose: 'emergency', endsAt },
              person: practitioner,
            },
          ];
    const reviewing = officers.map(
      (officer): Held => ({
        grant: {
          ...grant,
          mode: 'existence',
          compartments: [],
          viewer: post('data-protection-officer', officer),
          organisation: officer,
          purpose: 'data-protection',
          endsAt: reviewedAt,
        },
        person: null,
      }),
    );
    return [...opened, ...reviewing];
  });
}

/** What an acting post reads is shared with it entry by entry, so the grant itself opens only that there is a record. */
const heldInChallenges = (seats: readonly Seat[]): readonly Held[] =>
  seats.map(({ challenge, viewer, organisation, startsAt, endsAt }) => ({
    grant: {
      mode: 'existence',
      compartments: [],
      viewer,
      involvement: challenge,
      organisation,
      purpose: 'disagreement',
      basis: 'challenge',
      agreement: null,
      startsAt,
      endsAt,
    },
    person: viewer.startsWith('person@') ? viewer.slice('person@'.length) : null,
  }));

/** Takes out the times in which the record is restricted and the holder is not among the named. */
export const outsideRestrictions = (
  { grant, person }: Held,
  restrictions: readonly ClosedToOthers[],
): readonly Grant[] => {
  const closed = restrictions.filter(
    (each) => person === null || !each.named.some(({ practitioner }) => practitioner === person),
  );
  return without(grant, closed).map((span) => ({ ...grant, startsAt: span.startsAt, endsAt: span.endsAt }));
};

export function compileGrants(standing: Standing): readonly Grant[] {
  const { involvements, restrictions, protections, seats } = standing;
  const held: Held[] = involvements.flatMap((involvement) =>
    holdersOf(involvement).map(({ viewer, reach }) => ({
      grant: byInvolvement(involvement, viewer, reach, involvement),
      person: involvement.practitioner,
    })),
  );
  held.push(
    ...restrictions.flatMap((closing) => heldByNamed(closing, involvements, (reach) => reach)),
    ...protections.flatMap((closing) => heldByNamed(closing, involvements, openLocation)),
    ...heldInEmergencies(standing),
  );
  return [...held.flatMap((each) => outsideRestrictions(each, restrictions)), ...compileSeats(seats, restrictions)];
}

/** What challenges give those who act on them. Made again whenever a challenge moves, without the rest. */
export const compileSeats = (seats: readonly Seat[], restrictions: readonly ClosedToOthers[]): readonly Grant[] =>
  heldInChallenges(seats).flatMap((each) => outsideRestrictions(each, restrictions));
