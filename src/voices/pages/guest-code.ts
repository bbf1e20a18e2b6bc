/**
 * Where a link leads: its secret goes from the address into a cookie at once, and the page asks for the code. It looks and answers
 * the same for every link, also for one that never was.
 */
import { z } from 'zod';
import { enterWithCode, guestMinutes } from '../../record/voices/guest-door.ts';
import { guestCodeRoute, guestLinkRoute, guestStartRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { input } from '../../ui/components/input.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { guestForm, guestReply, keep } from '../../ui/guest-page.ts';
import type { GuestRoute } from '../../ui/guest-route.ts';
import { html } from '../../ui/html.ts';
import { isStillSafe } from '../safety.ts';

const codeForm = z.object({ code: requiredText({ label: 'Code', enter: 'Enter the code you were told', max: 40 }) });

const secretShape = /^[\w-]{1,64}$/u;

const view = (form: Form<typeof codeForm>) =>
  guestReply({
    title: 'Code',
    heading: 'Enter your code',
    errors: errorList(form),
    main: html`
<p class="govuk-body">The person who sent you here has told you a code of 8 numbers. It works once.</p>
${guestForm(
  guestCodeRoute.link(),
  html`${input({ ...field(form, 'code'), value: undefined, label: 'Code', width: 10, inputmode: 'numeric', autocomplete: 'off', spellcheck: false })}
${button({ text: 'Continue' })}`,
)}
<p class="govuk-body">Do you have no code, or does it not work? Ask the person who sent you here for a new one. You can also ask them to talk instead, or to do this on paper.</p>`,
  });

export const guestLinkPage: GuestRoute = {
  method: 'GET',
  path: guestLinkRoute.path,
  about: 'A link for a child or a family: takes its secret out of the address',
  handle: async ({ parameters }) => {
    const token = typeof parameters['token'] === 'string' ? parameters['token'] : '';
    const cookies = [keep(secretShape.test(token) ? token : 'none')];
    return { kind: 'redirect', to: guestCodeRoute.link(), cookies };
  },
};

export const guestCodePage: GuestRoute = {
  method: 'GET',
  path: guestCodeRoute.path,
  about: 'The code for a link for a child or a family',
  handle: async () => view(blankForm(codeForm)),
};

export const guestCodeAction: GuestRoute = {
  method: 'POST',
  path: guestCodeRoute.path,
  about: 'The code for a link for a child or a family',
  handle: async ({ services, system, body, kept }) => {
    const form = readForm(codeForm, body);
    if (!form.isComplete) return view(form);
    const asked = { token: kept ?? '', code: form.values.code };
    const session = await enterWithCode(services, system, asked, isStillSafe);
    if (session === undefined)
      return view(
        withError(form, 'code', 'This code does not work. Check it, or ask the person who sent you here for a new one'),
      );
    return { kind: 'redirect', to: guestStartRoute.link(), cookies: [keep(session, guestMinutes)] };
  },
};
