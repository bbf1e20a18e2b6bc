/** Withdrawing an entry that should not have been recorded: it stays readable, marked, and nothing follows from it any more. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { mayWithdraw } from '../../record/entries/may-change.ts';
import { withdrawEntry } from '../../record/entries/withdraw-entry.ts';
import { withdrawEntryRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { type AboutOne, openEntry, placeOf, showAboutOne } from './about-one-entry.ts';

const schema = z.object({ reason: requiredText({ label: 'Reason', enter: 'Enter why you withdraw it', max: 4_000 }) });

const show = (one: AboutOne, form: Form<typeof schema>, visit: Visit): Promise<PageReply> =>
  showAboutOne(
    one,
    {
      title: 'Withdraw an entry',
      heading: 'Withdraw this entry',
      errors: errorList(form),
      main: html`<p class="govuk-body">It stays in the timeline, marked as withdrawn, with who withdrew it and why. Nothing is owed because of it any more.</p>
${formElement({
  action: withdrawEntryRoute.link({ child: one.child.id, entry: one.thread.now.entry.id }),
  token: visit.formToken,
  content: html`${textarea({ ...field(form, 'reason'), label: { text: 'Why do you withdraw it?', size: 's' }, rows: 3 })}
${button({ text: 'Withdraw it', look: 'warning', preventDoubleClick: true })}`,
})}`,
    },
    visit,
  );

const refuseOthers = ({ child, thread }: AboutOne): void => {
  if (!mayWithdraw(child, thread))
    throw problem('NOT_ALLOWED', { action: 'withdraw an entry of another organisation' });
};

export const withdrawEntryPage: PageRoute = {
  method: 'GET',
  path: withdrawEntryRoute.path,
  handle: (visit) =>
    visit.look('withdrawing an entry', async (access) => {
      const one = await openEntry(access, visit);
      refuseOthers(one);
      return show(one, blankForm(schema), visit);
    }),
};

export const withdrawEntryAction: PageRoute = {
  method: 'POST',
  path: withdrawEntryRoute.path,
  handle: (visit) =>
    visit.look('withdrawing an entry', async (access) => {
      const one = await openEntry(access, visit);
      refuseOthers(one);
      const form = readForm(schema, visit.body);
      if (!form.isComplete) return show(one, form, visit);
      await withdrawEntry(one.child, one.thread, form.values.reason);
      return redirect(placeOf(one), 'Withdrawn');
    }),
};
