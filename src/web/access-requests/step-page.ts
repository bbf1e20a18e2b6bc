/** Writing down what was done about a request: proof of identity, questions to the person, more time, the end of it. */
import { z } from 'zod';
import { possibleSteps, requestSteps, stepsByHand } from '../../access/requests/request-steps.ts';
import { problem } from '../../errors.ts';
import { type OpenRequest, openRequest } from '../../record/access-requests/open-request.ts';
import { takeStep } from '../../record/access-requests/register-request.ts';
import { accessRequestRoute, requestStepRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { captionOf } from './request-page.ts';

const schema = (today: Temporal.PlainDate) =>
  z.object({
    step: oneOf(stepsByHand, 'Select what was done'),
    on: typedDate({ label: 'Day', side: { of: today, must: 'today or past' } }),
    words: requiredText({ label: 'What was done', enter: 'Enter how, or why', max: 2_000 }),
  });
type StepForm = Form<ReturnType<typeof schema>>;

const hints: Partial<Readonly<Record<(typeof stepsByHand)[number], string>>> = {
  'identity-asked': 'The clock begins when the proof has come. Ask at once, and only for what you need',
  'identity-confirmed': 'Say what you saw and how, for example “passport, shown by video call”',
  'clarification-asked': 'The clock stands still until they answer',
  extended: 'Two months more. Say why it is complex, and how you told them',
  withdrawn: 'Nothing goes out',
  refused: 'Say why, and how they can complain. Nothing goes out',
};

function view(visit: Visit, request: OpenRequest, form: StepForm): PageReply {
  return {
    kind: 'page',
    title: 'Write down a step',
    heading: 'What was done?',
    caption: captionOf(request),
    section: 'access-requests',
    back: accessRequestRoute.link({ request: request.id }),
    errors: errorList(form),
    main: formElement({
      action: requestStepRoute.link({ request: request.id }),
      token: visit.formToken,
      content: html`
${radios({
  ...field(form, 'step'),
  fieldset: { legend: { text: 'What was done', size: 's', classes: 'govuk-visually-hidden' } },
  items: possibleSteps(request.steps).map((value) => ({ value, text: requestSteps[value], hint: hints[value] })),
})}
${dateInput({ ...field(form, 'on'), fieldset: { legend: { text: 'On which day?', size: 's' } } })}
${textarea({ ...field(form, 'words'), label: { text: 'How, or why?', size: 's' }, rows: 3 })}
${button({ text: 'Write it down', preventDoubleClick: true })}`,
    }),
  };
}

async function openOwn(visit: Visit, access: Parameters<typeof openRequest>[0]): Promise<OpenRequest> {
  const request = await openRequest(access, visit.parameters['request'] ?? '');
  if (!request.looksAfter) throw problem('NOT_FOUND');
  return request;
}

export const requestStepPage: PageRoute = {
  method: 'GET',
  path: requestStepRoute.path,
  handle: (visit) =>
    visit.look('access request', async (access) =>
      view(visit, await openOwn(visit, access), blankForm(schema(visit.today), { on: visit.today })),
    ),
};

export const requestStepAction: PageRoute = {
  method: 'POST',
  path: requestStepRoute.path,
  handle: (visit) =>
    visit.look('access request', async (access) => {
      const request = await openOwn(visit, access);
      const form = readForm(schema(visit.today), visit.body);
      if (!form.isComplete) return view(visit, request, form);
      const { step, on, words } = form.values;
      if (!possibleSteps(request.steps).includes(step))
        return view(visit, request, withError(form, 'step', 'Select what was done'));
      if (Temporal.PlainDate.compare(on, request.receivedOn) < 0)
        return view(visit, request, withError(form, 'on', 'Day must be on or after the day on which it was received'));
      await takeStep(request, { step, on, words });
      return redirect(accessRequestRoute.link({ request: request.id }), 'It has been written down');
    }),
};
