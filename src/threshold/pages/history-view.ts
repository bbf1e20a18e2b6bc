/** What was before, as a list that begins every look at a new contact. */
import { dayOf } from '../../clock.ts';
import type { OpenChild } from '../../record/child.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { timelineRoute } from '../../ui/addresses.ts';
import { details } from '../../ui/components/details.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { onDate } from '../../ui/when.ts';
import { type Episode, endedLately, episodesIn } from '../history.ts';

const atOnce = 8;

const rows = (child: OpenChild, episodes: readonly Episode[]) =>
  episodes.map(({ title, entry, from, to, how }) => [
    html`<a class="govuk-link" href="${timelineRoute.link({ child: child.id }, { entry: entry.id }, entry.id)}">${title}</a>`,
    onDate(dayOf(from)),
    to === null ? html`<strong>Goes on</strong>` : onDate(dayOf(to)),
    how ?? '',
  ]);

const historyTable = (child: OpenChild, caption: string, episodes: readonly Episode[]): Html =>
  scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: ['What', 'From', 'To', 'What came of it'],
      rows: rows(child, episodes),
    }),
  });

/**
 * @param entries newest first, as the viewer sees them
 * @param except the contact that is looked at now
 */
export function historyView(child: OpenChild, entries: readonly ChronologyEntry[], except: string | null = null): Html {
  const episodes = episodesIn(entries, except);
  if (episodes.length === 0)
    return html`<h2 class="govuk-heading-m">What was before</h2><p class="govuk-body">Nothing that you can see: no contact, no plan, no assessment. That does not mean that nothing was. <a class="govuk-link" href="${timelineRoute.link({ child: child.id })}">Open the timeline</a></p>`;
  const lately = endedLately(episodes, child.access.now);
  const later = episodes.slice(atOnce);
  return html`
${historyTable(child, 'What was before', episodes.slice(0, atOnce))}
${later.length > 0 ? details({ summary: `Earlier (${later.length})`, text: historyTable(child, 'Earlier', later) }) : nothing}
${
  lately?.to !== null &&
  lately !== undefined &&
  insetText({
    text: html`This is not new: “${lately.title}” ended on ${onDate(dayOf(lately.to))}, less than a year ago. Read what was thought then, and say in your decision what is different now.`,
  })
}
<p class="govuk-body"><a class="govuk-link" href="${timelineRoute.link({ child: child.id })}">Open the whole timeline</a></p>`;
}
