/** Saying that a child did not arrive at the school. The council is told to look for the child. */
import { z } from 'zod';
import { isProblem, problem } from '../../errors.ts';
import { placeName } from '../../kinds/school-place.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { findMove, type SchoolMove } from '../../record/moves.ts';
import { loadNames } from '../../record/organisations.ts';
import { changeMoveRoute, missedArrivalRoute, moveRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText, typedDate } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { recordMissedArrival } from '../record-missed-arrival.ts';
import { mayDecide } from '../who-decides.ts';
import { pastDayFault } from './move-days.ts';
import { placeOfMove } from './move-words.ts';

const dayLabel = 'Day on which the child should have come';

const missed = z.object({
  expectedOn: typedDate({ label: dayLabel }),
  asked: requiredText({ label: 'What was done', enter: 'Enter what you did to find out', max: 4_000 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});

type Shown = { readonly child: OpenChild; readonly move: SchoolMove; readonly school: string };

async function open(visit: Visit, access: Access): Promise<Shown> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const move = await findMove(child, visit.parameters['move'] ?? '');
  if (move?.to.organisation == null) throw problem('NOT_FOUND');
  if (mayDecide(visit.actor, move) === undefined)
    throw problem('NOT_ALLOWED', { action: 'say that this child did not arrive' });
  if (move.state !== 'confirmed' || move.arrivedOn !== null) throw problem('MOVE_NOT_CHANGEABLE');
  const names = await loadNames(access, [move.to.organisation], []);
  return { child, move, school: placeName(placeOfMove(move.to), names) };
}

async function show({ child, move, school }: Shown, form: Form<typeof missed>, visit: Visit): Promise<PageReply> {
  const at = { child: child.id, move: move.id };
  return {
    kind: 'page',
    title: 'Did not arrive',
    section: 'moves',
    back: moveRoute.link(at),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l">The child did not arrive</h1>
${warningText({ text: 'If the child may be in danger, do not wait: ring the front door, or 999.' })}
<p class="govuk-body">The council’s children missing education officer will be asked to look for the child. The place at ${school} is kept until somebody changes the move.</p>
<p class="govuk-body">If you know that the child goes elsewhere, <a class="govuk-link" href="${changeMoveRoute.link(at)}">change the move</a> instead.</p>
${formElement({
  action: missedArrivalRoute.link(at),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(child.seen))}
${dateInput({ ...field(form, 'expectedOn'), fieldset: { legend: { text: 'When should the child have come?', size: 's' } } })}
${textarea({ ...field(form, 'asked'), label: { text: 'What did you do to find out, and what did you hear?', size: 's' }, hint: 'For example: rang both parents on 3 September, no answer; the primary school has not heard either', rows: 4 })}
${button({ text: 'Tell the council', preventDoubleClick: true })}`,
})}`,
  };
}

export const missedArrivalPage: PageRoute = {
  method: 'GET',
  path: missedArrivalRoute.path,
  handle: (visit) =>
    visit.look('did not arrive', async (access) => {
      const shown = await open(visit, access);
      const { startsOn } = shown.move;
      return show(shown, blankForm(missed, startsOn === null ? {} : { expectedOn: startsOn }), visit);
    }),
};

export const missedArrivalAction: PageRoute = {
  method: 'POST',
  path: missedArrivalRoute.path,
  handle: (visit) =>
    visit.look('did not arrive', async (access) => {
      const shown = await open(visit, access);
      const form = readForm(missed, visit.body);
      if (!form.isComplete) return show(shown, form, visit);
      const { expectedOn, asked, seen } = form.values;
      const wrong = pastDayFault(dayLabel, expectedOn, visit.today);
      if (wrong !== undefined) return show(shown, withError(form, 'expectedOn', wrong), visit);
      const { child, move } = shown;
      try {
        await recordMissedArrival(child, move.id, { expectedOn, asked }, Number(seen));
      } catch (error) {
        if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
        return show(shown, withError(form, '', `${error.message} ${error.next}`), visit);
      }
      return redirect(
        moveRoute.link({ child: child.id, move: move.id }),
        'Recorded. The council has been asked to look for the child',
      );
    }),
};
