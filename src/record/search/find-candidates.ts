/**
 * Children who may be the one that is looked for, by equality of keys. Every look begins with the viewer's own scope, so
 * neither the answer nor the work depends on children whom the viewer may not see.
 */
import { sql } from 'kysely';
import type { Access } from '../access.ts';
import type { NameUse } from './search-names.ts';
import type { SoughtChild } from './sought-child.ts';
import { soundsOf, startOf } from './sounds.ts';

export type Candidate = {
  readonly subject: string;
  readonly surname: string;
  readonly surnameIs: NameUse | 'part';
  readonly forename: string;
  readonly forenameIs: NameUse | 'part';
  readonly born: Temporal.PlainDate;
};

type KeyRow = {
  readonly subject_id: string;
  readonly surname_key: string;
  readonly surname_is: string;
  readonly forename_key: string;
  readonly forename_is: string;
  readonly date_of_birth: Temporal.PlainDate;
};

/** Of one look. More would be more than anybody can choose from. */
const most = 200;

const unique = (...lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];

const forenameSounds = ({ forename, otherForms }: SoughtChild): readonly string[] =>
  unique(soundsOf(forename), ...[...otherForms].map(soundsOf));

type Look = ReturnType<typeof sql<boolean>>;

const anyOf = (column: string, values: readonly unknown[], type: 'text' | 'date' | 'uuid'): Look =>
  sql<boolean>`${sql.ref(column)} = ANY (${sql.val(values)}::${sql.raw(type)}[])`;

/** Each is one stretch of an index. */
function looks(sought: SoughtChild): readonly Look[] {
  const { surname, forename, born, bornSwapped } = sought;
  const surnameSounds = unique(soundsOf(surname));
  const start = [startOf(surname)];
  const found: Look[] = [];
  if (born?.kind === 'day')
    found.push(anyOf('date_of_birth', bornSwapped === null ? [born.day] : [born.day, bornSwapped], 'date'));
  if (forename !== '') {
    const forenames = forenameSounds(sought);
    found.push(
      sql`${anyOf('surname_sound', surnameSounds, 'text')} AND ${anyOf('forename_sound', forenames, 'text')}`,
      sql`${anyOf('surname_start', start, 'text')} AND ${anyOf('forename_sound', forenames, 'text')}`,
      sql`${anyOf('surname_sound', soundsOf(forename), 'text')} AND ${anyOf('forename_sound', soundsOf(surname), 'text')}`,
    );
  } else if (born?.kind === 'year') {
    const inYear = sql`date_of_birth BETWEEN ${`${born.year}-01-01`}::date AND ${`${born.year}-12-31`}::date`;
    found.push(
      sql`${anyOf('surname_sound', surnameSounds, 'text')} AND ${inYear}`,
      sql`${anyOf('surname_start', start, 'text')} AND ${inYear}`,
    );
  } else if (born === null) {
    found.push(anyOf('surname_sound', surnameSounds, 'text'), anyOf('surname_start', start, 'text'));
  }
  return found;
}

/** Names that sound like the surname and begin like the forename: for a slip in the forename. */
const widerLook = ({ surname, forename }: SoughtChild): Look =>
  sql`${anyOf('surname_sound', soundsOf(surname), 'text')} AND left(forename_key, 1) = ${forename.slice(0, 1)}`;

async function ask({ transaction, actor }: Access, sought: SoughtChild, asked: readonly Look[]): Promise<Candidate[]> {
  // Without anything else it is the school that says which child
  const atSchool =
    sought.schools === null || sought.forename !== '' || sought.born !== null
      ? sql``
      : sql`AND EXISTS (SELECT FROM enrolment e WHERE e.partnership_id = k.partnership_id AND e.subject_id = k.subject_id
          AND ${anyOf('e.organisation_id', sought.schools, 'uuid')})`;
  const arms = asked.map(
    (
      look,
    ) => sql`(SELECT subject_id, surname_key, surname_is, forename_key, forename_is, date_of_birth FROM child_search_key k
      WHERE partnership_id = ${actor.partnership} AND ${look} ${atSchool}
      ORDER BY subject_id, name LIMIT ${sql.lit(most)})`,
  );
  const { rows } = await sql<KeyRow>`${sql.join(arms, sql` UNION `)}`.execute(transaction);
  return rows.map((row) => ({
    subject: row.subject_id,
    surname: row.surname_key,
    surnameIs: row.surname_is as Candidate['surnameIs'],
    forename: row.forename_key,
    forenameIs: row.forename_is as Candidate['forenameIs'],
    born: row.date_of_birth,
  }));
}

/** One for every name by which a child was found. */
export const findByName = (access: Access, sought: SoughtChild): Promise<readonly Candidate[]> =>
  ask(access, sought, looks(sought));

export const findByNameWidely = async (access: Access, sought: SoughtChild): Promise<readonly Candidate[]> =>
  sought.forename === '' ? [] : ask(access, sought, [widerLook(sought)]);

/** Children who have or had a number. */
export async function findByNumber({ transaction, actor }: Access, number: string): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('child_number_key')
    .select('subject_id')
    .distinct()
    .where('partnership_id', '=', actor.partnership)
    .where('value', '=', number)
    .orderBy('subject_id')
    .limit(most)
    .execute();
  return rows.map(({ subject_id }) => subject_id);
}
