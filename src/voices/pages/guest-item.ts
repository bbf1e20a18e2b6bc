/** A part of the handover as somebody may read it before it is sent, and what they say about it. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { itemViewCodes, itemViews } from '../../kinds/voice-items.ts';
import { type Guest, keepAnswers } from '../../record/voices/guest-door.ts';
import { guestItemRoute, guestStartRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { optionalText } from '../../ui/form-schemas.ts';
import { guestForm, guestReply } from '../../ui/guest-page.ts';
import type { GuestRoute, GuestVisit } from '../../ui/guest-route.ts';
import { html } from '../../ui/html.ts';
import type { PageReply, Reply } from '../../ui/page-route.ts';
import { afterStep, beforeStep, itemsOf } from '../guest-steps.ts';
import { longestAnswer, readKept } from '../questions.ts';
import type { ShownItem } from '../shown-items.ts';
import { asVisitor } from './guest-page.ts';

const noteForm = z.object({
  view: z.enum(itemViewCodes).optional(),
  said: optionalText({ label: 'What you say about it', max: longestAnswer }),
});

/** Throws NOT_FOUND for what was chosen for somebody else, or is sent already. */
function shownAt(guest: Guest, { parameters }: GuestVisit): ShownItem {
  const item = itemsOf(guest).find(({ shown }) => shown === parameters['shown']);
  if (item === undefined) throw problem('NOT_FOUND');
  return item;
}

const view = (guest: Guest, item: ShownItem, form: Form<typeof noteForm>): PageReply =>
  guestReply({
    title: 'What the new school will read',
    back: beforeStep(guest, item.shown),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l"><span class="govuk-caption-l">What the new school will read</span> ${item.itemTitle}</h1>
<p class="govuk-body">It has not been sent yet. Your words go with it, to everybody who reads it.</p>
${insetText({ text: html`<span class="throughline-words">${item.text}</span>` })}
${guestForm(
  guestItemRoute.link({ shown: item.shown }),
  html`${radios({
    ...field(form, 'view'),
    fieldset: { legend: { text: 'Is it right? (optional)', size: 's' } },
    items: itemViewCodes.map((value) => ({ value, text: itemViews[value] })),
  })}
${textarea({ ...field(form, 'said'), label: { text: 'What is missing, or should be said in another way? (optional)', size: 's' }, rows: 4, autocomplete: 'off' })}
${button({ text: 'Save and continue' })}`,
)}`,
  });

export const guestItemPage: GuestRoute = {
  method: 'GET',
  path: guestItemRoute.path,
  about: 'A part of the handover that a child or somebody of the family may read before it is sent',
  handle: (visit) =>
    asVisitor<Reply>(visit, async (guest) => {
      const kept = readKept(guest.answers);
      if (kept.readers === null) return { kind: 'redirect', to: guestStartRoute.link() };
      const item = shownAt(guest, visit);
      return view(guest, item, blankForm(noteForm, kept.notes[item.shown] ?? {}));
    }),
};

export const guestItemAction: GuestRoute = {
  method: 'POST',
  path: guestItemRoute.path,
  about: 'What a child or somebody of the family says about a part of the handover',
  handle: (visit) =>
    asVisitor<Reply>(visit, async (guest) => {
      const item = shownAt(guest, visit);
      const form = readForm(noteForm, visit.body);
      if (!form.isComplete) return view(guest, item, form);
      const kept = readKept(guest.answers);
      const { [item.shown]: _, ...others } = kept.notes;
      const { view: seen, said } = form.values;
      if (seen === undefined && said !== undefined)
        return view(guest, item, withError(form, 'view', 'Select whether it is right'));
      const notes = seen === undefined ? others : { ...others, [item.shown]: { view: seen, ...(said && { said }) } };
      await keepAnswers(guest, { ...kept, notes });
      return { kind: 'redirect', to: afterStep(guest, item.shown) };
    }),
};
