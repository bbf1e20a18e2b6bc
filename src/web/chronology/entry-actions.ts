/** What somebody may do about an entry: put it right, take it back, disagree, have it sealed. */
import { isSealable } from '../../access/sealing.ts';
import type { OpenChild } from '../../record/child.ts';
import { mayCorrect, mayDispute, mayWithdraw } from '../../record/entries/may-change.ts';
import type { Thread } from '../../record/entries/threads.ts';
import { correctEntryRoute, disputeEntryRoute, sealEntryRoute, withdrawEntryRoute } from '../../ui/addresses.ts';
import { details } from '../../ui/components/details.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { threadTitle } from './thread-view.ts';

export function entryActions(child: OpenChild, thread: Thread): Html {
  const { entry, withdrawal } = thread.now;
  const to = { child: child.id, entry: entry.id };
  const links: readonly (readonly [Href, string] | false)[] = [
    mayCorrect(child, thread) && ([correctEntryRoute.link(to), 'Correct this'] as const),
    mayWithdraw(child, thread) && ([withdrawEntryRoute.link(to), 'Withdraw this'] as const),
    withdrawal === null &&
      mayDispute(child, entry) &&
      ([disputeEntryRoute.link(to), 'Record that somebody disagrees'] as const),
    isSealable(entry.kind) &&
      ([sealEntryRoute.link(to), 'Have it sealed: it is about another child, unlawful or dangerous'] as const),
  ];
  return details({
    summary: html`Put it right<span class="govuk-visually-hidden">: ${threadTitle(thread)}</span>`,
    classes: 'govuk-!-margin-bottom-0 throughline-small throughline-not-printed',
    text: html`<ul class="govuk-list">${links.map((link) => link !== false && html`<li><a class="govuk-link" href="${link[0]}">${link[1]}</a></li>`)}</ul>`,
  });
}
