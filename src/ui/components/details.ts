import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';

export type DetailsOptions = ElementOptions & {
  readonly summary: Content;
  readonly text: Content;
  readonly id?: string | undefined;
  readonly open?: boolean | undefined;
};

export function details(options: DetailsOptions): Html {
  const shown = attributes({
    id: options.id,
    class: classNames('govuk-details', options.classes),
    ...options.attributes,
    open: options.open,
  });
  return html`
<details${shown}>
  <summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summary}</span></summary>
  <div class="govuk-details__text">${options.text}</div>
</details>`;
}
