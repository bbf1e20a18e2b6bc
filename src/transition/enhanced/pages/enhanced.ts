/** How a move is prepared: why more is suggested, the decision, the profile in everyday words, and the plan of both schools. */
import { dayOf } from '../../../clock.ts';
import { enhancedOutcomes, planParts } from '../../../kinds/enhanced-transition.ts';
import type { Names } from '../../../kinds/kind.ts';
import { kindNamed, sentenceOf } from '../../../kinds/registry.ts';
import type { Access } from '../../../record/access.ts';
import type { ChronologyEntry } from '../../../record/chronology.ts';
import { loadNames } from '../../../record/organisations.ts';
import { handoverRoute } from '../../../ui/addresses.ts';
import { button } from '../../../ui/components/button.ts';
import { insetText } from '../../../ui/components/inset-text.ts';
import { scrollPane } from '../../../ui/components/scroll-pane.ts';
import { stateTag } from '../../../ui/components/state-tag.ts';
import { summaryList } from '../../../ui/components/summary-list.ts';
import { table } from '../../../ui/components/table.ts';
import { besideDecisions, type DecisionAction, type ShownEntry } from '../../../ui/decision-action.ts';
import { partyWords } from '../../../ui/duty-words.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { PageRoute, Visit } from '../../../ui/page-route.ts';
import {
  enhancedActionRoute,
  enhancedActionsRoute,
  enhancedDecisionRoute,
  enhancedProfileRoute,
  enhancedRoute,
} from '../../../ui/settling-addresses.ts';
import { dateWithDistance } from '../../../ui/when.ts';
import { dateInWords } from '../../../ui/when-words.ts';
import { addressOf, authorIn, type OpenMove, openMove, pageOfMove } from '../../pages/page-of-move.ts';
import { preparingPost } from '../../who-prepares.ts';
import { loadPreparation, type PlanAction, type Preparation } from '../preparation.ts';

type Shown = OpenMove & {
  readonly preparation: Preparation;
  readonly names: Names;
  readonly mayPrepare: boolean;
  /** What is offered beside the decision. */
  readonly beside: (entry: ShownEntry) => readonly Html[];
};

async function open(visit: Visit, access: Access, actions: readonly DecisionAction[]): Promise<Shown> {
  const of = await openMove(visit, access);
  const preparation = await loadPreparation(of.child, of.move);
  const written = [...preparation.signs, ...preparation.entries];
  const names = await loadNames(
    access,
    [...written.map(({ organisation }) => organisation), ...preparation.actions.map(({ data }) => data.organisation)],
    written.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  return {
    ...of,
    preparation,
    names,
    mayPrepare: preparingPost(visit.actor, of.move) !== undefined,
    beside: await besideDecisions(actions, of.child, visit),
  };
}

const byline = (entry: ChronologyEntry, names: Names): Html =>
  html`<span class="throughline-small">${authorIn(names, entry)}, ${dateInWords(dayOf(entry.recordedAt))}</span>`;

function suggestion({ preparation: { prompt, signs }, names }: Shown): Html {
  if (prompt === undefined || signs.length === 0)
    return html`<p class="govuk-body">Nothing that you can see says that this move may be hard. A worry of the child, a parent or a teacher is enough to prepare it with more care.</p>`;
  return html`
<h2 class="govuk-heading-m">Why this is suggested</h2>
<p class="govuk-body">${prompt.question}</p>
<ul class="govuk-list govuk-list--bullet">${signs.map((entry) => html`<li>${kindNamed(entry.kind).title}, ${dateInWords(dayOf(entry.happenedFrom))}: ${sentenceOf(entry.kind, entry.data, names)} ${byline(entry, names)}</li>`)}</ul>
<p class="govuk-body-s">It rests on what is recorded. It is no diagnosis and no forecast, and people decide.</p>`;
}

function decided(shown: Shown): Html {
  const { preparation, names, mayPrepare, beside } = shown;
  const { decision } = preparation;
  const link = (text: string): Html | false =>
    mayPrepare &&
    html`<p class="govuk-body"><a class="govuk-link" href="${enhancedDecisionRoute.link(addressOf(shown))}">${text}</a></p>`;
  if (decision === undefined)
    return html`
<h2 class="govuk-heading-m">Decision</h2>
<p class="govuk-body">Nobody has decided yet whether this move is prepared with an enhanced transition.</p>
${mayPrepare && button({ text: 'Decide', href: enhancedDecisionRoute.link(addressOf(shown)), look: 'secondary' })}`;
  return html`
<h2 class="govuk-heading-m">Decision</h2>
${insetText({ text: html`<strong>${enhancedOutcomes[decision.data.outcome]}.</strong> ${decision.data.reason}${decision.data.said !== undefined && html`<br>What the child and the family say: ${decision.data.said}`}<br>${byline(decision.entry, names)}` })}
${beside({ id: decision.entry.id, kind: decision.entry.kind, isPast: false })}
${link('Decide again')}`;
}

function profile(shown: Shown): Html {
  const { preparation, names, mayPrepare } = shown;
  const written = preparation.profile;
  const link =
    mayPrepare &&
    html`<p class="govuk-body"><a class="govuk-link" href="${enhancedProfileRoute.link(addressOf(shown))}">${written === undefined ? 'Write the profile' : 'Write it anew'}</a></p>`;
  if (written === undefined)
    return html`<h2 class="govuk-heading-m">What helps, what is hard</h2>
<p class="govuk-body">Nobody has written the profile yet. Half a page in everyday words is enough.</p>${link}`;
  const { likes, helps, hard, signs, writtenBy } = written.data;
  return html`<h2 class="govuk-heading-m">What helps, what is hard</h2>
${summaryList({
  rows: [
    likes !== undefined && { key: 'Likes, is good at, wants you to know', value: likes },
    { key: 'What helps', value: helps },
    { key: 'What is hard', value: hard },
    { key: 'Before it goes wrong', value: signs },
    { key: 'Written by', value: html`${writtenBy}<br>${byline(written.entry, names)}` },
  ],
})}${link}`;
}

type PlanState = 'done' | 'not-needed' | 'late' | 'to-do';

const planStateTag = stateTag<PlanState>({
  done: { words: 'Done', colour: 'green' },
  'not-needed': { words: 'Not needed', colour: 'grey' },
  late: { words: 'Late', colour: 'red' },
  'to-do': { words: 'To do', colour: 'blue' },
});

function stateOf({ data, end }: PlanAction, today: Temporal.PlainDate): PlanState {
  if (end !== undefined) return end.kind === 'transition-action.done' ? 'done' : 'not-needed';
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(data.by), today) < 0 ? 'late' : 'to-do';
}

