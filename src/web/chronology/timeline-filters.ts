/** Narrowing a timeline, and searching it for words. */
import type { Kind } from '../../kinds/kind.ts';
import { compartmentCodes, compartments, statusCodes, statuses } from '../../kinds/vocabulary.ts';
import { printTimelineRoute, timelinePictureRoute, timelineRoute, togetherRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { filterPane } from '../../ui/components/filter-pane.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { select } from '../../ui/components/select.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Query } from '../../ui/route.ts';
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
  /** The page that is filtered. */
  readonly action: Href;
  /** Organisations that recorded something that the viewer sees. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  /** What stands above the filters and goes with them. */
  readonly before?: Html;
};

type Said = readonly [keyof ReturnType<typeof askedQuery>, string];

/** By what the list is narrowed, in words. */
const narrowing = (asked: Asked, { organisations }: Pick<FilterChoices, 'organisations'>): readonly Said[] => {
  const { area, organisation, compartment, status, only, from, to, known } = asked;
  const all: readonly (Said | false)[] = [
    only !== undefined && ['only', onlyChoices[only]],
    area !== undefined && ['area', areaTitles[area]],
    organisation !== undefined && [
      'organisation',
      organisations.find(({ id }) => id === organisation)?.name ?? 'An organisation',
    ],
    compartment !== undefined && ['compartment', compartments[compartment]],
    status !== undefined && ['status', statuses[status]],
    from !== undefined && ['from', `From ${dateInWords(from)}`],
    to !== undefined && ['to', `To ${dateInWords(to)}`],
    known !== undefined && ['known', `Known on ${dateInWords(known)}`],
  ];
  return all.filter((each) => each !== false);
};

/** "School and handover, from 1 September 2025": what a page or a sheet of paper shows, or undefined for everything. */
export const narrowedTo = (asked: Asked, of: Pick<FilterChoices, 'organisations'>): string | undefined => {
  const said = narrowing(asked, of);
  return said.length === 0 ? undefined : said.map(([, text]) => text).join(', ');
};

export function timelineFilters(
  asked: Asked,
  { action, organisations, before }: FilterChoices,
  without: (query: Query) => Href,
): Html {
  const query = askedQuery(asked);
  return filterPane({
    action,
    narrowedTo: narrowedTo(asked, { organisations }),
    clear: without({}),
    chosen: [
      {
        heading: 'Only',
        items: narrowing(asked, { organisations }).map(([name, text]) => ({
          text,
          href: without({ ...query, [name]: undefined }),
        })),
      },
    ],
    options: html`
${before}
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
  'Every part',
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
}

/** Posted, so that what is searched for stands in no address, history or log. */
export const searchForm = (asked: Asked, child: string, token: string, words: string): Html =>
  formElement({
    action: timelineRoute.link({ child }),
    token,
    classes: 'throughline-not-printed throughline-inline-form',
    content: html`${Object.entries(askedQuery(asked)).map(([name, value]) => typeof value === 'string' && hiddenField(name, value))}
${input({ name: 'words', value: words, label: { text: 'Search in this timeline', size: 's' }, width: 20 })}
${button({ text: 'Search', look: 'secondary' })}`,
  });

export const knownBanner = ({ known }: Asked): Html | false =>
  known !== undefined &&
  html`<div class="govuk-inset-text govuk-!-margin-top-0"><strong>As it was known on ${dateInWords(known)}.</strong> What was recorded later, corrections and withdrawals too, is not here. You see of it what you may see today.</div>`;

/** The same lines shown in other ways. */
export const otherViews = (child: string, asked: Asked): Html => html`
<ul class="govuk-list throughline-inline-list throughline-not-printed">
<li><a class="govuk-link" href="${timelinePictureRoute.link({ child }, askedQuery(asked))}">As a picture</a></li>
<li><a class="govuk-link" href="${togetherRoute.link({ child }, askedQuery(asked))}">With brothers and sisters</a></li>
<li><a class="govuk-link" href="${printTimelineRoute.link({ child }, askedQuery(asked))}">Print</a></li>
</ul>`;
