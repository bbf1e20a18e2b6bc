import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import type { ElementOptions } from './options.ts';
import { type TagOptions, tag } from './tag.ts';

export type PhaseBannerOptions = ElementOptions & { readonly tag: TagOptions; readonly text: Content };

/** Says that the service is not finished, or that everything in it is made up. */
export function phaseBanner(options: PhaseBannerOptions): Html {
  const shown = attributes({
    class: classNames('govuk-phase-banner govuk-width-container', options.classes),
    ...options.attributes,
  });
  return html`
<div${shown}>
  <p class="govuk-phase-banner__content">
    ${tag({ ...options.tag, classes: classNames('govuk-phase-banner__content__tag', options.tag.classes) })}
    <span class="govuk-phase-banner__text">${options.text}</span>
  </p>
</div>`;
}
