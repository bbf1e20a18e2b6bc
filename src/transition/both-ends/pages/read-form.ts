/** Saying that one has read the handover, and what one does with it. */
import { z } from 'zod';
import { problem } from '../../../errors.ts';
import { worksAt } from '../../../record/actor.ts';
import { handoverRoute } from '../../../ui/addresses.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { field } from '../../../ui/form-field.ts';
import { optionalText } from '../../../ui/form-schemas.ts';
import { html } from '../../../ui/html.ts';
import { handoverReadRoute } from '../../../ui/settling-addresses.ts';
import { formOfMove, seenField } from '../../pages/form-of-move.ts';
import { addressOf, type OpenMove, openMove } from '../../pages/page-of-move.ts';
import { readHandover } from '../record-both-ends.ts';

const read = z.object({ does: optionalText({ label: 'What you do with it', max: 4_000 }), ...seenField });

export const readForm = formOfMove<OpenMove, typeof read>({
  path: handoverReadRoute.path,
  title: 'Have you read the handover?',
  schema: read,
  send: 'I have read it',
  open: async (visit, access) => {
    const of = await openMove(visit, access);
    if (!worksAt(visit.actor, of.move.to.organisation))
      throw problem('NOT_ALLOWED', { action: 'say that this handover was read' });
    return of;
  },
  action: (shown) => handoverReadRoute.link(addressOf(shown)),
  back: (shown) => handoverRoute.link(addressOf(shown)),
  above: (shown) =>
    html`<p class="govuk-body">Read <a class="govuk-link" href="${handoverRoute.link(addressOf(shown))}">the handover</a> first. The old school sees that you have.</p>`,
  fields: (form) =>
    textarea({
      ...field(form, 'does'),
      label: { text: 'What do you do with it? (optional)', size: 's' },
      hint: 'For example: he sits near the door, and I tell him five minutes before a change',
      rows: 3,
    }),
  record: async ({ child, move }, { does }, seen) => {
    await readHandover(child, move, does, seen);
    return { notice: 'Thank you. Both schools see that you have read it' };
  },
});
