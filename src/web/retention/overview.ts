/** What need not be kept any longer, what waits for a second person, and holds on every record. */
import { z } from 'zod';
import type { Access } from '../../record/access.ts';
import { fullName } from '../../record/child.ts';
import { loadNames } from '../../record/organisations.ts';
import { type Disposal, disposals } from '../../record/retention/dispose.ts';
import { type Hold, holdsOn, placeHold } from '../../record/retention/holds.ts';
import { isOfficer } from '../../record/retention/keepers.ts';
import { type KeptRecord, recordsDue } from '../../record/retention/retention-of.ts';
import {
  keepingChildRoute,
  keepingClassesRoute,
  keepingDisposalRoute,
  keepingHoldsRoute,
  keepingRoute,
} from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { holdList } from './hold-list.ts';

export const holdFields = z.object({
  child: z.string().max(100).default(''),
  title: requiredText({ label: 'What it is for', enter: 'Enter what the hold is for', max: 200 }),
  reason: requiredText({ label: 'Reason', enter: 'Enter why, and who asked for it', max: 2_000 }),
});
export type HoldForm = Form<typeof holdFields>;

export const holdForm = (form: HoldForm, visit: Visit, child: string): Html =>
  formElement({
    action: keepingHoldsRoute.link(),
    token: visit.formToken,
    content: html`${hiddenField('child', child)}
${input({ ...field(form, 'title'), label: { text: 'What is it for?', size: 's' }, hint: 'For example the name of an inquiry, or “a claim”' })}
${textarea({ ...field(form, 'reason'), label: { text: 'Why, and who asked for it?', size: 's' }, rows: 3 })}
${button({ text: 'Place the hold', look: 'secondary' })}`,
  });

const nameOf = ({ forename, surname }: KeptRecord): string =>
  surname === null || forename === null ? 'A record without a name' : fullName({ forename, surname });

function dueTable(due: readonly KeptRecord[], waiting: readonly Disposal[]): Html {
  const proposed = new Set(waiting.map(({ subject, controller }) => `${subject} ${controller}`));
  const rows = due.filter(({ subject, controller }) => !proposed.has(`${subject} ${controller}`));
  if (rows.length === 0) return html`<p class="govuk-body">Nothing.</p>`;
  return scrollPane({
    label: 'What need not be kept',
    content: table({
      caption: 'What need not be kept',
      captionClasses: 'govuk-visually-hidden',
      head: ['Record', 'Of', 'Since', 'Under'],
      rows: rows.map((each) => [
        html`<a class="govuk-link" href="${keepingChildRoute.link({ child: each.subject })}">${nameOf(each)}</a>${each.born !== null && html`<br>born ${dateInWords(each.born)}`}`,
        each.controllerName,
        each.reckoned.result.kind === 'due' ? dateInWords(each.reckoned.result.since) : '',
        each.reckoned.result.kind === 'due' ? each.reckoned.result.by.title : '',
      ]),
    }),
  });
}

async function waitingList(access: Access, waiting: readonly Disposal[]): Promise<Html> {
  if (waiting.length === 0) return html`<p class="govuk-body">Nothing.</p>`;
  const names = await loadNames(
    access,
    waiting.map(({ controller }) => controller),
    waiting.map(({ proposedBy }) => proposedBy),
  );
  return html`<ul class="govuk-list">${waiting.map(
    ({ id, controller, classTitle, proposedBy }) =>
      html`<li><a class="govuk-link" href="${keepingDisposalRoute.link({ disposal: id })}">A record of ${names.organisation(controller)}</a>: ${classTitle}. Proposed by ${names.practitioner(proposedBy)}</li>`,
  )}</ul>`;
}

async function view(access: Access, visit: Visit, form: HoldForm): Promise<PageReply> {
  const due = await recordsDue(access);
  const waiting = await disposals(access, { open: true });
  const holds: readonly Hold[] = await holdsOn(access);
  return {
    kind: 'page',
    title: 'How long records are kept',
    heading: 'How long records are kept',
    section: 'keeping',
    errors: errorList(form),
    main: html`
<p class="govuk-body">Each organisation decides on what it recorded itself. The longest period that applies counts, and a hold stops all of them. <a class="govuk-link" href="${keepingClassesRoute.link()}">See the periods and where they come from</a>.</p>
<h2 class="govuk-heading-m">Waits for a second person</h2>
${await waitingList(access, waiting)}
<h2 class="govuk-heading-m">Need not be kept any longer</h2>
${dueTable(due, waiting)}
<h2 class="govuk-heading-m">Holds on every record</h2>
${await holdList(access, visit, holds)}
${isOfficer(visit.actor) && html`<h3 class="govuk-heading-s">Place a hold on every record</h3><p class="govuk-body">Nothing of any child is disposed of while it stands. To hold one child’s record, find the child under Who saw what, and go on from there.</p>${holdForm(form, visit, '')}`}`,
  };
}

export const keepingPage: PageRoute = {
  method: 'GET',
  path: keepingRoute.path,
  handle: (visit) => visit.look('records to be disposed of', (access) => view(access, visit, blankForm(holdFields))),
};

export const placeHoldAction: PageRoute = {
  method: 'POST',
  path: keepingHoldsRoute.path,
  handle: (visit) =>
    visit.look('records to be disposed of', async (access) => {
      const form = readForm(holdFields, visit.body);
      if (!form.isComplete) return view(access, visit, form);
      const { child, title, reason } = form.values;
      await placeHold(access, { subject: child === '' ? null : child, title, reason });
      return redirect(child === '' ? keepingRoute.link() : keepingChildRoute.link({ child }), 'The hold stands');
    }),
};
