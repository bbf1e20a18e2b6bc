/** Leads to the guide for one's own role, for those who are new. */
import type { Actor } from '../../record/actor.ts';
import { guideRoute, guidesRoute } from '../../ui/addresses.ts';
import { type Html, html } from '../../ui/html.ts';
import { guides, guidesFor } from './guides.ts';

export function guideLine(actor: Pick<Actor, 'posts'>): Html {
  const own = guidesFor(actor);
  return own.length === 0
    ? html`<p class="govuk-body-s"><a class="govuk-link" href="${guidesRoute.link()}">How to use Throughline</a></p>`
    : html`<p class="govuk-body-s">New here? ${own.map(
        (name, index) =>
          html`${index > 0 && ' '}<a class="govuk-link" href="${guideRoute.link({ guide: name })}">How to use Throughline as ${guides[name].as}</a>`,
      )}</p>`;
}