const endWords = ({ end }: PlanAction): string => {
  const said = end?.data['went'] ?? end?.data['reason'];
  return typeof said === 'string' ? said : '';
};

function plan(shown: Shown, { today }: Visit): Html {
  const { preparation, names, mayPrepare } = shown;
  const address = addressOf(shown);
  const caption = 'The plan of both schools';
  return html`
${
  preparation.actions.length === 0
    ? html`<h2 class="govuk-heading-m">${caption}</h2><p class="govuk-body">The plan is empty. Visits, a key adult met before the summer, a safe place, adjustments and a briefing of the new teachers are what helps most often.</p>`
    : scrollPane({
        label: caption,
        content: table({
          caption,
          captionSize: 'm',
          head: ['What', 'Who', 'By', 'State'],
          rows: preparation.actions.map((action) => [
            html`<strong>${planParts[action.data.part]}</strong><br>${action.data.what}${action.end !== undefined && html`<br><span class="throughline-small">${endWords(action)}</span>`}`,
            partyWords(action.data, names.organisation),
            dateWithDistance(Temporal.PlainDate.from(action.data.by), today),
            html`${planStateTag(stateOf(action, today))}${
              action.end === undefined &&
              mayPrepare &&
              html`<br><a class="govuk-link" href="${enhancedActionRoute.link({ ...address, action: action.data.action })}">Say how it went<span class="govuk-visually-hidden">: ${action.data.what}</span></a>`
            }`,
          ]),
        }),
      })
}
${mayPrepare && button({ text: 'Add to the plan', href: enhancedActionsRoute.link(address), look: 'secondary' })}`;
}

/** @param actions what others offer beside a decision */
export const enhancedPage = (actions: readonly DecisionAction[]): PageRoute => ({
  method: 'GET',
  path: enhancedRoute.path,
  handle: (visit) =>
    visit.look('enhanced transition', async (access) => {
      const shown = await open(visit, access, actions);
      return pageOfMove(
        shown,
        {
          title: 'Preparing the move',
          back: handoverRoute.link(addressOf(shown)),
          main: html`${suggestion(shown)}${decided(shown)}${profile(shown)}${plan(shown, visit)}`,
        },
        visit,
      );
    }),
});
