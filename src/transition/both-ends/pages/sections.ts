/** On the page of a handover: the key adult, who has to read and has, the DSL's notes, what was asked for. */
import { dayOf } from '../../../clock.ts';
import { gapAnswers } from '../../../kinds/both-ends.ts';
import type { Names } from '../../../kinds/kind.ts';
import { worksAt } from '../../../record/actor.ts';
import type { SchoolMove } from '../../../record/moves.ts';
import { loadNames } from '../../../record/organisations.ts';
import { insetText } from '../../../ui/components/inset-text.ts';
import { tag } from '../../../ui/components/tag.ts';
import type { Href } from '../../../ui/href.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Visit } from '../../../ui/page-route.ts';
import {
  answerGapRoute,
  askForGapRoute,
  handoverReadRoute,
  keyAdultRoute,
  needToKnowRoute,
  readersRoute,
} from '../../../ui/settling-addresses.ts';
import { onDate } from '../../../ui/when.ts';
import { addressOf, authorIn, type OpenMove } from '../../pages/page-of-move.ts';
import { receivingPost } from '../../who-prepares.ts';
import { type BothEnds, loadBothEnds } from '../both-ends.ts';
import { isDslOf } from '../record-both-ends.ts';

type Shown = OpenMove & {
  readonly ends: BothEnds;
  readonly names: Names;
  readonly visit: Visit;
  readonly receives: boolean;
};

const linkTo = (href: Href, text: string): Html =>
  html`<p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`;

function keyAdult({ move, names, receives, ...shown }: Shown): Html {
  const said =
    move.keyAdult === null
      ? html`Nobody is named yet. A handover counts as complete only when somebody is; nothing that was sent waits for it.`
      : html`<strong>${names.practitioner(move.keyAdult)}</strong> looks out for the child at ${names.organisation(move.to.organisation ?? '')}.`;
  return html`
<h2 class="govuk-heading-m">Key adult at the new school</h2>
<p class="govuk-body">${said}</p>
${receives && linkTo(keyAdultRoute.link(addressOf({ ...shown, move })), move.keyAdult === null ? 'Name the key adult' : 'Name somebody else')}`;
}

function readers(shown: Shown): Html {
  const { ends, names, visit, move, receives } = shown;
  const own = ends.readers.find(({ data }) => data.practitioner === visit.actor.practitioner);
  const hasRead = [...ends.alsoRead, ...ends.readers.flatMap(({ read }) => read ?? [])].some(
    ({ data }) => data['practitioner'] === visit.actor.practitioner,
  );
  const line = (
    practitioner: string,
    read: { readonly recordedAt: Temporal.Instant; readonly data: object } | undefined,
  ): Html => {
    const does = read === undefined ? undefined : (read.data as { readonly does?: string }).does;
    return html`<li>${names.practitioner(practitioner)}: ${read === undefined ? tag({ text: 'Not read yet', colour: 'yellow' }) : html`read ${onDate(dayOf(read.recordedAt))}${does !== undefined && html`. ${does}`}`}</li>`;
  };
  return html`
<h2 class="govuk-heading-m">Who has to read it, and who has</h2>
${
  ends.readers.length + ends.alsoRead.length === 0
    ? html`<p class="govuk-body">Nobody has been asked to read it that you can see.</p>`
    : html`<ul class="govuk-list govuk-list--bullet">${ends.readers.map(({ data, read }) => line(data.practitioner, read))}${ends.alsoRead.map((read) => line(String(read.data['practitioner']), read))}</ul>`
}
${worksAt(visit.actor, move.to.organisation) && !hasRead && linkTo(handoverReadRoute.link(addressOf(shown)), own === undefined ? 'Say that you have read it' : 'You have been asked to read it. Say that you have')}
${receives && linkTo(readersRoute.link(addressOf(shown)), 'Ask adults to read it')}`;
}

function notes(shown: Shown): Html | false {
  const { ends, names, child, move } = shown;
  const isDsl = isDslOf(child, move);
  if (ends.notes.length === 0 && !isDsl) return false;
  return html`
<h2 class="govuk-heading-m">What you need to know</h2>
${ends.notes.map(({ entry, data }) => insetText({ text: html`${data.note}<br><span class="throughline-small">${authorIn(names, entry)}, ${onDate(dayOf(entry.recordedAt))}. Only those who were chosen and the two DSLs read this.</span>` }))}
${isDsl && linkTo(needToKnowRoute.link(addressOf(shown)), 'Write what others need to know')}`;
}

function gaps(shown: Shown): Html | false {
  const { ends, names, visit, move, receives } = shown;
  const mayAsk = receives && move.from.organisation !== null;
  if (ends.gaps.length === 0 && !mayAsk) return false;
  return html`
<h2 class="govuk-heading-m">What the new school asked for</h2>
${
  ends.gaps.length > 0 &&
  html`<ul class="govuk-list govuk-list--bullet">${ends.gaps.map(
    ({
      entry,
      data,
      answer,
    }) => html`<li><strong>${data.what}</strong>. ${data.why} <span class="throughline-small">${authorIn(names, entry)}, ${onDate(dayOf(entry.recordedAt))}</span><br>
${
  answer === undefined
    ? html`${tag({ text: 'Not answered yet', colour: 'yellow' })}${worksAt(visit.actor, move.from.organisation) && html` <a class="govuk-link" href="${answerGapRoute.link({ ...addressOf(shown), gap: data.gap })}">Answer<span class="govuk-visually-hidden">: ${data.what}</span></a>`}`
    : html`${gapAnswers[answer.data.answer]}. ${answer.data.words} <span class="throughline-small">${authorIn(names, answer.entry)}, ${onDate(dayOf(answer.entry.recordedAt))}</span>`
}</li>`,
  )}</ul>`
}
${mayAsk && linkTo(askForGapRoute.link(addressOf(shown)), 'Ask for something that is missing')}`;
}

/** Where the child goes to a school that somebody can name. */
export async function bothEndsSections(of: OpenMove, visit: Visit): Promise<Html | false> {
  const { child, move } = of;
  if (move.to.organisation === null) return false;
  const ends = await loadBothEnds(child, move.id);
  const written = [
    ...ends.notes.map(({ entry }) => entry),
    ...ends.gaps.flatMap(({ entry, answer }) => [entry, ...(answer === undefined ? [] : [answer.entry])]),
  ];
  const names = await loadNames(
    child.access,
    [move.to.organisation, ...written.map(({ organisation }) => organisation)],
    [
      ...(move.keyAdult === null ? [] : [move.keyAdult]),
      ...ends.readers.map(({ data }) => data.practitioner),
      ...ends.alsoRead.map(({ data }) => String(data['practitioner'])),
      ...written.flatMap(({ recordedBy }) => recordedBy ?? []),
    ],
  );
  const shown: Shown = { ...of, ends, names, visit, receives: receivingPost(visit.actor, move) !== undefined };
  return html`${notes(shown)}${keyAdult(shown)}${readers(shown)}${gaps(shown)}`;
}

/** Whether everything that a handover needs besides its items is there. */
export const hasKeyAdult = ({ to, keyAdult: named }: Pick<SchoolMove, 'to' | 'keyAdult'>): boolean =>
  to.organisation === null || named !== null;
