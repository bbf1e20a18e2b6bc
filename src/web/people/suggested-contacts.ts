/** People whom transfer files name and about whom nobody has decided: one question for each. */
import { z } from 'zod';
import { kinships } from '../../kinds/kinship.ts';
import { answerSuggestion, reachedBy, type SuggestionAnswer } from '../../record/people/answer-suggestion.ts';
import { countingPeople } from '../../record/people/family.ts';
import { type SuggestedContact, suggestedContacts } from '../../record/people/suggested-contacts.ts';
import { familyRoute, suggestedContactsRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { actionable } from './edit-person.ts';
import { column, familyReply, type OpenFamily, openFamily } from './family-frame.ts';
import { bullets, phoneWords } from './person-words.ts';
import { withheldWarnings } from './withheld-words.ts';

const fields = z.object({
  key: z.string().max(60),
  answer: oneOf(['added', 'is-known', 'not-added'], 'Select what to do'),
  person: z.string().max(40).optional(),
  details: z.array(z.enum(['take'])).optional(),
  reason: optionalText({ label: 'Reason', max: 4_000 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});
type Fields = z.output<typeof fields>;

const sourceWords = ({ source, on }: SuggestedContact): string =>
  source === 'throughline'
    ? `The list of contacts of ${dateInWords(on)} names`
    : `The transfer file of ${dateInWords(on)} names`;

function facts({ contact, kinship }: SuggestedContact): Html {
  const reach = reachedBy(contact);
  const lines = [...phoneWords(reach), ...(reach.email === undefined ? [] : [reach.email])];
  const stated =
    contact.statedResponsibility === undefined
      ? 'The file does not say'
      : `The sender says ${contact.statedResponsibility ? 'yes' : 'no'}. It counts once somebody has seen the evidence`;
  return summaryList({
    rows: [
      {
        key: 'What they are',
        value: contact.relationship === undefined ? 'The file does not say' : kinships[kinship].title,
      },
      { key: 'Parental responsibility', value: stated },
      { key: 'How to reach them', value: lines.length === 0 ? 'The file does not say' : bullets(lines) },
    ],
  });
}

function question(open: OpenFamily, suggested: SuggestedContact, form: Form<typeof fields>, visit: Visit): Html {
  const { child, family } = open;
  const people = countingPeople(family);
  return html`
<h2 class="govuk-heading-m">${sourceWords(suggested)} ${suggested.name}</h2>
${facts(suggested)}
${formElement({
  action: suggestedContactsRoute.link({ child: child.id }),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(child.seen))}${hiddenField('key', suggested.key)}
${radios({
  ...field(form, 'answer'),
  fieldset: { legend: { text: `What about ${suggested.name}?`, size: 's' } },
  items: [
    { value: 'added', text: 'Add them to the people around the child' },
    people.length > 0 && {
      value: 'is-known',
      text: 'It is somebody who is recorded already',
      conditional: html`
${select({ ...field(form, 'person'), label: 'Who?', items: [{ value: '', text: 'Choose' }, ...people.map(({ person, name }) => ({ value: person, text: name }))] })}
${checkboxes({ ...field(form, 'details'), items: [{ value: 'take', text: 'Take how to reach them from the file, in place of what is recorded' }] })}`,
    },
    {
      value: 'not-added',
      text: 'Do not add them',
      conditional: textarea({ ...field(form, 'reason'), label: 'Why not?', rows: 2 }),
    },
  ],
})}
${button({ text: 'Save', preventDoubleClick: true })}`,
})}`;
}

/** One at a time: the answer about one may be that it is the one before. */
function show(
  open: OpenFamily,
  suggested: readonly SuggestedContact[],
  form: Form<typeof fields>,
  visit: Visit,
): Promise<PageReply> {
  const { child } = open;
  const [first] = suggested;
  return familyReply(child, visit, {
    title: 'What transfer files say of a family',
    heading: 'What transfer files say',
    caption: 'Family',
    back: familyRoute.link({ child: child.id }),
    errors: errorList(form),
    main: column(html`
${withheldWarnings(open, child.id, visit.today)}
${insetText({ text: 'Nobody is taken over from a file by themselves, and nobody is matched by name. Two people may share a name and a title.' })}
${
  first === undefined
    ? html`<p class="govuk-body">Nobody waits for a decision.</p>`
    : html`${suggested.length > 1 && html`<p class="govuk-body">${suggested.length} people wait for a decision. This is the first.</p>`}${question(open, first, form, visit)}`
}`),
  });
}

function answerIn(
  { answer, person, details = [], reason }: Fields,
  { family }: OpenFamily,
): SuggestionAnswer | readonly [keyof Fields, string] {
  if (answer === 'added') return { answer };
  if (answer === 'not-added') return reason === undefined ? ['reason', 'Enter why not'] : { answer, reason };
  const known = countingPeople(family).find((each) => each.person === person);
  return known === undefined ? ['person', 'Select who it is'] : { answer, person: known, details: details.length > 0 };
}

async function save(open: OpenFamily, visit: Visit): Promise<Reply> {
  const { child, family } = open;
  const suggested = await suggestedContacts(child, family);
  const form = readForm(fields, visit.body);
  if (!form.isComplete) return show(open, suggested, form, visit);
  const answer = answerIn(form.values, open);
  if (!('answer' in answer)) return show(open, suggested, withError(form, answer[0], answer[1]), visit);
  const found = suggested.find(({ key }) => key === form.values.key);
  if (found === undefined)
    return show(
      open,
      suggested,
      withError(blankForm(fields), '', 'Somebody has already decided about this one'),
      visit,
    );
  try {
    await answerSuggestion(child, found, answer, Number(form.values.seen));
  } catch (error) {
    return show(open, suggested, withError(form, '', actionable(error)), visit);
  }
  return redirect(suggestedContactsRoute.link({ child: child.id }), 'Saved');
}

export const suggestedContactsPage: PageRoute = {
  method: 'GET',
  path: suggestedContactsRoute.path,
  handle: (visit) =>
    visit.look('suggested contacts', async (access) => {
      const open = await openFamily(visit, access);
      return show(open, await suggestedContacts(open.child, open.family), blankForm(fields), visit);
    }),
};

export const suggestedContactsAction: PageRoute = {
  method: 'POST',
  path: suggestedContactsRoute.path,
  handle: (visit) => visit.look('suggested contacts', async (access) => save(await openFamily(visit, access), visit)),
};
