/** What the receiver would see, as far as the visitor sees it as well. */
import type { Names } from '../../kinds/kind.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import { compartments } from '../../kinds/vocabulary.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import type { SeenThrough } from '../../record/see-through.ts';
import { details } from '../../ui/components/details.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { onDate } from '../../ui/when.ts';

const dayOf = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO('Europe/London').toPlainDate();

export const entryTitle = (entry: ChronologyEntry): Html =>
  html`${kindNamed(entry.kind).title}, ${onDate(dayOf(entry.happenedFrom))}${entry.compartment !== 'general' && html` ${tag({ text: compartments[entry.compartment], colour: 'purple' })}`}${entry.audience !== null && html` ${tag({ text: 'Only named roles see this', colour: 'magenta' })}`}`;

const lines = (entries: readonly ChronologyEntry[], names: Names): Html =>
  html`<ul class="govuk-list govuk-list--bullet govuk-list--spaced">${entries.map((entry) => html`<li><strong>${entryTitle(entry)}</strong><br>${sentenceOf(entry.kind, entry.data, names)}</li>`)}</ul>`;

/** Only what the visitor sees as well: what else the receiver sees is not theirs to know. */
export function sharePreview(
  { all, names }: { readonly all: readonly ChronologyEntry[]; readonly names: Names },
  who: string,
  chosen: readonly string[],
  { before, after }: SeenThrough,
): Html {
  const wanted = all.filter(({ id }) => chosen.includes(id));
  const opens = wanted.filter(({ id }) => after.has(id) && !before.has(id));
  const already = wanted.filter(({ id }) => before.has(id));
  const never = wanted.filter(({ id }) => !after.has(id));
  const besides = all.filter(({ id }) => before.has(id) && !chosen.includes(id));
  return html`
<h2 class="govuk-heading-m">What ${who} would see</h2>
<p class="govuk-body">This was asked of the record as if they had opened it.</p>
${opens.length > 0 && html`<h3 class="govuk-heading-s">New to them</h3>${lines(opens, names)}`}
${already.length > 0 && html`<h3 class="govuk-heading-s">They can see this already</h3>${lines(already, names)}`}
${never.length > 0 && insetText({ text: html`They would not see this even then, because the record is closed to them:${lines(never, names)}` })}
${besides.length > 0 && details({ summary: `What else of what you see they can see already (${besides.length})`, text: lines(besides, names) })}`;
}
