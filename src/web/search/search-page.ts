/** Looking for a child. What is typed is never in an address: it is posted, kept for a while, and the results have its id. */
import type { Access } from '../../record/access.ts';
import { type FrontDoorLine, frontDoors } from '../../record/front-doors.ts';
import { findSearch, keepSearch, lastPurpose, type limits } from '../../record/search/kept-searches.ts';
import { childrenRoute, searchResultsRoute, searchRoute } from '../../ui/addresses.ts';
import { errorList, readForm, withError } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { readTerms, type SearchForm, searchFields, searchForm, typedIn } from './search-form.ts';
import { whomToRing } from './whom-to-ring.ts';

const show = (
  form: SearchForm,
  doors: readonly FrontDoorLine[],
  { formToken, actor }: Visit,
  status = 200,
): PageReply => ({
  kind: 'page',
  status,
  title: 'Search for a child',
  heading: 'Search for a child',
  section: 'children',
  back: childrenRoute.link(),
  errors: errorList(form),
  main: html`
<p class="govuk-body">Enter the surname and something else you know. Names that sound alike, short names and swapped days are found too.</p>
${searchForm(form, formToken)}
${whomToRing(doors, actor)}`,
});

/** An empty form, or as it was filled in for an earlier search, without complaints. */
async function begin(access: Access, id: string | undefined): Promise<SearchForm> {
  const kept = id === undefined ? undefined : await findSearch(access, id);
  const form = readForm(searchFields, { ...kept?.typed, purpose: kept?.purpose ?? (await lastPurpose(access)) });
  return { ...form, errors: new Map(), isComplete: false };
}

export const searchPage: PageRoute = {
  method: 'GET',
  path: searchRoute.path,
  handle: (visit) =>
    visit.look('search form', async (access) => {
      const form = await begin(access, visit.query['from']);
      return show(form, await frontDoors(access), visit);
    }),
};

const waitWords = ({ minutes, most }: (typeof limits)[number]): string =>
  minutes < 60
    ? `You have searched ${most} times in ${minutes} minutes. Wait a few minutes, or ring somebody who can help you`
    : `You have searched ${most} times in a day. Search again tomorrow, or ring somebody who can help you`;

export const searchAction: PageRoute = {
  method: 'POST',
  path: searchRoute.path,
  handle: (visit) =>
    visit.look('search form', async (access): Promise<Reply> => {
      const form = readForm(searchFields, visit.body);
      const doors = await frontDoors(access);
      if (!form.isComplete) return show(form, doors, visit);
      const read = await readTerms(access, form, form.values);
      if (!read.ok) return show(read.form, doors, visit);
      const { purpose } = form.values;
      const kept = await keepSearch(access, { purpose, typed: typedIn(visit.body), terms: read.terms });
      if ('tooMany' in kept) return show(withError(form, '', waitWords(kept.tooMany)), doors, visit, 429);
      return redirect(searchResultsRoute.link({ search: kept.id }));
    }),
};
