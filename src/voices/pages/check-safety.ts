/** The safety check before a link goes out: for one person and one way of reaching them, by a named practitioner. */
import { z } from 'zod';
import { voiceChannelCodes, voiceChannels, voiceSituationCodes, voiceSituations } from '../../kinds/voices.ts';
import { identifiersOf } from '../../record/child.ts';
import { voiceCheckRoute, voicesRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText, someOf } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { checkDays, checkSafety } from '../check-safety.ts';
import { placeOf } from '../people-to-ask.ts';
import { type OpenPerson, openPerson } from './open-voices.ts';

const none = 'none';

const safety = z.object({
  channel: oneOf(voiceChannelCodes, 'Select how the link would reach them'),
  readBesides: oneOf(
    ['no', 'yes', 'not-known'],
    'Select whether somebody who may harm or control could read it or be there',
  ),
  situations: someOf([...voiceSituationCodes, none], 'Select each situation that there is, or that there is none'),
  because: requiredText({ label: 'Why', enter: 'Enter what you know and how you know it', max: 4_000 }),
  allowed: oneOf(['yes', 'no'], 'Select whether a link is safe'),
});

async function show({ child, move, person }: OpenPerson, form: Form<typeof safety>, visit: Visit): Promise<PageReply> {
  const at = { child: child.id, move: move.id };
  return {
    kind: 'page',
    title: 'Is a link safe?',
    section: 'moves',
    back: voicesRoute.link(at),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l"><span class="govuk-caption-l">For ${person.name}</span> Is a link safe?</h1>
<p class="govuk-body">You decide for this person and this way of reaching them. It counts for ${checkDays} days, and only as long as nothing new becomes known. Paper and conversation are always possible.</p>
<p class="govuk-body">A second person has to agree when you are not the safeguarding lead, when a situation below is or may be there, and sometimes because of what is recorded. The page does not say which.</p>
${formElement({
  action: voiceCheckRoute.link({ ...at, person: placeOf(person) }),
  token: visit.formToken,
  content: html`
${radios({ ...field(form, 'channel'), fieldset: { legend: { text: 'How would the link reach them?', size: 's' } }, items: voiceChannelCodes.map((value) => ({ value, text: voiceChannels[value] })) })}
${radios({
  ...field(form, 'readBesides'),
  fieldset: { legend: { text: 'Could somebody who may harm or control them read it, or be there?', size: 's' } },
  items: [
    { value: 'no', text: 'No' },
    { value: 'yes', text: 'Yes' },
    { value: 'not-known', text: 'I do not know' },
  ],
})}
${checkboxes({
  ...field(form, 'situations'),
  fieldset: { legend: { text: 'Is any of these there, or might it be?', size: 's' } },
  items: [
    ...voiceSituationCodes.map((value) => ({ value, text: voiceSituations[value] })),
    { divider: 'or' },
    { value: none, text: 'None of these, as far as I know', behaviour: 'exclusive' as const },
  ],
})}
${textarea({ ...field(form, 'because'), label: { text: 'What do you know, and how do you know it?', size: 's' }, rows: 4 })}
${radios({
  ...field(form, 'allowed'),
  fieldset: { legend: { text: 'Is a link safe for this person in this way?', size: 's' } },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No. I will ask on paper or in conversation' },
  ],
})}
${button({ text: 'Save the check', preventDoubleClick: true })}`,
})}`,
  };
}

export const checkSafetyPage: PageRoute = {
  method: 'GET',
  path: voiceCheckRoute.path,
  handle: (visit) =>
    visit.look('safety of a link', async (access) => show(await openPerson(visit, access), blankForm(safety), visit)),
};

export const checkSafetyAction: PageRoute = {
  method: 'POST',
  path: voiceCheckRoute.path,
  handle: (visit) =>
    visit.look('safety of a link', async (access) => {
      const open = await openPerson(visit, access);
      const form = readForm(safety, visit.body);
      if (!form.isComplete) return show(open, form, visit);
      const { situations, allowed, ...rest } = form.values;
      const there = voiceSituationCodes.filter((code) => situations.includes(code));
      if (there.length > 0 && situations.includes(none))
        return show(open, withError(form, 'situations', 'Select either situations or that there is none'), visit);
      await checkSafety(open.child, open.move, open.person, { ...rest, situations: there, allowed: allowed === 'yes' });
      return redirect(voicesRoute.link({ child: open.child.id, move: open.move.id }), 'The safety check is recorded');
    }),
};
