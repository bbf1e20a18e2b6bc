/** Whether everybody can be reached whom a ladder needs: organisation by organisation, those where somebody is missing first. */
import { problem } from '../../errors.ts';
import type { Actor } from '../../record/actor.ts';
import { type CoverGap, coverGaps, daysAhead, neededHere } from '../../record/cover/cover-gaps.ts';
import { keepsAllCover, organisationsKept } from '../../record/cover/who-keeps-cover.ts';
import { absencesRoute, coverOfRoute, coverRoute } from '../../ui/addresses.ts';
import { details } from '../../ui/components/details.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { gapWords } from './gap-words.ts';

export const keepsCover = (actor: Actor): boolean => keepsAllCover(actor) || organisationsKept(actor).length > 0;

const organisationLink = ({ id, name }: CoverGap['organisation']): Html =>
  html`<a class="govuk-link" href="${coverOfRoute.link({ organisation: id })}">${name}</a>`;

export const coverPage: PageRoute = {
  method: 'GET',
  path: coverRoute.path,
  handle: async ({ look, actor, today }) => {
    if (!keepsCover(actor)) throw problem('NOT_ALLOWED', { action: 'keep who can be reached' });
    const { gaps, here } = await look('who can be reached', async (access) => ({
      gaps: await coverGaps(access),
      here: (await neededHere(access)).map(({ organisation }) => organisation),
    }));
    const missing = [...Map.groupBy(gaps, ({ organisation }) => organisation.id).values()];
    const complete = here.filter(({ id }) => !gaps.some(({ organisation }) => organisation.id === id));
    return {
      kind: 'page',
      title: 'Who can be reached',
      heading: 'Who can be reached',
      section: 'cover',
      main: html`
<p class="govuk-body">The partnership’s ladder for professionals who disagree needs these posts. Today and in the next ${daysAhead} days somebody has to be there, with a number that is answered.</p>
<p class="govuk-body"><a class="govuk-link" href="${absencesRoute.link()}">Record leave, and who stands in</a></p>
${
  here.length === 0
    ? html`<p class="govuk-body">No ladder whose stages are confirmed is in force, or none needs a post in your organisations.</p>`
    : missing.length === 0
      ? html`<p class="govuk-body">Everybody can be reached.</p>`
      : html`<h2 class="govuk-heading-m">Somebody is missing <span class="govuk-!-font-weight-regular">(${missing.length})</span></h2>${missing.map(
          (some) =>
            html`<h3 class="govuk-heading-s">${some.slice(0, 1).map(({ organisation }) => organisationLink(organisation))}</h3><ul class="govuk-list govuk-list--bullet">${some.map((gap) => html`<li>${gapWords(gap, today)}</li>`)}</ul>`,
        )}`
}
${
  complete.length > 0 &&
  details({
    summary: `Everybody can be reached (${complete.length})`,
    text: html`<ul class="govuk-list">${complete.map((organisation) => html`<li>${organisationLink(organisation)}</li>`)}</ul>`,
  })
}`,
    };
  },
};
