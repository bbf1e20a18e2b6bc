/** Which roles an organisation of each kind can have, so that a rule cannot ask for somebody whom it never employs. */
import type { OrganisationKind, Role } from './vocabulary.ts';

const everywhere: readonly Role[] = ['data-protection-officer', 'administrator'];

const own: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  school: [
    'class-teacher',
    'senco',
    'dsl',
    'head-of-year',
    'headteacher',
    'data-manager',
    'designated-teacher',
    'first-aid-lead',
    'school-nurse',
  ],
  'local-authority': [
    'social-worker',
    'team-manager',
    'service-manager',
    'director-childrens-services',
    'independent-reviewing-officer',
    'front-door-worker',
    'out-of-hours-worker',
    'family-help-lead',
    'admissions-officer',
    'children-missing-education-officer',
    'special-needs-officer',
    'virtual-school-head',
    'placements-officer',
    'matching-officer',
  ],
  camhs: ['camhs-clinician', 'team-manager', 'service-manager'],
  'tier-4': ['ward-clinician', 'team-manager', 'service-manager'],
  icb: ['icb-commissioner', 'service-manager'],
  police: ['police-officer'],
  'gp-practice': ['general-practitioner'],
  'health-visiting': ['health-visitor', 'school-nurse', 'team-manager', 'service-manager'],
  provider: ['provider-manager'],
  'voluntary-sector': ['voluntary-worker', 'team-manager'],
  partnership: ['partnership-officer', 'policy-officer'],
};

export const canHaveRole = (kind: OrganisationKind, role: Role): boolean =>
  own[kind].includes(role) || everywhere.includes(role);
