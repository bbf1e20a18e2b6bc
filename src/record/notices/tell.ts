/** Who is to be told that something waits, and the mail for them: what they would see themselves, told once. */
import { sql } from 'kysely';
import { dayNumber } from '../../rulebook/calendar/days.ts';
import { isOpenDay } from '../../rulebook/calendar/open-days.ts';
import { type RecordServices, withAccess } from '../access.ts';
import { loadActor } from '../actor.ts';
import { calendarsInForce } from '../bank-holidays.ts';
import { asSystem, type System } from '../system.ts';
import { asRecordRole } from '../transaction.ts';
import { firstHour, knownKinds } from './choices.ts';
import { insertMail, type MailKind } from './mails.ts';
import { isNothing, type NoticeCounts, noticeKindCodes } from './notice-kinds.ts';
import { urgentWithin, whatWaits } from './what-waits.ts';

/** So many people are looked at in a round; the next ones come in the next. */
const peopleAtOnce = 200;

/** What is new to somebody who has never been told: of the last day, so that nobody begins with a flood. */
const atFirst = { hours: 24 } as const;

type Due = { readonly practitioner: string };

/** People whose daily mail may come now: on a working day, from the hour they chose. */
async function dueForDaily(services: RecordServices, system: System): Promise<readonly Due[]> {
  return asSystem(services, system, async (access) => {
    const { transaction, now, engine } = access;
    const here = now.toZonedDateTimeISO('Europe/London');
    const today = here.toPlainDate();
    const { workingDays } = await calendarsInForce(transaction, system.partnership, engine);
    if (!isOpenDay(workingDays, dayNumber(today.toString()))) return [];
    const { rows } = await sql<Due>`
      SELECT p.id AS practitioner FROM practitioner p
      LEFT JOIN notice_choice c ON c.partnership_id = p.partnership_id AND c.practitioner_id = p.id
      WHERE p.partnership_id = ${system.partnership} AND p.active
        AND coalesce(c.daily_from, ${sql.lit(firstHour)}) <= ${here.hour}
        AND (c.told_daily_to IS NULL OR c.told_daily_to < ${today.toZonedDateTime('Europe/London').toInstant().toString()}::timestamptz)
      ORDER BY p.id LIMIT ${sql.lit(peopleAtOnce)}`.execute(transaction);
    return rows;
  });
}

/** People in whose posts something is due within a day that they have not been told of. At any hour: a limit of hours does not sleep. */
async function dueForUrgent(services: RecordServices, system: System): Promise<readonly Due[]> {
  return asSystem(services, system, async ({ transaction, now }) => {
    const at = sql`${now.toString()}::timestamptz`;
    const { rows } = await sql<Due>`
      SELECT DISTINCT r.practitioner_id AS practitioner
      FROM duty d
      JOIN role_held r ON r.partnership_id = d.partnership_id AND r.organisation_id = d.owner_organisation_id AND r.role = d.owner_role
        AND r.starts_at <= ${at} AND (r.ends_at IS NULL OR r.ends_at > ${at})
      LEFT JOIN notice_choice c ON c.partnership_id = r.partnership_id AND c.practitioner_id = r.practitioner_id
      WHERE d.partnership_id = ${system.partnership} AND d.ended_at IS NULL AND d.audience IS NULL
        AND d.due_at > ${at} AND d.due_at <= ${now.add(urgentWithin).toString()}::timestamptz AND d.opens_at <= ${at}
        AND greatest(d.known_at, d.opens_at) > coalesce(c.told_urgent_to, ${now.subtract(atFirst).toString()}::timestamptz)
      LIMIT ${sql.lit(peopleAtOnce)}`.execute(transaction);
    return rows;
  });
}

const only = (counts: NoticeCounts, isWanted: (kind: keyof NoticeCounts) => boolean): NoticeCounts =>
  Object.fromEntries(
    noticeKindCodes.flatMap((kind) => (isWanted(kind) && (counts[kind] ?? 0) > 0 ? [[kind, counts[kind]]] : [])),
  );

/** Tells one person, unless another server did so meanwhile. Returns whether there was something to tell. */
async function tellOne(
  services: RecordServices,
  { partnership }: System,
  practitioner: string,
  kind: MailKind,
): Promise<boolean> {
  const actor = await asSystem(services, { partnership }, ({ transaction, now }) =>
    loadActor(transaction, partnership, practitioner, now),
  );
  if (actor === undefined) return false;
  return withAccess(services, actor, 'notice', async (access) => {
    const { transaction, now } = access;
    const column = kind === 'daily' ? 'told_daily_to' : 'told_urgent_to';
    // Made as the record role, so that the row is there to be locked
    const [choice] = await asRecordRole(transaction, async () => {
      await transaction
        .insertInto('notice_choice')
        .values({ partnership_id: partnership, practitioner_id: practitioner })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return transaction
        .selectFrom('notice_choice')
        .select(['stopped', column])
        .where('partnership_id', '=', partnership)
        .where('practitioner_id', '=', practitioner)
        .forUpdate()
        .execute();
    });
    const since = choice?.[column] ?? now.subtract(atFirst);
    if (Temporal.Instant.compare(since, now) >= 0) return false;
    const stopped = knownKinds(choice?.stopped ?? []);
    const counts = only(await whatWaits(access, since), (each) =>
      kind === 'urgent' ? each === 'urgent' : !stopped.includes(each),
    );
    await asRecordRole(transaction, async () => {
      await transaction
        .updateTable('notice_choice')
        .set({ [column]: now })
        .where('partnership_id', '=', partnership)
        .where('practitioner_id', '=', practitioner)
        .execute();
      if (!isNothing(counts)) await insertMail(access, { partnership, practitioner }, { kind, counts });
    });
    return !isNothing(counts);
  });
}

/** Makes the mails that are due by now. Returns how many. */
export async function makeMails(services: RecordServices, system: System): Promise<number> {
  let made = 0;
  for (const { practitioner } of await dueForUrgent(services, system))
    if (await tellOne(services, system, practitioner, 'urgent')) made += 1;
  for (const { practitioner } of await dueForDaily(services, system))
    if (await tellOne(services, system, practitioner, 'daily')) made += 1;
  return made;
}
