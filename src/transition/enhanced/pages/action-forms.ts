/** Adding to the plan of both schools, and saying how a part of it went. */
import { z } from 'zod';
import { problem } from '../../../errors.ts';
import { planPartCodes, planParts } from '../../../kinds/enhanced-transition.ts';
import type { Names } from '../../../kinds/kind.ts';
import { type Role, roles } from '../../../kinds/vocabulary.ts';
import type { Access } from '../../../record/access.ts';
import { loadNames } from '../../../record/organisations.ts';
import { dateInput } from '../../../ui/components/date-input.ts';
import { input } from '../../../ui/components/input.ts';
import { radios } from '../../../ui/components/radios.ts';
import { select } from '../../../ui/components/select.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { field } from '../../../ui/form-field.ts';
import { oneOf, requiredText, typedDate } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import type { Visit } from '../../../ui/page-route.ts';
import { enhancedActionRoute, enhancedActionsRoute, enhancedRoute } from '../../../ui/settling-addresses.ts';
import { formOfMove, seenField } from '../../pages/form-of-move.ts';
import { addressOf } from '../../pages/page-of-move.ts';
import type { PlanAction } from '../preparation.ts';
import { agreeAction, finishAction } from '../record-preparation.ts';
import { type OpenPreparation, openPreparation } from './open-preparation.ts';

const doers = [
  'head-of-year',
  'senco',
  'class-teacher',
  'dsl',
  'headteacher',
  'designated-teacher',
  'data-manager',
] as const satisfies readonly Role[];
const sides = ['from', 'to'] as const;
const dayLabel = 'Day by which it is done';

const agreed = z.object({
  part: oneOf(planPartCodes, 'Select what it is'),
  what: requiredText({ label: 'What is done', enter: 'Enter what is done', max: 300 }),
  side: oneOf(sides, 'Select which school does it'),
  role: oneOf(doers, 'Select who does it'),
  by: typedDate({ label: dayLabel }),
  ...seenField,
});

type WithNames = OpenPreparation & { readonly names: Names };

async function openWithNames(visit: Visit, access: Access): Promise<WithNames> {
  const of = await openPreparation(visit, access);
  const schools = [of.move.from.organisation, of.move.to.organisation].filter((id) => id !== null);
  return { ...of, names: await loadNames(access, schools, []) };
}

export const agreeActionForm = formOfMove<WithNames, typeof agreed>({
  path: enhancedActionsRoute.path,
  title: 'Add to the plan',
  schema: agreed,
  send: 'Add to the plan',
  open: openWithNames,
  action: (shown) => enhancedActionsRoute.link(addressOf(shown)),
  back: (shown) => enhancedRoute.link(addressOf(shown)),
  fields: (form, { move, names }) => html`
${radios({
  ...field(form, 'part'),
  fieldset: { legend: { text: 'What is it?', size: 's' } },
  items: planPartCodes.map((value) => ({ value, text: planParts[value] })),
})}
${input({ ...field(form, 'what'), label: { text: 'What exactly is done?', size: 's' }, hint: 'For example: a quiet visit after school, with his class teacher' })}
${radios({
  ...field(form, 'side'),
  fieldset: { legend: { text: 'Which school does it?', size: 's' } },
  items: sides.flatMap((value) => {
    const { organisation } = move[value];
    return organisation === null ? [] : [{ value, text: names.organisation(organisation) }];
  }),
})}
${select({ ...field(form, 'role'), label: { text: 'Who does it?', size: 's' }, items: [{ value: '', text: 'Select' }, ...doers.map((value) => ({ value, text: roles[value] }))] })}
${dateInput({ ...field(form, 'by'), fieldset: { legend: { text: 'By when?', size: 's' } } })}`,
  record: async ({ child, move }, { seen: _seen, side, by, ...said }, seen, { today }) => {
    const { organisation } = move[side];
    if (organisation === null) return { field: 'side', says: 'Select which school does it' };
    if (Temporal.PlainDate.compare(by, today) < 0)
      return { field: 'by', says: `${dayLabel} must be today or in the future` };
    if (Temporal.PlainDate.compare(by, today.add({ years: 2 })) > 0)
      return { field: 'by', says: `${dayLabel} must be within two years` };
    await agreeAction(child, move, { ...said, organisation, by: by.toString() }, seen);
    return { notice: 'Added to the plan. It is owed by the day you gave' };
  },
});

const outcomes = ['done', 'not-needed'] as const;
const finished = z.object({
  outcome: oneOf(outcomes, 'Select whether it was done'),
  words: requiredText({ label: 'How it went', enter: 'Enter how it went, or why it is not needed', max: 4_000 }),
  ...seenField,
});

type OpenAction = OpenPreparation & { readonly planned: PlanAction };

export const finishActionForm = formOfMove<OpenAction, typeof finished>({
  path: enhancedActionRoute.path,
  title: 'How did it go?',
  schema: finished,
  send: 'Save',
  open: async (visit, access) => {
    const of = await openPreparation(visit, access);
    const planned = of.preparation.actions.find(({ data }) => data.action === visit.parameters['action']);
    if (planned === undefined || planned.end !== undefined) throw problem('NOT_FOUND');
    return { ...of, planned };
  },
  action: (shown) => enhancedActionRoute.link({ ...addressOf(shown), action: shown.planned.data.action }),
  back: (shown) => enhancedRoute.link(addressOf(shown)),
  above: ({ planned: { data } }) => html`<p class="govuk-body-l">${planParts[data.part]}: ${data.what}</p>`,
  fields: (form) => html`
${radios({
  ...field(form, 'outcome'),
  fieldset: { legend: { text: 'Was it done?', size: 's' } },
  items: [
    { value: 'done', text: 'Yes' },
    { value: 'not-needed', text: 'No, and it is not needed any more' },
  ],
})}
${textarea({ ...field(form, 'words'), label: { text: 'How did it go, or why is it not needed?', size: 's' }, rows: 3 })}`,
  record: async ({ child, move, planned }, { outcome, words }, seen) => {
    await finishAction(child, move, { action: planned.data.action, isDone: outcome === 'done', words }, seen);
    return { notice: 'Saved' };
  },
});
