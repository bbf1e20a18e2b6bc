/** The form by which an entry is recorded by hand. */

import { dayOf } from '../../clock.ts';
import { recordingOf } from '../../kinds/recording/recordings.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import { compartments } from '../../kinds/vocabulary.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { draftDays } from '../../record/drafts/draft.ts';
import type { Thread, Version } from '../../record/entries/threads.ts';
import type { FileFacts } from '../../record/files/waiting-files.ts';
import { recordRoute, timelineRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { textarea } from '../../ui/components/textarea.ts';
import type { Answers } from '../../ui/entry-form/answers.ts';
import { errorItems } from '../../ui/entry-form/error-items.ts';
import { showFields } from '../../ui/entry-form/show-fields.ts';
import { errorList } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { fragment, type Href } from '../../ui/href.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { dateInWords } from '../../ui/when-words.ts';
import type { AboutForm } from './about-entry.ts';
import {
  homeQuestions,
  organisationQuestion,
  placeQuestions,
  siblingsQuestion,
  statementQuestions,
  whenQuestion,
} from './about-questions.ts';
import { fileField, filesQuestion } from './files-question.ts';
import type { EntryForm } from './load-entry-form.ts';

export type FilledIn = {
  readonly shown: EntryForm;
  /** The entry that is being corrected. */
  readonly corrects: Thread<ChronologyEntry> | null;
  readonly about: AboutForm;
  readonly answers: Answers;
  /** Of the draft in which it is kept, when it is. */
  readonly draft: string;
  /** The newest entry that the writer had in view. */
  readonly seen: number;
  readonly changed: readonly ChronologyEntry[];
  /** Those that wait with the draft. */
  readonly files: readonly FileFacts[];
  /** What is wrong with the file that was sent last. */
  readonly fileFault: string | undefined;
};

/** Questions that stand on the page from the start; the others are under what says how they are answered now. */
const behind = ['status', 'outcome', 'source', 'compartment', 'audience', 'readers'] as const;

export function errorsOf({ shown, about, answers, fileFault }: FilledIn): readonly ErrorSummaryItem[] {
  const ofFile = fileFault === undefined ? [] : [{ text: fileFault, href: fragment(fileField) }];
  return [...errorItems(shown.fields, answers.errors), ...ofFile, ...errorList(about)];
}

/** What others recorded meanwhile. Nothing that was typed is lost. */
export function changedMeanwhile({ changed, shown }: Pick<FilledIn, 'changed' | 'shown'>): Html {
  if (changed.length === 0) return nothing;
  return insetText({
    text: html`<p class="govuk-body govuk-!-font-weight-bold">Others have recorded something since you opened this page. Nothing of yours has been lost, and it has not been recorded yet.</p>
<ul class="govuk-list govuk-list--bullet">${changed.map((entry) => html`<li>${kindNamed(entry.kind).title}, ${dateInWords(dayOf(entry.happenedFrom))}: ${sentenceOf(entry.kind, entry.data, shown.names)}</li>`)}</ul>
<p class="govuk-body">Read it, change what you typed if you need to, and record it again.</p>`,
  });
}

function whereItGoes(about: AboutForm, shown: EntryForm): Html {
  const compartment = shown.compartments.find((each) => each === field(about, 'compartment').value);
  const audience = field(about, 'audience').value;
  const readers = {
    everyone: 'everybody who works with the child and reads this part',
    own: 'people of your own organisation who read this part',
    some: 'only those whom you chose',
  }[audience ?? 'everyone'];
  const isWrong = behind.some((name) => about.errors.has(name));
  return html`${
    compartment !== undefined &&
    html`<p class="govuk-body">It goes into the part <strong>${compartments[compartment]}</strong> of the record. It can be read by ${readers ?? ''}.</p>`
  }
${details({
  id: 'more',
  summary: 'Change what kind of statement it is, where it goes or who reads it',
  open: isWrong,
  text: html`${statementQuestions(about)}${placeQuestions(about, shown)}`,
})}`;
}

/** What a new entry is asked besides what its kind asks. */
const besides = (filled: FilledIn): Html => {
  const { shown, about } = filled;
  return html`${siblingsQuestion(about, shown)}
${organisationQuestion(about, shown)}
${filesQuestion(filled.files, filled.fileFault)}
${homeQuestions(about, shown)}
${whereItGoes(about, shown)}`;
};

/** A correction stays where the entry is: in its part of the record, for those who read it. */
const besidesCorrection = (filled: FilledIn, { entry }: Version<ChronologyEntry>): Html => html`
${hiddenField('compartment', entry.compartment)}${hiddenField('audience', 'everyone')}${hiddenField('organisation', entry.organisation)}
${statementQuestions(filled.about)}
${filesQuestion(filled.files, filled.fileFault)}
${textarea({
  ...field(filled.about, 'because'),
  label: { text: 'Why do you correct it?', size: 's' },
  hint: 'What stood there before stays readable under it, with this reason.',
  rows: 3,
})}`;

export function entryFormView(filled: FilledIn, token: string, action: Href): Html {
  const { shown, about, answers, draft, corrects } = filled;
  const { child, kind } = shown;
  const title = corrects === null ? (recordingOf(kind)?.ask ?? kindNamed(kind).title) : kindNamed(kind).title;
  const back =
    corrects === null
      ? html`<a class="govuk-link" href="${recordRoute.link({ child: child.id })}">Record something else</a>`
      : html`<a class="govuk-link" href="${timelineRoute.link({ child: child.id }, { entry: corrects.now.entry.id }, corrects.now.entry.id)}">Leave it as it is</a>`;
  return html`
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><span class="govuk-caption-l">${corrects === null ? 'Add to the chronology' : 'Correct an entry'}</span> ${title}</h1>
${changedMeanwhile(filled)}
${formElement({
  action,
  token,
  hasFiles: true,
  attributes: { 'data-autosave': true },
  content: html`
<button type="submit" name="_doing" value="record" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">Record</button>
${hiddenField('draft', draft)}${hiddenField('seen', String(filled.seen))}
${whenQuestion(about, kind)}
${showFields(shown.fields, answers, shown.offered)}
${corrects === null ? besides(filled) : besidesCorrection(filled, corrects.now)}
<div class="govuk-button-group">
${button({ text: corrects === null ? 'Record' : 'Correct it', name: '_doing', value: 'record', preventDoubleClick: true })}
${button({ text: 'Save as draft', look: 'secondary', name: '_doing', value: 'draft' })}
${back}
</div>
<p class="govuk-body-s" data-autosave-says aria-live="polite">Only you see a draft. It is kept for ${draftDays} days after you last changed it.</p>`,
})}
</div></div>`;
}
