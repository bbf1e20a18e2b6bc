/** What is asked of every entry besides what its kind asks: when it was, what kind of statement, where it goes, who reads it. */
import { z } from 'zod';
import { timeZone } from '../../clock.ts';
import { kindNamed } from '../../kinds/registry.ts';
import { entryOutcomeCodes, entrySourceCodes } from '../../kinds/statement.ts';
import { compartmentCodes, statusCodes, type Viewer } from '../../kinds/vocabulary.ts';
import type { Happened } from '../../record/entry-row.ts';
import { type Form, withError } from '../../ui/form.ts';
import { oneOf, optionalText, typedDate } from '../../ui/form-schemas.ts';
import { readTypedTime } from '../../ui/typed-time.ts';

export const audiences = ['everyone', 'own', 'some'] as const;

export const aboutEntry = z.object({
  when: oneOf(['now', 'earlier'], 'Select when it happened'),
  on: typedDate({ label: 'Day on which it happened' }).optional(),
  time: optionalText({ label: 'Time', max: 20 }),
  until: typedDate({ label: 'Last day' }).optional(),
  status: oneOf(statusCodes, 'Select what kind of statement it is'),
  outcome: oneOf(entryOutcomeCodes, 'Select what came of it').optional(),
  source: oneOf(entrySourceCodes, 'Select how you know it').optional(),
  organisation: optionalText({ label: 'Organisation', max: 50 }),
  compartment: oneOf(compartmentCodes, 'Select a part of the record'),
  audience: oneOf(audiences, 'Select who may read it'),
  readers: z.array(z.string()).optional(),
  controller: optionalText({ label: 'Organisation whose record it is', max: 50 }),
  homeSystem: optionalText({ label: 'Name of your own system', max: 100 }),
  homeReference: optionalText({ label: 'Reference in your own system', max: 100 }),
  also: z.array(z.string()).optional(),
  because: optionalText({ label: 'Why it is corrected', max: 4_000 }),
  seen: z.string().regex(/^\d{1,9}$/u, 'Reload the page'),
});

export type About = z.ZodObject<typeof aboutEntry.shape>;
export type AboutForm = Form<About>;
type Values = z.output<About>;

export type AboutTime = { readonly today: Temporal.PlainDate; readonly now: Temporal.Instant };

/** When it happened, or the form with what is wrong. */
export function readHappened(
  form: AboutForm,
  { when, on, time, until }: Values,
  kind: string,
  { today, now }: AboutTime,
): Happened | AboutForm {
  if (when === 'now') return kindNamed(kind).precision === 'moment' ? { moment: now } : { day: today };
  if (on === undefined) return withError(form, 'on', 'Enter the day on which it happened');
  if (Temporal.PlainDate.compare(on, today) > 0)
    return withError(form, 'on', 'Day on which it happened must be today or in the past');
  if (time !== undefined) {
    const at = readTypedTime(time);
    if (at === undefined) return withError(form, 'time', 'Enter a time, like 9:30am or 14:05');
    const moment = on.toZonedDateTime({ timeZone, plainTime: at }).toInstant();
    return Temporal.Instant.compare(moment, now) > 0 ? withError(form, 'time', 'Time must be in the past') : { moment };
  }
  if (until === undefined) return { day: on };
  if (Temporal.PlainDate.compare(until, on) < 0)
    return withError(form, 'until', 'Last day must be on or after the first');
  if (Temporal.PlainDate.compare(until, today) > 0)
    return withError(form, 'until', 'Last day must be today or in the past');
  return { day: on, to: until };
}

export const isForm = (value: Happened | AboutForm): value is AboutForm => 'schema' in value;

/** What came of it is said of allegations and findings only. */
export const statementOf = ({ status, outcome, source }: Values) => ({
  status,
  outcome: status === 'allegation' || status === 'finding' ? outcome : undefined,
  source,
});

/** Who alone may read it; null for everybody. The form with an error when nobody is chosen. */
export function readAudience(
  form: AboutForm,
  { audience, readers = [] }: Values,
  own: readonly Viewer[],
  offered: readonly Viewer[],
): readonly Viewer[] | null | AboutForm {
  if (audience === 'everyone') return null;
  if (audience === 'own') return own;
  const chosen = offered.filter((viewer) => readers.includes(viewer));
  return chosen.length === 0 ? withError(form, 'readers', 'Select who may read it') : chosen;
}
