/** The form with which somebody says what has happened to an item: its fields, and which of them a step cannot do without. */
import { z } from 'zod';
import type { ItemStep } from '../../kinds/handover.ts';
import { oneOf, optionalText, wholeNumber } from '../../ui/form-schemas.ts';
import type { StepDetails } from '../take-item-step.ts';

export const channelCodes = ['s2s', 'system', 'portal', 'secure-email', 'hand', 'post', 'telephone'] as const;
const stepCodes = [
  'prepared',
  'sent',
  'delivered',
  'opened',
  'accepted',
  'queried',
  'rejected',
  'acted-on',
  'nil-declared',
  'withheld',
  'recalled',
] as const satisfies readonly ItemStep[];

const reasonText = optionalText({ label: 'Reason', max: 4_000 });

export const stepForm = z.object({
  step: oneOf(stepCodes, 'Select what has happened or what you want to do'),
  channel: z.enum(channelCodes, 'Select how it was sent').optional(),
  pages: wholeNumber({ label: 'Number of pages', min: 0, max: 100_000 }).optional(),
  // Every step asks in fields of its own: a browser posts those of the steps that were not chosen too
  actedOn: optionalText({ label: 'What was done', max: 4_000 }),
  queryReason: reasonText,
  rejectReason: reasonText,
  nilReason: reasonText,
  withholdReason: reasonText,
  recallReason: reasonText,
  legalBasis: optionalText({ label: 'Legal basis', max: 300 }),
  seen: z.string().regex(/^\d{1,9}$/u),
});

export type WordsField = 'actedOn' | 'queryReason' | 'rejectReason' | 'nilReason' | 'withholdReason' | 'recallReason';

type StepValues = z.output<typeof stepForm>;
/** A field, and what is said when it is empty. */
type Need = readonly ['channel' | 'legalBasis' | WordsField, string];

/** What a step cannot do without. */
const needs: Partial<Record<ItemStep, readonly Need[]>> = {
  sent: [['channel', 'Select how it was sent']],
  'acted-on': [['actedOn', 'Enter what was done because of it']],
  queried: [['queryReason', 'Enter what is missing or unclear']],
  rejected: [['rejectReason', 'Enter why you reject it']],
  'nil-declared': [['nilReason', 'Enter how you know that there is nothing']],
  withheld: [
    ['withholdReason', 'Enter why it is withheld'],
    ['legalBasis', 'Enter on which legal basis'],
  ],
  recalled: [['recallReason', 'Enter why you recall it']],
};

export const missingFor = (values: StepValues): readonly Need[] =>
  (needs[values.step] ?? []).filter(([name]) => values[name] === undefined);

export function detailsOf(values: StepValues): StepDetails {
  const reasons = {
    queried: values.queryReason,
    rejected: values.rejectReason,
    'nil-declared': values.nilReason,
    withheld: values.withholdReason,
    recalled: values.recallReason,
  };
  const { step, channel, pages, actedOn: note, legalBasis } = values;
  return {
    channel,
    pages,
    note,
    legalBasis,
    reason: step in reasons ? reasons[step as keyof typeof reasons] : undefined,
  };
}
