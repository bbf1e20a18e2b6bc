/** By when a request to see a record has to be answered. Pure. */
import type { RequestStep } from './request-steps.ts';

type Day = Temporal.PlainDate;

export type StepOnDay = { readonly step: RequestStep; readonly on: Day };

/** What the clock rests on, for the page that shows it. */
export const clockSources = [
  {
    says: 'One month from the day on which it was received, to the same day of the next month or its last day; when that is no working day, the next one.',
    source: 'Information Commissioner’s Office, how to answer a subject access request',
    address: 'https://ico.org.uk/global/sar-checklist-for-smes/i-need-to-complete-a-sar',
    verified: false,
  },
  {
    says: 'Two months more when it is complex or one of many; the person has to be told within the first month, and why.',
    source: 'UK GDPR, Article 12(3), as councils publish it',
    address: 'https://www.lincoln.gov.uk/privacy-policy/data-protection-privacy-notice/23',
    verified: false,
  },
  {
    says: 'The clock waits for proof of identity that was asked for, and stands still while the person is asked what they mean.',
    source: 'Data (Use and Access) Act 2025',
    address: 'https://actnowtraining.blog/2025/09/03/data-use-and-access-act-2025-ico-consultation',
    verified: false,
  },
] as const;

export const usualMonths = 1;
export const extendedMonths = 3;

export type RequestClock =
  | { readonly state: 'waits-for-identity'; readonly since: Day }
  | {
      readonly state: 'paused';
      readonly since: Day;
      /** Days that are left once it goes on. */
      readonly left: number;
    }
  | {
      readonly state: 'runs';
      readonly begins: Day;
      readonly due: Day;
      /** The last day on which the person can be told that it takes longer. */
      readonly extendBy: Day;
      readonly isExtended: boolean;
      /** Days for which it stood still. */
      readonly stoodStill: number;
      /** The day it would be, when that is no working day. */
      readonly otherwise: Day | null;
    };

const daysBetween = (from: Day, to: Day): number => Math.max(0, from.until(to, { largestUnit: 'days' }).days);
const earliest = (days: readonly Day[]): Day | undefined =>
  days.toSorted((a, b) => Temporal.PlainDate.compare(a, b))[0];

/** Days on which somebody waited for the person's answer, and since when somebody still does. */
function pausesOf(steps: readonly StepOnDay[], begins: Day): { readonly days: number; readonly since: Day | null } {
  const onWhich = (step: RequestStep) =>
    steps
      .filter((each) => each.step === step)
      .map(({ on }) => (Temporal.PlainDate.compare(on, begins) < 0 ? begins : on))
      .toSorted((a, b) => Temporal.PlainDate.compare(a, b));
  const [asked, answered] = [onWhich('clarification-asked'), onWhich('clarification-received')];
  let days = 0;
  for (const [index, from] of asked.entries()) {
    const to = answered[index];
    if (to === undefined) return { days, since: from };
    days += daysBetween(from, to);
  }
  return { days, since: null };
}

/**
 * @param received the day on which the request came, working day or not
 * @param isWorkingDay of the calendar in force; a day that it does not know counts as one
 */
export function requestClock(
  received: Day,
  steps: readonly StepOnDay[],
  isWorkingDay: (day: Day) => boolean,
): RequestClock {
  const on = (step: RequestStep) => earliest(steps.filter((each) => each.step === step).map((each) => each.on));
  const [asked, confirmed] = [on('identity-asked'), on('identity-confirmed')];
  if (asked !== undefined && confirmed === undefined) return { state: 'waits-for-identity', since: asked };
  // Proof that nobody had to ask for does not move the beginning
  const begins =
    asked !== undefined && confirmed !== undefined && Temporal.PlainDate.compare(confirmed, received) > 0
      ? confirmed
      : received;
  const isExtended = on('extended') !== undefined;
  const pauses = pausesOf(steps, begins);
  const after = (months: number) => begins.add({ months }).add({ days: pauses.days });
  const end = after(isExtended ? extendedMonths : usualMonths);
  if (pauses.since !== null) return { state: 'paused', since: pauses.since, left: daysBetween(pauses.since, end) };
  let due = end;
  // No holidays are longer than this
  for (let tried = 0; tried < 14 && !isWorkingDay(due); tried++) due = due.add({ days: 1 });
  return {
    state: 'runs',
    begins,
    due,
    extendBy: after(usualMonths),
    isExtended,
    stoodStill: pauses.days,
    otherwise: Temporal.PlainDate.compare(end, due) === 0 ? null : end,
  };
}
