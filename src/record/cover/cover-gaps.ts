/** Posts that a ladder needs and in which nobody can be reached, today or in the days to come: said before a challenge runs into them. */
import { dayOf } from '../../clock.ts';
import { type OrganisationKind, post, type Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import type { Organisation } from '../organisations.ts';
import { type Colleague, organisationsOfKinds, peopleAt } from '../people-at.ts';
import { type Absence, absencesFrom, awayOn } from './absences.ts';
import { numbersOf } from './cover-of-posts.ts';
import { type Needed, neededPosts } from './needed-posts.ts';
import { keepsAllCover, organisationsKept } from './who-keeps-cover.ts';

/** Days ahead for which it is said. */
export const daysAhead = 14;

export type CoverGap = {
  readonly organisation: Pick<Organisation, 'id' | 'name' | 'kind'>;
  readonly role: Role;
  readonly lacks: 'nobody' | 'everybody-away' | 'number' | 'out-of-hours-number';
  /** The first day on which everybody is away. */
  readonly from: Temporal.PlainDate | null;
};

type Known = {
  readonly people: readonly Colleague[];
  readonly absences: readonly Absence[];
  readonly today: Temporal.PlainDate;
};

/** The first of the next days on which nobody is there and nobody stands in. */
function firstDayWithout(holders: readonly string[], { absences, today }: Known): Temporal.PlainDate | null {
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const day = today.add({ days: ahead });
    const isThere = holders.some((holder) => {
      const away = awayOn(absences, holder, day);
      return away === undefined || (away.deputy !== null && awayOn(absences, away.deputy, day) === undefined);
    });
    if (!isThere) return day;
  }
  return null;
}

function presence(
  organisation: string,
  { role, deputies }: Needed,
  known: Known,
): Pick<CoverGap, 'lacks' | 'from'> | null {
  const holders = known.people
    .filter((each) => each.organisation === organisation && [role, ...deputies].includes(each.role))
    .map(({ practitioner }) => practitioner);
  if (holders.length === 0) return { lacks: 'nobody', from: null };
  const from = firstDayWithout(holders, known);
  return from === null ? null : { lacks: 'everybody-away', from };
}

/** Posts needed in the organisations that take part and whose cover the viewer keeps. */
export async function neededHere(
  access: Access,
): Promise<readonly { readonly organisation: Organisation; readonly needed: readonly Needed[] }[]> {
  const { actor, engine } = access;
  const needed = neededPosts(engine.rulebook.ladders.map(({ rule }) => rule));
  const kinds = [...new Set<OrganisationKind>(needed.map(({ kind }) => kind))];
  const all = keepsAllCover(actor);
  const own = organisationsKept(actor);
  if (!all && own.length === 0) return [];
  return (await organisationsOfKinds(access, kinds))
    .filter(({ id, takesPart }) => takesPart && (all || own.includes(id)))
    .map((organisation) => ({ organisation, needed: needed.filter(({ kind }) => kind === organisation.kind) }));
}

export async function coverGaps(access: Access): Promise<readonly CoverGap[]> {
  const here = await neededHere(access);
  if (here.length === 0) return [];
  const ids = here.map(({ organisation }) => organisation.id);
  const people = await peopleAt(access, ids);
  const today = dayOf(access.now);
  const own = await absencesFrom(
    access,
    people.map(({ practitioner }) => practitioner),
    today,
  );
  const deputies = own.flatMap(({ deputy }) => (deputy === null ? [] : [deputy]));
  const known: Known = { people, absences: [...own, ...(await absencesFrom(access, deputies, today))], today };
  const numbers = await numbersOf(access, ids);
  return here.flatMap(({ organisation, needed }) =>
    needed.flatMap((each): readonly CoverGap[] => {
      const gap = { organisation, role: each.role, from: null };
      const kept = numbers.get(post(each.role, organisation.id));
      const isMissing = each.inHours ? presence(organisation.id, each, known) : null;
      const hasNumber = (kept?.telephone ?? organisation.telephone) !== null;
      return [
        ...(isMissing === null ? [] : [{ ...gap, ...isMissing }]),
        ...(each.inHours && !hasNumber ? [{ ...gap, lacks: 'number' as const }] : []),
        ...(each.outOfHours && (kept?.outOfHours ?? null) === null
          ? [{ ...gap, lacks: 'out-of-hours-number' as const }]
          : []),
      ];
    }),
  );
}
