/** One vignette: what is known of an invented child, and the reader's own view, before any document speaks. */
import { z } from 'zod';
import type { Access } from '../../../record/access.ts';
import { giveAnswer, noLevel } from '../../../record/practice/answers.ts';
import type { Level } from '../../../rulebook/threshold/level-schema.ts';
import { practiceAnswerRoute, practiseRoute, vignetteRoute } from '../../../ui/addresses.ts';
import { button } from '../../../ui/components/button.ts';
import { formElement } from '../../../ui/components/form-element.ts';
import { insetText } from '../../../ui/components/inset-text.ts';
import { radios } from '../../../ui/components/radios.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../../ui/form.ts';
import { field } from '../../../ui/form-field.ts';
import { requiredText } from '../../../ui/form-schemas.ts';
import { type Html, html } from '../../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../../ui/page-route.ts';
import { ownDocument } from '../../documents.ts';
import { openVignette, type Practising, readVignetteLevel } from '../../practice/open-vignette.ts';
import { levelInWords } from '../../state-own-view.ts';
import { documentLine } from '../document-line.ts';
import { column } from '../page-of-child.ts';
import { apartWords, cannotSayWords } from './level-words.ts';
import { storyView } from './story-view.ts';

const schema = z.object({
  view: requiredText({ label: 'Your view', enter: 'Enter what you think', max: 2_000 }),
  level: z.string('Select a level, or that you cannot say yet').max(10),
});
type ViewForm = Form<typeof schema>;

const levelsField = (form: ViewForm, levels: readonly Level[]): Html =>
  radios({
    ...field(form, 'level'),
    fieldset: { legend: { text: 'Which level does that suggest to you?', size: 's' } },
    items: [
      ...levels.map((level) => ({ value: level.code, text: levelInWords(level), hint: level.means })),
      { divider: 'or' },
      { value: noLevel.cannotSay, text: cannotSayWords },
      { value: noLevel.apart, text: apartWords },
    ],
  });

async function show(
  access: Access,
  { vignette, answers }: Practising,
  form: ViewForm,
  visit: Visit,
): Promise<PageReply> {
  const levels = ownDocument(access)?.levels ?? [];
  const here = { vignette: vignette.id };
  return {
    kind: 'page',
    title: 'Practise',
    section: 'practise',
    back: practiseRoute.link(),
    errors: errorList(form),
    main: column(html`
<h1 class="govuk-heading-l"><span class="govuk-caption-l">An invented child</span> ${vignette.title}</h1>
<p class="govuk-body-l">${vignette.child}</p>
${answers.length > 0 && insetText({ text: html`You have answered this one before. <a class="govuk-link" href="${practiceAnswerRoute.link(here)}">See your answer</a>, or try again below.` })}
<h2 class="govuk-heading-m">What has been written down</h2>
${storyView(vignette)}
<h2 class="govuk-heading-m">Now</h2>
<p class="govuk-body">${vignette.now}</p>
<h2 class="govuk-heading-m">Your own view first</h2>
${formElement({
  action: vignetteRoute.link(here),
  token: visit.formToken,
  content: html`
${textarea({ ...field(form, 'view'), label: { text: 'What do you think is happening for this child, and what would you do?', size: 's' }, hint: 'What worries you, what goes well, what you do not know, and what else might explain it. Only you can read it: do not write about a real child', rows: 6 })}
${levelsField(form, levels)}
${button({ text: 'See what the document says', preventDoubleClick: true })}`,
})}
${await documentLine(access)}`),
  };
}

const open = (visit: Visit, access: Access): Promise<Practising> =>
  openVignette(access, visit.parameters['vignette'] ?? '');

export const vignettePage: PageRoute = {
  method: 'GET',
  path: vignetteRoute.path,
  handle: (visit) =>
    visit.look('practice', async (access) => show(access, await open(visit, access), blankForm(schema), visit)),
};

async function answer(access: Access, practising: Practising, visit: Visit): Promise<Reply> {
  const form = readForm(schema, visit.body);
  if (!form.isComplete) return show(access, practising, form, visit);
  const { view, level } = form.values;
  const read = readVignetteLevel(access, practising);
  const possible = [...(read?.document.levels ?? []).map(({ code }) => code), noLevel.cannotSay, noLevel.apart];
  if (!possible.includes(level))
    return show(access, practising, withError(form, 'level', 'Select a level, or that you cannot say yet'), visit);
  const { id } = practising.vignette;
  await giveAnswer(access, {
    vignette: id,
    level,
    words: view,
    document:
      read === null
        ? null
        : {
            threshold: read.document.rule.threshold,
            version: read.reading.packVersion,
            from: read.reading.band?.from.code ?? null,
            to: read.reading.band?.to.code ?? null,
          },
  });
  return redirect(practiceAnswerRoute.link({ vignette: id }));
}

export const vignetteAction: PageRoute = {
  method: 'POST',
  path: vignetteRoute.path,
  handle: (visit) => visit.look('practice', async (access) => answer(access, await open(visit, access), visit)),
};
