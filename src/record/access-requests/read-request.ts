/** Reads requests to see a record, with what was done about them and how their clocks stand. As the record role. */
import { type CapacityCode, isCapacity } from '../../access/requests/capacities.ts';
import { type RequestClock, requestClock } from '../../access/requests/request-clock.ts';
import { isClosed, isRequestStep, type RequestStep } from '../../access/requests/request-steps.ts';
import { dayNumber } from '../../rulebook/calendar/days.ts';
import { isOpenDay, type OpenDays } from '../../rulebook/calendar/open-days.ts';
import type { Access } from '../access.ts';
import { calendarsInForce } from '../bank-holidays.ts';
import { type Answer, answersOf } from './answers.ts';

export type TakenStep = {
  readonly id: string;
  readonly step: RequestStep;
  readonly on: Temporal.PlainDate;
  readonly words: string;
  readonly controller: string | null;
  readonly at: Temporal.Instant;
  readonly by: string;
};

export type AskedAbout = {
  readonly id: string;
  readonly forename: string;
  readonly surname: string;
  readonly dateOfBirth: Temporal.PlainDate;
};

export type AccessRequest = {
  readonly id: string;
  readonly child: AskedAbout;
  readonly organisation: string;
  readonly askedBy: string;
  readonly capacity: CapacityCode;
  readonly authority: string | null;
  readonly childView: string | null;
  readonly nameInRecord: string | null;
  readonly wants: string;
  readonly receivedOn: Temporal.PlainDate;
  readonly registeredAt: Temporal.Instant;
  readonly registeredBy: string;
  /** In the order in which they were written down. */
  readonly steps: readonly TakenStep[];
  readonly clock: RequestClock;
  /** The newest of each controller first. */
  readonly answers: readonly Answer[];
  readonly isClosed: boolean;
};

const isWorkingDay =
  (calendar: OpenDays) =>
  (date: Temporal.PlainDate): boolean => {
    const day = dayNumber(date.toString());
    // A day that the list of bank holidays does not reach is judged by its name
    return day < calendar.from || day > calendar.to ? date.dayOfWeek < 6 : isOpenDay(calendar, day);
  };

async function stepsOf(
  { transaction, actor }: Access,
  requests: readonly string[],
): Promise<ReadonlyMap<string, readonly TakenStep[]>> {
  const rows = await transaction
    .selectFrom('access_request_step')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('request_id', 'in', [...requests])
    .orderBy('id')
    .execute();
  return Map.groupBy(
    rows.flatMap((row): (TakenStep & { readonly of: string })[] =>
      isRequestStep(row.step)
        ? [
            {
              of: row.request_id,
              id: row.id,
              step: row.step,
              on: row.on_day,
              words: row.words,
              controller: row.controller_id,
              at: row.at,
              by: row.practitioner_id,
            },
          ]
        : [],
    ),
    ({ of }) => of,
  );
}

/** The newest first. @param ids null for all */
export async function readRequests(access: Access, ids: readonly string[] | null): Promise<readonly AccessRequest[]> {
  const { transaction, actor, engine } = access;
  const rows = await transaction
    .selectFrom('access_request as r')
    .innerJoin('child as c', (join) =>
      join.onRef('c.partnership_id', '=', 'r.partnership_id').onRef('c.subject_id', '=', 'r.subject_id'),
    )
    .selectAll('r')
    .select(['c.forename', 'c.surname', 'c.date_of_birth'])
    .where('r.partnership_id', '=', actor.partnership)
    .$if(ids !== null, (query) => query.where('r.id', 'in', [...(ids ?? [])]))
    .orderBy('r.received_on', 'desc')
    .orderBy('r.id', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const found = rows.map(({ id }) => id);
  const steps = await stepsOf(access, found);
  const answers = await answersOf(access, found);
  const { workingDays } = await calendarsInForce(transaction, actor.partnership, engine);
  return rows.flatMap((row): readonly AccessRequest[] => {
    if (!isCapacity(row.capacity)) return [];
    const taken = steps.get(row.id) ?? [];
    return [
      {
        id: row.id,
        child: { id: row.subject_id, forename: row.forename, surname: row.surname, dateOfBirth: row.date_of_birth },
        organisation: row.organisation_id,
        askedBy: row.asked_by,
        capacity: row.capacity,
        authority: row.authority,
        childView: row.child_view,
        nameInRecord: row.name_in_record,
        wants: row.wants,
        receivedOn: row.received_on,
        registeredAt: row.registered_at,
        registeredBy: row.registered_by,
        steps: taken,
        clock: requestClock(row.received_on, taken, isWorkingDay(workingDays)),
        answers: answers.get(row.id) ?? [],
        isClosed: isClosed(taken),
      },
    ];
  });
}

export const readRequest = async (access: Access, id: string): Promise<AccessRequest | undefined> =>
  (await readRequests(access, [id]))[0];
