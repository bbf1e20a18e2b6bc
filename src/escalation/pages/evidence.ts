/** Entries of the record as evidence: choosing them in a form, and showing those that were chosen. */
import { z } from 'zod';
import { dayOf } from '../../clock.ts';
import type { Names } from '../../kinds/kind.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { timelineRoute } from '../../ui/addresses.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { details } from '../../ui/components/details.ts';
import type { ListField } from '../../ui/form-field.ts';
import { type Html, html } from '../../ui/html.ts';
import { onDate } from '../../ui/when.ts';

const mostOffered = 40;
const mostChosen = 30;
const longest = 140;

export const evidenceSchema = z
  .array(z.string().max(50))
  .max(mostChosen, `Select ${mostChosen} entries or fewer`)
  .optional();

const shortened = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest).trimEnd()}…`);

/** What happened to a child, newest first, without who works with them and without what was said on challenges. */
export const quotable = (entries: readonly ChronologyEntry[]): readonly ChronologyEntry[] =>
  entries.filter(
    ({ kind, correctedBy, withdrawnBy }) =>
      correctedBy === null &&
      withdrawnBy === null &&
      !kind.startsWith('challenge.') &&
      !kind.startsWith('involvement.') &&
      kind !== 'entry.withdrawn' &&
      kind !== 'identity.recorded',
  );

export const entryWords = ({ kind, data }: ChronologyEntry, names: Names): string =>
  `${kindNamed(kind).title}: ${shortened(sentenceOf(kind, data, names))}`;

export function evidenceField(given: ListField, entries: readonly ChronologyEntry[], names: Names): Html {
  const offered = quotable(entries).slice(0, mostOffered);
  if (offered.length === 0) return html``;
  return details({
    summary: 'Choose entries of the record that show it (optional)',
    open: given.values.length > 0,
    text: checkboxes({
      ...given,
      classes: 'govuk-checkboxes--small',
      fieldset: { legend: { text: 'What shows it?', size: 's' } },
      hint: 'Those who act on the challenge will read what one of the organisations that disagree recorded itself.',
      items: offered.map((entry) => ({
        value: entry.id,
        text: html`${onDate(dayOf(entry.happenedFrom))}. ${entryWords(entry, names)}`,
      })),
    }),
  });
}

/** Only those that the viewer can see: nobody quotes what they do not know. */
export const chosenOf = (
  chosen: readonly string[] | undefined,
  entries: readonly ChronologyEntry[],
): readonly string[] => quotable(entries).flatMap(({ id }) => (chosen?.includes(id) === true ? [id] : []));

/** The entries with the words, for those who can see them; how many more there are for everybody else. */
export function evidenceList(
  ids: readonly string[],
  entries: readonly ChronologyEntry[],
  names: Names,
  child: string,
): Html | null {
  if (ids.length === 0) return null;
  const seen = entries.filter(({ id }) => ids.includes(id));
  const hidden = ids.length - seen.length;
  return html`<ul class="govuk-list govuk-list--bullet">${seen.map(
    (entry) =>
      html`<li><a class="govuk-link" href="${timelineRoute.link({ child }, { entry: entry.id }, entry.id)}">${onDate(dayOf(entry.happenedFrom))}</a>. ${entryWords(entry, names)}</li>`,
  )}${hidden > 0 && html`<li>${hidden} more that you cannot see</li>`}</ul>`;
}
