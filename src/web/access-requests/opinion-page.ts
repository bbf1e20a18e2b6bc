/** What a professional said about whether it would do serious harm to tell something. */
import { z } from 'zod';
import { opinionSource, professionCodes, professions } from '../../access/requests/professions.ts';
import { addOpinion } from '../../record/access-requests/decide-passages.ts';
import { opinionRoute, requestPartRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { type Loaded, loadForReview } from './part-page.ts';
import { captionOf } from './request-page.ts';
import { sourceLine } from './source-line.ts';

const schema = (today: Temporal.PlainDate) =>
  z.object({
    profession: oneOf(professionCodes, 'Select which profession they belong to'),
    givenBy: requiredText({ label: 'Name', enter: 'Enter who gave it', max: 200 }),
    givenOn: typedDate({ label: 'Day on which it was given', side: { of: today, must: 'today or past' } }),
    words: requiredText({ label: 'What they said', enter: 'Enter what they said, and about what', max: 4_000 }),
  });
type OpinionForm = Form<ReturnType<typeof schema>>;

const link = ({ request, loaded }: Loaded) => ({ request: request.id, controller: loaded.part.controller });

const view = (shown: Loaded, visit: Visit, form: OpinionForm): PageReply => ({
  kind: 'page',
  title: 'Add an opinion',
  heading: 'What did a professional say?',
  caption: captionOf(shown.request),
  section: 'access-requests',
  back: requestPartRoute.link(link(shown)),
  errors: errorList(form),
  main: html`
<p class="govuk-body">Serious harm means harm to the physical or mental health of the person or of somebody else. ${opinionSource.says} ${sourceLine(opinionSource)}</p>
${formElement({
  action: opinionRoute.link(link(shown)),
  token: visit.formToken,
  content: html`
${radios({
  ...field(form, 'profession'),
  fieldset: { legend: { text: 'Who are they?', size: 's' } },
  items: professionCodes.map((value) => ({ value, text: professions[value] })),
})}
${input({ ...field(form, 'givenBy'), label: { text: 'Name and post', size: 's' }, autocomplete: 'off' })}
${dateInput({ ...field(form, 'givenOn'), fieldset: { legend: { text: 'When did they give it?', size: 's' } } })}
${textarea({ ...field(form, 'words'), label: { text: 'What did they say, and about what?', size: 's' }, rows: 4 })}
${button({ text: 'Add the opinion', preventDoubleClick: true })}`,
})}`,
});

export const opinionPage: PageRoute = {
  method: 'GET',
  path: opinionRoute.path,
  handle: (visit) =>
    visit.look('passages of an access request', async (access) =>
      view(await loadForReview(visit, access), visit, blankForm(schema(visit.today))),
    ),
};

export const opinionAction: PageRoute = {
  method: 'POST',
  path: opinionRoute.path,
  handle: (visit) =>
    visit.look('passages of an access request', async (access) => {
      const shown = await loadForReview(visit, access);
      const form = readForm(schema(visit.today), visit.body);
      if (!form.isComplete) return view(shown, visit, form);
      await addOpinion(shown.request, shown.loaded, form.values);
      return redirect(requestPartRoute.link(link(shown)), 'The opinion is added');
    }),
};
