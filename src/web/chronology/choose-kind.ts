/** Adding to the chronology begins here: what is it that somebody has to record? In everyday words, most used first. */

import { recordingOf } from '../../kinds/recording/recordings.ts';
import { kindNamed } from '../../kinds/registry.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { kindsUsed } from '../../record/entries/kinds-used.ts';
import { recordableKinds } from '../../record/entries/recording-posts.ts';
import { bringsInFor } from '../../transition/bundle/bring-in.ts';
import { childrenRoute, recordKindRoute, recordRoute, timelineRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, PageRoute, Visit } from '../../ui/page-route.ts';
import { bringInRoute } from '../../ui/transfer-addresses.ts';
import { areaTitles } from './area-titles.ts';

type Offer = { readonly kind: string; readonly ask: string; readonly title: string; readonly often: number };

const mostUsed = 6;

const link = (child: OpenChild, { kind, ask, title }: Offer): Html => html`
<li><a class="govuk-link govuk-!-font-weight-bold" href="${recordKindRoute.link({ child: child.id, kind })}">${ask}</a><br>
<span class="govuk-hint govuk-!-margin-bottom-2">${title}</span></li>`;

const list = (child: OpenChild, offers: readonly Offer[]): Html =>
  html`<ul class="govuk-list govuk-list--spaced">${offers.map((offer) => link(child, offer))}</ul>`;

const matches = ({ ask, title }: Offer, words: string): boolean =>
  words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => `${ask} ${title}`.toLowerCase().includes(word));

function byArea(child: OpenChild, offers: readonly Offer[]): Html {
  const groups = Map.groupBy(offers, ({ kind }) => kindNamed(kind).area);
  return html`${[...groups].map(([area, some]) =>
    details({ summary: `${areaTitles[area]} (${some.length})`, text: list(child, some) }),
  )}`;
}

function choices(child: OpenChild, offers: readonly Offer[], words: string): Html {
  if (offers.length === 0)
    return html`<p class="govuk-body">Your roles read this record and do not add to it. If something has to be recorded, tell somebody who works with the child.</p>`;
  const found = words === '' ? [] : offers.filter((offer) => matches(offer, words));
  if (words !== '')
    return found.length === 0
      ? html`<p class="govuk-body">Nothing is called like that. Try another word, or record a note.</p>${byArea(child, offers)}`
      : html`<h2 class="govuk-heading-m">Found</h2>${list(child, found)}<p class="govuk-body"><a class="govuk-link" href="${recordRoute.link({ child: child.id })}">Show everything</a></p>`;
  return html`<h2 class="govuk-heading-m">Recorded most</h2>
${list(child, offers.slice(0, mostUsed))}
<h2 class="govuk-heading-m">Everything else that you can record</h2>
${byArea(child, offers.slice(mostUsed))}`;
}

async function show(child: OpenChild, words: string, visit: Visit): Promise<PageReply> {
  const used = await kindsUsed(child.access);
  const offers = recordableKinds(child)
    .map((kind): Offer => {
      const { ask = '', often = 0 } = recordingOf(kind) ?? {};
      // What somebody records themselves comes before what is usual
      return { kind, ask, title: kindNamed(kind).title, often: (used.get(kind) ?? 0) * 1_000 + often };
    })
    .toSorted((a, b) => b.often - a.often);
  return {
    kind: 'page',
    title: 'Add to the chronology',
    section: 'children',
    breadcrumbs: [
      { text: 'Children', href: childrenRoute.link() },
      { text: 'Timeline', href: timelineRoute.link({ child: child.id }) },
      { text: 'Add' },
    ],
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    main: html`
${childNavigation(child.id, 'record')}
<h1 class="govuk-heading-l">What do you want to record?</h1>
${formElement({
  action: recordRoute.link({ child: child.id }),
  token: visit.formToken,
  content: html`${input({ name: 'words', value: words, label: { text: 'Search by a word', size: 's' }, width: 20 })}
${button({ text: 'Search', look: 'secondary' })}`,
})}
${choices(child, offers, words)}
${bringsInFor(child) !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="${bringInRoute.link({ child: child.id })}">Bring in a handover that another school made as a file</a></p>`}`,
  };
}

const page = (method: PageRoute['method']): PageRoute => ({
  method,
  path: recordRoute.path,
  handle: (visit) =>
    visit.look('choosing what to record', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      const words = visit.body['words'];
      return show(child, typeof words === 'string' ? words.trim().slice(0, 100) : '', visit);
    }),
});

export const chooseKindPage = page('GET');
/** Posted, because words that somebody looks for may be about a person. */
export const chooseKindSearch = page('POST');
