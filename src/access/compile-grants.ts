/** Compiles an involvement to the grants that the policy and the database read. Pure. */
import { named, type Purpose, post, type Role, type Viewer } from '../kinds/vocabulary.ts';
import { namedReachOf, type Reach, reachOf, rolesFor } from './reach.ts';

export type Involvement = {
  readonly id: string;
  readonly organisation: string;
  /** Only this person. */
  readonly practitioner: string | null;
  /** Only this role. */
  readonly role: Role | null;
  readonly purpose: Purpose;
};

export type Grant = Reach & {
  readonly viewer: Viewer;
  readonly involvement: string;
  readonly organisation: string;
  readonly purpose: Purpose;
};

export function compileGrants({ id, organisation, practitioner, role, purpose }: Involvement): readonly Grant[] {
  const grant = (viewer: Viewer, reach: Reach): Grant => ({ ...reach, viewer, involvement: id, organisation, purpose });
  if (practitioner !== null) {
    const reach = namedReachOf(purpose, role ?? undefined);
    return reach === undefined ? [] : [grant(named(practitioner), reach)];
  }
  if (role !== null) {
    const reach = reachOf(purpose, role);
    return reach === undefined ? [] : [grant(post(role, organisation), reach)];
  }
  return rolesFor(purpose).map(([each, reach]) => grant(post(each, organisation), reach));
}
