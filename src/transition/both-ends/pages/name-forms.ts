/** Naming the key adult at the new school, and the adults who have to read the handover. */
import { z } from 'zod';
import { handoverRoute } from '../../../ui/addresses.ts';
import { checkboxes } from '../../../ui/components/checkboxes.ts';
import { radios } from '../../../ui/components/radios.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { field } from '../../../ui/form-field.ts';
import { optionalText } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import { keyAdultRoute, readersRoute } from '../../../ui/settling-addresses.ts';
import { formOfMove, seenField } from '../../pages/form-of-move.ts';
import { addressOf } from '../../pages/page-of-move.ts';
import { nameKeyAdult, nameReaders } from '../record-both-ends.ts';
import { adultItems, openWithAdults, type WithAdults } from './adults.ts';

const selectAdult = 'Select the adult who looks out for the child';
const keyAdult = z.object({
  adult: z.uuid(selectAdult),
  why: optionalText({ label: 'Why this adult', max: 4_000 }),
  ...seenField,
});

export const keyAdultForm = formOfMove<WithAdults, typeof keyAdult>({
  path: keyAdultRoute.path,
  title: 'Who looks out for the child?',
  schema: keyAdult,
  send: 'Save',
  open: openWithAdults,
  begins: ({ move }) => (move.keyAdult === null ? {} : { adult: move.keyAdult }),
  action: (shown) => keyAdultRoute.link(addressOf(shown)),
  back: (shown) => handoverRoute.link(addressOf(shown)),
  above: () =>
    html`<p class="govuk-body">One adult whom the child knows by name and can go to. It is best if they meet before the first day. Nothing that was sent waits for this.</p>`,
  fields: (form, { adults }) => html`
${radios({ ...field(form, 'adult'), fieldset: { legend: { text: 'Key adult', size: 's' } }, items: adultItems(adults) })}
${textarea({ ...field(form, 'why'), label: { text: 'Why this adult? (optional)', size: 's' }, hint: 'For example: the child asked for them', rows: 2 })}`,
  record: async ({ child, move, adults }, { adult, why }, seen) => {
    const chosen = adults.find(({ practitioner }) => practitioner === adult);
    if (chosen === undefined) return { field: 'adult', says: selectAdult };
    await nameKeyAdult(child, move, chosen, why, seen);
    return { notice: 'The key adult is named, and both schools see it' };
  },
});

const selectReaders = 'Select who has to read the handover';
const readers = z.object({ adults: z.array(z.uuid(selectReaders)).min(1, selectReaders), ...seenField });

export const readersForm = formOfMove<WithAdults, typeof readers>({
  path: readersRoute.path,
  title: 'Who has to read the handover?',
  schema: readers,
  send: 'Ask them to read it',
  open: openWithAdults,
  action: (shown) => readersRoute.link(addressOf(shown)),
  back: (shown) => handoverRoute.link(addressOf(shown)),
  above: () =>
    html`<p class="govuk-body">They are given access to the child’s record as their role allows, and it stands in their work until they say that they have read it. What goes between the two DSLs stays there.</p>`,
  fields: (form, { adults }) =>
    checkboxes({
      ...field(form, 'adults'),
      fieldset: { legend: { text: 'Adults who teach or look after the child', size: 's' } },
      items: adultItems(adults),
    }),
  record: async ({ child, move, adults }, { adults: ids }, seen) => {
    const chosen = adults.filter(({ practitioner }) => ids.includes(practitioner));
    if (chosen.length === 0) return { field: 'adults', says: selectReaders };
    await nameReaders(child, move, chosen, seen);
    return { notice: 'They have been asked to read it' };
  },
});
