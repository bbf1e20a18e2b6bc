/** On the page of a handover: what child, family and school say about how ready the child is, and what is said about its parts. */
import { itemViews } from '../../kinds/voice-items.ts';
import { readChronology } from '../../record/chronology.ts';
import { findMove } from '../../record/moves.ts';
import { readinessRoute, voicesRoute } from '../../ui/addresses.ts';
import type { HandoverPanel } from '../../ui/handover-panel.ts';
import { html } from '../../ui/html.ts';
import { newestReadiness, readinessTable } from '../readiness-table.ts';
import { askingPost } from '../who-may-ask.ts';

export const handoverVoices: HandoverPanel = async (child, id, { actor, now }) => {
  const move = await findMove(child, id);
  const asks = move !== undefined && askingPost(actor, move) !== undefined;
  const entries = await readChronology(child);
  const ready = newestReadiness(entries, id);
  const notes = entries.filter(
    ({ kind, data, withdrawnBy, correctedBy }) =>
      kind === 'voice-item.noted' && data['move'] === id && withdrawnBy === null && correctedBy === null,
  );
  if (!asks && ready.length === 0 && notes.length === 0) return null;
  const at = { child: child.id, move: id };
  return html`
<h2 class="govuk-heading-m">What the child and the family say</h2>
${ready.length > 0 && readinessTable(ready, now)}
${
  notes.length > 0 &&
  html`<h3 class="govuk-heading-s">About parts of the handover</h3>
<ul class="govuk-list govuk-list--bullet">${notes.map(({ data }) => html`<li>${String(data['name'])} about “${String(data['itemTitle'])}”: ${itemViews[data['view'] as keyof typeof itemViews].toLowerCase()}${typeof data['said'] === 'string' && html`. <span class="throughline-words">${data['said']}</span>`}</li>`)}</ul>`
}
${asks && html`<ul class="govuk-list"><li><a class="govuk-link" href="${voicesRoute.link(at)}">Hear the child and the family</a></li><li><a class="govuk-link" href="${readinessRoute.link(at)}">Say how ready the school thinks the child is</a></li></ul>`}`;
};
