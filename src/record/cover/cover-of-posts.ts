/** Who can be reached in a post now, by which number, and who is away. */
import { dayOf } from '../../clock.ts';
import { post, type Role, type Viewer } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { organisationsById } from '../organisations.ts';
import { type Colleague, peopleAt } from '../people-at.ts';
import { type Absence, absencesFrom, awayOn } from './absences.ts';

export type PostAt = { readonly role: Role; readonly organisation: string };

export type Holder = {
  readonly practitioner: string;
  readonly name: string;
  /** When they are away today. */
  readonly away: Absence | null;
  /** The name of who stands in for them. */
  readonly deputy: string | null;
};

export type CoverOfPost = PostAt & {
  readonly organisationName: string;
  readonly holders: readonly Holder[];
  /** Of the post, or else of the organisation. */
  readonly telephone: string | null;
  readonly outOfHours: string | null;
};

export const isReachable = ({ holders }: CoverOfPost): boolean =>
  holders.some(({ away, deputy }) => away === null || deputy !== null);

/** Numbers of posts, by post. */
export async function numbersOf(
  { transaction, actor }: Access,
  organisations: readonly string[],
): Promise<ReadonlyMap<Viewer, { readonly telephone: string | null; readonly outOfHours: string | null }>> {
  if (organisations.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('post_cover')
    .select(['organisation_id', 'role', 'telephone', 'out_of_hours'])
    .where('partnership_id', '=', actor.partnership)
    .where('organisation_id', 'in', [...new Set(organisations)])
    .execute();
  return new Map(
    rows.map(({ organisation_id, role, telephone, out_of_hours }) => [
      post(role as Role, organisation_id),
      { telephone, outOfHours: out_of_hours },
    ]),
  );
}

function holdersOf(
  { role, organisation }: PostAt,
  people: readonly Colleague[],
  absences: readonly Absence[],
  names: ReadonlyMap<string, string>,
  today: Temporal.PlainDate,
): readonly Holder[] {
  return people
    .filter((each) => each.role === role && each.organisation === organisation)
    .map(({ practitioner, name }) => {
      const away = awayOn(absences, practitioner, today) ?? null;
      const deputy = away?.deputy ?? null;
      const isThere = deputy !== null && awayOn(absences, deputy, today) === undefined;
      return { practitioner, name, away, deputy: isThere ? (names.get(deputy) ?? null) : null };
    });
}

/** In the order asked for. */
export async function coverOfPosts(
  access: Access,
  posts: readonly PostAt[],
): Promise<ReadonlyMap<Viewer, CoverOfPost>> {
  const ids = [...new Set(posts.map(({ organisation }) => organisation))];
  const [organisations, numbers, people] = [
    await organisationsById(access, ids),
    await numbersOf(access, ids),
    await peopleAt(access, ids),
  ];
  const today = dayOf(access.now);
  const own = await absencesFrom(
    access,
    people.map(({ practitioner }) => practitioner),
    today,
  );
  const deputies = own.flatMap(({ deputy }) => (deputy === null ? [] : [deputy]));
  const absences = [...own, ...(await absencesFrom(access, deputies, today))];
  const names = await namesOf(access, deputies);
  return new Map(
    posts.map((at) => {
      const organisation = organisations.get(at.organisation);
      const number = numbers.get(post(at.role, at.organisation));
      return [
        post(at.role, at.organisation),
        {
          ...at,
          organisationName: organisation?.name ?? 'an organisation',
          holders: holdersOf(at, people, absences, names, today),
          telephone: number?.telephone ?? organisation?.telephone ?? null,
          outOfHours: number?.outOfHours ?? null,
        },
      ];
    }),
  );
}

async function namesOf(
  { transaction, actor }: Access,
  practitioners: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (practitioners.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('practitioner')
    .select(['id', 'name'])
    .where('partnership_id', '=', actor.partnership)
    .where('active', '=', true)
    .where('id', 'in', [...new Set(practitioners)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
