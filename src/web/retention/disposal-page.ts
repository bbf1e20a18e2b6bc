/** Deciding, as the second person, whether a record is disposed of. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { loadNames } from '../../record/organisations.ts';
import { decideDisposal, disposals } from '../../record/retention/dispose.ts';
import { keepingChildRoute, keepingDisposalRoute, keepingRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { instantWithDistance } from '../../ui/when.ts';
import { dateInWords } from '../../ui/when-words.ts';

const decision = z.object({
  decision: oneOf(['disposed', 'kept'], 'Select what you decide'),
  answer: requiredText({ label: 'Reason', enter: 'Enter why', max: 2_000 }),
});
type Decision = Form<typeof decision>;

const outcomes = { disposed: 'Disposed of', kept: 'Kept' } as const;

async function view(access: Access, visit: Visit, form: Decision): Promise<PageReply> {
  const found = (await disposals(access)).find(({ id }) => id === visit.parameters['disposal']);
  if (found === undefined) throw problem('NOT_FOUND');
  const names = await loadNames(
    access,
    [found.controller],
    [found.proposedBy, ...(found.decidedBy === null ? [] : [found.decidedBy])],
  );
  const own = found.proposedBy === visit.actor.practitioner;
  return {
    kind: 'page',
    title: 'Dispose of a record',
    heading: 'Dispose of a record',
    section: 'keeping',
    back: keepingRoute.link(),
    errors: errorList(form),
    main: html`
${summaryList({
  rows: [
    { key: 'Recorded by', value: names.organisation(found.controller) },
    { key: 'Class', value: `${found.classTitle}, run out on ${dateInWords(found.dueSince)}` },
    {
      key: 'Proposed',
      value: html`${instantWithDistance(found.proposedAt, visit.now)}, by ${names.practitioner(found.proposedBy)}`,
    },
    { key: 'Why', value: found.reason },
    found.decidedAt !== null && {
      key: found.decision === null ? 'Decided' : outcomes[found.decision],
      value: html`${instantWithDistance(found.decidedAt, visit.now)}, by ${names.practitioner(found.decidedBy ?? '')}: ${found.answer}${found.entries !== null && ` (${found.entries} entries erased)`}`,
    },
  ],
})}
${found.decision !== 'disposed' && html`<p class="govuk-body"><a class="govuk-link" href="${keepingChildRoute.link({ child: found.subject })}">Look at the record’s periods and holds</a></p>`}
${own && found.decidedAt === null && html`<p class="govuk-body">You proposed it, so another person who answers for the organisation decides.</p>`}
${
  !own &&
  found.decidedAt === null &&
  formElement({
    action: keepingDisposalRoute.link({ disposal: found.id }),
    token: visit.formToken,
    content: html`${warningText({ text: 'What is disposed of cannot be brought back. Only when it was, who recorded it, and the hash of each entry stay.' })}
${radios({
  ...field(form, 'decision'),
  fieldset: { legend: { text: 'What do you decide?', size: 's' } },
  items: [
    { value: 'disposed', text: 'Dispose of what the organisation recorded' },
    { value: 'kept', text: 'Keep it' },
  ],
})}
${textarea({ ...field(form, 'answer'), label: { text: 'Why?', size: 's' }, rows: 3 })}
${button({ text: 'Decide', look: 'warning', preventDoubleClick: true })}`,
  })
}`,
  };
}

export const disposalPage: PageRoute = {
  method: 'GET',
  path: keepingDisposalRoute.path,
  handle: (visit) => visit.look('disposal of a record', (access) => view(access, visit, blankForm(decision))),
};

export const decideDisposalAction: PageRoute = {
  method: 'POST',
  path: keepingDisposalRoute.path,
  asksForProof: 'decide whether a record is disposed of',
  handle: (visit) =>
    visit.look('disposal of a record', async (access) => {
      const form = readForm(decision, visit.body);
      if (!form.isComplete) return view(access, visit, form);
      const disposal = visit.parameters['disposal'] ?? '';
      await decideDisposal(access, disposal, form.values);
      return redirect(
        keepingDisposalRoute.link({ disposal }),
        form.values.decision === 'disposed' ? 'It has been disposed of' : 'It is kept',
      );
    }),
};
