/** How ready the school thinks the child is, beside what the family and the child say. */
import { z } from 'zod';
import { readiness, readinessCodes } from '../../kinds/voice-items.ts';
import { identifiersOf } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { readinessRoute, voicesRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { newestReadiness, readinessTable } from '../readiness-table.ts';
import { sayReadiness } from '../show-item.ts';
import { type OpenMove, openMove } from './open-voices.ts';

const said = z.object({
  ready: oneOf(readinessCodes, 'Select how ready'),
  helps: optionalText({ label: 'What helps', max: 4_000 }),
});

async function show({ child, move, asks }: OpenMove, form: Form<typeof said>, visit: Visit): Promise<PageReply> {
  const at = { child: child.id, move: move.id };
  const before = newestReadiness(await readChronology(child), move.id);
  return {
    kind: 'page',
    title: 'How ready for the new school',
    section: 'moves',
    back: voicesRoute.link(at),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l">How ready for the new school</h1>
<p class="govuk-body">Say what ${asks.organisationName} thinks. It stands beside what the child and the family say, and is never added up.</p>
${before.length > 0 && readinessTable(before, visit.now)}
${formElement({
  action: readinessRoute.link(at),
  token: visit.formToken,
  content: html`
${radios({
  ...field(form, 'ready'),
  fieldset: { legend: { text: 'How ready is the child?', size: 's' } },
  items: readinessCodes.map((value) => ({ value, text: readiness[value] })),
})}
${textarea({ ...field(form, 'helps'), label: { text: 'What helps, or what is still needed? (optional)', size: 's' }, rows: 4 })}
${button({ text: 'Save', preventDoubleClick: true })}`,
})}`,
  };
}

export const readinessPage: PageRoute = {
  method: 'GET',
  path: readinessRoute.path,
  handle: (visit) =>
    visit.look('how ready for the new school', async (access) =>
      show(await openMove(visit, access), blankForm(said), visit),
    ),
};

export const readinessAction: PageRoute = {
  method: 'POST',
  path: readinessRoute.path,
  handle: (visit) =>
    visit.look('how ready for the new school', async (access) => {
      const open = await openMove(visit, access);
      const form = readForm(said, visit.body);
      if (!form.isComplete) return show(open, form, visit);
      await sayReadiness(open.child, open.move, form.values);
      return redirect(voicesRoute.link({ child: open.child.id, move: open.move.id }), 'It is recorded');
    }),
};
