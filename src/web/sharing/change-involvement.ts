/** One involvement: changing why it is or until when, and ending it. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import type { Names } from '../../kinds/kind.ts';
import { purposes } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild, seesStill } from '../../record/child.ts';
import { changeInvolvement, endInvolvement, findInvolvement, isOpenAt, lastDayOf } from '../../record/involve.ts';
import type { InvolvedOrganisation } from '../../record/involvements.ts';
import { loadNames } from '../../record/organisations.ts';
import { changeInvolvementRoute, childrenRoute, involvementRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { atInstant, onDate } from '../../ui/when.ts';
import { whoWords } from './involvement.ts';

const change = (today: Temporal.PlainDate) =>
  z.object({
    step: oneOf(['change', 'end'], 'Choose what to do'),
    reason: requiredText({ label: 'Reason', enter: 'Enter a reason', max: 300 }),
    until: typedDate({ label: 'Last day', side: { of: today, must: 'today or future' } }).optional(),
  });
type Change = Form<ReturnType<typeof change>>;

type Opened = { readonly child: OpenChild; readonly involvement: InvolvedOrganisation; readonly names: Names };

async function open(visit: Visit, access: Access): Promise<Opened> {
  const { child: id = '', involvement: wanted = '' } = visit.parameters;
  const child = await openChild(access, id);
  const found = await findInvolvement(child, wanted);
  if (found === undefined) throw problem('NOT_FOUND');
  if (found.post === undefined) throw problem('NOT_ALLOWED', { action: 'change or end this involvement' });
  const { involvement } = found;
  const names = await loadNames(
    access,
    [involvement.organisation],
    involvement.practitioner === null ? [] : [involvement.practitioner],
  );
  return { child, involvement, names };
}

async function show(visit: Visit, { child, involvement, names }: Opened, form: Change): Promise<PageReply> {
  const ending = form.typed.get('step')?.[0] === 'end';
  const blank: Change = blankForm(change(visit.today), {
    reason: involvement.reason,
    ...(lastDayOf(involvement) === null ? {} : { until: lastDayOf(involvement) ?? undefined }),
  });
  const changing = ending ? blank : form;
  const last = lastDayOf(involvement);
  const action = changeInvolvementRoute.link({ child: child.id, involvement: involvement.id });
  return {
    kind: 'page',
    title: 'Change or end an involvement',
    section: 'children',
    back: involvementRoute.link({ child: child.id }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l">Change or end an involvement</h1>
${summaryList({
  rows: [
    { key: 'Who', value: whoWords(involvement, names) },
    { key: 'What for', value: purposes[involvement.purpose] },
    { key: 'Why', value: involvement.reason },
    { key: 'From', value: atInstant(involvement.startsAt) },
    { key: 'To', value: last === null ? 'No end is set' : onDate(last) },
  ],
})}
${
  isOpenAt(involvement, visit.now)
    ? html`
${formElement({
  action,
  token: visit.formToken,
  content: html`<h2 class="govuk-heading-m">Change it</h2>
${hiddenField('step', 'change')}
${textarea({ ...field(changing, 'reason'), label: { text: 'Why are they involved?', size: 's' }, rows: 3 })}
${dateInput({ ...field(changing, 'until'), fieldset: { legend: { text: 'Last day (optional)', size: 's' } }, hint: 'It ends by itself after this day' })}
${button({ text: 'Save the change' })}`,
})}
${formElement({
  action,
  token: visit.formToken,
  content: html`<h2 class="govuk-heading-m">End it now</h2>
<p class="govuk-body">They see nothing by it from their next page on. What they recorded stays.</p>
${hiddenField('step', 'end')}
${textarea({
  ...field(ending ? form : blankForm(change(visit.today)), 'reason'),
  id: ending ? 'reason' : 'reason-end',
  label: { text: 'Why does it end?', size: 's' },
  rows: 3,
})}
${button({ text: 'End it', look: 'warning' })}`,
})}`
    : html`<p class="govuk-body">It is over. It stays here and in the chronology.</p>`
}`,
  };
}

export const changeInvolvementPage: PageRoute = {
  method: 'GET',
  path: changeInvolvementRoute.path,
  handle: (visit) =>
    visit.look('change an involvement', async (access) => {
      const opened = await open(visit, access);
      const until = lastDayOf(opened.involvement);
      const known = { reason: opened.involvement.reason, ...(until === null ? {} : { until }) };
      return show(visit, opened, blankForm(change(visit.today), known));
    }),
};

export const changeInvolvementAction: PageRoute = {
  method: 'POST',
  path: changeInvolvementRoute.path,
  handle: (visit) =>
    visit.look('change an involvement', async (access) => {
      const opened = await open(visit, access);
      const form = readForm(change(visit.today), visit.body);
      if (!form.isComplete) return show(visit, opened, form);
      const { step, reason, until } = form.values;
      if (step === 'end') await endInvolvement(opened.child, opened.involvement.id, reason);
      else await changeInvolvement(opened.child, opened.involvement.id, { reason, until });
      // Whoever ends what they see the child by is shown nothing of the child any more
      const back = (await seesStill(opened.child))
        ? involvementRoute.link({ child: opened.child.id })
        : childrenRoute.link();
      return redirect(back, step === 'end' ? 'The involvement has ended' : 'The change has been recorded');
    }),
};
