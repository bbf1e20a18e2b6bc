/** Who begins and who stops working with a child because of a move. Pure: entries in, entries out. */
import { timeZone } from '../clock.ts';
import type { NewEntry } from '../record/entry-row.ts';
import { type InvolvedOrganisation, involvementEnds, involvementStarts } from '../record/involvements.ts';

export type By = Pick<NewEntry, 'organisation' | 'recordedBy'>;

export const startOf = (day: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant();

export const isOpen = (involvement: InvolvedOrganisation, now: Temporal.Instant): boolean =>
  involvement.endsAt === null || Temporal.Instant.compare(involvement.endsAt, now) > 0;

const hasBegun = ({ startsAt }: InvolvedOrganisation, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(startsAt, now) <= 0;

/**
 * The new school's involvement: preparing until the first day, educating from then on. A school that educates the child
 * already, because the child came before the move was known, needs nothing.
 */
export function receiverJoins(
  by: By,
  receiver: string,
  open: readonly InvolvedOrganisation[],
  startsOn: string | undefined,
  now: Temporal.Instant,
): readonly NewEntry[] {
  const educates = open.some(
    (each) =>
      each.organisation === receiver &&
      each.purpose === 'education' &&
      each.practitioner === null &&
      hasBegun(each, now),
  );
  if (educates) return [];
  const reason = 'the place was accepted';
  const start = startsOn === undefined ? undefined : startOf(startsOn);
  const preparing = start === undefined || Temporal.Instant.compare(start, now) > 0;
  const entries: NewEntry[] = [];
  if (preparing) {
    const until =
      startsOn === undefined ? undefined : Temporal.PlainDate.from(startsOn).subtract({ days: 1 }).toString();
    entries.push(
      involvementStarts(by, {
        organisation: receiver,
        purpose: 'admission',
        reason,
        from: now,
        ...(until === undefined ? {} : { until }),
      }),
    );
  }
  if (start !== undefined) {
    entries.push(
      involvementStarts(by, { organisation: receiver, purpose: 'education', reason, from: preparing ? start : now }),
    );
  }
  return entries;
}

const yearAfter = (day: Temporal.PlainDate): string => day.add({ years: 1 }).toString();

/**
 * The old school educates until the child starts elsewhere; for a year it sees what it recorded and the handover. Teachers
 * who are named for the child see that as well: part of the handover is theirs to give. A school that the child left long
 * ago, or that never told anybody here, is let in to hand over what it has.
 */
export function senderLeaves(
  by: By,
  sender: string,
  open: readonly InvolvedOrganisation[],
  startsOn: string | undefined,
  now: Temporal.Instant,
): readonly NewEntry[] {
  const own = open.filter(({ organisation }) => organisation === sender);
  const ending = own.filter(({ purpose }) => purpose === 'education');
  const handsOver = {
    organisation: sender,
    purpose: 'former-school',
    reason: 'the handover to the next school',
  } as const;
  if (ending.length === 0) {
    if (own.some(({ purpose, practitioner }) => purpose === 'former-school' && practitioner === null)) return [];
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
    return [involvementStarts(by, { ...handsOver, from: now, until: yearAfter(today) })];
  }
  if (startsOn === undefined) return [];
  const start = startOf(startsOn);
  const from = Temporal.Instant.compare(start, now) > 0 ? start : now;
  const until = yearAfter(Temporal.PlainDate.from(startsOn));
  const teachers = ending.flatMap(({ practitioner, role }) => (practitioner === null ? [] : [{ practitioner, role }]));
  return [
    ...ending.map((involvement) => involvementEnds(by, involvement, from, 'the child moved to another school')),
    involvementStarts(by, { ...handsOver, from, until }),
    ...teachers.map(({ practitioner, role }) =>
      involvementStarts(by, { ...handsOver, practitioner, ...(role === null ? {} : { role }), from, until }),
    ),
  ];
}

/** How long a school that was sent something by mistake keeps the name of the child. */
const timeToSendBack = { days: 60 } as const;

/** The wrong school knows whom it is about until it has confirmed, and no longer than it should take. */
export const schoolSendsBack = (by: By, school: string, now: Temporal.Instant): NewEntry =>
  involvementStarts(by, {
    organisation: school,
    purpose: 'recall',
    reason: 'what was sent has to come back or be destroyed',
    from: now,
    until: now.toZonedDateTimeISO(timeZone).toPlainDate().add(timeToSendBack).toString(),
  });

/** The council looks for a child who is on nobody's roll, unless it works with the child already. */
export const councilJoins = (
  by: By,
  council: string,
  involvements: readonly InvolvedOrganisation[],
  now: Temporal.Instant,
): readonly NewEntry[] =>
  involvements.some(
    (each) => each.organisation === council && each.purpose === 'authority-admissions' && isOpen(each, now),
  )
    ? []
    : [
        involvementStarts(by, {
          organisation: council,
          purpose: 'authority-admissions',
          reason: 'nobody knows which school the child goes to',
          from: now,
        }),
      ];
