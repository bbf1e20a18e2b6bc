/** What was written at a meeting: notes, decisions, actions with what became of them, and who disagrees. */
import type { Names } from '../../kinds/kind.ts';
import { sentenceOf } from '../../kinds/registry.ts';
import { isRole } from '../../kinds/vocabulary.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { text } from '../../record/counting.ts';
import { meetingActionRoute, raiseChallengeRoute } from '../../ui/addresses.ts';
import { tag } from '../../ui/components/tag.ts';
import { roleWords } from '../../ui/duty-words.ts';
import { type Html, html } from '../../ui/html.ts';
import { atInstant, onDate } from '../../ui/when.ts';
import type { AskedMeeting } from './asked-meeting.ts';

const author = ({ recordedBy, organisation, happenedFrom }: ChronologyEntry, names: Names): Html =>
  html`<span class="throughline-small">${recordedBy !== null && `${names.practitioner(recordedBy)}, `}${names.organisation(organisation)}, ${atInstant(happenedFrom)}</span>`;

const list = (items: readonly Html[], none: string): Html =>
  items.length === 0
    ? html`<p class="govuk-body">${none}</p>`
    : html`<ul class="govuk-list govuk-list--spaced">${items.map((item) => html`<li>${item}</li>`)}</ul>`;

function actionItem(entry: ChronologyEntry, { open: { child, entries }, names }: AskedMeeting): Html {
  const { data } = entry;
  const settled = entries.find(
    ({ kind, data: said, withdrawnBy }) =>
      (kind === 'meeting-action.done' || kind === 'meeting-action.ended') &&
      withdrawnBy === null &&
      said['action'] === data['action'],
  );
  const role = text(data['role']) ?? '';
  const by = text(data['by']);
  return html`<a class="govuk-link" href="${meetingActionRoute.link({ child: child.id, agreed: entry.id })}">${text(data['what'])}</a> ${
    settled === undefined
      ? tag({ text: 'Owed', colour: 'blue' })
      : settled.kind === 'meeting-action.done'
        ? tag({ text: 'Done', colour: 'green' })
        : tag({ text: 'Not needed any more', colour: 'grey' })
  }<br>
<span class="throughline-small">${isRole(role) && `${roleWords(role)}, `}${names.organisation(text(data['organisation']) ?? '')}${by !== null && html`, by ${onDate(Temporal.PlainDate.from(by))}`}</span>`;
}

export function minutes(asked: AskedMeeting): Html {
  const { open, names } = asked;
  const { child, meeting } = open;
  const said = (entry: ChronologyEntry): Html =>
    html`${sentenceOf(entry.kind, entry.data, names)}<br>${author(entry, names)}`;
  return html`
<h2 class="govuk-heading-m" id="notes">Notes</h2>
${list(meeting.notes.map(said), 'Nobody has written a note yet.')}
<h2 class="govuk-heading-m" id="decisions">Decisions</h2>
${list(
  meeting.decisions.map(
    (entry) =>
      html`${said(entry)}<br><a class="govuk-link throughline-small" href="${raiseChallengeRoute.link({ child: child.id }, { decision: entry.id })}">Challenge this decision</a>`,
  ),
  'No decision is recorded yet.',
)}
<h2 class="govuk-heading-m" id="actions">Actions</h2>
${list(
  meeting.actions.map((entry) => actionItem(entry, asked)),
  'No action is agreed yet.',
)}
${meeting.dissents.length > 0 && html`<h2 class="govuk-heading-m" id="dissents">Who disagrees</h2>${list(meeting.dissents.map(said), '')}`}`;
}
