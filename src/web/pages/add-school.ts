/** Adding a school that is not on the list. */
import { z } from 'zod';
import { isProblem, problem } from '../../errors.ts';
import { parsePostcode } from '../../identity/postcode.ts';
import { type DfeNumber, parseDfeNumber, slashedDfeNumber } from '../../identity/school-number.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import { type Actor, holdsRole } from '../../record/actor.ts';
import { addSchool } from '../../record/save-schools.ts';
import { addSchoolRoute, schoolRoute, schoolsRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';

const phases = [
  'Nursery',
  'Primary',
  'Middle',
  'Secondary',
  'All-through',
  '16 plus',
  'Special',
  'Alternative provision',
] as const;

const newSchool = z.object({
  name: requiredText({ label: 'Name of the school', enter: 'Enter the name of the school', max: 200 }),
  number: z.string().transform((text, context) => {
    const parsed = parseDfeNumber(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: text.trim() === '' ? 'Enter the DfE number' : parsed.says });
    return z.NEVER;
  }),
  phase: oneOf(phases, 'Select the phase'),
  town: optionalText({ label: 'Town', max: 100 }),
  postcode: z
    .string()
    .max(12, 'Enter a full UK postcode')
    .optional()
    .transform((text, context) => {
      if (text === undefined) return undefined;
      const parsed = parsePostcode(text);
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: 'custom', message: 'Enter a full UK postcode' });
      return z.NEVER;
    }),
  termDates: oneOf(['authority', 'unknown'], "Select whether the school keeps the council's term dates"),
});

/** Who may add a school, and set the term dates of one whose staff do not sign in. */
export const mayAdd: readonly Role[] = [
  'dsl',
  'headteacher',
  'data-manager',
  'senco',
  'admissions-officer',
  'children-missing-education-officer',
  'matching-officer',
  'administrator',
];

function requireMayAdd(actor: Actor): void {
  if (!holdsRole(actor, ...mayAdd)) throw problem('NOT_ALLOWED', { action: 'add a school' });
}

const termDatesItems = [
  {
    value: 'authority',
    text: "Yes, it keeps the council's dates",
    hint: 'Community, voluntary controlled and community special schools do by law.',
  },
  {
    value: 'unknown',
    text: 'No, or I do not know',
    hint: 'Limits counted in school days will say that they cannot be computed, until its dates are added.',
  },
];

const taken = (number: DfeNumber): string =>
  `A school with the number ${slashedDfeNumber(number)} is already on the list. Search for it instead of adding it again`;

const addForm = (form: Form<typeof newSchool>, { formToken }: Visit): PageReply => ({
  kind: 'page',
  title: 'Add a school',
  heading: 'Add a school',
  section: 'schools',
  back: schoolsRoute.link(),
  errors: errorList(form),
  main: formElement({
    action: addSchoolRoute.link(),
    token: formToken,
    content: html`
${input({ ...field(form, 'name'), label: 'Name of the school', width: 30 })}
${input({ ...field(form, 'number'), label: 'DfE number', hint: 'Seven digits, authority and establishment, for example 830/4999', width: 10 })}
${select({ ...field(form, 'phase'), label: 'Phase', items: [{ value: '', text: 'Choose a phase' }, ...phases.map((phase) => ({ value: phase, text: phase }))] })}
${input({ ...field(form, 'town'), label: 'Town (optional)', width: 20 })}
${input({ ...field(form, 'postcode'), label: 'Postcode (optional)', width: 10 })}
${radios({ ...field(form, 'termDates'), fieldset: { legend: { text: "Does it keep the council's term dates?", size: 's' } }, items: termDatesItems })}
${button({ text: 'Add school' })}`,
  }),
});

export const addSchoolPage: PageRoute = {
  method: 'GET',
  path: addSchoolRoute.path,
  handle: (visit) => {
    requireMayAdd(visit.actor);
    return Promise.resolve(addForm(blankForm(newSchool), visit));
  },
};

export const addSchoolAction: PageRoute = {
  method: 'POST',
  path: addSchoolRoute.path,
  handle: async (visit) => {
    requireMayAdd(visit.actor);
    const form = readForm(newSchool, visit.body);
    if (!form.isComplete) return addForm(form, visit);
    try {
      const school = await visit.look('add a school', (access) => addSchool(access, form.values));
      return redirect(schoolRoute.link({ school }), 'The school has been added');
    } catch (error) {
      if (isProblem(error) && error.code === 'SCHOOL_NUMBER_TAKEN')
        return addForm(withError(form, 'number', taken(form.values.number)), visit);
      throw error;
    }
  },
};
