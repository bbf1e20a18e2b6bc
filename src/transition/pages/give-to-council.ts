/** The transfer of a child whose whereabouts are protected is given to the council, which passes it on. */
import { z } from 'zod';
import { isProblem, problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { canRecord, identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { councilOfSchool } from '../../record/council-of.ts';
import { findMove, type SchoolMove } from '../../record/moves.ts';
import { handoverRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { giveToCouncilRoute } from '../../ui/transfer-addresses.ts';
import { giveToCouncil } from '../export/give-to-council.ts';
import { isLocationProtected } from '../export/leavers.ts';
import { mayDecide } from '../who-decides.ts';

const given = z.object({
  how: requiredText({ label: 'How it was given', enter: 'Enter to whom it was given, and how', max: 4_000 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});

type Shown = {
  readonly child: OpenChild;
  readonly move: SchoolMove;
  readonly council: string | undefined;
  readonly isFor: boolean;
};

async function open(visit: Visit, access: Access): Promise<Shown> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const move = await findMove(child, visit.parameters['move'] ?? '');
  if (move?.state !== 'confirmed' || move.from.organisation === null) throw problem('NOT_FOUND');
  const isNamed = canRecord(child, 'protected-location') && (await isLocationProtected(access, child.id));
  return {
    child,
    move,
    council: (await councilOfSchool(access, move.from.organisation))?.name,
    isFor: isNamed && mayDecide(visit.actor, move) !== undefined,
  };
}

async function show(shown: Shown, form: Form<typeof given>, visit: Visit): Promise<PageReply> {
  const { child, move, council, isFor } = shown;
  const at = { child: child.id, move: move.id };
  return {
    kind: 'page',
    title: 'Give the transfer to the council',
    section: 'moves',
    back: handoverRoute.link(at),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l">Give the transfer to the council</h1>
<p class="govuk-body">When where a child is may be known to named people only, no transfer file is written. Somebody who is named for the child gives everything to ${council ?? 'the council'}, which passes it on without telling the old school where it goes.</p>
${
  isFor
    ? html`${warningText({ text: 'Speak to the person at the council before you send anything. Do not use S2S or ordinary email.' })}
${formElement({
  action: giveToCouncilRoute.link(at),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(child.seen))}
${textarea({ ...field(form, 'how'), label: { text: 'To whom did you give it, and how?', size: 's' }, hint: 'Only those who are named for where the child is can read this', rows: 3 })}
${button({ text: 'Record it', preventDoubleClick: true })}`,
})}`
    : html`<p class="govuk-body">There is nothing here for you to record. Ring the council’s admissions team if you have to hand something over for this child.</p>`
}`,
  };
}

export const giveToCouncilPage: PageRoute = {
  method: 'GET',
  path: giveToCouncilRoute.path,
  handle: (visit) =>
    visit.look('transfer to the council', async (access) => show(await open(visit, access), blankForm(given), visit)),
};

export const giveToCouncilAction: PageRoute = {
  method: 'POST',
  path: giveToCouncilRoute.path,
  handle: (visit) =>
    visit.look('transfer to the council', async (access) => {
      const shown = await open(visit, access);
      const form = readForm(given, visit.body);
      if (!form.isComplete) return show(shown, form, visit);
      const { child, move } = shown;
      try {
        await giveToCouncil(child, move.id, form.values.how, Number(form.values.seen));
      } catch (error) {
        if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
        return show(shown, withError(form, '', `${error.message} ${error.next}`), visit);
      }
      return redirect(handoverRoute.link({ child: child.id, move: move.id }), 'Recorded. The council passes it on');
    }),
};
