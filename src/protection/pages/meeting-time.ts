/** When a meeting is: the questions of the forms that plan it and move it. */
import { z } from 'zod';
import { dateInput } from '../../ui/components/date-input.ts';
import { input } from '../../ui/components/input.ts';
import type { SingleField } from '../../ui/form-field.ts';
import { typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { readTypedTime } from '../../ui/typed-time.ts';

/** "9:30" and "9.30am" are "09:30". */
const time = (enter: string) =>
  z.string().transform((typed, context) => {
    const read = readTypedTime(typed);
    if (read !== undefined) return read.toString({ smallestUnit: 'minute' });
    context.addIssue({ code: 'custom', message: enter });
    return z.NEVER;
  });

export const meetingTimeFields = (today: Temporal.PlainDate) => ({
  on: typedDate({
    label: 'Day',
    enter: 'Enter the day of the meeting',
    side: { of: today, must: 'today or future' },
  }),
  from: time('Enter when it begins, like 10:00'),
  until: time('Enter when it ends, like 11:00'),
});

export const endsAfterItBegins = ({ from, until }: { readonly from: string; readonly until: string }): boolean =>
  from < until;
export const endsTooEarly = { error: 'It has to end after it begins', path: ['until'] };

export const meetingTimeQuestions = (
  on: Parameters<typeof dateInput>[0],
  from: SingleField,
  until: SingleField,
): Html => html`${dateInput({ ...on, fieldset: { legend: { text: 'On which day?', size: 's' } } })}
${input({ ...from, label: { text: 'From', size: 's' }, hint: 'For example 10:00', width: 5 })}
${input({ ...until, label: { text: 'Until', size: 's' }, width: 5 })}`;
