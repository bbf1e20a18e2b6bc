/** What a challenge on that day would have done: the stages with their dates, and who would have been asked. */
import { dayOf, timeZone } from '../../clock.ts';
import { type ChallengeUrgency, challengeUrgencies, challengeUrgencyCodes } from '../../kinds/challenge-codes.ts';
import { isDecision, topicOfDecision } from '../../kinds/decisions.ts';
import { kindNamed } from '../../kinds/registry.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { simulateChallenge } from '../../rulebook/replay/simulate-challenge.ts';
import { playRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import { momentWords } from '../../ui/pictures/due-words.ts';
import { ladderPicture } from '../../ui/pictures/ladder-picture.ts';
import { onDate } from '../../ui/when.ts';
import { dateInWords } from '../../ui/when-words.ts';
import type { Moment } from './known-view.ts';
import { type Agency, knownBy, type Played } from './played.ts';

export type AskedChallenge = {
  readonly decision: string | undefined;
  readonly by: string | undefined;
  readonly urgency: string | undefined;
};

const mostOffered = 12;

/** Decisions that were known by then and had been made, the newest first. */
const decisionsBy = (played: Played, { until }: Moment): readonly ChronologyEntry[] =>
  knownBy(played, until)
    .flatMap(({ entries }) => entries)
    .filter(({ kind, happenedFrom }) => isDecision(kind) && happenedFrom.epochMilliseconds <= until)
    .toSorted((a, b) => b.happenedFrom.epochMilliseconds - a.happenedFrom.epochMilliseconds || b.seq - a.seq)
    .slice(0, mostOffered);

/** Noon of that day, or right after the decision was known, so that nobody challenges what they do not know. */
function momentOf({ day, until }: Moment, decision: ChronologyEntry): number {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '12:00' }).epochMilliseconds;
  return Math.max(
    Math.min(noon, until),
    decision.recordedAt.epochMilliseconds,
    decision.happenedFrom.epochMilliseconds,
  );
}

/** What came of it in fact, so far as the record tells. */
function inFact({ agencies, names }: Played, { day, until }: Moment): Html {
  const raised = agencies
    .flatMap(({ entries }) => entries)
    .filter(({ kind }) => kind === 'challenge.raised')
    .toSorted((a, b) => a.happenedFrom.epochMilliseconds - b.happenedFrom.epochMilliseconds);
  const next = raised.find(({ happenedFrom }) => happenedFrom.epochMilliseconds > until);
  if (next === undefined)
    return html`<p class="govuk-body"><strong>In fact</strong> no challenge was raised after this day, as far as you can see.</p>`;
  const on = dayOf(next.happenedFrom);
  const days = Temporal.PlainDate.from(day).until(on, { largestUnit: 'days' }).days;
  return html`<p class="govuk-body"><strong>In fact</strong> the next challenge was raised on ${onDate(on)}, ${days === 1 ? 'a day' : `${days} days`} later, by ${names.organisation(next.organisation)}.</p>`;
}

type Choice = {
  readonly decision: ChronologyEntry;
  readonly decisions: readonly ChronologyEntry[];
  readonly by: string;
  readonly others: readonly string[];
  readonly urgency: ChallengeUrgency;
};

function chosen(played: Played, moment: Moment, asked: AskedChallenge): Choice | null {
  const decisions = decisionsBy(played, moment);
  const decision = decisions.find(({ id }) => id === asked.decision) ?? decisions[0];
  if (decision === undefined) return null;
  const latest = ({ entries }: Agency): number => entries.at(-1)?.recordedAt.epochMilliseconds ?? 0;
  // Whoever recorded something last is most likely to have been there
  const working = knownBy(played, moment.until)
    .filter(({ entries }) => entries.length > 0)
    .toSorted((a, b) => latest(b) - latest(a));
  const others = [...new Set([...decision.parties, ...working.map(({ organisation }) => organisation)])].filter(
    (organisation) =>
      organisation !== decision.organisation && played.view.world.organisationKind(organisation) !== undefined,
  );
  const by = others.find((each) => each === asked.by) ?? others[0];
  if (by === undefined) return null;
  const urgency = challengeUrgencyCodes.find((each) => each === asked.urgency) ?? 'routine';
  return { decision, decisions, by, others, urgency };
}

