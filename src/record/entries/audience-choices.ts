/** Who could be meant when an entry is for some people only: the posts that work with the child now, as far as one may see. */
import { rolesFor } from '../../access/reach.ts';
import { type Compartment, named, type Purpose, post, type Role, roles, type Viewer } from '../../kinds/vocabulary.ts';
import type { OpenChild } from '../child.ts';
import { type InvolvedOrganisation, involvementsOf } from '../involvements.ts';

export type Reader = {
  readonly viewer: Viewer;
  readonly organisation: string;
  readonly role: Role | null;
  readonly practitioner: string | null;
};

const isNow = ({ startsAt, endsAt }: InvolvedOrganisation, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(startsAt, now) <= 0 && (endsAt === null || Temporal.Instant.compare(endsAt, now) > 0);

const reaching = (purpose: Purpose, compartment: Compartment): readonly Role[] =>
  rolesFor(purpose).flatMap(([role, reach]) =>
    reach.mode !== 'existence' && reach.compartments.includes(compartment) ? [role] : [],
  );

function readersOf({ organisation, practitioner, role, purpose }: InvolvedOrganisation, compartment: Compartment) {
  const wide = reaching(purpose, compartment);
  if (practitioner !== null)
    return role === null || wide.includes(role)
      ? [{ viewer: named(practitioner), organisation, role, practitioner }]
      : [];
  return wide
    .filter((each) => role === null || role === each)
    .map((each) => ({ viewer: post(each, organisation), organisation, role: each, practitioner: null }));
}

/** Everybody who reads this part of the record now by working with the child, each once; by organisation and role. */
export async function readersNow(child: OpenChild, compartment: Compartment): Promise<readonly Reader[]> {
  const { now } = child.access;
  const all = (await involvementsOf(child))
    .filter((each) => isNow(each, now))
    .flatMap((each): readonly Reader[] => readersOf(each, compartment));
  const title = ({ role }: Reader): string => (role === null ? '' : roles[role]);
  return [...new Map(all.map((reader) => [reader.viewer, reader])).values()].toSorted((a, b) =>
    a.organisation === b.organisation ? (title(a) < title(b) ? -1 : 1) : a.organisation < b.organisation ? -1 : 1,
  );
}
