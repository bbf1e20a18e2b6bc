/** What every page about one question begins with: the question that the address names, opened, and the names it needs. */
import type { Names } from '../../kinds/kind.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, openChild } from '../../record/child.ts';
import { loadNames } from '../../record/organisations.ts';
import { questionRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, Visit } from '../../ui/page-route.ts';
import { type OpenQuestion, openQuestion } from '../open-question.ts';
import { addressOf } from './question-words.ts';

export type Asked = { readonly open: OpenQuestion; readonly names: Names };

/** Throws NOT_FOUND for a question that is not there and for one that the visitor may not see. */
export async function openAsked({ parameters }: Visit, access: Access): Promise<Asked> {
  const child = await openChild(access, parameters['child'] ?? '');
  const open = await openQuestion(child, `${parameters['question'] ?? ''}/${parameters['asked'] ?? ''}`);
  const { owner, assigned } = open.prompt;
  const names = await loadNames(
    access,
    [
      ...open.entries.map(({ organisation }) => organisation),
      ...(owner.organisation === null ? [] : [owner.organisation]),
    ],
    [...open.entries.flatMap(({ recordedBy }) => recordedBy ?? []), ...(assigned === null ? [] : [assigned.to])],
  );
  return { open, names };
}

/** A page with one thing to do about a question. */
export async function askedPage(
  { open: { child, prompt } }: Asked,
  {
    title,
    main,
    errors,
  }: { readonly title: string; readonly main: Html; readonly errors?: readonly ErrorSummaryItem[] },
  visit: Visit,
): Promise<PageReply> {
  return {
    kind: 'page',
    title,
    section: 'children',
    back: questionRoute.link(addressOf(prompt)),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors,
    main: html`
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${prompt.question}</p>
${main}`,
  };
}
