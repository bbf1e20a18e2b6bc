/** Changing a confirmed move: its days and where it leads, with how that is known and why; or calling it off. */
import { z } from 'zod';
import { isProblem, problem } from '../../errors.ts';
import { changeCauseCodes, changeCauses } from '../../kinds/change-of-plan.ts';
import type { Names } from '../../kinds/kind.ts';
import { placeTitle } from '../../kinds/school-place.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { findMove, type SchoolMove } from '../../record/moves.ts';
import { loadNames } from '../../record/organisations.ts';
import { changeMoveRoute, moveRoute, movesRoute } from '../../ui/addresses.ts';
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
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { type ChangedMove, cancelMove, changeMove } from '../change-move.ts';
import { isSamePlace } from '../rebase-move.ts';
import { mayDecide } from '../who-decides.ts';
import { moveDaysFault, moveDaysText } from './move-days.ts';
import { confirmation, rejection } from './move-forms.ts';
import { placeOfMove } from './move-words.ts';
import { destinationField, readDestination } from './place-field.ts';
import { moveKindItems } from './propose-move.ts';

const asked = z.object({
  decision: oneOf(['change', 'cancel'], 'Select what you want to do'),
  seen: z.string().regex(/^\d{1,9}$/u),
});

const change = confirmation.extend({
  cause: oneOf(changeCauseCodes, 'Select what has happened'),
  source: requiredText({ label: 'How you know', enter: 'Enter how you know', max: 300 }),
  reason: requiredText({ label: 'Reason', enter: 'Enter why it changes', max: 4_000 }),
});

type Forms = { readonly change: Form<typeof change>; readonly cancel: Form<typeof rejection> };
type Shown = { readonly child: OpenChild; readonly move: SchoolMove; readonly names: Names };

const blankForms = ({ kind, leavesOn, startsOn }: SchoolMove): Forms => ({
  change: blankForm(change, {
    to: 'as-proposed',
    kind,
    ...(leavesOn === null ? {} : { leavesOn }),
    ...(startsOn === null ? {} : { startsOn }),
  }),
  cancel: blankForm(rejection),
});

async function open(visit: Visit, child: OpenChild): Promise<Shown> {
  const move = await findMove(child, visit.parameters['move'] ?? '');
  if (move === undefined) throw problem('NOT_FOUND');
  if (mayDecide(visit.actor, move) === undefined) throw problem('NOT_ALLOWED', { action: 'change this move' });
  if (move.state !== 'confirmed') throw problem('MOVE_NOT_CHANGEABLE');
  const schools = [move.from.organisation, move.to.organisation].filter((id) => id !== null);
  return { child, move, names: await loadNames(child.access, schools, []) };
}

function changeFields({ move, names }: Shown, form: Form<typeof change>): Html {
  const days = 'Leave it empty if it is not known.';
  return html`
${
  move.arrivedOn === null
    ? radios({
        ...field(form, 'cause'),
        fieldset: { legend: { text: 'What has happened?', size: 'm' } },
        items: changeCauseCodes.map((value) => ({ value, text: changeCauses[value] })),
      })
    : hiddenField('cause', 'details')
}
${
  move.arrivedOn === null
    ? destinationField(form, placeTitle(placeOfMove(move.to), names))
    : html`${hiddenField('to', 'as-proposed')}<p class="govuk-body">The child has arrived at ${placeTitle(placeOfMove(move.to), names)}. If the child moves on, propose a new move.</p>`
}
${radios({ ...field(form, 'kind'), fieldset: { legend: { text: 'What kind of move is it?', size: 'm' } }, items: moveKindItems })}
${dateInput({ ...field(form, 'leavesOn'), fieldset: { legend: { text: 'Last day at the old school', size: 's' } }, hint: days })}
${dateInput({ ...field(form, 'startsOn'), fieldset: { legend: { text: 'First day at the new school', size: 's' } }, hint: days })}
${input({ ...field(form, 'source'), label: { text: 'How do you know?', size: 's' }, hint: 'For example: letter of the council, telephone call with the parent' })}
${textarea({ ...field(form, 'reason'), label: { text: 'Why does it change?', size: 's' }, rows: 3 })}
${button({ text: 'Save the change', preventDoubleClick: true })}`;
}

