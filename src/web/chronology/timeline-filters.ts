/** Narrowing a timeline, and searching it for words. */
import type { Kind } from '../../kinds/kind.ts';
import { compartmentCodes, compartments, statusCodes, statuses } from '../../kinds/vocabulary.ts';
import { timelineRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { filterPane } from '../../ui/components/filter-pane.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { areaTitles } from './area-titles.ts';
import { type Asked, askedQuery, type Only, onlyChoices } from './timeline-asked.ts';

type Choice = { readonly value: string; readonly text: string };

const choose = (name: string, label: string, value: string | undefined, all: string, items: readonly Choice[]): Html =>
  select({
    name,
    label: { text: label, size: 's' },
    value: value ?? '',
    items: [{ value: '', text: all }, ...items],
  });

function day(name: 'from' | 'to' | 'known', legend: string, asked: Asked, hint?: string): Html {
  const value = asked[name];
  return dateInput({
    id: name,
    namePrefix: name,
    hint,
    errorMessage: asked.wrong.get(name),
    fieldset: { legend: { text: legend, size: 's' } },
    values: {
      [`${name}-day`]: value === undefined ? undefined : String(value.day),
      [`${name}-month`]: value === undefined ? undefined : String(value.month),
      [`${name}-year`]: value === undefined ? undefined : String(value.year),
    },
  });
}

export type FilterChoices = {
  readonly child: string;
  /** Organisations that recorded something that the viewer sees. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
};

const isNarrowed = ({ area, organisation, compartment, status, only, from, to }: Asked): boolean =>
  [area, organisation, compartment, status, only, from, to].some((each) => each !== undefined);

export const timelineFilters = (asked: Asked, { child, organisations }: FilterChoices): Html =>
  filterPane({
    action: timelineRoute.link({ child }),
    narrowedTo: isNarrowed(asked) ? 'part of it' : undefined,
    options: html`
${choose(
  'only',
  'Show',
  asked.only,
  'Everything',
  (Object.keys(onlyChoices) as Only[]).map((value) => ({ value, text: onlyChoices[value] })),
)}
${choose(
  'area',
  'About',
  asked.area,
  'Everything',
  (Object.keys(areaTitles) as Kind['area'][]).map((value) => ({ value, text: areaTitles[value] })),
)}
${choose(
  'organisation',
  'Recorded by',
  asked.organisation,
  'Everybody',
  organisations.map(({ id, name }) => ({ value: id, text: name })),
)}
${choose(
  'compartment',
  'Part of the record',
  asked.compartment,
  'Every part that I read',
  compartmentCodes.map((value) => ({ value, text: compartments[value] })),
)}
${choose(
  'status',
  'Kind of statement',
  asked.status,
  'Every kind',
  statusCodes.map((value) => ({ value, text: statuses[value] })),
)}
${day('from', 'From', asked)}
${day('to', 'To', asked)}
${day('known', 'As it was known on', asked, 'Leaves out what was recorded after that day, corrections too.')}`,
  });

/** Posted, so that what is searched for stands in no address, history or log. */
export const searchForm = (asked: Asked, child: string, token: string, words: string): Html =>
  formElement({
    action: timelineRoute.link({ child }),
    token,
    classes: 'throughline-on-screen',
    content: html`${Object.entries(askedQuery(asked)).map(([name, value]) => typeof value === 'string' && hiddenField(name, value))}
${input({ name: 'words', value: words, label: { text: 'Search in this timeline', size: 's' }, width: 20 })}
${button({ text: 'Search', look: 'secondary' })}`,
  });

export const knownBanner = ({ known }: Asked): Html | false =>
  known !== undefined &&
  html`<div class="govuk-inset-text"><strong>As it was known on ${dateInWords(known)}.</strong> What was recorded later, corrections and withdrawals too, is not here. You see of it what you may see today.</div>`;
