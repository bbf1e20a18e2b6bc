/** Limits in plain words: by when, how it is counted, and whether it comes round again. */
import { type Day, dayLength } from './calendar/days.ts';
import { fieldName, timescaleOf } from './duty/compile-due.ts';
import type { PackRule } from './eras.ts';
import { intervalBefore, intervalsOf, type Limit, type Repeat } from './pack/limit-schema.ts';
import type { World } from './world.ts';

const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const fullDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const inLeapYear = ({ day, month }: { readonly day: number; readonly month: number }): number =>
  Date.UTC(2000, month - 1, day);

const withoutNumber = {
  'no fixed time': 'No time is fixed for this.',
  'as soon as possible': 'As soon as possible. No number of days is fixed.',
  continuously: 'All the time for as long as it is owed. No day is fixed by which it is finished.',
} as const;

type Rolling = { readonly roll: 'none' | 'earlier' | 'later' };
const onDayOff = ({ roll }: Rolling): string =>
  ({
    none: '',
    earlier: ' When that is a day off: the last open day before.',
    later: ' When that is a day off: the next open day.',
  })[roll];

function withinInWords(limit: Extract<Limit, { within: unknown }>): string {
  const { within, after, counting, cutOff, hours = { from: '09:00', to: '17:00' } } = limit;
  const from = after === 'trigger' ? 'what started it' : after === 'begun' ? 'when it began' : fieldName(after);
  const { unit } = timescaleOf(within);
  if (unit === 'hours') return `Within ${within} of ${from}.`;
  if (unit === 'working hours') return `Within ${within} (${hours.from} to ${hours.to} on open days) of ${from}.`;
  const first = counting === 'inclusive' ? 'counting that day' : 'not counting that day';
  const late =
    cutOff === undefined
      ? ''
      : ` What comes in after ${cutOff}, or on a day off, counts as received on the next open day.`;
  return `Within ${within} of ${from}, ${first}.${onDayOff(limit)}${late}`;
}

export function limitInWords(limit: Limit): string {
  if (typeof limit === 'string') return withoutNumber[limit];
  if ('within' in limit) return withinInWords(limit);
  const event = fieldName(limit.before);
  if ('on' in limit) return `By the last ${dayAndMonth.format(inLeapYear(limit.on))} on or before ${event}.`;
  if ('endOfTerm' in limit) return `By the end of the last term before ${event}.`;
  return limit.atLeast === undefined ? `Before ${event}.` : `At least ${limit.atLeast} before ${event}.`;
}

const countedFrom = {
  actual: 'counted from when it was last done, or from the last limit when that was missed',
  scheduled: 'counted from the last limit',
} as const;

/** @param n which time it is: of the first is said what comes after it */
export function repeatInWords(repeat: Repeat, n: number): string {
  const { from, counting } = repeat;
  const first = counting === 'inclusive' ? ', counting that day' : '';
  const how = `${countedFrom[from]}${first}.${onDayOff(repeat)}`;
  if (n > 1) return `Time ${n}: within ${intervalBefore(repeat, n)}, ${how}`;
  const intervals = intervalsOf(repeat);
  const last = intervals.at(-1) ?? '';
  const before = intervals.slice(0, -1).map((each) => `after ${each}, then `);
  return `Then again ${before.join('')}every ${last}, ${how}`;
}

const dateOf = (day: Day): string => fullDate.format(day * dayLength);

/** Null for a rule that does not wait for law to begin. */
export function commencementInWords({ pack, rule }: PackRule, world: World): string | null {
  if (rule.commences === undefined) return null;
  const title = pack.commencements[rule.commences]?.title ?? rule.commences;
  const day = world.commencement(rule.commences);
  return day === null
    ? `Not in force here: no day has been set for "${title}", so this rule asks for nothing yet.`
    : `In force here from ${dateOf(day)}, the day set for "${title}".`;
}
