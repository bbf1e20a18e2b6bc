/** What two rulebooks would have raised on a day, and what of it was then still open. */
import type { Spoken } from '../../rulebook/replay/replay-child.ts';
import { spokenBy } from '../../rulebook/replay/spoken-by.ts';
import { details } from '../../ui/components/details.ts';
import { tag } from '../../ui/components/tag.ts';
import { partyWords } from '../../ui/duty-words.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { asks, type ReplayColumn, stepColours } from '../../ui/replay/replay-column.ts';
import { spokenWords } from '../../ui/spoken-words.ts';
import type { Moment } from './known-view.ts';
import type { Played } from './played.ts';

type Told = { readonly title: string; readonly owners: ReadonlySet<string>; readonly times: number };

/** Parts of one rule are told together, with everybody whom it asks. */
function together(spoken: readonly Spoken[], { ruleTitle }: ReplayColumn, { names }: Played): readonly Told[] {
  const byTitle = Map.groupBy(spoken, ({ rule }) => ruleTitle(rule));
  return [...byTitle].map(([title, some]) => ({
    title,
    owners: new Set(some.flatMap(({ owner }) => (owner === null ? [] : [partyWords(owner, names.organisation)]))),
    times: some.length,
  }));
}

const toldList = (told: readonly Told[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${told.map(
    ({ title, owners, times }) =>
      html`<li>${title}${times > 1 && ` (${times} times)`}${owners.size > 0 && html` <span class="govuk-hint">asks ${[...owners].join('; ')}</span>`}</li>`,
  )}</ul>`;

function columnView(column: ReplayColumn, { from, until }: Moment, played: Played): Html {
  const { said, open } = spokenBy(column.spoken, from, until);
  const asked = said.filter(asks);
  const steps = [...Map.groupBy(asked, ({ step }) => step)];
  const kept = together(open.filter(asks), column, played);
  return html`<div class="govuk-grid-column-one-half"><h4 class="govuk-heading-s">${column.title}</h4>
${
  asked.length === 0
    ? html`<p class="govuk-body">Raised nothing on this day.</p>`
    : steps.map(
        ([step, some]) =>
          html`<p class="govuk-body govuk-!-margin-bottom-1">${tag({ text: spokenWords[step], colour: stepColours[step] })}</p>${toldList(together(some, column, played))}`,
      )
}
${
  kept.length === 0
    ? html`<p class="govuk-body-s">Nothing was open.</p>`
    : details({ summary: `Open at the end of the day: ${kept.length}`, text: toldList(kept) })
}</div>`;
}

export const raisedView = (played: Played, moment: Moment): Html =>
  played.columns.length === 0
    ? nothing
    : html`<h3 class="govuk-heading-m">What the rules would have raised</h3>
<p class="govuk-body">On what was recorded by then, whenever the rules came into force.</p>
<div class="govuk-grid-row">${played.columns.map((column) => columnView(column, moment, played))}</div>`;
