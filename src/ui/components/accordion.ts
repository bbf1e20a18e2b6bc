import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { isHtml } from '../raw.ts';
import { type HeadingLevel, heading } from './heading.ts';
import { type ElementOptions, present, type Sparse } from './options.ts';
import { translations } from './translations.ts';

export type AccordionSection = {
  readonly heading: { readonly text: Content };
  readonly summary?: { readonly text?: Content | undefined } | undefined;
  /** Plain words become one paragraph. */
  readonly content: { readonly text?: Content | undefined };
  readonly expanded?: boolean | undefined;
};

export type AccordionOptions = ElementOptions & {
  readonly id: string;
  readonly items: Sparse<AccordionSection>;
  /** Of each section's heading. Default 2. */
  readonly headingLevel?: HeadingLevel | undefined;
  /** Whether the browser remembers what was open. Default true; false where what was read must leave no trace. */
  readonly rememberExpanded?: boolean | undefined;
  readonly hideAllSectionsText?: string | undefined;
  readonly hideSectionText?: string | undefined;
  readonly hideSectionAriaLabelText?: string | undefined;
  readonly showAllSectionsText?: string | undefined;
  readonly showSectionText?: string | undefined;
  readonly showSectionAriaLabelText?: string | undefined;
};

/**
 * Sections that open and close. Without JavaScript all are open. The spaces around a heading and a summary are needed:
 * GOV.UK Frontend's JavaScript makes a button of them, whose words would otherwise run together (WCAG 2.5.3).
 */
export function accordion(options: AccordionOptions): Html {
  const given = attributes({
    class: classNames('govuk-accordion', options.classes),
    'data-module': 'govuk-accordion',
    id: options.id,
    ...translations({
      'hide-all-sections': options.hideAllSectionsText,
      'hide-section': options.hideSectionText,
      'hide-section-aria-label': options.hideSectionAriaLabelText,
      'show-all-sections': options.showAllSectionsText,
      'show-section': options.showSectionText,
      'show-section-aria-label': options.showSectionAriaLabelText,
    }),
    'data-remember-expanded': options.rememberExpanded,
    ...options.attributes,
  });
  return html`<div${given}>${present(options.items).map(({ item, place }) => section(options, item, place))}</div>`;
}

function section({ id, headingLevel }: AccordionOptions, item: AccordionSection, place: number): Html {
  const { text } = item.content;
  return html`
<div class="${classNames('govuk-accordion__section', item.expanded && 'govuk-accordion__section--expanded')}">
  <div class="govuk-accordion__section-header">
    ${heading({
      level: headingLevel ?? 2,
      classes: 'govuk-accordion__section-heading',
      text: html`<span class="govuk-accordion__section-button" id="${id}-heading-${place}"> ${item.heading.text} </span>`,
    })}
    ${
      item.summary?.text &&
      html`<div class="govuk-accordion__section-summary govuk-body" id="${id}-summary-${place}"> ${item.summary.text} </div>`
    }
  </div>
  <div id="${id}-content-${place}" class="govuk-accordion__section-content">
    ${isHtml(text) ? text : text && html`<p class="govuk-body">${text}</p>`}
  </div>
</div>`;
}
