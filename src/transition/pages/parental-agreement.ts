/** What the parents say to a managed move or to education at home, asked so that pressure comes to light. */
import { z } from 'zod';
import { isProblem, problem } from '../../errors.ts';
import { agreementOutcomeCodes, agreementOutcomes, moveIdeaCodes, moveIdeas } from '../../kinds/change-of-plan.ts';
import { moveKinds } from '../../kinds/transition.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { findMove, type SchoolMove } from '../../record/moves.ts';
import { moveRoute, parentalAgreementRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { recordParentalAgreement, restsOnAgreement } from '../record-parental-agreement.ts';
import { mayDecide } from '../who-decides.ts';
import { pastDayFault } from './move-days.ts';

const dayLabel = 'Day on which they were asked';

const agreement = z.object({
  who: requiredText({ label: 'Who was asked', enter: 'Enter who was asked', max: 300 }),
  on: typedDate({ label: dayLabel }),
  idea: oneOf(moveIdeaCodes, 'Select who first spoke of the move'),
  toldMayStay: oneOf(['yes', 'no'], 'Select whether they were told that the child may stay'),
  outcome: oneOf(agreementOutcomeCodes, 'Select what they say to the move'),
  words: requiredText({ label: 'Their words', enter: 'Enter what they said', max: 4_000 }),
  pressure: optionalText({ label: 'What presses them', max: 4_000 }),
  child: optionalText({ label: 'What the child says', max: 4_000 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});

type Shown = { readonly child: OpenChild; readonly move: SchoolMove };

async function open(visit: Visit, access: Access): Promise<Shown> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const move = await findMove(child, visit.parameters['move'] ?? '');
  if (move === undefined || move.state === 'rejected') throw problem('NOT_FOUND');
  if (mayDecide(visit.actor, move) === undefined)
    throw problem('NOT_ALLOWED', { action: 'record what the parents say to this move' });
  return { child, move };
}

const fields = (form: Form<typeof agreement>): Html => html`
${input({ ...field(form, 'who'), label: { text: 'Who was asked?', size: 's' }, hint: 'Name, and what they are to the child', width: 20 })}
${dateInput({ ...field(form, 'on'), fieldset: { legend: { text: 'When?', size: 's' } } })}
${radios({
  ...field(form, 'idea'),
  fieldset: { legend: { text: 'Who first spoke of the move?', size: 's' } },
  items: moveIdeaCodes.map((value) => ({ value, text: moveIdeas[value] })),
})}
${radios({
  ...field(form, 'toldMayStay'),
  fieldset: {
    legend: {
      text: 'Were they told that the child may stay on the roll, and that saying no has no consequence?',
      size: 's',
    },
  },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
})}
${radios({
  ...field(form, 'outcome'),
  fieldset: { legend: { text: 'What do they say to the move?', size: 's' } },
  items: agreementOutcomeCodes.map((value) => ({ value, text: agreementOutcomes[value] })),
})}
${textarea({ ...field(form, 'words'), label: { text: 'In their own words', size: 's' }, rows: 3 })}
${textarea({ ...field(form, 'pressure'), label: { text: 'Does anything press them? (optional)', size: 's' }, hint: 'For example: they were told that an exclusion or a fine would come otherwise, or a need was not met', rows: 3 })}
${textarea({ ...field(form, 'child'), label: { text: 'What does the child say? (optional)', size: 's' }, rows: 3 })}
${button({ text: 'Save', preventDoubleClick: true })}`;

async function show({ child, move }: Shown, form: Form<typeof agreement>, visit: Visit): Promise<PageReply> {
  const at = { child: child.id, move: move.id };
  return {
    kind: 'page',
    title: 'What the parents say',
    section: 'moves',
    back: moveRoute.link(at),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l">What the parents say</h1>
${insetText({ text: html`${moveKinds[move.kind]}.${restsOnAgreement(move) && html` It rests on the free agreement of the family.`} Nobody may be pressed to take a child off the roll. If something here shows that they were not free, the council’s children missing education officer is asked to look into it.` })}
${formElement({
  action: parentalAgreementRoute.link(at),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(child.seen))}${fields(form)}`,
})}`,
  };
}

export const parentalAgreementPage: PageRoute = {
  method: 'GET',
  path: parentalAgreementRoute.path,
  handle: (visit) =>
    visit.look('parental agreement', async (access) => show(await open(visit, access), blankForm(agreement), visit)),
};

export const parentalAgreementAction: PageRoute = {
  method: 'POST',
  path: parentalAgreementRoute.path,
  handle: (visit) =>
    visit.look('parental agreement', async (access) => {
      const shown = await open(visit, access);
      const form = readForm(agreement, visit.body);
      if (!form.isComplete) return show(shown, form, visit);
      const { who, on, idea, toldMayStay, outcome, words, pressure, child: childSays, seen } = form.values;
      const wrong = pastDayFault(dayLabel, on, visit.today);
      if (wrong !== undefined) return show(shown, withError(form, 'on', wrong), visit);
      const said = {
        who,
        on,
        idea,
        outcome,
        words,
        toldMayStay: toldMayStay === 'yes',
        ...(pressure === undefined ? {} : { pressure }),
        ...(childSays === undefined ? {} : { child: childSays }),
      };
      const { child, move } = shown;
      try {
        await recordParentalAgreement(child, move.id, said, Number(seen));
      } catch (error) {
        if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
        return show(shown, withError(form, '', `${error.message} ${error.next}`), visit);
      }
      return redirect(moveRoute.link({ child: child.id, move: move.id }), 'What the parents say has been recorded');
    }),
};
