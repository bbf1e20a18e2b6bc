/** What the pages of this capability share: whose record it is, where it leads back to, and what others have recorded meanwhile. */
import { dayOf } from '../../clock.ts';
import type { Names } from '../../kinds/kind.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild } from '../../record/child.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import type { StoredEntry } from '../../record/entry-row.ts';
import { organisationsOf } from '../../record/load-world.ts';
import { loadNames } from '../../record/organisations.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import type { PageReply, Visit } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';

type Shown = {
  readonly title: string;
  readonly back?: Href;
  readonly errors?: readonly ErrorSummaryItem[];
  readonly keepsDraft?: boolean;
  readonly main: Html;
};

export const pageOfChild = async (child: OpenChild, visit: Visit, shown: Shown): Promise<PageReply> => ({
  kind: 'page',
  section: 'children',
  identity: childIdentity(child, await identifiersOf(child), visit.today),
  ...shown,
});

export const column = (content: Html): Html =>
  html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${content}</div></div>`;

/** Names of everybody whom entries speak of. */
export const namesIn = (access: Access, entries: readonly StoredEntry[]): Promise<Names> =>
  loadNames(
    access,
    [...organisationsOf(entries), ...entries.flatMap(({ parties }) => parties)],
    entries.flatMap(({ recordedBy }) => recordedBy ?? []),
  );

/** "Priya Nair, Alder Lane Primary School" */
export const authorIn = (names: Names, { recordedBy, organisation }: StoredEntry): string =>
  recordedBy === null
    ? names.organisation(organisation)
    : `${names.practitioner(recordedBy)}, ${names.organisation(organisation)}`;

/** What others recorded since the page was opened. Nothing that was typed is lost. */
export function changedMeanwhile(changed: readonly ChronologyEntry[], names: Names): Html {
  if (changed.length === 0) return nothing;
  return insetText({
    text: html`<p class="govuk-body govuk-!-font-weight-bold">Others have recorded something since you opened this page. Nothing of yours has been lost, and it has not been recorded yet.</p>
<ul class="govuk-list govuk-list--bullet">${changed.map((entry) => html`<li>${kindNamed(entry.kind).title}, ${dateInWords(dayOf(entry.happenedFrom))}, ${authorIn(names, entry)}: ${sentenceOf(entry.kind, entry.data, names)}</li>`)}</ul>
<p class="govuk-body">Read it, change what you typed if you need to, and send it again.</p>`,
  });
}

/** The newest entry that a form had in view. */
export const seenIn = (value: string | undefined): number => Number(/^\d{1,9}$/u.exec(value ?? '')?.[0] ?? '0');
