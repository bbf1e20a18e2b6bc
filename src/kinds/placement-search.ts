/** Kinds of entry about a placement at risk, the search for another and what comes of it. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';

const kind = kindsOf('placement');
const search = id.optional();

export const placementRiskRaised = kind('placement-risk.raised', {
  title: 'Placement at risk',
  compartment: 'general',
  status: 'opinion',
  data: z.strictObject({ reason: words }),
  sentence: ({ reason }) => `This home may not last: ${reason}`,
});

export const placementStabilised = kind('placement-stability.reached', {
  title: 'Placement made stable',
  compartment: 'general',
  data: z.strictObject({ plan: words }),
  sentence: ({ plan }) => `This home goes on: ${plan}`,
});

export const placementNotFound = kind('placement-search.no-offer', {
  title: 'No suitable offer',
  compartment: 'safeguarding',
  status: 'finding',
  data: z.strictObject({ search, analysis: words }),
  sentence: ({ analysis }) => `No suitable offer: ${analysis}`,
});

export const bespokeSpecified = kind('bespoke-placement.specified', {
  title: 'A home of their own planned',
  compartment: 'safeguarding',
  data: z.strictObject({ search, specification: words }),
  sentence: ({ specification }) => `A home made for this child is planned: ${specification}`,
});

export const securePanelCalled = kind('secure-panel.called', {
  title: 'Secure panel called',
  compartment: 'legal',
  data: z.strictObject({ search, criteria: words, tried: words }),
  sentence: ({ criteria }) => `Secure panel called: ${criteria}`,
});

export const securePanelDecided = kind('secure-panel.decided', {
  title: 'Decision of the secure panel',
  compartment: 'legal',
  status: 'finding',
  data: z.strictObject({ search, outcome: z.enum(['criteria-met', 'criteria-not-met']), reasons: words }),
  sentence: ({ outcome, reasons }) =>
    `Secure panel: the criteria are ${outcome === 'criteria-met' ? '' : 'not '}met. ${reasons}`,
});

export const courtAuthorityRecorded = kind('court-authority.recorded', {
  title: 'Authority of a court',
  compartment: 'legal',
  data: z.strictObject({
    order: z.enum(['secure-accommodation', 'deprivation-of-liberty', 'care', 'interim-care', 'other']),
    until: day.optional(),
    note: words.optional(),
  }),
  sentence: ({ order, until }) =>
    `Order of a court: ${order.replaceAll('-', ' ')}${until === undefined ? '' : `, until ${until}`}`,
});

export const unregisteredStarted = kind('unregistered-setting.started', {
  title: 'Began to live in an unregistered setting',
  compartment: 'safeguarding',
  data: z.strictObject({ where: line, reason: words, move: id.optional() }),
  sentence: ({ reason }) => `Began to live in a setting that is not registered: ${reason}`,
});

export const placementBedDecided = kind('placement-bed.decided', {
  title: 'Whether the place is kept',
  compartment: 'general',
  status: 'finding',
  data: z.strictObject({ keep: z.boolean(), until: day.optional(), reasons: words }),
  sentence: ({ keep, reasons }) => `The place in the home is ${keep ? '' : 'not '}kept. ${reasons}`,
});

export const familyNotReached = kind('family-contact.not-reached', {
  title: 'Could not be reached',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ move: id.optional(), person: id, reason: words }),
  sentence: ({ reason }) => `Somebody of the family could not be reached: ${reason}`,
  family: () => null,
});

export const restrictionReviewed = kind('restriction.reviewed', {
  title: 'What is kept from somebody, looked at again',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    move: id.optional(),
    person: id.optional(),
    /** One that stands beyond a single move. */
    restriction: id.optional(),
    outcome: z.enum(['ended', 'goes-on']),
    reasons: words,
    until: day.optional(),
  }),
  sentence: ({ outcome, reasons }) =>
    `What is kept from somebody of the family ${outcome === 'ended' ? 'ended' : 'goes on'}: ${reasons}`,
  family: () => null,
});

export const familyDisagreementSettled = kind('family-disagreement.settled', {
  title: "Outcome of the family's challenge",
  compartment: 'general',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({ outcome: z.enum(['decision-stands', 'decision-changed']), reasons: words }),
  sentence: ({ outcome, reasons }) =>
    `What came of the family's challenge: ${outcome === 'decision-stands' ? 'the decision stands' : 'the decision is changed'}. ${reasons}`,
});

export const placementSearchKinds = [
  placementRiskRaised,
  placementStabilised,
  placementNotFound,
  bespokeSpecified,
  securePanelCalled,
  securePanelDecided,
  courtAuthorityRecorded,
  unregisteredStarted,
  placementBedDecided,
  familyNotReached,
  restrictionReviewed,
  familyDisagreementSettled,
] as const;
