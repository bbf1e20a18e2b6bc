/** Kinds of entry about care and where a child lives. */
import { z } from 'zod';
import { id, kindsOf, line, words } from './kind.ts';
import { moveFacts } from './move-facts.ts';

const kind = kindsOf('placement');

export const careEpisodeStarted = kind('care-episode.started', {
  title: 'Became looked after',
  compartment: 'general',
  data: z.strictObject({ legalStatus: line, reason: words }),
  sentence: ({ legalStatus }) => `Became looked after (${legalStatus})`,
});

export const legalStatuses = {
  'accommodated-by-agreement': 'accommodated by agreement (section 20)',
  'interim-care-order': 'interim care order (section 38)',
  'care-order': 'care order (section 31)',
  remand: 'remanded to local authority accommodation',
  none: 'not looked after',
} as const;

export const legalStatusRecorded = kind('legal-status.recorded', {
  title: 'Legal status',
  compartment: 'legal',
  data: z.strictObject({
    status: z.enum(['accommodated-by-agreement', 'interim-care-order', 'care-order', 'remand', 'none']),
    evidence: line.optional(),
  }),
  sentence: ({ status }) => `Legal status: ${legalStatuses[status]}`,
});

export const careEpisodeEnded = kind('care-episode.ended', {
  title: 'Stopped being looked after',
  compartment: 'general',
  data: z.strictObject({ reason: words }),
  sentence: ({ reason }) => `No longer looked after: ${reason}`,
});

export const placementSearchOpened = kind('placement-search.opened', {
  title: 'Search for a placement',
  compartment: 'safeguarding',
  data: z.strictObject({ search: id, need: words }),
  sentence: ({ need }) => `Search for a placement opened: ${need}`,
});

export const placementApproachAnswered = kind('placement-approach.answered', {
  title: 'Answer from a provider',
  compartment: 'safeguarding',
  data: z.strictObject({ search: id, provider: line, answer: z.enum(['offered', 'refused']), reason: words }),
  sentence: ({ provider, answer, reason }) =>
    `${provider} ${answer === 'offered' ? 'offered a place' : 'refused'}: ${reason}`,
});

export const placementStarted = kind('placement.started', {
  title: 'Placement began',
  compartment: 'general',
  data: z.strictObject({
    organisation: id.optional(),
    kind: line,
    planned: z.boolean(),
    note: words.optional(),
    /** The move by which it came about. Without it, nothing that was planned beforehand belongs to it. */
    move: id.optional(),
    ...moveFacts,
  }),
  sentence: (data, names) =>
    `Began to live ${data.organisation === undefined ? '' : `at ${names.organisation(data.organisation)} `}(${data.kind}), ${data.planned ? 'planned' : 'in an emergency'}`,
});

export const placementEnded = kind('placement.ended', {
  title: 'Placement ended',
  compartment: 'general',
  data: z.strictObject({ reason: words, planned: z.boolean() }),
  sentence: ({ reason, planned }) => `Placement ended${planned ? '' : ' without a plan'}: ${reason}`,
});

export const lookedAfterReviewHeld = kind('looked-after-review.held', {
  title: 'Looked-after review',
  compartment: 'general',
  data: z.strictObject({ note: words.optional() }),
  sentence: ({ note }) => (note === undefined ? 'Looked-after review held' : `Looked-after review held. ${note}`),
});

export const placementKinds = [
  careEpisodeStarted,
  legalStatusRecorded,
  careEpisodeEnded,
  placementSearchOpened,
  placementApproachAnswered,
  placementStarted,
  placementEnded,
  lookedAfterReviewHeld,
] as const;
