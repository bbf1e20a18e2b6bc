/** The short guides: a list with the reader's own first, and one page each. */

import { ringNow } from '../../threshold/pages/ringing.ts';
import { guideRoute, guidesRoute, practiseRoute } from '../../ui/addresses.ts';
import { type Html, html } from '../../ui/html.ts';
import type { NavigationEntry, PageRoute, Visit } from '../../ui/page-route.ts';
import { guideText, type PageNamed } from './guide-text.ts';
import { type GuideName, guideNames, guides, guidesFor, readGuide } from './guides.ts';

const column = (content: Html): Html =>
  html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${content}</div></div>`;

const list = (names: readonly GuideName[]): Html =>
  html`<ul class="govuk-list govuk-list--spaced">${names.map(
    (name) =>
      html`<li><a class="govuk-link" href="${guideRoute.link({ guide: name })}">How to use Throughline as ${guides[name].as}</a></li>`,
  )}</ul>`;

const guidesPage: PageRoute = {
  method: 'GET',
  path: guidesRoute.path,
  handle: async ({ actor }) => {
    const own = guidesFor(actor);
    const others = guideNames.filter((name) => !own.includes(name));
    return {
      kind: 'page',
      title: 'Guides',
      main: column(html`
<h1 class="govuk-heading-l">Guides</h1>
<p class="govuk-body">What you do first, when to step up, how to challenge, and whom to ring. Each takes two minutes.</p>
${own.length > 0 && html`<h2 class="govuk-heading-m">${own.length === 1 ? 'For your role' : 'For your roles'}</h2>${list(own)}<h2 class="govuk-heading-m">For others</h2>`}
${list(others)}
<p class="govuk-body">To learn the threshold document by using it, <a class="govuk-link" href="${practiseRoute.link()}">practise on invented children</a>.</p>`),
    };
  },
};

const pagesOf =
  (navigation: readonly NavigationEntry[], { actor }: Visit): PageNamed =>
  (name) =>
    navigation.find(({ text, isFor }) => text === name && isFor(actor))?.href;

const guidePage = (navigation: () => readonly NavigationEntry[]): PageRoute => ({
  method: 'GET',
  path: guideRoute.path,
  handle: async (visit) => {
    const text = await readGuide(visit.parameters['guide'] ?? '');
    const numbers = await visit.look('guide', ringNow);
    return {
      kind: 'page',
      title: 'Guide',
      back: guidesRoute.link(),
      main: column(html`${guideText(text, pagesOf(navigation(), visit))}
<h3 class="govuk-heading-s">The front door</h3>
${numbers}`),
    };
  },
});

/** @param navigation so that a guide leads to the pages that it names */
export const guideRoutes = (navigation: () => readonly NavigationEntry[]): readonly PageRoute[] => [
  guidesPage,
  guidePage(navigation),
];