const form = (
  { child, names }: Played,
  { day }: Moment,
  { decision, decisions, by, others, urgency }: Choice,
): Html => html`
<form action="${playRoute.link({ child: child.id }, {}, 'challenge')}" method="get" novalidate>
${hiddenField('on', day)}
${select({
  name: 'decision',
  label: { text: 'Which decision', size: 's' },
  value: decision.id,
  items: decisions.map(({ id, kind, happenedFrom, organisation }) => ({
    value: id,
    text: `${kindNamed(kind).title}, ${dateInWords(dayOf(happenedFrom))}, ${names.organisation(organisation)}`,
  })),
})}
${select({
  name: 'by',
  label: { text: 'Who would have challenged it', size: 's' },
  value: by,
  items: others.map((organisation) => ({ value: organisation, text: names.organisation(organisation) })),
})}
${radios({
  name: 'urgency',
  classes: 'govuk-radios--inline govuk-radios--small',
  value: urgency,
  fieldset: { legend: { text: 'How urgent', size: 's' } },
  items: challengeUrgencyCodes.map((code) => ({ value: code, text: challengeUrgencies[code] })),
})}
${button({ text: 'See what would have happened', look: 'secondary' })}
</form>`;

function supposedView(played: Played, moment: Moment, { decision, by, urgency }: Choice): Html {
  const { names, view, rulebook } = played;
  const at = momentOf(moment, decision);
  const ladders = simulateChallenge(view.entries, view.world, rulebook, {
    at,
    by,
    against: [decision.organisation],
    topic: topicOfDecision(decision.kind) ?? 'other',
    urgency,
  });
  const shown = ladders.flatMap((ladder) => {
    const rule = rulebook.listening.ladders.find((each) => each.rule.ladder === ladder.rule)?.rule;
    return rule === undefined ? [] : [{ ladder, rule }];
  });
  if (shown.length === 0)
    return html`<p class="govuk-body">No ladder for professionals who disagree is in force, so nothing would have happened by itself.</p>${inFact(played, moment)}`;
  return html`${shown.map(({ ladder, rule }) => {
    const last = ladder.stages.at(-1);
    return html`<p class="govuk-body">Raised ${momentWords(at)} by <strong>${names.organisation(by)}</strong> against <strong>${names.organisation(decision.organisation)}</strong>. ${
      ladder.doesNotRun ??
      (last !== undefined && last.n !== ladder.stages[0]?.n
        ? `With nobody agreeing, stage ${last.n} (${last.title}) would have opened by itself on ${momentWords(last.opensAt)}.`
        : 'It would have stayed at its only stage.')
    }</p>
${urgency === 'immediate-danger' && html`<p class="govuk-body">Immediate danger: 999 and emergency powers never wait for a ladder.</p>`}
${inFact(played, moment)}
${ladderPicture(rule, { ladder, at, organisationName: names.organisation, isSupposed: true })}`;
  })}`;
}

export function challengeView(played: Played, moment: Moment, asked: AskedChallenge): Html {
  const choice = chosen(played, moment, asked);
  return html`<h3 class="govuk-heading-m" id="challenge">What a challenge would have done</h3>
${
  choice === null
    ? html`<p class="govuk-body">By this day no decision was recorded that one agency could have challenged with another, as far as you can see.</p>`
    : html`${insetText({ text: 'By the ladder in force today, had nobody answered. Nothing is recorded and nobody is told.' })}
${form(played, moment, choice)}
${supposedView(played, moment, choice)}`
}`;
}
