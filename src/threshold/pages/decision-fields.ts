/** How the questions of a decision on the level are asked: the judgement, the help, the family, sharing apart from it. */
import { contactOutcomeCodes, contactOutcomes } from '../../kinds/contact.ts';
import {
  agreementAnswers,
  agreementCodes,
  differenceCodes,
  differences,
  legalAnswerCodes,
  legalAnswers,
} from '../../kinds/level.ts';
import { lawfulBases } from '../../kinds/sharing.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { field } from '../../ui/form-field.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { needsSecondReader } from '../check-decision.ts';
import type { OpenAssessment } from '../open-assessment.ts';
import { levelInWords } from '../state-own-view.ts';
import type { DecisionForm } from './decision-form.ts';

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const legalTest = (form: DecisionForm, name: 'section17' | 'section47', legend: string, hint: string): Html =>
  radios({
    ...field(form, name),
    classes: 'govuk-radios--inline',
    fieldset: { legend: { text: legend, size: 's' } },
    hint,
    items: legalAnswerCodes.map((value) => ({ value, text: legalAnswers[value] })),
  });

function differing(form: DecisionForm, { shown }: OpenAssessment): Html {
  if (shown === null) return nothing;
  const { reading, document } = shown;
  const lowest = document.levels.at(0) ?? null;
  return html`
${
  reading.band !== null &&
  html`${select({
    ...field(form, 'differs'),
    label: { text: 'If your decision differs from what the document indicates, why?', size: 's' },
    items: [
      { value: '', text: 'It does not differ' },
      ...differenceCodes.map((value) => ({ value, text: differences[value] })),
    ],
  })}
${textarea({ ...field(form, 'differsWhy'), label: 'In your own words (when it differs)', rows: 3 })}`
}
${reading.forcedMinimum !== null && textarea({ ...field(form, 'untrue'), label: { text: 'If you decide below the level that is forced: what shows that it is not so?', size: 's' }, rows: 3 })}
${needsSecondReader(reading, document.levels, lowest) && input({ ...field(form, 'secondReader'), label: { text: 'Who else has read the whole story?', size: 's' }, hint: 'Needed when you decide below the level that the question about “again and again” asks for. A name and a role' })}`;
}

function judgement(form: DecisionForm, opened: OpenAssessment): Html {
  const { shown, contact } = opened;
  return html`
<h2 class="govuk-heading-m">Your decision</h2>
${
  shown === null
    ? hiddenField('level', '')
    : radios({
        ...field(form, 'level'),
        fieldset: { legend: { text: 'Which level do you decide on?', size: 's' } },
        items: shown.document.levels.map((level) => ({
          value: level.code,
          text: levelInWords(level),
          hint: level.means,
        })),
      })
}
${
  contact !== null &&
  radios({
    ...field(form, 'outcome'),
    fieldset: { legend: { text: 'What is done on the contact?', size: 's' } },
    items: contactOutcomeCodes.map((value) => ({ value, text: capital(contactOutcomes[value]) })),
  })
}
${textarea({ ...field(form, 'rationale'), label: { text: 'Why?', size: 's' }, hint: 'Against the legal tests, in words: what happens to the child, how it affects them, and what happens if nothing is done', rows: 6 })}
${legalTest(form, 'section17', 'Is the child in need (section 17)?', 'Unlikely to be healthy or to develop well without services, or disabled')}
${legalTest(form, 'section47', 'Is there reasonable cause to suspect significant harm (section 47)?', 'If so, ring now: a strategy discussion is considered the same day')}
${differing(form, opened)}`;
}

