/** What of a record is closed to all but named people now, and the forms by which it is opened again. */
import { locationGrounds, restrictionGrounds } from '../../kinds/closing.ts';
import { roles } from '../../kinds/vocabulary.ts';
import type { OpenChild } from '../../record/child.ts';
import { type Closing, mayClose } from '../../record/closing/closings.ts';
import { loadNames } from '../../record/organisations.ts';
import { closingRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Visit } from '../../ui/page-route.ts';
import { dateWithDistance, instantWithDistance } from '../../ui/when.ts';

const grounds = { record: restrictionGrounds, location: locationGrounds } as const;

const reasonForm = (visit: Visit, child: string, step: string, id: string, label: string, does: string): Html =>
  formElement({
    action: closingRoute.link({ child }),
    token: visit.formToken,
    content: html`${hiddenField('step', step)}${hiddenField('id', id)}
${textarea({ name: 'reason', id: `${step}-${id}`, label: { text: label, size: 's' }, rows: 2 })}
${button({ text: does, look: 'secondary' })}`,
  });

function openAgain(visit: Visit, child: OpenChild, each: Closing): Html | null {
  if (!mayClose(child, each.closes)) return null;
  if (each.closes === 'location')
    return reasonForm(
      visit,
      child.id,
      'release',
      each.id,
      'Why need it not be protected any longer?',
      'End the protection',
    );
  if (each.asked === null)
    return reasonForm(visit, child.id, 'ask', each.id, 'Why should it be opened again?', 'Ask for it to be opened');
  return each.asked.by === visit.actor.practitioner
    ? html`<p class="govuk-body">You asked for it to be opened again. Another manager decides.</p>`
    : html`<p class="govuk-body">It was asked that the record be opened again: ${each.asked.reason}</p>${reasonForm(visit, child.id, 'lift', each.id, 'Why do you agree?', 'Open it again')}`;
}

/** @param now what is closed of this child's record at present */
export async function closedNow(visit: Visit, child: OpenChild, now: readonly Closing[]): Promise<Html> {
  if (now.length === 0) return html`<p class="govuk-body">Nothing of this record is closed beyond what roles see.</p>`;
  const people = now.flatMap(({ named }) => named);
  const names = await loadNames(
    child.access,
    people.map(({ organisation }) => organisation),
    people.map(({ practitioner }) => practitioner),
  );
  return html`${now.map(
    (each) =>
      html`${summaryList({
        card: {
          title: {
            text: each.closes === 'record' ? 'The record is restricted' : 'Where the child is is protected',
            headingLevel: 3,
          },
        },
        rows: [
          {
            key: 'Because',
            value: `${(grounds[each.closes] as Readonly<Record<string, string>>)[each.ground] ?? each.ground}. ${each.reason}`,
          },
          { key: 'Since', value: instantWithDistance(each.since, visit.now) },
          { key: 'To be reviewed', value: dateWithDistance(each.reviewOn, visit.today) },
          {
            key: 'Open to',
            value: html`<ul class="govuk-list">${each.named.map(({ practitioner, organisation, role }) => html`<li>${names.practitioner(practitioner)}, ${roles[role]}, ${names.organisation(organisation)}</li>`)}</ul>`,
          },
        ],
      })}${openAgain(visit, child, each)}`,
  )}`;
}
