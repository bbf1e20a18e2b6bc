/** Planning a meeting: why, when, with whom, and an agenda that begins with what is not known. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import type { Names } from '../../kinds/kind.ts';
import { type MeetingType, meetingTypeCodes } from '../../kinds/meetings.ts';
import { roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { loadNames } from '../../record/organisations.ts';
import type { Colleague } from '../../record/people-at.ts';
import { addInvolvementRoute, meetingRoute, planMeetingRoute, protectionRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { peopleToInvite } from '../people-to-invite.ts';
import { meetingTypesFor, planMeeting } from '../plan-meeting.ts';
import { suggestAgenda } from '../suggest-agenda.ts';
import { endsAfterItBegins, endsTooEarly, meetingTimeFields, meetingTimeQuestions } from './meeting-time.ts';
import { typeTitle } from './meeting-words.ts';

const mostLines = 40;

export const linesOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim().slice(0, 300))
    .filter((line) => line !== '')
    .slice(0, mostLines);

const schema = (today: Temporal.PlainDate) =>
  z
    .object({
      type: oneOf(meetingTypeCodes, 'Select what kind of meeting it is'),
      why: requiredText({ label: 'Why', enter: 'Enter why you meet', max: 4_000 }),
      ...meetingTimeFields(today),
      invited: z.array(z.string().max(50)).max(60).optional(),
      others: optionalText({ label: 'Others', max: 4_000 }),
      chair: optionalText({ label: 'Who chairs it', max: 300 }),
      agenda: z.array(z.string().max(300)).max(mostLines).optional(),
      more: optionalText({ label: 'More for the agenda', max: 4_000 }),
    })
    .refine(endsAfterItBegins, endsTooEarly);
type PlanForm = Form<ReturnType<typeof schema>>;

type Shown = {
  readonly child: OpenChild;
  readonly types: readonly MeetingType[];
  readonly people: readonly Colleague[];
  readonly names: Names;
  readonly suggested: readonly string[];
};

async function open(visit: Visit, access: Access): Promise<Shown> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const types = meetingTypesFor(child, meetingTypeCodes);
  if (types.length === 0) throw problem('NOT_ALLOWED', { action: 'plan a meeting about this child' });
  const people = await peopleToInvite(child);
  const names = await loadNames(
    access,
    people.map(({ organisation }) => organisation),
    [],
  );
  return { child, types, people, names, suggested: await suggestAgenda(child) };
}

async function show(
  { child, types, people, names, suggested }: Shown,
  form: PlanForm,
  visit: Visit,
): Promise<PageReply> {
  return {
    kind: 'page',
    title: 'Plan a meeting',
    section: 'children',
    back: protectionRoute.link({ child: child.id }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l">Plan a meeting</h1>
<p class="govuk-body">If a child is in immediate danger, ring 999 now. A meeting never has to be planned here first: a strategy discussion by telephone is recorded afterwards.</p>
${formElement({
  action: planMeetingRoute.link({ child: child.id }),
  token: visit.formToken,
  content: html`
${radios({ ...field(form, 'type'), fieldset: { legend: { text: 'What kind of meeting is it?', size: 's' } }, items: types.map((value) => ({ value, text: typeTitle(value) })) })}
${textarea({ ...field(form, 'why'), label: { text: 'Why do you meet?', size: 's' }, rows: 3 })}
${meetingTimeQuestions(field(form, 'on'), field(form, 'from'), field(form, 'until'))}
${checkboxes({
  ...field(form, 'invited'),
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'Who is invited?', size: 's' } },
  hint: html`They are told by mail when it is, not what it is about. Somebody is missing? <a class="govuk-link" href="${addInvolvementRoute.link({ child: child.id })}">Bring them into the work with this child</a> first.`,
  items: people.map(({ practitioner, name, role, organisation }) => ({
    value: practitioner,
    text: name,
    hint: `${roles[role]}, ${names.organisation(organisation)}`,
  })),
})}
${textarea({ ...field(form, 'others'), label: { text: 'Who else is invited, by telephone or letter? (optional)', size: 's' }, hint: 'One on each line, with what they do. The child and the family where that is right', rows: 2 })}
${input({ ...field(form, 'chair'), label: { text: 'Who chairs it? (optional)', size: 's' } })}
${
  suggested.length > 0 &&
  checkboxes({
    ...field(form, 'agenda'),
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: 'What is not known, and should be asked', size: 's' } },
    hint: 'From what is recorded and you may see. Leave out what this meeting cannot find out.',
    items: suggested.map((line) => ({ value: line, text: line })),
  })
}
${textarea({ ...field(form, 'more'), label: { text: 'What else is on the agenda? (optional)', size: 's' }, hint: 'One on each line', rows: 3 })}
${button({ text: 'Plan it and invite them', preventDoubleClick: true })}`,
})}`,
  };
}

export const planMeetingPage: PageRoute = {
  method: 'GET',
  path: planMeetingRoute.path,
  handle: (visit) =>
    visit.look('planning a meeting', async (access) => {
      const shown = await open(visit, access);
      const [only] = shown.types;
      const known = {
        agenda: [...shown.suggested],
        on: visit.today,
        ...(shown.types.length === 1 && only !== undefined ? { type: only } : {}),
      };
      return show(shown, blankForm(schema(visit.today), known), visit);
    }),
};

export const planMeetingAction: PageRoute = {
  method: 'POST',
  path: planMeetingRoute.path,
  handle: (visit) =>
    visit.look('planning a meeting', async (access) => {
      const shown = await open(visit, access);
      const form = readForm(schema(visit.today), visit.body);
      if (!form.isComplete) return show(shown, form, visit);
      const { agenda = [], more, invited = [], others, ...planned } = form.values;
      const meeting = await planMeeting(shown.child, {
        ...planned,
        invited,
        others: linesOf(others),
        agenda: [...agenda, ...linesOf(more)].slice(0, mostLines),
      });
      return redirect(
        meetingRoute.link({ child: shown.child.id, meeting }),
        'The meeting is planned. Those who are invited are told by mail when it is',
      );
    }),
};
