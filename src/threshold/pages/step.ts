/** One step up or down: what was proposed, what was said since, and what is open to the visitor now. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import type { Names } from '../../kinds/kind.ts';
import { sentenceOf } from '../../kinds/registry.ts';
import { checkBackCodes, checkBackOutcomes, familyInStep } from '../../kinds/step.ts';
import { roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { openChild } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { levelRoute, stepRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { besideDecisions, type DecisionAction } from '../../ui/decision-action.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { orWords } from '../../ui/rules/plain-words.ts';
import { atInstant, dateWithDistance } from '../../ui/when.ts';
import { type Answering, answeringPost, answerStep, type StepAnswer, stepAnswers } from '../answer-step.ts';
import { ownDocument } from '../documents.ts';
import { textIn } from '../said.ts';
import { askedOfStep } from '../step-rules.ts';
import { stepsIn } from '../steps.ts';
import { documentLine } from './document-line.ts';
import { authorIn, changedMeanwhile, column, namesIn, pageOfChild, seenIn } from './page-of-child.ts';
import { answerWords, stepStateTag } from './step-words.ts';

const schema = (today: Temporal.PlainDate) =>
  z.object({
    answer: z.enum(stepAnswers),
    said: requiredText({ label: 'Answer', enter: 'Enter your answer', max: 4_000 }),
    lead: optionalText({ label: 'Who takes over', max: 300 }),
    on: typedDate({ label: 'Day of the first contact', side: { of: today, must: 'today or past' } }).optional(),
    outcome: z.enum(checkBackCodes).optional(),
    againOn: typedDate({ label: 'Day on which you look again', side: { of: today, must: 'future' } }).optional(),
    seen: z.string().max(20),
  });
type AnswerForm = Form<ReturnType<typeof schema>>;

type Opened = Answering & { readonly names: Names; readonly seen: number };

async function open(visit: Visit, access: Access): Promise<Opened> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const entries = await readChronology(child);
  const step = stepsIn(entries).find(({ id }) => id === visit.parameters['proposal']);
  if (step === undefined) throw problem('NOT_FOUND');
  const document = ownDocument(access);
  const level = (name: string) => document?.levels.find(({ code }) => code === textIn(step.proposed, name)) ?? null;
  const to = level('to');
  const asked = document === undefined || to === null ? null : askedOfStep(document, level('from'), to);
  return {
    child,
    step,
    agree: asked?.agree ?? ['team-manager', 'service-manager', 'director-childrens-services'],
    names: await namesIn(access, entries),
    seen: entries.length,
  };
}

const day = (text: string, { today }: Visit): Html =>
  text === '' ? nothing : dateWithDistance(Temporal.PlainDate.from(text), today);

function proposal({ step, names }: Opened, visit: Visit): Html {
  const { proposed, checkBackOn } = step;
  const says = (name: string): string => textIn(proposed, name) ?? '';
  const family = says('family') as keyof typeof familyInStep;
  const needs = proposed.data['needs'] as readonly { readonly need: string; readonly shown: string }[] | undefined;
  const document = proposed.data['document'] as { readonly area: string; readonly version: string };
  return summaryList({
    rows: [
      { key: 'From', value: says('fromName') === '' ? 'No level was decided before' : says('fromName') },
      { key: 'To', value: says('toName') },
      { key: 'By the document of', value: `${document.area}, version ${document.version}` },
      { key: 'Why', value: says('why') },
      ...(needs ?? []).map(({ need, shown }) => ({
        key: 'What the document asks for',
        value: html`${need}<br>${shown}`,
      })),
      { key: 'Evidence', value: says('evidence') },
      { key: 'Who takes over', value: `${says('lead')}, ${names.organisation(says('organisation'))}` },
      { key: 'First contact by', value: day(says('firstContactBy'), visit) },
      { key: 'Looked at again', value: day(checkBackOn, visit) },
      { key: 'What would bring it back', value: says('bounceBack') },
      { key: 'The family', value: `${familyInStep[family]}. ${says('familySaid')}` },
      ...(says('childSaid') === '' ? [] : [{ key: 'The child', value: says('childSaid') }]),
      { key: 'Proposed', value: html`${authorIn(names, proposed)}, ${atInstant(proposed.happenedFrom)}` },
    ],
  });
}

function answerFields(answer: StepAnswer, form: AnswerForm, { step }: Opened): Html {
  const { ask } = answerWords[answer];
  const isAsked = form.typed.get('answer')?.[0] === answer;
  // Several forms stand on the page: each field has an id of its own, and only the one that was sent shows its errors
  const own = <Field extends { readonly id?: string; readonly errorMessage: string | undefined }>(given: Field) => ({
    ...given,
    errorMessage: isAsked ? given.errorMessage : undefined,
  });
  const at = (name: string): string => (isAsked ? name : `${answer}-${name}`);
  const said = own(field(form, 'said'));
  return html`
${answer === 'accept' && input({ ...own(field(form, 'lead')), id: at('lead'), label: { text: 'Who takes over?', size: 's' }, value: isAsked ? form.typed.get('lead')?.[0] : textIn(step.proposed, 'lead') })}
${answer === 'first-contact' && dateInput({ ...own(field(form, 'on')), id: at('on'), fieldset: { legend: { text: 'On which day? (today unless you say otherwise)', size: 's' } } })}
${
  answer === 'check-back' &&
  radios({
    ...own(field(form, 'outcome')),
    idPrefix: at('outcome'),
    fieldset: { legend: { text: 'Does it hold?', size: 's' } },
    items: checkBackCodes.map((value) => ({
      value,
      text: checkBackOutcomes[value],
      ...(value === 'look-again'
        ? {
            conditional: dateInput({
              ...own(field(form, 'againOn')),
              id: at('againOn'),
              fieldset: { legend: { text: 'When do you look again?', size: 's' } },
            }),
          }
        : {}),
    })),
  })
}
${textarea({ ...said, id: at('said'), value: isAsked ? said.value : undefined, label: { text: ask, size: 's' }, rows: 3 })}`;
}

function answers(opened: Opened, form: AnswerForm, visit: Visit): Html {
  const { child, step, seen } = opened;
  const offered = stepAnswers.filter((answer) => answeringPost(opened, answer) !== undefined);
  return html`${offered.map((answer) => {
    const { heading, button: text } = answerWords[answer];
    return html`<h2 class="govuk-heading-m">${heading}</h2>${formElement({
      action: stepRoute.link({ child: child.id, proposal: step.id }),
      token: visit.formToken,
      content: html`${hiddenField('answer', answer)}${hiddenField('seen', String(seen))}${answerFields(answer, form, opened)}${button({ text, preventDoubleClick: true, look: answer === 'refuse' || answer === 'decline' || answer === 'withdraw' ? 'secondary' : undefined })}`,
    })}`;
  })}`;
}

function waiting({ step, agree }: Opened): Html {
  const { state, isPlanned, isUp } = step;
  if (state === 'proposed')
    return html`<p class="govuk-body">Waits for somebody else to agree: ${orWords(agree.map((role) => roles[role]))}. The level stays as it is until then.</p>`;
  if (state === 'agreed' && isUp && !isPlanned)
    return warningText({
      text: 'Taken at once, because the child cannot wait. Whoever is to take over has to be reached now: ring them.',
    });
  if (state === 'declined')
    return warningText({ text: 'Nobody has taken over. The help before goes on until somebody does.' });
  return nothing;
}

async function show(
  opened: Opened,
  form: AnswerForm,
  visit: Visit,
  actions: readonly DecisionAction[],
  above: Html = nothing,
): Promise<PageReply> {
  const { child, step, names } = opened;
  const beside = await besideDecisions(actions, child, visit);
  return pageOfChild(child, visit, {
    title: 'Step up or down',
    back: levelRoute.link({ child: child.id }),
    errors: errorList(form),
    main: column(html`
<h1 class="govuk-heading-l">Step ${step.isUp ? 'up' : 'down'} to ${textIn(step.proposed, 'toName') ?? ''}</h1>
<p class="govuk-body">${stepStateTag(step.state)}</p>
${above}${waiting(opened)}
${proposal(opened, visit)}
${step.since.length > 0 && html`<h2 class="govuk-heading-m">Since then</h2>`}
${step.since.map(
  (entry) =>
    html`<p class="govuk-body">${sentenceOf(entry.kind, entry.data, names)}<br><span class="throughline-small">${authorIn(names, entry)}, ${atInstant(entry.happenedFrom)}</span></p>${beside({ id: entry.id, kind: entry.kind, isPast: false })}`,
)}
${answers(opened, form, visit)}
${await documentLine(child.access)}`),
  });
}

export const stepPage = (actions: readonly DecisionAction[]): PageRoute => ({
  method: 'GET',
  path: stepRoute.path,
  handle: (visit) =>
    visit.look('step up or down', async (access) =>
      show(await open(visit, access), blankForm(schema(visit.today)), visit, actions),
    ),
});

async function record(opened: Opened, visit: Visit, actions: readonly DecisionAction[]): Promise<Reply> {
  const form = readForm(schema(visit.today), visit.body);
  const again = (refused: AnswerForm, above?: Html) => show(opened, refused, visit, actions, above);
  if (!form.isComplete) return again(form);
  const { seen, ...answered } = form.values;
  if (answered.answer === 'check-back' && answered.outcome === undefined)
    return again(withError(form, 'outcome', 'Select whether it holds'));
  if (answered.outcome === 'look-again' && answered.againOn === undefined)
    return again(withError(form, 'againOn', 'Enter when you look again'));
  const done = await answerStep(
    opened,
    { ...answered, againOn: answered.outcome === 'look-again' ? answered.againOn : undefined },
    seenIn(seen),
  );
  if (!done.recorded) return again(form, changedMeanwhile(done.changed, opened.names));
  return redirect(
    stepRoute.link({ child: opened.child.id, proposal: opened.step.id }),
    answerWords[answered.answer].done,
  );
}

export const stepAction = (actions: readonly DecisionAction[]): PageRoute => ({
  method: 'POST',
  path: stepRoute.path,
  handle: (visit) => visit.look('step up or down', async (access) => record(await open(visit, access), visit, actions)),
});
