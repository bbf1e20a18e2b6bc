/** Roles of people in words, and the days from and to which they hold them. */
import { dayOf, timeZone } from '../../clock.ts';
import { type Role, roles } from '../../kinds/vocabulary.ts';
import type { HeldRole } from '../../record/practitioners/person.ts';
import { dateInWords } from '../../ui/when-words.ts';

/** The beginning of a day in Europe/London; of today, this moment. */
export const startOf = (day: Temporal.PlainDate, now: Temporal.Instant): Temporal.Instant =>
  Temporal.PlainDate.compare(day, dayOf(now)) === 0 ? now : day.toZonedDateTime(timeZone).toInstant();

/** The end of a day: a role is held on its last day, too. */
export const endOf = (day: Temporal.PlainDate): Temporal.Instant =>
  day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();

const lastDay = (to: Temporal.Instant): Temporal.PlainDate => dayOf(to.subtract({ nanoseconds: 1 }));

export function spanWords({ from, to }: Pick<HeldRole, 'from' | 'to'>, now: Temporal.Instant): string {
  if (to !== null && Temporal.Instant.compare(to, from) <= 0) return 'never begun';
  const isAhead = Temporal.Instant.compare(from, now) > 0;
  const begins = `from ${dateInWords(dayOf(from))}`;
  if (to === null) return isAhead ? begins : `since ${dateInWords(dayOf(from))}`;
  return `${begins} to ${dateInWords(lastDay(to))}`;
}

export const roleAt = ({
  role,
  organisationName,
}: {
  readonly role: Role;
  readonly organisationName: string;
}): string => `${roles[role]}, ${organisationName}`;
