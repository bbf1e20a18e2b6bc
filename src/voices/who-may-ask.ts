/** Who asks a child and a family about a move, who looks a second time at whether a link is safe, and who reads first. */
import type { Role, Viewer } from '../kinds/vocabulary.ts';
import { named, post } from '../kinds/vocabulary.ts';
import { type Actor, holdsPost, type Post } from '../record/actor.ts';
import type { StoredEntry } from '../record/entry-row.ts';
import type { InvolvedOrganisation } from '../record/involvements.ts';
import type { SchoolMove } from '../record/moves.ts';

const askers: readonly Role[] = ['dsl', 'headteacher', 'senco', 'head-of-year', 'class-teacher', 'designated-teacher'];
const secondsAtSchool: readonly Role[] = ['dsl', 'headteacher'];
/** Where head and safeguarding lead are one person, and wherever somebody works on the child’s safety. */
const secondsInSocialWork: readonly Role[] = ['social-worker', 'team-manager'];
const seconds: readonly Role[] = [...secondsAtSchool, ...secondsInSocialWork];

const schoolsOf = ({ from, to }: SchoolMove): readonly string[] =>
  [from.organisation, to.organisation].filter((school) => school !== null);

/** The post in which somebody asks: at the old school before the new one. A safeguarding lead's first. */
export const askingPost = ({ posts }: Actor, move: SchoolMove): Post | undefined =>
  schoolsOf(move)
    .flatMap((school) =>
      askers.flatMap((role) => posts.filter((held) => held.role === role && held.organisation === school)),
    )
    .at(0);

/** Somebody else than whoever checked first, among those who see the check. */
export const mayLookAgain = (
  actor: Actor,
  { recordedBy, audience }: Pick<StoredEntry, 'recordedBy' | 'audience'>,
): boolean =>
  actor.practitioner !== recordedBy &&
  actor.posts.some(
    ({ role, organisation }) => seconds.includes(role) && audience?.includes(post(role, organisation)) === true,
  );

export const mayEverLookAgain = ({ posts }: Actor): boolean => posts.some(({ role }) => seconds.includes(role));

export const mayRead = (actor: Actor, school: string): boolean => holdsPost(actor, 'dsl', school);

/** Those who see what a safety check says: it may name what few know. */
export const safetyAudience = (
  { practitioner }: Actor,
  school: string,
  involved: readonly InvolvedOrganisation[],
  now: Temporal.Instant,
): readonly Viewer[] => {
  const isNow = ({ endsAt }: InvolvedOrganisation): boolean =>
    endsAt === null || Temporal.Instant.compare(endsAt, now) > 0;
  const councils = involved.filter((each) => each.purpose === 'social-care' && isNow(each));
  return [
    ...secondsAtSchool.map((role) => post(role, school)),
    ...new Set(councils.flatMap(({ organisation }) => secondsInSocialWork.map((role) => post(role, organisation)))),
    named(practitioner),
  ];
};