const childAndHelp = (form: DecisionForm): Html => html`
<h2 class="govuk-heading-m">The child, and what happens now</h2>
${textarea({ ...field(form, 'childVoice'), label: { text: 'What does the child say or show?', size: 's' }, hint: 'If nobody asked, say why not and who will', rows: 3 })}
${textarea({ ...field(form, 'alternatives'), label: { text: 'What else did you consider?', size: 's' }, hint: 'Also what the behaviour may be telling you, and what else may explain it', rows: 3 })}
${textarea({ ...field(form, 'help'), label: { text: 'What help does the child get now?', size: 's' }, hint: 'Never nothing: when a level is not met, the nearest help, and who arranges it', rows: 3 })}
${textarea({ ...field(form, 'wouldChange'), label: { text: 'What would change this decision?', size: 's' }, rows: 2 })}
${dateInput({ ...field(form, 'reviewOn'), fieldset: { legend: { text: 'When is it looked at again?', size: 's' } } })}`;

/** What the document says of agreement, with the levels for which it says so. */
function agreementRules({ shown }: OpenAssessment): Html {
  const { rule, levels } = shown?.document ?? { rule: undefined, levels: [] };
  const lines = (rule?.agreement ?? []).map(({ id, title, says, inWriting, verified }) => {
    const at = levels.filter(({ agreement }) => agreement.includes(id)).map(levelInWords);
    return html`<li>${title}${at.length > 0 && ` (${at.join(', ')})`}: ${says}${inWriting && ' In writing.'}${verified !== undefined && verified !== 'yes' && ' Not all of this is confirmed.'}</li>`;
  });
  return lines.length === 0
    ? nothing
    : html`<p class="govuk-body">The document says:</p><ul class="govuk-list govuk-list--bullet">${lines}</ul>`;
}

const family = (form: DecisionForm, opened: OpenAssessment): Html => html`
<h2 class="govuk-heading-m">Agreement to the help</h2>
${agreementRules(opened)}
${radios({
  ...field(form, 'agreement'),
  fieldset: { legend: { text: 'Was the family asked about the help?', size: 's' } },
  items: agreementCodes.map((value) => ({ value, text: agreementAnswers[value] })),
})}
${input({ ...field(form, 'agreedBy'), label: 'Who answered? (when somebody was asked)' })}`;

const sharing = (form: DecisionForm): Html => html`
<h2 class="govuk-heading-m">Sharing, decided apart from it</h2>
<p class="govuk-body">You do not need agreement to share what protects a child. Agreement to help is another thing.</p>
${radios({
  ...field(form, 'sharing'),
  fieldset: { legend: { text: 'Is information about this shared with others?', size: 's' } },
  items: [
    { value: 'shared', text: 'Share it' },
    { value: 'withheld', text: 'Withhold it from somebody who might need it' },
    { value: 'nothing', text: 'There is nothing to share beyond those who read this anyway' },
  ],
})}
${input({ ...field(form, 'sharedWith'), label: 'With whom, or from whom? (when you share or withhold)' })}
${select({
  ...field(form, 'sharingBasis'),
  label: 'On what does it rest? (when you share or withhold)',
  items: [
    { value: '', text: 'Choose a basis' },
    ...Object.entries(lawfulBases).map(([value, text]) => ({ value, text })),
  ],
})}
${textarea({ ...field(form, 'sharingWhy'), label: 'Why? (when you share or withhold)', rows: 2 })}
${radios({
  ...field(form, 'familyTold'),
  fieldset: { legend: { text: 'Was the family told?', size: 's' } },
  hint: 'Of the decision and of what is shared',
  items: [
    { value: 'agreed', text: 'Yes, and they agree' },
    { value: 'objected', text: 'Yes, and they object' },
    {
      value: 'not-told',
      text: 'No',
      conditional: textarea({ ...field(form, 'notTold'), label: 'Why not?', rows: 2 }),
    },
  ],
})}
${textarea({ ...field(form, 'told'), label: { text: 'Who else is told, and by whom?', size: 's' }, rows: 2 })}`;

export const decisionFields = (form: DecisionForm, opened: OpenAssessment): Html => html`
${hiddenField('seen', String(opened.seen))}
${judgement(form, opened)}
${childAndHelp(form)}
${family(form, opened)}
${sharing(form)}`;