async function show(shown: Shown, forms: Forms, visit: Visit): Promise<PageReply> {
  const { child, move } = shown;
  const at = { child: child.id, move: move.id };
  const form = (decision: string, content: Html): Html =>
    formElement({
      action: changeMoveRoute.link(at),
      token: visit.formToken,
      content: html`${hiddenField('seen', String(child.seen))}${hiddenField('decision', decision)}${content}`,
    });
  return {
    kind: 'page',
    title: 'Change a move',
    section: 'moves',
    back: moveRoute.link(at),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: [...errorList(forms.change), ...errorList(forms.cancel)],
    main: html`
<h1 class="govuk-heading-l">Change a confirmed move</h1>
<p class="govuk-body">All limits are counted again. What stood here before stays in the history of the move.</p>
${move.arrivedOn === null && insetText({ text: 'If the child goes to another school, the school that was named until now no longer sees the child, and what was sent to it is recalled: ask it to send everything back or to destroy it.' })}
${form('change', changeFields(shown, forms.change))}
${
  move.arrivedOn === null &&
  html`<h2 class="govuk-heading-m">Or say that the child stays</h2>
${form(
  'cancel',
  html`${textarea({ ...field(forms.cancel, 'rejectReason'), label: { text: 'Why is the move not going ahead?', size: 's' }, rows: 3 })}
${button({ text: 'Call off the move', look: 'warning', preventDoubleClick: true })}`,
)}`
}`,
  };
}

const isUnchanged = (move: SchoolMove, to: Omit<ChangedMove, 'source' | 'reason'>): boolean =>
  isSamePlace(placeOfMove(move.to), to.to) &&
  (to.to.type !== 'out-of-area' || to.to.where === undefined) &&
  move.kind === to.kind &&
  move.leavesOn?.toString() === to.leavesOn &&
  move.startsOn?.toString() === to.startsOn;

/** A school that the child does not go to any more cannot look at the move again. */
async function afterwards({ child, move }: Shown, notice: string): Promise<Reply> {
  const isVisible = (await findMove(child, move.id)) !== undefined;
  return redirect(isVisible ? moveRoute.link({ child: child.id, move: move.id }) : movesRoute.link(), notice);
}

async function saveChange(shown: Shown, seen: number, visit: Visit): Promise<Reply> {
  const { child, move } = shown;
  const form = readForm(change, visit.body);
  const again = (wrong: Form<typeof change>): Promise<Reply> =>
    show(shown, { ...blankForms(move), change: wrong }, visit);
  if (!form.isComplete) return again(form);
  const wrong = moveDaysFault(form, form.values, visit.today);
  if (wrong !== undefined) return again(wrong);
  const known = { proposed: placeOfMove(move.to), at: move.from.organisation };
  const read = await readDestination(child.access, form, form.values, known);
  if (!read.ok) return again(read.form);
  const { kind, leavesOn, startsOn, source, reason, cause } = form.values;
  const days = moveDaysText({ leavesOn, startsOn });
  const staysThere = isSamePlace(known.proposed, read.to);
  if (cause === 'details' && !staysThere) return again(withError(form, 'cause', 'Select why the child goes elsewhere'));
  if (cause !== 'details' && staysThere && known.proposed.type === 'school')
    return again(withError(form, 'to', 'Select where the child goes now, or that it is not known yet'));
  if (isUnchanged(move, { to: read.to, kind, ...days }))
    return again(withError(form, '', 'Change where the child is going, the kind of move or a day'));
  await changeMove(child, move.id, { to: read.to, kind, source, reason, cause, ...days }, seen);
  return afterwards(shown, 'The move has been changed, and the limits have been counted again');
}

async function callOff(shown: Shown, seen: number, visit: Visit): Promise<Reply> {
  const form = readForm(rejection, visit.body);
  if (!form.isComplete) return show(shown, { ...blankForms(shown.move), cancel: form }, visit);
  await cancelMove(shown.child, shown.move.id, form.values.rejectReason, seen);
  return afterwards(shown, 'The move has been called off');
}

export const changeMovePage: PageRoute = {
  method: 'GET',
  path: changeMoveRoute.path,
  handle: (visit) =>
    visit.look('change a move', async (access) => {
      const shown = await open(visit, await openChild(access, visit.parameters['child'] ?? ''));
      return show(shown, blankForms(shown.move), visit);
    }),
};

export const changeMoveAction: PageRoute = {
  method: 'POST',
  path: changeMoveRoute.path,
  handle: (visit) =>
    visit.look('change a move', async (access) => {
      const shown = await open(visit, await openChild(access, visit.parameters['child'] ?? ''));
      const form = readForm(asked, visit.body);
      if (!form.isComplete) throw problem('INPUT_INVALID', { fields: 'decision' });
      const { decision, seen } = form.values;
      try {
        return await (decision === 'change'
          ? saveChange(shown, Number(seen), visit)
          : callOff(shown, Number(seen), visit));
      } catch (error) {
        // Nothing typed is lost: the form is shown again with what has changed above it
        if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
        const says = `${error.message} ${error.next}`;
        const blank = blankForms(shown.move);
        const forms: Forms =
          decision === 'change'
            ? { ...blank, change: withError(readForm(change, visit.body), '', says) }
            : { ...blank, cancel: withError(readForm(rejection, visit.body), '', says) };
        return show(shown, forms, visit);
      }
    }),
};
