/** What entries go on with: a contact, a move, a search. Each has an id of its own, which the entry that begins it makes. */

export const matters = {
  application: 'application to the court',
  consideration: 'question of sharing',
  contact: 'contact',
  decision: 'decision',
  move: 'move',
  of: 'entry',
  person: 'person of the family',
  referral: 'referral',
  review: 'review',
  search: 'search for a placement',
} as const;
export type Matter = keyof typeof matters;

export const matterOf = (field: string): Matter | undefined =>
  Object.hasOwn(matters, field) ? (field as Matter) : undefined;

/** Those whose id is that of an entry itself. */
export const isEntry = (matter: Matter): boolean => matter === 'of' || matter === 'decision';

const starters: Readonly<Record<string, Matter>> = {
  'camhs-referral.made': 'referral',
  'care-application.intended': 'application',
  'contact.made': 'contact',
  'family-group-decision-meeting.offered': 'application',
  'inpatient-referral.made': 'referral',
  'move.proposed': 'move',
  'placement-search.opened': 'search',
  'secure-referral.opened': 'referral',
  'sharing.considered': 'consideration',
  'treatment-review.called': 'review',
};

/** Whether this field of the kind begins a matter, so that there is nothing to choose from. */
export const isStarter = (kind: string, field: string): boolean => starters[kind] === field;
