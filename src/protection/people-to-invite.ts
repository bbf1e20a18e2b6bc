/** Who works with a child and could read what is written at a meeting about them. */
import { namedReachOf, reachOf } from '../access/reach.ts';
import type { Role } from '../kinds/vocabulary.ts';
import type { OpenChild } from '../record/child.ts';
import { isOpenAt } from '../record/involve.ts';
import { type InvolvedOrganisation, involvementsOf } from '../record/involvements.ts';
import { type Colleague, peopleAt } from '../record/people-at.ts';

/** By an involvement of their organisation, or of their own, that reaches what a meeting is about. */
function reaches({ organisation, practitioner, role, purpose }: InvolvedOrganisation, colleague: Colleague): boolean {
  if (organisation !== colleague.organisation) return false;
  if (practitioner !== null && practitioner !== colleague.practitioner) return false;
  if (role !== null && role !== colleague.role) return false;
  const reach = practitioner === null ? reachOf(purpose, colleague.role) : namedReachOf(purpose, colleague.role);
  return reach?.mode === 'content' && reach.compartments.includes('safeguarding');
}

/** By name; each person once, in the first of their roles by which they could read it. */
export async function peopleToInvite(child: OpenChild): Promise<readonly Colleague[]> {
  const { access } = child;
  const involved = (await involvementsOf(child)).filter((each) => isOpenAt(each, access.now));
  const people = await peopleAt(
    access,
    involved.map(({ organisation }) => organisation),
  );
  const found = people.filter((colleague) => involved.some((each) => reaches(each, colleague)));
  return found.filter(
    ({ practitioner }, index) => found.findIndex((each) => each.practitioner === practitioner) === index,
  );
}

export type PostToAct = { readonly organisation: string; readonly role: Role };

/** Posts that can take on an action: of everybody who works with the child. */
export const postsToAct = (people: readonly Colleague[]): readonly PostToAct[] =>
  people
    .map(({ organisation, role }) => ({ organisation, role }))
    .filter(
      ({ organisation, role }, index, all) =>
        all.findIndex((each) => each.organisation === organisation && each.role === role) === index,
    );
