/** One question about a child: what is asked, what raised it, who has it, what can be done, and what was. */
import { dayOf } from '../../clock.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import { roles } from '../../kinds/vocabulary.ts';
import { identifiersOf } from '../../record/child.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import {
  childQuestionsRoute,
  closeQuestionRoute,
  giveQuestionRoute,
  questionRoute,
  readQuestionRoute,
  ruleRoute,
  secondReadQuestionRoute,
} from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { atInstant, dateWithDistance, onDate } from '../../ui/when.ts';
import { type Asked, openAsked } from './asked-question.ts';
import { addressOf, keeperWords, outcomeWords, questionStateTag } from './question-words.ts';

/** How it was closed, put off or read by a second person, oldest first. */
const saidKinds: ReadonlySet<string> = new Set([
  'prompt.assigned',
  'prompt.closed',
  'prompt.second-read',
  'entry.read-again',
]);

const saidOn = ({ open: { entries, prompt } }: Asked): readonly ChronologyEntry[] =>
  entries
    .filter(
      ({ kind, data, withdrawnBy, correctedBy }) =>
        saidKinds.has(kind) && data['instance'] === prompt.instance && withdrawnBy === null && correctedBy === null,
    )
    .toReversed();

function standing({ open: { prompt, keeper }, names }: Asked, today: Temporal.PlainDate): Html {
  const { owner, closedBy, secondReaders, lookAgainAt, state, closing } = prompt;
  const asked =
    owner.organisation === null ? roles[owner.role] : `${roles[owner.role]}, ${names.organisation(owner.organisation)}`;
  return summaryList({
    rows: [
      {
        key: 'Where it stands',
        value: html`${questionStateTag(state)}${closing !== null && state === 'closed' && html` ${outcomeWords(closing.outcome)}`}${closing?.reading === 'refused' && ' A second reader did not agree with closing it.'}`,
      },
      { key: 'Asked since', value: dateWithDistance(dayOf(prompt.raisedAt), today) },
      ...(state === 'closed'
        ? []
        : [
            { key: 'Who has it', value: keeperWords(keeper, prompt) },
            { key: 'Asked of', value: asked },
          ]),
      ...(lookAgainAt === null ? [] : [{ key: 'Look again on', value: dateWithDistance(dayOf(lookAgainAt), today) }]),
      { key: 'Who may close it', value: closedBy.map((role) => roles[role]).join('; ') },
      ...(secondReaders.length === 0
        ? []
        : [
            {
              key: 'Second reader',
              value: `Closing it counts when another person has read why: ${secondReaders.map((role) => roles[role]).join('; ')}`,
            },
          ]),
    ],
  });
}

function actions({ open }: Asked): Html {
  const { prompt, closingPost, givingPost, secondPost, isOwnClosing, quoted, since } = open;
  const at = addressOf(prompt);
  const link = (href: ReturnType<typeof giveQuestionRoute.link>, text: string): Html =>
    html`<li><a class="govuk-link" href="${href}">${text}</a></li>`;
  return html`
${button({ text: `Read what it quotes (${quoted.length + since.length})`, href: readQuestionRoute.link(at) })}
<ul class="govuk-list govuk-list--spaced">
${secondPost !== null && link(secondReadQuestionRoute.link(at), 'Read as the second reader why it was closed')}
${closingPost !== null && link(closeQuestionRoute.link(at), 'Say what came of it and close it, or look again on a day')}
${givingPost !== null && link(giveQuestionRoute.link(at), 'Take it, or give it to somebody')}
</ul>
${isOwnClosing && prompt.state === 'second-reader' && html`<p class="govuk-body">You closed it. It stays open until a second person has read why.</p>`}
${closingPost === null && secondPost === null && prompt.state === 'open' && html`<p class="govuk-body">You can read it and say how entries read now. Closing it is for: ${prompt.closedBy.map((role) => roles[role]).join('; ')}.</p>`}`;
}

function quotedList(entries: readonly ChronologyEntry[], { open: { prompt } }: Asked): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${entries.map(
    ({ id, kind, happenedFrom }) =>
      html`<li>${onDate(dayOf(happenedFrom))}: ${kindNamed(kind).title}${prompt.withdrawn.includes(id) && ' (withdrawn since)'}${prompt.corrected.includes(id) && ' (corrected since)'}</li>`,
  )}</ul>`;
}

function history(asked: Asked): Html | false {
  const said = saidOn(asked);
  const { names } = asked;
  return (
    said.length > 0 &&
    html`
<h2 class="govuk-heading-m">What was done about it</h2>
<ul class="govuk-list govuk-list--spaced">${said.map(
      ({ kind, data, recordedBy, organisation, happenedFrom }) =>
        html`<li>${sentenceOf(kind, data, names)}<br><span class="throughline-small">${recordedBy !== null && `${names.practitioner(recordedBy)}, `}${names.organisation(organisation)}, ${atInstant(happenedFrom)}</span></li>`,
    )}</ul>`
  );
}

export const questionPage: PageRoute = {
  method: 'GET',
  path: questionRoute.path,
  handle: (visit) =>
    visit.look('question', async (access) => {
      const asked = await openAsked(visit, access);
      const { child, prompt, quoted, since } = asked.open;
      const title = access.engine.rulebook.ruleOf(prompt.rule)?.rule.title ?? 'A question';
      return {
        kind: 'page',
        title: 'Question',
        section: 'children',
        breadcrumbs: [{ text: 'Questions', href: childQuestionsRoute.link({ child: child.id }) }, { text: 'Question' }],
        identity: childIdentity(child, await identifiersOf(child), visit.today),
        main: html`
${childNavigation(child.id, 'questions')}
<span class="govuk-caption-l">${title}</span>
<h1 class="govuk-heading-l">${prompt.question}</h1>
<p class="govuk-body">A rule asks this because of what people recorded. It judges nobody, and it stays until a person says what came of it.</p>
${standing(asked, visit.today)}
${actions(asked)}
<h2 class="govuk-heading-m">What raised it</h2>
${quotedList(quoted, asked)}
${since.length > 0 && html`<h3 class="govuk-heading-s">Of the same kind since then</h3>${quotedList(since, asked)}`}
${history(asked)}
<p class="govuk-body-s">By version ${prompt.packVersion} of its pack. <a class="govuk-link" href="${ruleRoute.link({ rule: prompt.rule })}">The rule, where it comes from and how sure we are of it</a></p>`,
      };
    }),
};
