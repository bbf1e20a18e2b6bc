/** How the child or somebody of the family communicates: asked, recorded, and asked again. */
import { z } from 'zod';
import {
  type CommunicationNeeds,
  contactWayCodes,
  contactWays,
  formatCodes,
  formats,
} from '../../kinds/family-people.ts';
import type { Written } from '../../record/people/counting-entries.ts';
import type { FamilyPerson } from '../../record/people/family.ts';
import { type CommunicationDetails, recordCommunication } from '../../record/people/record-person.ts';
import { communicationRoute, familyRoute, personRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, type OpenForm, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { actionable } from './edit-person.ts';
import { column, familyReply, type OpenFamily, openFamily, personOf } from './family-frame.ts';

const fields = z.object({
  speaks: optionalText({ label: 'Languages they speak', max: 300 }),
  reads: optionalText({ label: 'Languages they read', max: 300 }),
  interpreter: oneOf(['needed', 'not-needed', 'not-asked'], 'Select whether an interpreter is needed'),
  interpreterNote: optionalText({ label: 'About the interpreter', max: 300 }),
  signs: optionalText({ label: 'Signs', max: 300 }),
  formats: z.array(z.enum(formatCodes)).optional(),
  literacy: optionalText({ label: 'Reading and writing', max: 300 }),
  helps: optionalText({ label: 'What helps', max: 4_000 }),
  bestWay: z.enum(contactWayCodes).optional(),
  bestTime: optionalText({ label: 'Best time', max: 300 }),
  unsafe: z.array(z.enum(contactWayCodes)).optional(),
  unsafeBecause: optionalText({ label: 'Why not', max: 4_000 }),
  reviewOn: typedDate({ label: 'When to ask again' }).optional(),
  how: oneOf(['changed', 'wrong'], 'Select whether it has changed, or was recorded wrongly').optional(),
  seen: z.string().regex(/^\d{1,9}$/u),
});
type Fields = z.output<typeof fields>;

/** Null is the child. */
type Whose = {
  readonly person: FamilyPerson | null;
  readonly needs: (CommunicationNeeds & { readonly written: Written }) | null;
};

function whose(open: OpenFamily, visit: Visit): Whose {
  if (visit.parameters['person'] === 'child') return { person: null, needs: open.family.childCommunicates };
  const person = personOf(open, visit);
  return { person, needs: person.communication };
}

function known({ needs }: Whose): OpenForm<typeof fields> {
  if (needs === null) return blankForm(fields);
  const {
    speaks,
    reads,
    interpreter,
    formats: chosen,
    unsafe,
    reviewOn,
    who: _,
    written: __,
    person: ___,
    ...rest
  } = needs;
  const present = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return blankForm(fields, {
    ...present,
    interpreter,
    speaks: speaks.join(', '),
    reads: reads.join(', '),
    formats: [...chosen],
    unsafe: [...unsafe],
    ...(reviewOn === undefined ? {} : { reviewOn: Temporal.PlainDate.from(reviewOn) }),
  });
}

const listed = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[,;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function detailsIn(values: Fields): CommunicationDetails {
  const { speaks, reads, unsafe = [], reviewOn, interpreter, interpreterNote, signs, literacy, helps } = values;
  return {
    speaks: listed(speaks),
    reads: listed(reads),
    interpreter,
    interpreterNote,
    signs,
    formats: values.formats ?? [],
    literacy,
    helps,
    bestWay: values.bestWay,
    bestTime: values.bestTime,
    unsafe,
    unsafeBecause: values.unsafeBecause,
    reviewOn: reviewOn?.toString(),
  };
}

const ways = contactWayCodes.map((value) => ({ value, text: contactWays[value] }));

function inputs(form: Form<typeof fields>, isKnown: boolean): Html {
  return html`
${input({ ...field(form, 'speaks'), label: { text: 'Languages they speak, the best first', size: 's' }, hint: 'For example: Polish, some English' })}
${input({ ...field(form, 'reads'), label: { text: 'Languages they read', size: 's' }, hint: 'Leave it empty if they do not read' })}
${radios({
  ...field(form, 'interpreter'),
  fieldset: { legend: { text: 'Is an interpreter needed?', size: 's' } },
  hint: 'Nobody of the family interprets, and no child ever does.',
  items: [
    {
      value: 'needed',
      text: 'Yes',
      conditional: html`${input({ ...field(form, 'interpreterNote'), label: 'Language or dialect, and whom they want or do not want' })}`,
    },
    { value: 'not-needed', text: 'No' },
    { value: 'not-asked', text: 'Nobody has asked yet' },
  ],
})}
${input({ ...field(form, 'signs'), label: { text: 'Signs and lip-reading (optional)', size: 's' }, hint: 'For example: British Sign Language, Makaton' })}
${checkboxes({ ...field(form, 'formats'), fieldset: { legend: { text: 'What we write has to come as (optional)', size: 's' } }, items: formatCodes.map((value) => ({ value, text: formats[value] })) })}
${input({ ...field(form, 'literacy'), label: { text: 'Reading and writing (optional)', size: 's' }, hint: 'In words that they would accept, for example: wants letters read out on the telephone' })}
${textarea({ ...field(form, 'helps'), label: { text: 'What helps (optional)', size: 's' }, hint: 'For example: questions the day before, one at a time; time to think; a quiet room; no metaphors. No diagnosis is needed for it.', rows: 3 })}
${select({ ...field(form, 'bestWay'), label: { text: 'Best way to reach them (optional)', size: 's' }, items: [{ value: '', text: 'Choose' }, ...ways] })}
${input({ ...field(form, 'bestTime'), label: { text: 'Best time (optional)', size: 's' }, hint: 'For example: after 4pm, never on Fridays' })}
${checkboxes({ ...field(form, 'unsafe'), idPrefix: 'unsafe', fieldset: { legend: { text: 'How they must never be reached (optional)', size: 's' } }, items: ways })}
${textarea({ ...field(form, 'unsafeBecause'), label: { text: 'Why not', size: 's' }, hint: 'Everybody who works with the child reads this. Say no more than they need to keep to it.', rows: 2 })}
${dateInput({ ...field(form, 'reviewOn'), fieldset: { legend: { text: 'When to ask again (optional)', size: 's' } } })}
${
  isKnown &&
  radios({
    ...field(form, 'how'),
    fieldset: { legend: { text: 'Why do you change it?', size: 's' } },
    items: [
      { value: 'changed', text: 'It has changed, or more is known' },
      { value: 'wrong', text: 'What was recorded was wrong' },
    ],
  })
}
${button({ text: 'Save', preventDoubleClick: true })}`;
}

function show(
  { child }: OpenFamily,
  { person, needs }: Whose,
  form: Form<typeof fields>,
  visit: Visit,
): Promise<PageReply> {
  const at = { child: child.id, person: person?.person ?? 'child' };
  return familyReply(child, visit, {
    title: 'How somebody communicates',
    heading: person === null ? 'How the child communicates' : `How ${person.name} communicates`,
    caption: 'Family',
    back:
      person === null
        ? familyRoute.link({ child: child.id })
        : personRoute.link({ child: child.id, person: person.person }),
    errors: errorList(form),
    main: column(
      formElement({
        action: communicationRoute.link(at),
        token: visit.formToken,
        content: html`${hiddenField('seen', String(child.seen))}${inputs(form, needs !== null)}`,
      }),
    ),
  });
}

function fault(
  form: Form<typeof fields>,
  { unsafe = [], unsafeBecause, bestWay, how }: Fields,
  isKnown: boolean,
): OpenForm<typeof fields> | undefined {
  if (bestWay !== undefined && unsafe.includes(bestWay))
    return withError(form, 'bestWay', 'The best way cannot be one by which they must never be reached');
  if (unsafe.length > 0 && unsafeBecause === undefined) return withError(form, 'unsafeBecause', 'Enter why not');
  if (isKnown && how === undefined)
    return withError(form, 'how', 'Select whether it has changed, or was recorded wrongly');
  return undefined;
}

async function save(open: OpenFamily, of: Whose, visit: Visit): Promise<Reply> {
  const form = readForm(fields, visit.body);
  if (!form.isComplete) return show(open, of, form, visit);
  const wrong = fault(form, form.values, of.needs !== null);
  if (wrong !== undefined) return show(open, of, wrong, visit);
  const { child } = open;
  try {
    await recordCommunication(
      child,
      of.person,
      of.needs?.written,
      detailsIn(form.values),
      form.values.how ?? 'changed',
      Number(form.values.seen),
    );
    const to =
      of.person === null
        ? familyRoute.link({ child: child.id })
        : personRoute.link({ child: child.id, person: of.person.person });
    return redirect(to, 'Saved');
  } catch (error) {
    return show(open, of, withError(form, '', actionable(error)), visit);
  }
}

export const communicationPage: PageRoute = {
  method: 'GET',
  path: communicationRoute.path,
  handle: (visit) =>
    visit.look('communication', async (access) => {
      const open = await openFamily(visit, access);
      const of = whose(open, visit);
      return show(open, of, known(of), visit);
    }),
};

export const communicationAction: PageRoute = {
  method: 'POST',
  path: communicationRoute.path,
  handle: (visit) =>
    visit.look('communication', async (access) => {
      const open = await openFamily(visit, access);
      return save(open, whose(open, visit), visit);
    }),
};
