/** Kinds of entry about the items of a handover: what one school owes the next, and what became of it. */
import { z } from 'zod';
import { id, kindsOf, line, words } from './kind.ts';
import { place } from './school-place.ts';

const kind = kindsOf('transition');

/** The states that a person can bring about for one item of a handover, and how each is said. */
export const itemSteps = {
  prepared: 'prepared',
  sent: 'sent',
  delivered: 'delivered',
  opened: 'opened',
  accepted: 'accepted',
  queried: 'queried',
  rejected: 'rejected',
  'acted-on': 'acted on',
  'nil-declared': 'declared nil: there is nothing to hand over',
  withheld: 'withheld',
  recalled: 'recalled',
} as const;
export type ItemStep = keyof typeof itemSteps;

export const channels = {
  s2s: 'DfE school to school (S2S)',
  system: 'From one system to another',
  portal: 'Secure portal',
  'secure-email': 'Secure email',
  hand: 'By hand, signed for',
  post: 'Recorded post',
  telephone: 'By telephone, with a note',
} as const;
export type Channel = keyof typeof channels;

const itemStep = <Extra extends z.ZodRawShape>(step: ItemStep, extra: Extra) =>
  kind(`handover.item-${step}`, {
    title: `Handover item ${itemSteps[step].split(':')[0] ?? step}`,
    compartment: 'general',
    precision: 'moment',
    data: z.strictObject({ move: id, from: place, to: place, item: line, itemTitle: line, ...extra }),
    sentence: (data) => {
      const told = data as { readonly itemTitle: string; readonly reason?: string; readonly note?: string };
      const why = told.reason ?? told.note;
      return `${told.itemTitle}: ${itemSteps[step]}${why === undefined ? '' : `. ${why}`}`;
    },
    family: () => null,
  });

const channel = z.enum(['s2s', 'system', 'portal', 'secure-email', 'hand', 'post', 'telephone']);
const pages = z.number().int().min(0).max(100_000).optional();
const note = words.optional();

export const itemPrepared = itemStep('prepared', { note });
export const itemSent = itemStep('sent', { channel, pages, note });
export const itemDelivered = itemStep('delivered', { channel: channel.optional(), note });
export const itemOpened = itemStep('opened', { note });
export const itemAccepted = itemStep('accepted', { pages, note });
export const itemQueried = itemStep('queried', { reason: words });
export const itemRejected = itemStep('rejected', { reason: words });
export const itemActedOn = itemStep('acted-on', { note: words });
export const itemNilDeclared = itemStep('nil-declared', { reason: words });
export const itemWithheld = itemStep('withheld', { reason: words, legalBasis: line });
export const itemRecalled = itemStep('recalled', { reason: words });

export const advanceSharingDecided = kind('handover.advance-sharing-decided', {
  title: 'Sharing before leaving considered',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({ move: id, from: place, to: place, shared: z.boolean(), reason: words }),
  sentence: ({ shared, reason }) =>
    `Sharing safeguarding information before the child leaves was considered: ${shared ? 'shared' : 'not shared'}. ${reason}`,
  family: () => null,
});

export const admissionReturnMade = kind('admission-return.made', {
  title: 'Authority told of admission',
  compartment: 'general',
  data: z.strictObject({ organisation: id, move: id, how: line }),
  sentence: ({ how }) => `The authority was told that the pupil joined the roll: ${how}`,
  family: () => null,
});

export const handoverKinds = [
  itemPrepared,
  itemSent,
  itemDelivered,
  itemOpened,
  itemAccepted,
  itemQueried,
  itemRejected,
  itemActedOn,
  itemNilDeclared,
  itemWithheld,
  itemRecalled,
  advanceSharingDecided,
  admissionReturnMade,
] as const;
