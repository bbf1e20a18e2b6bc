/** One action that a meeting agreed: whose it is, by when, and saying that it was done or is not needed any more. */
import { z } from 'zod';
import { sentenceOf } from '../../kinds/registry.ts';
import { isRole, roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, openChild } from '../../record/child.ts';
import { text } from '../../record/counting.ts';
import { loadNames } from '../../record/organisations.ts';
import { meetingActionRoute, meetingRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { dateWithDistance } from '../../ui/when.ts';
import { type OpenAction, openAction, settleAction } from '../settle-action.ts';

const schema = z.object({
  became: oneOf(['done', 'ended'], 'Select what became of it'),
  words: requiredText({ label: 'What shows it', enter: 'Enter what shows it, or why it is not needed', max: 4_000 }),
});

const open = async ({ parameters }: Visit, access: Access): Promise<OpenAction> =>
  openAction(await openChild(access, parameters['child'] ?? ''), parameters['agreed'] ?? '');

const fields = (form: Form<typeof schema>): Html => html`
${radios({
  ...field(form, 'became'),
  fieldset: { legend: { text: 'What became of it?', size: 's' } },
  items: [
    { value: 'done', text: 'It was done' },
    { value: 'ended', text: 'It is not needed any more' },
  ],
})}
${textarea({ ...field(form, 'words'), label: { text: 'What shows it, or why is it not needed?', size: 's' }, rows: 4 })}
${button({ text: 'Save', preventDoubleClick: true })}`;

async function show(action: OpenAction, form: Form<typeof schema>, visit: Visit): Promise<PageReply> {
  const { child, agreed, meeting, settled, writesFor } = action;
  const { data } = agreed;
  const organisation = text(data['organisation']) ?? '';
  const role = text(data['role']) ?? '';
  const names = await loadNames(child.access, [organisation], []);
  const by = text(data['by']);
  return {
    kind: 'page',
    title: 'Action of a meeting',
    section: 'children',
    back: meetingRoute.link({ child: child.id, meeting }, {}, 'actions'),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<span class="govuk-caption-l">Action of a meeting</span>
<h1 class="govuk-heading-l">${text(data['what'])}</h1>
${summaryList({
  rows: [
    { key: 'Who does it', value: `${isRole(role) ? `${roles[role]}, ` : ''}${names.organisation(organisation)}` },
    ...(by === null ? [] : [{ key: 'By', value: dateWithDistance(Temporal.PlainDate.from(by), visit.today) }]),
    ...(settled === null ? [] : [{ key: 'What became of it', value: sentenceOf(settled.kind, settled.data, names) }]),
  ],
})}
${
  settled === null &&
  writesFor !== null &&
  formElement({
    action: meetingActionRoute.link({ child: child.id, agreed: agreed.id }),
    token: visit.formToken,
    content: fields(form),
  })
}`,
  };
}

export const meetingActionPage: PageRoute = {
  method: 'GET',
  path: meetingActionRoute.path,
  handle: (visit) =>
    visit.look('action of a meeting', async (access) => show(await open(visit, access), blankForm(schema), visit)),
};

export const meetingActionAction: PageRoute = {
  method: 'POST',
  path: meetingActionRoute.path,
  handle: (visit) =>
    visit.look('action of a meeting', async (access) => {
      const action = await open(visit, access);
      const form = readForm(schema, visit.body);
      if (!form.isComplete) return show(action, form, visit);
      const { became, words } = form.values;
      await settleAction(action, { isDone: became === 'done', words });
      return redirect(
        meetingRoute.link({ child: action.child.id, meeting: action.meeting }, {}, 'actions'),
        'It is recorded what became of the action',
      );
    }),
};
