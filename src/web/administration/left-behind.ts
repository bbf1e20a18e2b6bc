/** Children whose named person has left and with whom nobody has been named since: on My work, and as a page. */
import { purposes } from '../../kinds/vocabulary.ts';
import { fullName } from '../../record/child.ts';
import { type LeftBehind, leftBehind } from '../../record/practitioners/left-behind.ts';
import { childRoute, leftBehindRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { instantDistanceInWords } from '../../ui/when-words.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';

const [mostInPanel, mostOnPage] = [3, 200];

const list = (
  left: readonly LeftBehind[],
  now: Temporal.Instant,
): Html => html`<ul class="govuk-list govuk-list--spaced">
${left.map(
  ({
    child,
    name,
    purpose,
    since,
  }) => html`<li><a class="govuk-link" href="${childRoute.link({ child: child.id })}">${fullName(child)}</a><br>
<span class="throughline-small">${name}, ${purposes[purpose].toLowerCase()}, left ${instantDistanceInWords(since, now)}</span></li>`,
)}</ul>`;

export const leftBehindPanel: WorkPanel = {
  show: async (access, { now }) => {
    const left = await leftBehind(access, mostInPanel + 1);
    if (left.length === 0) return null;
    return insetText({
      text: html`<h2 class="govuk-heading-m">Children whose named person has left</h2>
${list(left.slice(0, mostInPanel), now)}
${left.length > mostInPanel && html`<p class="govuk-body govuk-!-margin-bottom-0"><a class="govuk-link" href="${leftBehindRoute.link()}">See all</a></p>`}`,
    });
  },
};

export const leftBehindPage: PageRoute = {
  method: 'GET',
  path: leftBehindRoute.path,
  handle: async ({ look, now }) => {
    const left = await look('children whose named person has left', (access) => leftBehind(access, mostOnPage));
    return {
      kind: 'page',
      title: 'Named people who have left',
      heading: 'Children whose named person has left',
      section: 'work',
      main: html`
<p class="govuk-body">Somebody of your organisation was named with these children, works there no more, and nobody has been named since. Open the child, look at what is owed, and name somebody.</p>
${left.length === 0 ? html`<p class="govuk-body">None of the children you may see.</p>` : list(left, now)}`,
    };
  },
};
