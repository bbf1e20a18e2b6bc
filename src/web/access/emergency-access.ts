/** Opening a record in an emergency: with a reason, for a few hours, to read only, and reviewed. */
import { z } from 'zod';
import { emergencyHours, emergencyReasonCodes, emergencyReasons, reviewedWithin } from '../../access/emergency.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { openChild } from '../../record/child.ts';
import {
  emergencyPost,
  openByIdentityInEmergency,
  openKnownInEmergency,
} from '../../record/existence/emergency-access.ts';
import { childRoute, emergencyAccessRoute, homeRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { identityFields, identityIn, identityShape } from './identity-fields.ts';

const grounds = {
  code: oneOf(emergencyReasonCodes, 'Select what kind of emergency it is'),
  reason: requiredText({ label: 'Reason', enter: 'Enter why you need to open the record now', max: 1_000 }),
};
const known = z.object({ ...grounds, child: z.string().max(100) });
const unknown = (today: Temporal.PlainDate) =>
  z.object({ ...identityShape(today), ...grounds, child: optionalText({ label: 'Child', max: 100 }) });
type Known = Form<typeof known>;
type Unknown = Form<ReturnType<typeof unknown>>;

function requirePost({ actor }: Visit): void {
  if (emergencyPost(actor.posts) === undefined)
    throw problem('NOT_ALLOWED', { action: 'open a record in an emergency' });
}

const groundsFields = (form: Known | Unknown) => html`
${radios({
  ...field(form as Known, 'code'),
  fieldset: { legend: { text: 'What kind of emergency is it?', size: 's' } },
  items: emergencyReasonCodes.map((value) => ({ value, text: emergencyReasons[value] })),
})}
${textarea({ ...field(form as Known, 'reason'), label: { text: 'Why do you need to open the record now?', size: 's' }, rows: 3 })}
${button({ text: 'Open the record', preventDoubleClick: true })}`;

function pageWith(visit: Visit, form: Known | Unknown, child: string | undefined, notOpened: boolean): PageReply {
  return {
    kind: 'page',
    title: 'Open a record in an emergency',
    heading: 'Open a record in an emergency',
    back: child === undefined ? homeRoute.link() : childRoute.link({ child }),
    errors: errorList(form),
    main: html`
${warningText({ text: 'If a child is in danger now, ring 999 first.' })}
${
  notOpened &&
  insetText({
    text: html`<p class="govuk-body govuk-!-font-weight-bold">No record can be opened here with these details.</p>
<p class="govuk-body">That does not mean that there is none. Ring the front door of the council where the child lives, or its out-of-hours team. They can find out who works with the child.</p>`,
  })
}
<p class="govuk-body">You can read what keeps the child safe for ${emergencyHours} hours, and write nothing. Those who work with the child see that you opened it and why. A data protection officer is told at once and reviews it within ${reviewedWithin} working day.</p>
${formElement({
  action: emergencyAccessRoute.link(),
  token: visit.formToken,
  content:
    child === undefined
      ? html`${identityFields(form as Parameters<typeof identityFields>[0])}${groundsFields(form)}`
      : html`${hiddenField('child', child)}${groundsFields(form)}`,
})}`,
  };
}

export const emergencyAccessPage: PageRoute = {
  method: 'GET',
  path: emergencyAccessRoute.path,
  handle: (visit) => {
    requirePost(visit);
    const { child } = visit.query;
    if (child === undefined) return Promise.resolve(pageWith(visit, blankForm(unknown(visit.today)), undefined, false));
    return visit.look('emergency access', async (access) => {
      await openChild(access, child);
      return pageWith(visit, blankForm(known, { child }), child, false);
    });
  },
};

async function openOne(visit: Visit, access: Access, id: string) {
  const child = await openChild(access, id);
  const form = readForm(known, visit.body);
  if (!form.isComplete) return pageWith(visit, form, id, false);
  await openKnownInEmergency(child, form.values);
  return redirect(childRoute.link({ child: id }), `You can read this record for ${emergencyHours} hours`);
}

export const emergencyAccessAction: PageRoute = {
  method: 'POST',
  path: emergencyAccessRoute.path,
  handle: (visit) => {
    requirePost(visit);
    return visit.look('emergency access', async (access) => {
      const form = readForm(unknown(visit.today), visit.body);
      const child = form.typed.get('child')?.[0];
      if (child !== undefined && child !== '') return openOne(visit, access, child);
      if (!form.isComplete) return pageWith(visit, form, undefined, false);
      const given = identityIn(form.values);
      if ('field' in given) return pageWith(visit, withError(form, given.field, given.says), undefined, false);
      const opened = await openByIdentityInEmergency(access, given, form.values);
      if (opened === undefined) return pageWith(visit, form, undefined, true);
      return redirect(childRoute.link({ child: opened }), `You can read this record for ${emergencyHours} hours`);
    });
  },
};
