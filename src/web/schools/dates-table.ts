/** Terms, and the days within them on which a school is closed, as a table in their order. */
import type { Period } from '../../interchange/calendars/read-term-dates.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import { dateInWords, weekdayInWords } from '../../ui/when-words.ts';

export type Dates = {
  readonly terms: readonly Period[];
  readonly closed: readonly Period[];
};

export type DatesRow = Period & { readonly of: 'terms' | 'closed'; readonly index: number };

export const rowsOf = ({ terms, closed }: Dates): readonly DatesRow[] =>
  [
    ...terms.map((period, index): DatesRow => ({ ...period, of: 'terms', index })),
    ...closed.map((period, index): DatesRow => ({ ...period, of: 'closed', index })),
  ].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.of === 'terms' ? -1 : 1));

const day = (text: string): string => {
  const date = Temporal.PlainDate.from(text);
  return `${weekdayInWords(date)} ${dateInWords(date)}`;
};

/** @param action what may be done about a row */
export const datesTable = (dates: Dates, action?: (row: DatesRow) => Html): Html =>
  scrollPane({
    label: 'Term dates',
    content: table({
      caption: 'Term dates',
      captionClasses: 'govuk-visually-hidden',
      head: [
        'What',
        'First day',
        'Last day',
        ...(action === undefined ? [] : [html`<span class="govuk-visually-hidden">Remove</span>`]),
      ],
      rows: rowsOf(dates).map((row) => [
        row.of === 'terms' ? html`<strong>${row.title}</strong>` : html`Closed: ${row.title}`,
        day(row.from),
        row.to === row.from ? 'The same day' : day(row.to),
        ...(action === undefined ? [] : [action(row)]),
      ]),
    }),
  });
