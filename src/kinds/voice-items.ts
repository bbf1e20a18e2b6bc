/**
 * Kinds of entry about what a child or a family was shown of the handover before it was sent, what they say about it, and how ready
 * each side thinks the child is. Ready is said in words and never counted.
 */
import { z } from 'zod';
import { id, kindsOf, line, words } from './kind.ts';
import { asked } from './voices.ts';

const kind = kindsOf('family');

const item = { item: line, itemTitle: line, shown: id };

export const itemShown = kind('voice-item.shown', {
  title: 'Part of the handover shown before it is sent',
  compartment: 'send',
  precision: 'moment',
  /** As they may read it: chosen and written by a practitioner, never the item itself. */
  data: z.strictObject({ ...asked, ...item, text: words }),
  sentence: ({ name, itemTitle }) => `${name} may read this before it is sent: ${itemTitle}`,
  family: ({ itemTitle, text }) => `What your new school will be told (${itemTitle}): ${text}`,
});

export const itemViews = {
  right: 'It is right',
  partly: 'Some of it is right',
  wrong: 'It is not right',
} as const;
export type ItemView = keyof typeof itemViews;
export const itemViewCodes = ['right', 'partly', 'wrong'] as const;

export const itemNoted = kind('voice-item.noted', {
  title: 'What they say about part of the handover',
  compartment: 'send',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({ ...asked, ...item, view: z.enum(itemViewCodes), said: words.optional() }),
  sentence: ({ name, itemTitle, view, said }) =>
    `${name} about “${itemTitle}”: ${itemViews[view].toLowerCase()}${said === undefined ? '' : `. ${said}`}`,
  family: ({ itemTitle, view, said }) =>
    `You said about “${itemTitle}”: ${itemViews[view].toLowerCase()}${said === undefined ? '' : `. ${said}`}`,
});

export const readiness = {
  ready: 'Ready',
  nearly: 'Nearly ready',
  'not-yet': 'Not ready yet',
  'not-sure': 'Not sure',
} as const;
export type Readiness = keyof typeof readiness;
export const readinessCodes = ['ready', 'nearly', 'not-yet', 'not-sure'] as const;

export const readinessSaid = kind('readiness.said', {
  title: 'How ready for the new school',
  compartment: 'general',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({
    move: id,
    by: z.enum(['pupil', 'family', 'school']),
    person: id.optional(),
    name: line,
    ready: z.enum(readinessCodes),
    /** What helps already, or what is still needed. */
    helps: words.optional(),
  }),
  sentence: ({ name, ready, helps }) =>
    `${name} on how ready the child is for the new school: ${readiness[ready].toLowerCase()}${helps === undefined ? '' : `. ${helps}`}`,
});

export const voiceItemKinds = [itemShown, itemNoted, readinessSaid] as const;
