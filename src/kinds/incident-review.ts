/** Kinds of entry about serious incidents and what is learned from them. Case facts stay in the review, not here. */
import { z } from 'zod';
import { day, kindsOf, line, words } from './kind.ts';

const kind = kindsOf('learning');
const note = words.optional();

export const incidentKnown = kind('serious-incident.known', {
  title: 'Serious incident known',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({ criteria: z.enum(['death', 'serious-harm', 'death-while-looked-after']), note }),
  sentence: () => 'The council became aware of a serious incident',
  family: () => null,
});

export const incidentNotified = kind('serious-incident.notified', {
  title: 'Panel notified of a serious incident',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({ reference: line.optional() }),
  sentence: () => 'The national panel was notified of a serious incident',
  family: () => null,
});

export const rapidReviewCompleted = kind('rapid-review.completed', {
  title: 'Rapid review',
  compartment: 'safeguarding',
  status: 'finding',
  data: z.strictObject({ next: z.enum(['local-review', 'national-review', 'no-further-review']), note }),
  sentence: ({ next }) => `Rapid review completed: ${next.replaceAll('-', ' ')}`,
  family: () => null,
});

export const localReviewStarted = kind('local-review.started', {
  title: 'Local review began',
  compartment: 'safeguarding',
  data: z.strictObject({ reference: line.optional(), familyInvited: z.boolean() }),
  sentence: () => 'A local child safeguarding practice review began',
  family: () => 'A review began of how services worked with you',
});

export const publicationPlanned = kind('local-review.publication-planned', {
  title: 'Publication of a local review planned',
  compartment: 'safeguarding',
  data: z.strictObject({ on: day }),
  sentence: ({ on }) => `The local review is to be published on ${on}`,
});

export const panelTold = kind('local-review.panel-told', {
  title: 'Panel told before publication',
  compartment: 'safeguarding',
  data: z.strictObject({ note }),
  sentence: () => 'The national panel was told before the local review was published',
  family: () => null,
});

export const localReviewPublished = kind('local-review.published', {
  title: 'Local review published',
  compartment: 'safeguarding',
  data: z.strictObject({ where: line.optional() }),
  sentence: () => 'The local review was published',
});

export const incidentReviewKinds = [
  incidentKnown,
  incidentNotified,
  rapidReviewCompleted,
  localReviewStarted,
  publicationPlanned,
  panelTold,
  localReviewPublished,
] as const;
