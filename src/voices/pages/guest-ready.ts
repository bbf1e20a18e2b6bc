/** How ready a child feels, or somebody of the family thinks the child is, in words. */
import { z } from 'zod';
import { readiness, readinessCodes } from '../../kinds/voice-items.ts';
import { type Guest, keepAnswers } from '../../record/voices/guest-door.ts';
import { guestCheckRoute, guestReadyRoute, guestStartRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { optionalText } from '../../ui/form-schemas.ts';
import { guestForm, guestReply } from '../../ui/guest-page.ts';
import type { GuestRoute } from '../../ui/guest-route.ts';
import { html } from '../../ui/html.ts';
import type { PageReply, Reply } from '../../ui/page-route.ts';
import { beforeStep } from '../guest-steps.ts';
import { longestAnswer, readKept } from '../questions.ts';
import { asVisitor } from './guest-page.ts';

const readyForm = z.object({
  ready: z.enum(readinessCodes).optional(),
  helps: optionalText({ label: 'What helps', max: longestAnswer }),
});

const view = (guest: Guest, form: Form<typeof readyForm>): PageReply =>
  guestReply({
    title: 'How ready',
    back: beforeStep(guest, 'ready'),
    errors: errorList(form),
    main: guestForm(
      guestReadyRoute.link(),
      html`${radios({
        ...field(form, 'ready'),
        fieldset: {
          legend: {
            text:
              guest.link.who === 'pupil'
                ? 'How ready do you feel for your new school?'
                : 'How ready is your child for the new school?',
            size: 'l',
            isPageHeading: true,
          },
        },
        hint: 'You can leave this out. The adults of both schools see it beside what the school thinks',
        items: readinessCodes.map((value) => ({ value, text: readiness[value] })),
      })}
${textarea({ ...field(form, 'helps'), label: { text: 'What helps, or what is still needed? (optional)', size: 's' }, rows: 4, autocomplete: 'off' })}
${button({ text: 'Save and continue' })}`,
    ),
  });

export const guestReadyPage: GuestRoute = {
  method: 'GET',
  path: guestReadyRoute.path,
  about: 'How ready a child feels, or a family thinks the child is',
  handle: (visit) =>
    asVisitor<Reply>(visit, async (guest) => {
      const kept = readKept(guest.answers);
      if (kept.readers === null) return { kind: 'redirect', to: guestStartRoute.link() };
      return view(guest, blankForm(readyForm, kept.ready ?? {}));
    }),
};

export const guestReadyAction: GuestRoute = {
  method: 'POST',
  path: guestReadyRoute.path,
  about: 'How ready a child feels, or a family thinks the child is',
  handle: (visit) =>
    asVisitor<Reply>(visit, async (guest) => {
      const form = readForm(readyForm, visit.body);
      if (!form.isComplete) return view(guest, form);
      const { ready, helps } = form.values;
      if (ready === undefined && helps !== undefined)
        return view(guest, withError(form, 'ready', 'Select how ready, or that you are not sure'));
      const said = ready === undefined ? null : { ready, ...(helps && { helps }) };
      await keepAnswers(guest, { ...readKept(guest.answers), ready: said });
      return { kind: 'redirect', to: guestCheckRoute.link() };
    }),
};
