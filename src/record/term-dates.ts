/** Term dates of a school, or of a council for all schools that keep its dates. */
import { sql } from 'kysely';
import { recordEvent } from '../audit/record-event.ts';
import { dayNumber, dayText } from '../rulebook/calendar/days.ts';
import { type SchoolTerms, schoolTerms } from '../rulebook/calendar/school-calendar.ts';
import type { Access } from './access.ts';
import type { Organisation } from './organisations.ts';
import { asRecordRole } from './transaction.ts';

export type NewTermDates = Omit<SchoolTerms, 'title'>;

export type SavedTermDates =
  | {
      readonly kind: 'saved';
      readonly terms: SchoolTerms;
      /** How many children are counted again. */
      readonly subjects: number;
      /** Whether the school kept the dates of its council, or nobody's, until now. */
      readonly ownFromNow: boolean;
    }
  | { readonly kind: 'same'; readonly terms: SchoolTerms }
  /** Between these dates and those that are known here lies more than a summer holiday. */
  | { readonly kind: 'gap'; readonly from: string; readonly to: string };

/** The summer holiday is the longest; a longer time without any dates is one of which nobody has told. */
const longestHoliday = 60;

type Span = { readonly from: string; readonly to: string };
const before =
  (bound: Span) =>
  ({ to }: Span): boolean =>
    to < bound.from;
const after =
  (bound: Span) =>
  ({ from }: Span): boolean =>
    from > bound.to;

/** The new dates, and of the old what lies before and after the days of which the new speak. */
function together(title: string, old: SchoolTerms | null, given: NewTermDates): SchoolTerms | Span {
  if (old === null) return { ...given, title };
  const kept = <Kept extends Span>(spans: readonly Kept[]): Kept[] =>
    spans.filter((span) => before(given)(span) || after(given)(span));
  const terms = [...kept(old.terms), ...given.terms].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const closed = [...kept(old.closed), ...given.closed].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const gap =
    dayNumber(given.from) > dayNumber(old.to)
      ? { from: old.to, to: given.from }
      : dayNumber(old.from) > dayNumber(given.to)
        ? { from: given.to, to: old.from }
        : null;
  if (gap !== null && dayNumber(gap.to) - dayNumber(gap.from) > longestHoliday) return gap;
  return {
    title,
    from: dayText(Math.min(dayNumber(old.from), dayNumber(given.from))),
    to: dayText(Math.max(dayNumber(old.to), dayNumber(given.to))),
    terms,
    closed,
  };
}

/** The dates that are known of a school or a council, or null. */
export const knownTermDates = async (access: Access, keeper: string): Promise<SchoolTerms | null> =>
  (await newestDates(access, keeper))?.terms ?? null;

async function newestDates({ transaction, actor }: Access, keeper: string) {
  const row = await transaction
    .selectFrom('school_calendar')
    .select(['version', 'terms'])
    .where('partnership_id', '=', actor.partnership)
    .where('organisation_id', '=', keeper)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { version: row.version, terms: schoolTerms.parse(row.terms) };
}

/** The school itself, or every school that keeps the dates of the council. */
const schoolsOf = (keeper: Organisation) =>
  keeper.kind === 'local-authority'
    ? sql`SELECT id FROM organisation WHERE partnership_id = subject.partnership_id AND term_dates = 'authority'
        AND authority_code = ${keeper.authorityCode}`
    : sql`SELECT ${keeper.id}::uuid`;

/** Children whose moves, or whoever owes or is owed something, have to do with one of the schools. */
async function countAgain(access: Access, keeper: Organisation): Promise<number> {
  const { transaction, actor, now } = access;
  const schools = schoolsOf(keeper);
  const { numUpdatedRows } = await transaction
    .updateTable('subject')
    .set({ derive_pending: true, calendar_changed_at: now })
    .where('partnership_id', '=', actor.partnership)
    .where(
      sql<boolean>`(EXISTS (SELECT FROM duty d WHERE d.partnership_id = subject.partnership_id AND d.subject_id = subject.id
          AND (d.owner_organisation_id IN (${schools}) OR d.receiver_organisation_id IN (${schools})))
        OR EXISTS (SELECT FROM school_move m WHERE m.partnership_id = subject.partnership_id AND m.subject_id = subject.id
          AND (m.from_organisation_id IN (${schools}) OR m.to_organisation_id IN (${schools}))))`,
    )
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** The same for somebody who keeps them on a page. */
export const keepTermDates = (access: Access, keeper: Organisation, given: NewTermDates): Promise<SavedTermDates> =>
  asRecordRole(access.transaction, () => saveTermDates(access, keeper, given));

/** Adds a version. What was known for other days is kept, and everything concerned is counted again. As the record role. */
export async function saveTermDates(
  access: Access,
  keeper: Organisation,
  given: NewTermDates,
): Promise<SavedTermDates> {
  const { transaction, actor, now } = access;
  const { partnership, practitioner } = actor;
  await sql`SELECT FROM organisation WHERE partnership_id = ${partnership} AND id = ${keeper.id} FOR UPDATE`.execute(
    transaction,
  );
  const newest = await newestDates(access, keeper.id);
  const terms = together(`term dates of ${keeper.name}`, newest?.terms ?? null, given);
  if (!('terms' in terms)) return { kind: 'gap', ...terms };
  const ownFromNow = keeper.kind === 'school' && keeper.termDates !== 'own';
  const isSame =
    newest !== null && JSON.stringify({ ...newest.terms, title: '' }) === JSON.stringify({ ...terms, title: '' });
  if (isSame && !ownFromNow) return { kind: 'same', terms };
  const version = (newest?.version ?? 0) + 1;
  await transaction
    .insertInto('school_calendar')
    .values({
      partnership_id: partnership,
      organisation_id: keeper.id,
      version,
      recorded_at: now,
      recorded_by: practitioner === '' ? null : practitioner,
      terms: JSON.stringify(terms),
    })
    .execute();
  if (ownFromNow) {
    await transaction
      .updateTable('organisation')
      .set({ term_dates: 'own', updated_at: now })
      .where('partnership_id', '=', partnership)
      .where('id', '=', keeper.id)
      .execute();
  }
  const subjects = await countAgain(access, keeper);
  await recordEvent(transaction, {
    partnership,
    practitioner,
    at: now,
    action: 'term dates loaded',
    detail: { organisation: keeper.id, version, subjects },
  });
  return { kind: 'saved', terms, subjects, ownFromNow };
}
