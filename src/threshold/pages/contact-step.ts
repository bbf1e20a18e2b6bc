/** What is done on a contact: a stage of screening, the confirmation in writing, the reply. */
import { problem } from '../../errors.ts';
import { screeningStageCodes } from '../../kinds/contact.ts';
import type { RecordedTogether } from '../../record/entries/record-together.ts';
import { contactRoute, contactStepRoute } from '../../ui/addresses.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { errorList } from '../../ui/form.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { type OpenContact, openContact } from '../open-contact.ts';
import { isOneOf } from './one-of.ts';
import { changedMeanwhile, column, pageOfChild } from './page-of-child.ts';
import { confirmStep } from './steps/confirm.ts';
import { replyStep } from './steps/reply.ts';
import { screenStep } from './steps/screen.ts';
import type { ContactStep, StepForm } from './steps/step.ts';

function stepNamed(name: string): ContactStep {
  if (isOneOf(screeningStageCodes, name)) return screenStep(name);
  if (name === 'confirm') return confirmStep;
  if (name === 'reply') return replyStep;
  throw problem('NOT_FOUND');
}

async function show(
  opened: OpenContact,
  step: ContactStep,
  form: StepForm,
  visit: Visit,
  above: Html = html``,
): Promise<PageReply> {
  const { child, contact, seen } = opened;
  const to = { child: child.id, contact: contact.id };
  return pageOfChild(child, visit, {
    title: step.title,
    back: contactRoute.link(to),
    errors: errorList(form),
    main: column(html`
<h1 class="govuk-heading-l">${step.title}</h1>
${above}
${formElement({
  action: contactStepRoute.link({ ...to, step: visit.parameters['step'] ?? '' }),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(seen))}${step.fields(form, opened, visit)}`,
})}`),
  });
}

async function open(visit: Visit, access: Parameters<typeof openContact>[0]) {
  const { child = '', contact = '', step: name = '' } = visit.parameters;
  const opened = await openContact(access, child, contact);
  const step = stepNamed(name);
  if (!step.isOpen(opened)) throw problem('NOT_ALLOWED', { action: step.action });
  return { opened, step };
}

export const contactStepPage: PageRoute = {
  method: 'GET',
  path: contactStepRoute.path,
  handle: (visit) =>
    visit.look('contact with the front door', async (access) => {
      const { opened, step } = await open(visit, access);
      return show(opened, step, step.blank(opened, visit), visit);
    }),
};

async function answer(visit: Visit, access: Parameters<typeof openContact>[0]): Promise<Reply> {
  const { opened, step } = await open(visit, access);
  const read = await step.record(opened, visit);
  if ('errors' in read) return show(opened, step, read, visit);
  const done: RecordedTogether = read.done;
  if (!done.recorded) return show(opened, step, read.form, visit, changedMeanwhile(done.changed, opened.names));
  return redirect(contactRoute.link({ child: opened.child.id, contact: opened.contact.id }), step.done);
}

export const contactStepAction: PageRoute = {
  method: 'POST',
  path: contactStepRoute.path,
  handle: (visit) => visit.look('contact with the front door', (access) => answer(visit, access)),
};
