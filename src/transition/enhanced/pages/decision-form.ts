/** Deciding whether a move is prepared with an enhanced transition. Deciding against it needs a reason as well. */
import { z } from 'zod';
import { enhancedOutcomes } from '../../../kinds/enhanced-transition.ts';
import { radios } from '../../../ui/components/radios.ts';
import { textarea } from '../../../ui/components/textarea.ts';
import { field } from '../../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../../ui/form-schemas.ts';
import { html, nothing } from '../../../ui/html.ts';
import { enhancedDecisionRoute, enhancedRoute } from '../../../ui/settling-addresses.ts';
import { formOfMove, seenField } from '../../pages/form-of-move.ts';
import { addressOf } from '../../pages/page-of-move.ts';
import { decideEnhancedTransition } from '../record-preparation.ts';
import { type OpenPreparation, openPreparation } from './open-preparation.ts';

const codes = ['enhanced', 'usual'] as const;

const decision = z.object({
  outcome: oneOf(codes, 'Select how the move is prepared'),
  reason: requiredText({ label: 'Reason', enter: 'Enter why', max: 4_000 }),
  said: optionalText({ label: 'What they say', max: 4_000 }),
  ...seenField,
});

export const decisionForm = formOfMove<OpenPreparation, typeof decision>({
  path: enhancedDecisionRoute.path,
  title: 'How is the move prepared?',
  schema: decision,
  send: 'Save',
  open: openPreparation,
  action: (shown) => enhancedDecisionRoute.link(addressOf(shown)),
  back: (shown) => enhancedRoute.link(addressOf(shown)),
  above: ({ preparation: { signs } }) =>
    signs.length === 0
      ? nothing
      : html`<p class="govuk-body">What is recorded raised the question. Your decision closes it, with your reason.</p>`,
  fields: (form) => html`
${radios({
  ...field(form, 'outcome'),
  fieldset: { legend: { text: 'What do you decide?', size: 's' } },
  items: codes.map((value) => ({ value, text: enhancedOutcomes[value] })),
})}
${textarea({ ...field(form, 'reason'), label: { text: 'Why?', size: 's' }, hint: 'If the usual preparation is enough: what makes you sure, and what would change it', rows: 3 })}
${textarea({ ...field(form, 'said'), label: { text: 'What do the child and the family say to it? (optional)', size: 's' }, rows: 3 })}`,
  record: async ({ child, move }, { seen: _seen, ...said }, seen) => {
    await decideEnhancedTransition(child, move, said, seen);
    return {
      notice:
        said.outcome === 'enhanced'
          ? 'Decided. Now add to the plan, with the other school'
          : 'Decided, with your reason',
    };
  },
});
