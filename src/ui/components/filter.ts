import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import type { Href } from '../href.ts';
import { type Html, html } from '../html.ts';
import { button } from './button.ts';
import { type HeadingLevel, heading } from './heading.ts';
import type { ElementOptions } from './options.ts';

export type ChosenFilter = {
  readonly text: string;
  /** The same list without this filter. */
  readonly href: Href;
};

export type ChosenFilters = {
  /** What the filters are about: "Year group". */
  readonly heading: string;
  readonly items: readonly ChosenFilter[];
};

export type FilterOptions = ElementOptions & {
  /** Where the list is. The form sends its fields in the address, so that a filtered list can be kept. */
  readonly action: Href;
  /** The fields. */
  readonly options: Html;
  readonly chosen?: readonly ChosenFilters[] | undefined;
  /** The list without any filter. Needed when there are chosen ones. */
  readonly clear?: Href | undefined;
  /** Default "Filter". */
  readonly title?: string | undefined;
  /** Default "Apply filters". */
  readonly submitText?: string | undefined;
  /** Of the title. Default 2. */
  readonly headingLevel?: HeadingLevel | undefined;
};

/** Narrows a list, shows by what it is narrowed, and lets each be taken away by a link. */
export function filter(options: FilterOptions): Html {
  const shown = attributes({ class: classNames('moj-filter', options.classes), ...options.attributes });
  const level = options.headingLevel ?? 2;
  return html`
<div${shown}>
  <div class="moj-filter__header">
    <div class="moj-filter__header-title">${heading({ level, classes: 'govuk-heading-m', text: options.title ?? 'Filter' })}</div>
    <div class="moj-filter__header-action"></div>
  </div>
  <div class="moj-filter__content">
    ${chosenFilters(options, level)}
    <form class="moj-filter__options" action="${options.action}" method="get" novalidate>
      ${button({ text: options.submitText ?? 'Apply filters' })}
      ${options.options}
    </form>
  </div>
</div>`;
}

function chosenFilters({ chosen = [], clear }: FilterOptions, level: HeadingLevel): Html | undefined {
  const groups = chosen.filter((group) => group.items.length > 0);
  if (groups.length === 0) return undefined;
  return html`
<div class="moj-filter__selected">
  <div class="moj-filter__selected-heading">
    <div class="moj-filter__heading-title">${heading({ level, classes: 'govuk-heading-m', text: 'Selected filters' })}</div>
    ${
      clear &&
      html`<div class="moj-filter__heading-action"><p><a class="govuk-link govuk-link--no-visited-state" href="${clear}">Clear filters</a></p></div>`
    }
  </div>
  ${groups.map((group) => chosenGroup(group, level === 6 ? 6 : ((level + 1) as HeadingLevel)))}
</div>`;
}

const chosenGroup = (group: ChosenFilters, level: HeadingLevel): Html => html`
${heading({ level, classes: 'govuk-heading-s govuk-!-margin-bottom-0', text: group.heading })}
<ul class="moj-filter-tags">${group.items.map(removableTag)}</ul>`;

const removableTag = ({ text, href }: ChosenFilter): Html =>
  html`<li><a class="moj-filter__tag" href="${href}"><span class="govuk-visually-hidden">Remove this filter</span> ${text}</a></li>`;
