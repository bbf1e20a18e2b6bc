/** Something that a move asks for besides the items of the handover: why it is owed, and recording that it was done. */
import { z } from 'zod';
import { isProblem, problem } from '../../errors.ts';
import type { Names } from '../../kinds/kind.ts';
import type { Access } from '../../record/access.ts';
import { holdsPost } from '../../record/actor.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { dutiesOfChild, type OwedDuty } from '../../record/duties.ts';
import { ruleEntry } from '../../record/entry-row.ts';
import { loadWorld } from '../../record/load-world.ts';
import { findMove, type SchoolMove } from '../../record/moves.ts';
import { loadNames } from '../../record/organisations.ts';
import { type Explanation, explain } from '../../rulebook/explain.ts';
import { handoverRoute, moveDutyRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { dutyStateTag, partyWords } from '../../ui/duty-words.ts';
import { explanationView } from '../../ui/explanation.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { optionalText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { isMoveDuty, type MoveDuty, recordMoveDuty } from '../record-move-duty.ts';
import { dueWithLink } from './due-with-link.ts';
import { pastDayFault } from './move-days.ts';

const dayLabel = 'Day on which it was done';

const done = z.object({
  shared: z.enum(['yes', 'no'], 'Select whether it was shared').optional(),
  found: z.enum(['yes', 'no'], 'Select whether it is known where the child is').optional(),
  day: typedDate({ label: dayLabel }).optional(),
  words: optionalText({ label: 'Answer', max: 4_000 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});

type Duty = OwedDuty & { readonly rule: MoveDuty };
type Shown = {
  readonly child: OpenChild;
  readonly move: SchoolMove;
  readonly duty: Duty;
  readonly names: Names;
  readonly explanation: Explanation | null;
};

const isOf = (duty: OwedDuty): duty is Duty => isMoveDuty(duty.rule);

async function open(visit: Visit, access: Access): Promise<Shown> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const move = await findMove(child, visit.parameters['move'] ?? '');
  if (move === undefined) throw problem('NOT_FOUND');
  const duty = (await dutiesOfChild(child, move.id)).filter(isOf).find(({ rule }) => rule === visit.parameters['rule']);
  if (duty === undefined) throw problem('NOT_FOUND');
  const schools = [move.from.organisation, move.to.organisation].filter((id) => id !== null);
  const world = await loadWorld(access.transaction, access.actor.partnership, access.engine, schools);
  const entries = (await readChronology(child)).toSorted((a, b) => a.seq - b.seq).map(ruleEntry);
  const people = [duty.owner.organisation, duty.to?.organisation ?? null].filter((id) => id !== null);
  const names = await loadNames(access, [...schools, ...people], []);
  return { child, move, duty, names, explanation: explain(duty, entries, world, access.engine.rulebook) };
}

const isMine = ({ duty }: Shown, { actor }: Visit): boolean =>
  holdsPost(actor, duty.owner.role, duty.owner.organisation);

function questions({ duty }: Shown, form: Form<typeof done>): Html {
  const when = (legend: string): Html =>
    dateInput({ ...field(form, 'day'), fieldset: { legend: { text: legend, size: 's' } } });
  const words = (label: string): Html =>
    textarea({ ...field(form, 'words'), label: { text: label, size: 's' }, rows: 3 });
  switch (duty.rule) {
    case 'consider-sharing-in-advance':
      return html`${radios({
        ...field(form, 'shared'),
        fieldset: { legend: { text: 'Was safeguarding information shared before the child leaves?', size: 's' } },
        items: [
          { value: 'yes', text: 'Yes, it was shared' },
          { value: 'no', text: 'No, it was decided not to share' },
        ],
      })}${words('What was decided, and why?')}`;
    case 'tell-authority-of-admission':
      return html`${when('When was the council told?')}${words('How was the council told?')}`;
    case 'ehcp-names-school':
      return when('When was the plan finalised that names the new school?');
    case 'look-for-child-who-did-not-arrive':
    case 'find-next-school':
      return html`${warningText({ text: 'If the child may be in danger, do not wait: ring the front door, or 999.' })}
${radios({
  ...field(form, 'found'),
  fieldset: { legend: { text: 'Is it known where the child is educated?', size: 's' } },
  items: [
    { value: 'yes', text: 'Yes, it is known' },
    { value: 'no', text: 'No, we are still looking' },
  ],
})}${words('Who was asked, what did they say, and what happens next?')}`;
  }
}

const enquiry = [
  ['found', 'Select whether it is known where the child is educated'],
  ['words', 'Enter who was asked and what they said'],
] as const;

const needs: Readonly<Record<MoveDuty, readonly (readonly ['shared' | 'found' | 'day' | 'words', string])[]>> = {
  'consider-sharing-in-advance': [
    ['shared', 'Select whether it was shared'],
    ['words', 'Enter what was decided, and why'],
  ],
  'tell-authority-of-admission': [
    ['day', 'Enter when the council was told'],
    ['words', 'Enter how the council was told'],
  ],
  'ehcp-names-school': [['day', 'Enter when the plan was finalised']],
  'look-for-child-who-did-not-arrive': enquiry,
  'find-next-school': enquiry,
};

function recording(shown: Shown, form: Form<typeof done>, visit: Visit): Html {
  const { child, move, duty, names } = shown;
  if (duty.ending !== null) return html`<p class="govuk-body">It has been done. There is nothing more to record.</p>`;
  if (!isMine(shown, visit))
    return html`<p class="govuk-body">${partyWords(duty.owner, names.organisation)} has to record this.</p>`;
  return formElement({
    action: moveDutyRoute.link({ child: child.id, move: move.id, rule: duty.rule }),
    token: visit.formToken,
    content: html`${hiddenField('seen', String(child.seen))}${questions(shown, form)}${button({ text: 'Save', preventDoubleClick: true })}`,
  });
}

async function show(shown: Shown, form: Form<typeof done>, visit: Visit): Promise<PageReply> {
  const { child, move, duty, names, explanation } = shown;
  const title = child.access.engine.rulebook.dutyRule(duty.rule)?.rule.title ?? duty.rule;
  return {
    kind: 'page',
    title: 'Something owed for a move',
    section: 'moves',
    back: handoverRoute.link({ child: child.id, move: move.id }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l">${title}</h1>
${summaryList({
  rows: [
    { key: 'Owed by', value: partyWords(duty.owner, names.organisation) },
    duty.to !== null && { key: 'Owed to', value: partyWords(duty.to, names.organisation) },
    { key: 'Due', value: html`${dueWithLink(duty, visit)} ${dutyStateTag(duty.state)}` },
  ],
})}
${recording(shown, form, visit)}
<h2 class="govuk-heading-m">Why it is owed</h2>
${explanation === null ? html`<p class="govuk-body">The rule behind it is no longer in force.</p>` : explanationView(explanation)}`,
  };
}

export const moveDutyPage: PageRoute = {
  method: 'GET',
  path: moveDutyRoute.path,
  handle: (visit) =>
    visit.look('duty of a move', async (access) => show(await open(visit, access), blankForm(done), visit)),
};

export const moveDutyAction: PageRoute = {
  method: 'POST',
  path: moveDutyRoute.path,
  handle: (visit) =>
    visit.look('duty of a move', async (access) => {
      const shown = await open(visit, access);
      const form = readForm(done, visit.body);
      if (!form.isComplete) return show(shown, form, visit);
      const { values } = form;
      const missing = needs[shown.duty.rule].filter(([name]) => values[name] === undefined);
      if (missing.length > 0) {
        return show(
          shown,
          missing.reduce<Form<typeof done>>((wrong, [name, says]) => withError(wrong, name, says), form),
          visit,
        );
      }
      const wrong = values.day === undefined ? undefined : pastDayFault(dayLabel, values.day, visit.today);
      if (wrong !== undefined) return show(shown, withError(form, 'day', wrong), visit);
      const { child, move, duty } = shown;
      const discharge = {
        day: values.day ?? visit.today,
        words: values.words ?? '',
        shared: values.shared === 'yes',
        found: values.found === 'yes',
      };
      try {
        await recordMoveDuty(child, move, duty, discharge, Number(values.seen));
      } catch (error) {
        if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
        return show(shown, withError(form, '', `${error.message} ${error.next}`), visit);
      }
      return redirect(handoverRoute.link({ child: child.id, move: move.id }), 'Saved');
    }),
};
