/** Words for the codes of a field, where the code itself does not say enough. By kind and field, or by field alone. */
import { challengeUrgencies } from '../challenge-codes.ts';
import { contactOutcomes, contactPurposes, familyKnowing, referrers } from '../contact.ts';
import { worriers } from '../enhanced-transition.ts';
import { areas } from '../facts/areas.ts';
import { facts } from '../facts/facts.ts';
import { channels } from '../handover.ts';
import { admissionAuthorities, supportRatings } from '../joint-pathway.ts';
import { moveItems, professionals } from '../move.ts';
import { moveSettings } from '../move-facts.ts';
import { certainties, standings } from '../observation.ts';
import { legalStatuses } from '../placement.ts';
import { sexes } from '../shared.ts';
import { conferenceOutcomes } from '../threshold.ts';
import { purposes, roles } from '../vocabulary.ts';

type Titles = Readonly<Record<string, string>>;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "no-further-action" to "No further action" */
const spoken = (code: string): string => capital(code.replaceAll('-', ' '));

const byKind: Readonly<Record<string, Titles>> = {
  'area.explored area': areas,
  'observation.recorded fact': Object.fromEntries(Object.entries(facts).map(([code, { title }]) => [code, title])),
  'observation.recorded from': {
    child: 'The child',
    parent: 'A parent',
    relative: 'Another relative',
    practitioner: 'Somebody who works with the child',
    public: 'A member of the public',
  },
  'contact.made asks': contactPurposes,
  'contact.made referrer': referrers,
  'contact.made familyKnows': familyKnowing,
  'contact.decided outcome': contactOutcomes,
  'child-protection-conference.held outcome': conferenceOutcomes,
  'move-item.recorded item': moveItems,
  'move-item.recorded state': { done: 'Done', 'not-needed': 'Not needed' },
  'move-professional.asked who': professionals,
  'legal-status.recorded status': legalStatuses,
  'admission-authority.recorded basis': admissionAuthorities,
  'dynamic-support.recorded rating': supportRatings,
  'transition-worry.recorded whose': worriers,
  'sen-status.recorded provision': {
    N: 'No special educational provision',
    K: 'SEN support',
    E: 'Education, health and care plan',
  },
  'treatment-review.called setting': {
    community: 'In the community, before an admission',
    'after-admission': 'After an admission without a review before it',
    inpatient: 'In hospital',
  },
  'secure-placement.started authority': {
    'without-court-order': 'Without an order of a court so far',
    'court-order': 'Under an order of a court',
  },
  'move-emergency.authorised harm': {
    'significant-harm-to-the-child': 'An immediate risk of significant harm to the child',
    'serious-injury-to-others': 'A risk of serious injury to others',
  },
  'child.asked advocate': {
    'took-part': 'Took part',
    declined: 'Was offered, and the child declined',
    'not-offered': 'Was not offered',
  },
};

const byField: Readonly<Record<string, Titles>> = {
  certainty: certainties,
  standing: standings,
  channel: channels,
  setting: moveSettings,
  urgency: challengeUrgencies,
  role: roles,
  byRole: roles,
  authorisedBy: roles,
  purpose: purposes,
  sex: sexes,
  area: {
    inside: "In the council's own area",
    adjoining: 'In an area that borders on it',
    distant: 'Farther away',
    unknown: 'Not known yet',
  },
  position: {
    agrees: 'Agrees',
    'agrees-if': 'Agrees on a condition',
    disagrees: 'Disagrees',
    'not-stated': 'Did not say',
  },
};

/** @param field the name of the field itself, without those around it */
export function choiceTitle(kind: string, field: string, code: string): string {
  const title = byKind[`${kind} ${field}`]?.[code] ?? byField[field]?.[code];
  return title === undefined ? spoken(code) : capital(title);
}
