/** A page about one entry, with the entry on it as it stands. */
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { findThread } from '../../record/entries/find-thread.ts';
import { entriesOf, type Thread } from '../../record/entries/threads.ts';
import { timelineRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import { summaryCard } from '../../ui/components/summary-card.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, Visit } from '../../ui/page-route.ts';
import { loadNamesFor } from './entry-names.ts';
import { authorWords, happenedWords, tagsOf, threadTitle, threadView } from './thread-view.ts';

export type AboutOne = { readonly child: OpenChild; readonly thread: Thread<ChronologyEntry> };

/** Throws NOT_FOUND for an entry that the viewer may not see. */
export async function openEntry(access: Access, visit: Visit): Promise<AboutOne> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  return { child, thread: await findThread(child, visit.parameters['entry'] ?? '') };
}

/** Where the entry stands in the timeline. */
export const placeOf = ({ child, thread }: AboutOne): Href =>
  timelineRoute.link({ child: child.id }, { entry: thread.now.entry.id }, thread.now.entry.id);

type Shown = {
  readonly title: string;
  readonly heading: string;
  readonly errors: readonly ErrorSummaryItem[];
  readonly main: Html;
};

export async function showAboutOne(one: AboutOne, shown: Shown, visit: Visit): Promise<PageReply> {
  const { child, thread } = one;
  const { entry } = thread.now;
  const names = await loadNamesFor(child.access, entriesOf(thread));
  const reading = { child: child.id, names, today: visit.today, files: new Map() };
  const card = summaryCard(
    { title: { text: threadTitle(thread) } },
    html`<p class="govuk-body-s">${happenedWords(entry, visit.today)}, recorded by ${authorWords(entry, names)} ${tagsOf(thread.now)}</p>${threadView(thread, reading)}`,
  );
  return {
    kind: 'page',
    title: shown.title,
    section: 'children',
    back: placeOf(one),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: shown.errors,
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${shown.heading}</h1>${card}${shown.main}
</div></div>`,
  };
}
