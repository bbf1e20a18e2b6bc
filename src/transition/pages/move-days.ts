/** The days of a move as people type them: near enough to today to be meant, and in their order. */
import { z } from 'zod';
import { type Form, type OpenForm, withError } from '../../ui/form.ts';
import { typedDate } from '../../ui/form-schemas.ts';
import { dateInWords } from '../../ui/when-words.ts';

const labels = { leavesOn: 'Last day at the old school', startsOn: 'First day at the new school' } as const;

export const moveDays = z.object({
  leavesOn: typedDate({ label: labels.leavesOn }).optional(),
  startsOn: typedDate({ label: labels.startsOn }).optional(),
});

type WithDays = z.ZodObject<typeof moveDays.shape>;

const earliest = (today: Temporal.PlainDate): Temporal.PlainDate => today.subtract({ years: 20 });
const latest = (today: Temporal.PlainDate): Temporal.PlainDate => today.add({ years: 5 });

const isBetween = (day: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, to) <= 0;

/** What is wrong with the day of something that has happened; undefined when nothing is. */
export function pastDayFault(label: string, day: Temporal.PlainDate, today: Temporal.PlainDate): string | undefined {
  if (Temporal.PlainDate.compare(day, today) > 0) return `${label} must be today or in the past`;
  return isBetween(day, earliest(today), today)
    ? undefined
    : `${label} must be the same as or after ${dateInWords(earliest(today))}`;
}

/** The form with what is wrong with its days, or undefined when nothing is. */
export function moveDaysFault<Schema extends WithDays>(
  form: Form<Schema>,
  values: z.output<WithDays>,
  today: Temporal.PlainDate,
): OpenForm<Schema> | undefined {
  const refuse = (name: keyof typeof labels, says: string): OpenForm<Schema> =>
    withError(form as unknown as Form<WithDays>, name, says) as unknown as OpenForm<Schema>;
  for (const name of ['leavesOn', 'startsOn'] as const) {
    const day = values[name];
    if (day !== undefined && !isBetween(day, earliest(today), latest(today))) {
      const limits = `${dateInWords(earliest(today))} and ${dateInWords(latest(today))}`;
      return refuse(name, `${labels[name]} must be between ${limits}`);
    }
  }
  const { leavesOn, startsOn } = values;
  return leavesOn !== undefined && startsOn !== undefined && Temporal.PlainDate.compare(startsOn, leavesOn) < 0
    ? refuse('startsOn', 'First day at the new school must be the same as or after the last day at the old school')
    : undefined;
}

/** As an entry holds them; a day that is not known is left out. */
export const moveDaysText = ({ leavesOn, startsOn }: z.output<WithDays>) => ({
  ...(leavesOn === undefined ? {} : { leavesOn: leavesOn.toString() }),
  ...(startsOn === undefined ? {} : { startsOn: startsOn.toString() }),
});
