/** The form by which whoever asked types in what was said on paper or in conversation. */
import { z } from 'zod';
import { itemViewCodes, itemViews, readiness, readinessCodes } from '../../kinds/voice-items.ts';
import { voiceReaderCodes } from '../../kinds/voices.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import type { Form } from '../../ui/form.ts';
import { oneOf, optionalText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import type { WhatWasSaid } from '../answer-entries.ts';
import { longestAnswer, questionsFor, readersFor, type Who } from '../questions.ts';
import type { ShownItem } from '../shown-items.ts';

const ways = ['paper', 'spoken'] as const;
const most = 8;
const places = Array.from({ length: most }, (_, index) => String(index));
const writing = optionalText({ label: 'Answer', max: longestAnswer });

/** By the place of the question: the words and who may see them. By the place of a part of the handover: whether it is right, and words. */
const shape: Readonly<Record<`said${number}`, typeof writing>> = Object.fromEntries(
  places.flatMap((place) => [
    [`said${place}`, writing],
    [`readers${place}`, z.enum(voiceReaderCodes).optional()],
    [`view${place}`, z.enum(itemViewCodes).optional()],
    [`note${place}`, writing],
  ]),
);

export const answersSchema = z.object({
  outcome: oneOf(['answered', 'declined'], 'Select whether they answered or declined'),
  how: oneOf(ways, 'Select how they were asked'),
  ...shape,
  ready: z.enum(readinessCodes).optional(),
  helps: writing,
});
export type AnswersForm = Form<typeof answersSchema>;

const textOf = (form: AnswersForm, name: string): string | undefined => form.typed.get(name)?.[0];
const faultOf = (form: AnswersForm, name: string): string | undefined => form.errors.get(name)?.message;

const area = (form: AnswersForm, name: string, label: string, size?: 's'): Html =>
  textarea({
    name,
    id: name,
    value: textOf(form, name),
    errorMessage: faultOf(form, name),
    label: { text: label, size },
    rows: 3,
  });

const choice = (
  form: AnswersForm,
  name: string,
  label: string,
  about: string,
  words: Readonly<Record<string, string>>,
): Html =>
  select({
    name,
    id: name,
    value: textOf(form, name) ?? '',
    label: html`${label}<span class="govuk-visually-hidden"> ${about}</span>`,
    items: Object.entries(words).map(([value, text]) => ({ value, text })),
  });

const leftOut = { '': 'They did not say' } as const;

export const answerFields = (form: AnswersForm, who: Who, items: readonly ShownItem[]): Html => html`
${questionsFor(who).map(
  ({ asks }, index) => html`${area(form, `said${index}`, asks, 's')}
${choice(form, `readers${index}`, 'Who may see this answer?', asks, Object.fromEntries(readersFor(who).map(({ value, text }) => [value, text])))}`,
)}
${items.map(
  ({ itemTitle, text }, index) => html`<h2 class="govuk-heading-s">${itemTitle}</h2>
<p class="govuk-body throughline-words">${text}</p>
${choice(form, `view${index}`, 'Is it right?', itemTitle, { ...leftOut, ...itemViews })}
${area(form, `note${index}`, `What they say about it: ${itemTitle}`)}`,
)}
<h2 class="govuk-heading-s">How ready for the new school?</h2>
${choice(form, 'ready', 'How ready', '', { ...leftOut, ...readiness })}
${area(form, 'helps', 'What helps, or what is still needed?')}`;

/** Whoever chose nobody is taken to have chosen the fewest. */
export function saidIn(form: AnswersForm, who: Who, items: readonly ShownItem[]): Required<WhatWasSaid> {
  const typed = (name: string): string | undefined => textOf(form, name)?.trim() || undefined;
  const answers = questionsFor(who).flatMap(({ code }, index) => {
    const said = typed(`said${index}`);
    const readers = readersFor(who).find(({ value }) => value === typed(`readers${index}`))?.value ?? 'key-adult';
    return said === undefined ? [] : [[code, { said, readers }] as const];
  });
  const notes = items.flatMap(({ shown }, index) => {
    const view = itemViewCodes.find((code) => code === typed(`view${index}`));
    const said = typed(`note${index}`);
    return view === undefined ? [] : [[shown, { view, ...(said && { said }) }] as const];
  });
  const ready = readinessCodes.find((code) => code === typed('ready'));
  const helps = typed('helps');
  return {
    answers: Object.fromEntries(answers),
    notes: Object.fromEntries(notes),
    ready: ready === undefined ? null : { ready, ...(helps && { helps }) },
  };
}

/** Words beside a choice that was not made: they would be lost. The name of the field and what to do, or undefined. */
export function unchosen(form: AnswersForm, items: readonly ShownItem[]): string | undefined {
  const isLost = (choiceName: string, words: string): boolean =>
    (textOf(form, choiceName) ?? '') === '' && (textOf(form, words)?.trim() ?? '') !== '';
  const item = items.find((_, index) => isLost(`view${index}`, `note${index}`));
  if (item !== undefined) return `Select whether it is right: ${item.itemTitle}`;
  return isLost('ready', 'helps') ? 'Select how ready, or “Not sure”' : undefined;
}
