/** Who was found: at most ten, why each was found, and what to do when it is none of them. */

import type { Actor } from '../../record/actor.ts';
import { fullName } from '../../record/child.ts';
import { type FrontDoorLine, frontDoors } from '../../record/front-doors.ts';
import { findSearch, type Typed } from '../../record/search/kept-searches.ts';
import { type FoundChild, mostShown, type SearchResult, searchChildren } from '../../record/search/search-children.ts';
import { childRoute, searchResultsRoute, searchRoute } from '../../ui/addresses.ts';
import { ageOn, knownAs } from '../../ui/child-identity.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { whomToRing } from './whom-to-ring.ts';

/** What was looked for, as it was typed; with a number nothing else counts. */
function soughtFor(typed: Typed, change: Href): Html {
  const born = ['born-day', 'born-month', 'born-year'].flatMap((name) => typed[name] ?? []).join(' ');
  const given: readonly (readonly [string, string | undefined])[] =
    typed['number'] === undefined
      ? [
          ['surname', typed['surname']],
          ['forename', typed['forename']],
          ['born', born],
          ['school', typed['school']],
        ]
      : [['number', typed['number']]];
  const parts = given.flatMap(([name, value = '']) => (value === '' ? [] : [html`${name} <strong>${value}</strong>`]));
  return html`<p class="govuk-body">You searched for ${parts.map((part, index) => html`${index > 0 && ', '}${part}`)}. <a class="govuk-link" href="${change}">Change this search</a></p>`;
}

function found(child: FoundChild, today: Temporal.PlainDate): Html {
  const called = knownAs(child);
  return html`<li class="throughline-found">
  <h2 class="govuk-heading-s"><a class="govuk-link" href="${childRoute.link({ child: child.id })}">${fullName(child)}</a></h2>
  <p class="govuk-body">${called !== undefined && html`Known as ${called}. `}Born ${dateInWords(child.dateOfBirth)} (age ${ageOn(child.dateOfBirth, today)}). ${child.schools.length === 0 ? 'Not on a roll that you can see' : child.schools.join(' and ')}.</p>
  <p class="govuk-body-s">${child.because}.</p>
</li>`;
}

function results({ children, hasMore }: SearchResult, today: Temporal.PlainDate): Html {
  if (children.length === 0)
    return html`
<h2 class="govuk-heading-m">Nobody you can see</h2>
<p class="govuk-body">Check the spelling, try another surname the child may have had, or leave out what you are not sure of.</p>`;
  return html`
<ol class="govuk-list throughline-found-list">${children.map((child) => found(child, today))}</ol>
${hasMore && html`<p class="govuk-body">Only the ${mostShown} that are most alike are shown. Add something you know, such as the date of birth, to find others.</p>`}`;
}

const page = (
  result: SearchResult,
  {
    typed,
    doors,
    actor,
    id,
    today,
  }: {
    readonly typed: Typed;
    readonly doors: readonly FrontDoorLine[];
    readonly actor: Actor;
    readonly id: string;
    readonly today: Temporal.PlainDate;
  },
): PageReply => ({
  kind: 'page',
  title: 'Search results',
  heading: 'Search results',
  section: 'children',
  back: searchRoute.link(),
  main: html`
${soughtFor(typed, searchRoute.link({}, { from: id }))}
${results(result, today)}
${whomToRing(doors, actor)}`,
});

export const searchResultsPage: PageRoute = {
  method: 'GET',
  path: searchResultsRoute.path,
  handle: ({ look, parameters, today }) =>
    look('search results', async (access) => {
      const id = parameters['search'] ?? '';
      const kept = await findSearch(access, id);
      if (kept === undefined)
        return redirect(searchRoute.link(), 'The results of that search are no longer kept. Search again');
      const result = await searchChildren(access, kept.terms);
      return page(result, { typed: kept.typed, doors: await frontDoors(access), actor: access.actor, id, today });
    }),
};
