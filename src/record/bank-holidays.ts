/** The list of bank holidays that counts here: what comes with the product, and what was loaded in its place. */
import { sql } from 'kysely';
import { recordEvent } from '../audit/record-event.ts';
import {
  type BankHolidayList,
  type BankHolidays,
  bankHolidayList,
  type CalendarBase,
  compileWorkingDays,
  mergeBankHolidays,
  readBankHolidays,
} from '../rulebook/calendar/bank-holidays.ts';
import { dayText } from '../rulebook/calendar/days.ts';
import type { Access } from './access.ts';
import type { Transaction } from './transaction.ts';

type Stored = { readonly version: number; readonly list: BankHolidayList };

async function newestList(transaction: Transaction, partnership: string): Promise<Stored | null> {
  const row = await transaction
    .selectFrom('bank_holiday_list')
    .select(['version', 'list'])
    .where('partnership_id', '=', partnership)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { version: row.version, list: bankHolidayList.parse(row.list) };
}

/** Versions never change, so what was compiled is good for as long as the process runs. */
const compiled = new WeakMap<CalendarBase, Map<string, CalendarBase>>();

/** Lists that were loaded stand in for the years they speak of; a running server sees them at once. */
export async function calendarsInForce(
  transaction: Transaction,
  partnership: string,
  base: CalendarBase,
): Promise<CalendarBase> {
  const newest = await transaction
    .selectFrom('bank_holiday_list')
    .select((select) => select.fn.max('version').as('version'))
    .where('partnership_id', '=', partnership)
    .executeTakeFirst();
  if (newest?.version === null || newest?.version === undefined) return base;
  const known = compiled.get(base) ?? new Map<string, CalendarBase>();
  compiled.set(base, known);
  const key = `${partnership} ${newest.version}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const stored = await newestList(transaction, partnership);
  const bankHolidays = stored && mergeBankHolidays(base.bankHolidays, readBankHolidays(stored.list));
  if (bankHolidays === null) return base;
  const made = { bankHolidays, workingDays: compileWorkingDays(bankHolidays) };
  known.set(key, made);
  return made;
}

export type SavedBankHolidays =
  | { readonly kind: 'saved'; readonly holidays: BankHolidays; readonly subjects: number }
  | { readonly kind: 'same'; readonly holidays: BankHolidays }
  /** Between these years and those that are known here lie others of which nothing is known. */
  | { readonly kind: 'gap' };

const isSame = (a: BankHolidays, b: BankHolidays): boolean =>
  a.from === b.from &&
  a.to === b.to &&
  a.titles.size === b.titles.size &&
  [...a.titles].every(([day, title]) => b.titles.get(day) === title);

const listOf = ({ titles }: BankHolidays): BankHolidayList => ({
  division: 'england-and-wales',
  events: [...titles].toSorted(([a], [b]) => a - b).map(([day, title]) => ({ title, date: dayText(day) })),
});

/**
 * Loads a list. Years of which lists loaded before speak alone are kept. Everything that was counted is counted again.
 * As the record role.
 */
export async function saveBankHolidays(access: Access, list: BankHolidayList): Promise<SavedBankHolidays> {
  const { transaction, actor, now, engine } = access;
  const { partnership, practitioner } = actor;
  await sql`SELECT pg_advisory_xact_lock(hashtext('bank holidays'), hashtext(${partnership}))`.execute(transaction);
  const stored = await newestList(transaction, partnership);
  const given = readBankHolidays(list);
  const before = (await calendarsInForce(transaction, partnership, engine)).bankHolidays;
  const after = mergeBankHolidays(before, given);
  if (after === null) return { kind: 'gap' };
  if (isSame(before, after)) return { kind: 'same', holidays: after };
  const loaded = stored === null ? given : (mergeBankHolidays(readBankHolidays(stored.list), given) ?? after);
  const version = (stored?.version ?? 0) + 1;
  await transaction
    .insertInto('bank_holiday_list')
    .values({
      partnership_id: partnership,
      version,
      recorded_at: now,
      recorded_by: practitioner === '' ? null : practitioner,
      list: JSON.stringify(listOf(loaded)),
    })
    .execute();
  const { numUpdatedRows } = await transaction
    .updateTable('subject')
    .set({ derive_pending: true, calendar_changed_at: now })
    .where('partnership_id', '=', partnership)
    .where(
      sql<boolean>`EXISTS (SELECT FROM duty d WHERE d.partnership_id = subject.partnership_id AND d.subject_id = subject.id)`,
    )
    .executeTakeFirstOrThrow();
  const subjects = Number(numUpdatedRows);
  await recordEvent(transaction, {
    partnership,
    practitioner,
    at: now,
    action: 'bank holidays loaded',
    detail: { version, subjects },
  });
  return { kind: 'saved', holidays: after, subjects };
}
