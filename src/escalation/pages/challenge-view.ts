/** What the page of a challenge shows of it: where it stands, both sides, safety, proposals, and what happened when. */
import { type ChallengeOutcome, challengeOutcomes, challengeUrgencies } from '../../kinds/challenge-codes.ts';
import type { Names } from '../../kinds/kind.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { text, texts } from '../../record/counting.ts';
import type { LadderStage } from '../../rulebook/ladder/ladder.ts';
import { timelineRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { summaryCard } from '../../ui/components/summary-card.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type TimelineItem, timeline } from '../../ui/components/timeline.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { dueWords } from '../../ui/pictures/due-words.ts';
import { atInstant, dateWithDistance, instantWithDistance, onDate } from '../../ui/when.ts';
import type { OpenChallenge } from '../open-challenge.ts';
import { challengeStateTag, topicWords } from './challenge-words.ts';
import { entryWords, evidenceList } from './evidence.ts';
import { ringList } from './ring.ts';

type Time = { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate };

const instant = (milliseconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(milliseconds);

const byline = ({ recordedBy, organisation }: ChronologyEntry, names: Names): string =>
  `${recordedBy === null ? '' : `${names.practitioner(recordedBy)}, `}${names.organisation(organisation)}`;

/** The stage after the one that is open, when nobody agrees until then. */
function nextStage({ challenge: { ladder }, standing }: OpenChallenge): LadderStage | undefined {
  const here = standing.now?.stage;
  if (ladder === null || here == null) return undefined;
  return ladder.stages[ladder.stages.indexOf(here) + 1];
}

function nextWords(open: OpenChallenge, { now }: Time): Html {
  const stage = open.standing.now?.stage;
  const next = nextStage(open);
  if (next !== undefined)
    return html`<p class="govuk-body">Without an agreement, <strong>stage ${next.n} (${next.title})</strong> opens by itself ${instantWithDistance(instant(next.opensAt), now)}, and its people have it from then on.</p>`;
  if (open.standing.state === 'last-stage-passed')
    return html`<p class="govuk-body">The time of the last stage has passed without an agreement. ${open.rule?.afterLast ?? ''}</p>`;
  return stage?.resolve.kind === 'at'
    ? html`<p class="govuk-body">This is the last stage. It is to be settled by ${dueWords(stage.resolve)}. ${open.rule?.afterLast ?? ''}</p>`
    : html`<p class="govuk-body">This is the last stage. No time is fixed for it.</p>`;
}

function openWords(open: OpenChallenge, time: Time): Html {
  const { now: at } = open.standing;
  const stage = at?.stage;
  if (at === null || stage == null) return html``;
  const ring = ringList(stage.acting, open);
  const answer =
    stage.responded === null
      ? html``
      : html`<p class="govuk-body">Somebody has responded at this stage, ${instantWithDistance(instant(stage.responded.at), time.now)}.</p>`;
  return html`
<p class="govuk-body">It is at <strong>stage ${stage.n}: ${stage.title}</strong>, since ${instantWithDistance(instant(stage.opensAt), time.now)}.</p>
${at.responded ? answer : html`${warningText({ text: 'Nobody has responded at this stage. Ring now.' })}`}
<h2 class="govuk-heading-m">${at.responded ? 'Who acts at this stage' : 'Whom to ring'}</h2>
${ring}
${nextWords(open, time)}`;
}

function noLadderWords({ challenge: { ladder } }: OpenChallenge, askPartnership: Html): Html {
  const says =
    ladder?.doesNotRun ??
    'No ladder for professionals who disagree is in force here, so nothing happens by itself and nobody is told by this page.';
  return html`
${warningText({ text: says })}
<p class="govuk-body">No clock runs. Ring the other organisation’s safeguarding lead now, write down whom you rang, and agree between you when you speak again.</p>
${askPartnership}`;
}

/** @param askPartnership whom to ask how to go on, where no ladder runs */
export function standingView(open: OpenChallenge, time: Time, askPartnership: Html): Html {
  const { state } = open.standing;
  const danger =
    open.challenge.urgency === 'immediate-danger' && state !== 'closed'
      ? warningText({
          text: 'Immediate danger: ring 999 or use emergency powers at once. Nothing waits for this challenge.',
        })
      : html``;
  const words = {
    open: () => openWords(open, time),
    'last-stage-passed': () => openWords(open, time),
    'no-ladder': () => noLadderWords(open, askPartnership),
    agreed: () =>
      html`<p class="govuk-body">It has been agreed. It is closed when it has been shown that the action was done and the person who raised it has been told.</p>`,
    closed: () => closedWords(open),
  }[state]();
  return html`<p class="govuk-body">${challengeStateTag(state)}</p>${danger}${words}`;
}

function closedWords({ challenge: { ladder, endedAt } }: OpenChallenge): Html {
  const missing = ladder?.needs.filter(({ need }) => ladder.ending?.without.includes(need) === true) ?? [];
  return html`<p class="govuk-body">Closed${endedAt !== null && html` ${atInstant(endedAt)}`}.</p>
${missing.length > 0 && insetText({ text: `It was closed without: ${missing.map(({ title }) => title.toLowerCase()).join('; ')}.` })}`;
}

export function factsView(open: OpenChallenge, names: Names, { today }: Time): Html {
  const { challenge, said, child, entries } = open;
  const decision = entries.find(({ id }) => id === challenge.decision);
  const data = said.raised?.data ?? {};
  const neededBy = text(data['neededBy']);
  return summaryList({
    rows: [
      { key: 'About', value: topicWords(challenge) },
      {
        key: 'Decision',
        value:
          decision !== undefined
            ? html`<a class="govuk-link" href="${timelineRoute.link({ child: child.id }, { entry: decision.id }, decision.id)}">${entryWords(decision, names)}</a>`
            : challenge.decision === null
              ? 'No recorded decision'
              : 'A decision that you cannot see',
      },
      {
        key: 'Raised',
        value: html`${atInstant(challenge.raisedAt)}${said.raised !== undefined && html` by ${byline(said.raised, names)}`}`,
      },
      { key: 'Between', value: challenge.sides.map(names.organisation).join(' and ') },
      { key: 'Urgency', value: challengeUrgencies[challenge.urgency] },
      neededBy !== null && {
        key: 'The child needs an answer by',
        value: dateWithDistance(Temporal.PlainDate.from(neededBy), today),
      },
      { key: 'Child and family', value: text(data['familyKnows']) ?? 'Nothing is recorded of what they know' },
    ],
  });
}

export function safetyView({ said: { safety } }: OpenChallenge, names: Names, { today }: Time): Html {
  if (safety === undefined) return html``;
  const { data } = safety;
  const reviewOn = text(data['safetyReviewOn']);
  const owner = text(data['safetyOwner']);
  const isLate = reviewOn !== null && Temporal.PlainDate.compare(Temporal.PlainDate.from(reviewOn), today) < 0;
  return html`
<h2 class="govuk-heading-m">How the child is kept safe meanwhile</h2>
<p class="govuk-body">${text(data['safetyMeanwhile'])}</p>
<p class="govuk-body">${owner === null ? 'Nobody is named who sees to it.' : html`${owner} sees to it.`} ${
    reviewOn === null
      ? 'No day is set on which it is looked at again.'
      : html`To be looked at again ${dateWithDistance(Temporal.PlainDate.from(reviewOn), today)}.`
  }</p>
${isLate && warningText({ text: 'That day has passed. Look at it again, and record how the child is kept safe from now on.' })}
<p class="govuk-body-s">Said by ${byline(safety, names)}, ${atInstant(safety.happenedFrom)}</p>`;
}

/** What each side says and shows, the newest of each. */
export function positionsView({ challenge, said, child, entries }: OpenChallenge, names: Names): Html {
  const { raised } = said;
  const newest = challenge.sides.map((side) => {
    const answer = said.all.findLast((entry) => entry.kind === 'challenge.answered' && entry.organisation === side);
    const isRaiser = side === challenge.organisation;
    const own = isRaiser ? text(raised?.data['position']) : null;
    const supposed = isRaiser || answer !== undefined ? null : text(raised?.data['otherPosition']);
    const shown = [...(isRaiser ? texts(raised?.data['evidence']) : []), ...texts(answer?.data['evidence'])];
    return summaryCard(
      { title: { text: names.organisation(side), headingLevel: 3 } },
      html`
${own !== null && html`<p class="govuk-body">${own}</p>`}
${answer !== undefined && html`<p class="govuk-body">${text(answer.data['answer'])}</p><p class="govuk-body-s">${byline(answer, names)}, ${atInstant(answer.happenedFrom)}</p>`}
${supposed !== null && html`<p class="govuk-body">As the other side understands it: ${supposed}</p>`}
${own === null && answer === undefined && html`<p class="govuk-body">They have not said what they think yet.</p>`}
${evidenceList(shown, entries, names, child.id)}`,
    );
  });
  return html`<h2 class="govuk-heading-m">What each side says</h2>${newest}`;
}

export function settlementRows({ data }: ChronologyEntry) {
  const until = text(data['actionUntil']);
  return [
    { key: 'What comes of it', value: challengeOutcomes[data['outcome'] as ChallengeOutcome] },
    { key: 'Why', value: text(data['reasons']) ?? '' },
    { key: 'To be done', value: text(data['action']) ?? '' },
    { key: 'By whom', value: text(data['actionBy']) ?? '' },
    until !== null && { key: 'Until', value: onDate(Temporal.PlainDate.from(until)) },
  ] as const;
}

/** What is agreed, or proposed and not settled yet. */
export function settlementView({ said, challenge, child, entries }: OpenChallenge, names: Names): Html {
  const done = said.all.findLast(({ kind }) => kind === 'challenge.action-done');
  const needs = challenge.ladder?.needs ?? [];
  const isAgreed = said.agreed !== undefined;
  return html`
${isAgreed && summaryList({ card: { title: { text: 'What was agreed' } }, rows: settlementRows(said.agreed) })}
${
  isAgreed &&
  needs.length > 0 &&
  html`<ul class="govuk-list govuk-list--bullet">${needs.map(({ title, met }) => html`<li>${title}: ${met === null ? html`<strong>not shown yet</strong>` : html`shown ${atInstant(instant(met.at))}`}</li>`)}</ul>`
}
${done !== undefined && evidenceList(texts(done.data['entries']), entries, names, child.id)}
${said.proposals
  .filter(({ isOpen }) => isOpen)
  .map(({ entry }) =>
    summaryList({
      card: { title: { text: `Proposed by ${byline(entry, names)}` } },
      rows: settlementRows(entry),
    }),
  )}`;
}

/** Everything that people recorded and that time brought about, newest first. */
export function historyView({ said, challenge, child }: OpenChallenge, names: Names, { now }: Time): Html {
  const recorded = said.all.map((entry) => ({
    at: entry.happenedFrom.epochMilliseconds,
    item: {
      label: kindNamed(entry.kind).title,
      byline: byline(entry, names),
      when: atInstant(entry.happenedFrom),
      text: html`<p class="govuk-body">${sentenceOf(entry.kind, entry.data, names)}</p>`,
    } satisfies TimelineItem,
  }));
  const byItself = (challenge.ladder?.stages ?? [])
    .filter(({ opened, opensAt }) => opened === 'limit-passed' && opensAt <= now.epochMilliseconds)
    .map(({ n, title, opensAt }) => ({
      at: opensAt,
      item: {
        label: `Stage ${n} opened by itself`,
        when: atInstant(instant(opensAt)),
        classes: 'throughline-timeline-trace',
        text: html`<p class="govuk-body">${title}: the time before it had run out.</p>`,
      } satisfies TimelineItem,
    }));
  const items = [...recorded, ...byItself].toSorted((a, b) => b.at - a.at).map(({ item }) => item);
  return html`<h2 class="govuk-heading-m">What happened when</h2>${timeline({ items, headingLevel: 3 })}
<p class="govuk-body"><a class="govuk-link" href="${timelineRoute.link({ child: child.id }, { area: 'escalation' })}">See it in the child’s timeline</a></p>`;
}
