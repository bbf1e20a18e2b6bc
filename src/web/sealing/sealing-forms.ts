/** The forms by which those who decide on sealed entries do so: one at a time, as far as it has come. */
import { z } from 'zod';
import { isWaiting, type Sealing, waitsFor } from '../../record/sealing/sealings.ts';
import { sealingRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, type Form } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import type { Visit } from '../../ui/page-route.ts';

export const requestForm = z.object({
  decision: oneOf(['seal', 'refuse'], 'Select what you decide'),
  answer: optionalText({ label: 'Why not', max: 2_000 }),
});
export const nextForm = z.object({
  what: oneOf(['lift', 'erase'], 'Select what you ask for'),
  because: requiredText({ label: 'Why', enter: 'Enter why', max: 2_000 }),
});
export const agreeForm = z.object({ agrees: oneOf(['yes', 'no'], 'Select what you decide') });

export type SealingForms = {
  readonly request?: Form<typeof requestForm>;
  readonly next?: Form<typeof nextForm>;
  readonly agree?: Form<typeof agreeForm>;
};

const form = ({ id }: Sealing, doing: string, content: Html, visit: Visit): Html =>
  formElement({
    action: sealingRoute.link({ sealing: id }),
    token: visit.formToken,
    content: html`${hiddenField('doing', doing)}${content}`,
  });

const decideOnRequest = (sealing: Sealing, given: SealingForms, visit: Visit): Html => {
  const asked = given.request ?? blankForm(requestForm);
  return form(
    sealing,
    'answer',
    html`${radios({
      ...field(asked, 'decision'),
      fieldset: { legend: { text: 'What do you decide?', size: 'm' } },
      items: [
        { value: 'seal', text: 'Seal it now' },
        {
          value: 'refuse',
          text: 'Leave it as it is',
          conditional: textarea({ ...field(asked, 'answer'), label: 'Why?', rows: 2 }),
        },
      ],
    })}
${button({ text: 'Record the decision', preventDoubleClick: true })}`,
    visit,
  );
};

const askForNext = (sealing: Sealing, given: SealingForms, visit: Visit): Html => {
  const asked = given.next ?? blankForm(nextForm);
  return details({
    summary: 'Ask for it to be unsealed or erased',
    open: given.next !== undefined,
    text: form(
      sealing,
      'propose',
      html`<p class="govuk-body">Somebody else of those who decide has to agree. One of you has to be a data protection officer to have it erased: then nothing is left but that there was an entry, when, and who recorded it. Ask first whether the law, a court or an inquiry wants it kept.</p>
${radios({
  ...field(asked, 'what'),
  fieldset: { legend: { text: 'What do you ask for?', size: 's' } },
  items: [
    { value: 'lift', text: 'That it may be read again' },
    { value: 'erase', text: 'That it is erased' },
  ],
})}
${textarea({ ...field(asked, 'because'), label: { text: 'Why?', size: 's' }, rows: 2 })}
${button({ text: 'Ask for it', look: 'secondary', preventDoubleClick: true })}`,
      visit,
    ),
  });
};

const agreeToNext = (sealing: Sealing, what: 'lift' | 'erase', given: SealingForms, visit: Visit): Html => {
  const asked = given.agree ?? blankForm(agreeForm);
  return form(
    sealing,
    'agree',
    html`${radios({
      ...field(asked, 'agrees'),
      fieldset: {
        legend: { text: what === 'lift' ? 'May it be read again?' : 'Is it erased for good?', size: 'm' },
      },
      items: [
        { value: 'yes', text: what === 'lift' ? 'Yes, unseal it' : 'Yes, erase it' },
        { value: 'no', text: 'No, it stays sealed' },
      ],
    })}
${button({ text: 'Record the decision', preventDoubleClick: true })}`,
    visit,
  );
};

/** What the visitor can do about it now. */
export function sealingForms(sealing: Sealing, given: SealingForms, visit: Visit): Html {
  const { sealed, next, isTheirs } = sealing;
  if (!isTheirs || (sealed !== null && (sealing.lifted !== null || sealing.erased !== null))) return nothing;
  if (!isWaiting(sealing)) return sealed === null ? nothing : askForNext(sealing, given, visit);
  if (!waitsFor(sealing, visit.actor.practitioner))
    return insetText({ text: 'You asked for this yourself, so somebody else decides.' });
  return next === null || sealed === null
    ? decideOnRequest(sealing, given, visit)
    : agreeToNext(sealing, next.what, given, visit);
}
