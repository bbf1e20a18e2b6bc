import { dateInWords, monthNames } from './when-words.ts';

export type DatePart = 'day' | 'month' | 'year';

/** A date as it stands in three boxes. */
export type TypedDate = Readonly<Record<DatePart, string>>;

/** A day, or a year when no more is known. */
export type DayOrYear =
  | { readonly kind: 'day'; readonly day: Temporal.PlainDate }
  | { readonly kind: 'year'; readonly year: number };

/** What is wrong with a date: the message, and the boxes to mark. */
export type DateFault = { readonly message: string; readonly parts: readonly DatePart[] };

export type DateRules = {
  /** What the date is, as its messages begin: "Date of birth". */
  readonly label: string;
  /** When nothing is typed. Default "Enter" and the label. */
  readonly enter?: string | undefined;
  readonly earliest?: Temporal.PlainDate | undefined;
  readonly latest?: Temporal.PlainDate | undefined;
  /** On which side of today it has to lie. */
  readonly side?:
    | { readonly of: Temporal.PlainDate; readonly must: 'past' | 'today or past' | 'today or future' | 'future' }
    | undefined;
};

const allParts: readonly DatePart[] = ['day', 'month', 'year'];

/** The date that was typed, or what is wrong with it in the words of GOV.UK's date input. Months may be words. */
export function readTypedDate(typed: TypedDate, rules: DateRules): Temporal.PlainDate | DateFault {
  const missing = allParts.filter((part) => typed[part].trim() === '');
  if (missing.length === 3) return { message: rules.enter ?? `Enter ${lowered(rules.label)}`, parts: allParts };
  if (missing.length > 0) return { message: `${rules.label} must include a ${missing.join(' and ')}`, parts: missing };
  const year = typed.year.trim();
  if (/^\d+$/.test(year) && year.length !== 4) return { message: 'Year must include 4 numbers', parts: ['year'] };
  const date = realDate(whole(year), monthNumber(typed.month.trim()), whole(typed.day.trim()));
  if ('parts' in date) return { message: `${rules.label} must be a real date`, parts: date.parts };
  const message = limit(date, rules);
  return message === undefined ? date : { message, parts: allParts };
}

/** As `readTypedDate`; a year alone is enough. */
export function readDayOrYear(typed: TypedDate, rules: DateRules): DayOrYear | DateFault {
  const year = typed.year.trim();
  if (typed.day.trim() + typed.month.trim() !== '' || !/^\d{4}$/.test(year)) {
    const day = readTypedDate(typed, rules);
    return day instanceof Temporal.PlainDate ? { kind: 'day', day } : day;
  }
  const [first, last] = [`${year}-01-01`, `${year}-12-31`].map((day) => Temporal.PlainDate.from(day));
  const isOutside =
    (rules.earliest !== undefined && last !== undefined && Temporal.PlainDate.compare(last, rules.earliest) < 0) ||
    (rules.latest !== undefined && first !== undefined && Temporal.PlainDate.compare(first, rules.latest) > 0);
  return isOutside
    ? {
        message: `Year must be between ${rules.earliest?.year ?? 1} and ${rules.latest?.year ?? 9999}`,
        parts: ['year'],
      }
    : { kind: 'year', year: Number(year) };
}

/** "Date of birth" to "date of birth", but "NHS number" as it is. */
export const lowered = (label: string): string =>
  /^.[A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

const whole = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN);

/** 1 to 12 for "3", "03", "March" and "mar", otherwise NaN. */
function monthNumber(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const start = text.toLowerCase();
  const index = start.length < 3 ? -1 : monthNames.findIndex((name) => name.toLowerCase().startsWith(start));
  return index === -1 ? Number.NaN : index + 1;
}

/** The date, or the boxes that keep it from being one: all of them where it is not clear which. */
function realDate(
  year: number,
  month: number,
  day: number,
): Temporal.PlainDate | { readonly parts: readonly DatePart[] } {
  const isMonth = month >= 1 && month <= 12;
  const isYear = year >= 1;
  if (!isYear || !isMonth) {
    const wrong: readonly DatePart[] = isYear ? ['month'] : ['year'];
    return { parts: isYear || isMonth ? wrong : allParts };
  }
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day >= 1 && day <= first.daysInMonth ? first.with({ day }) : { parts: ['day'] };
}

function limit(date: Temporal.PlainDate, { label, earliest, latest, side }: DateRules): string | undefined {
  const isBefore = (other: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(date, other) < 0;
  const isAfter = (other: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(date, other) > 0;
  if (side !== undefined) {
    if (side.must === 'past' && !isBefore(side.of)) return `${label} must be in the past`;
    if (side.must === 'today or past' && isAfter(side.of)) return `${label} must be today or in the past`;
    if (side.must === 'today or future' && isBefore(side.of)) return `${label} must be today or in the future`;
    if (side.must === 'future' && !isAfter(side.of)) return `${label} must be in the future`;
  }
  if (earliest !== undefined && latest !== undefined && (isBefore(earliest) || isAfter(latest))) {
    return `${label} must be between ${dateInWords(earliest)} and ${dateInWords(latest)}`;
  }
  if (earliest !== undefined && isBefore(earliest))
    return `${label} must be the same as or after ${dateInWords(earliest)}`;
  if (latest !== undefined && isAfter(latest)) return `${label} must be the same as or before ${dateInWords(latest)}`;
  return undefined;
}
