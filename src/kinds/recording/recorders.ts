/** Groups of roles that record kinds of entry by hand. */
import type { Role } from '../vocabulary.ts';

export const schoolLeads: readonly Role[] = ['dsl', 'headteacher', 'senco', 'head-of-year', 'designated-teacher'];
export const schoolStaff: readonly Role[] = [...schoolLeads, 'class-teacher', 'first-aid-lead'];
export const schoolOffice: readonly Role[] = ['data-manager', ...schoolLeads];
export const safeguardingLeads: readonly Role[] = ['dsl', 'headteacher'];

export const socialWorkers: readonly Role[] = [
  'social-worker',
  'team-manager',
  'service-manager',
  'director-childrens-services',
  'independent-reviewing-officer',
  'front-door-worker',
  'family-help-lead',
];
export const frontDoor: readonly Role[] = ['front-door-worker', 'social-worker', 'team-manager', 'service-manager'];
export const deciders: readonly Role[] = ['team-manager', 'service-manager', 'director-childrens-services'];
export const careWorkers: readonly Role[] = [...socialWorkers, 'placements-officer', 'virtual-school-head'];

export const clinicians: readonly Role[] = ['camhs-clinician', 'ward-clinician'];
export const mentalHealth: readonly Role[] = [...clinicians, 'icb-commissioner'];
export const community: readonly Role[] = ['general-practitioner', 'health-visitor', 'school-nurse'];
export const health: readonly Role[] = [...mentalHealth, ...community];

export const council: readonly Role[] = [
  ...careWorkers,
  'admissions-officer',
  'children-missing-education-officer',
  'special-needs-officer',
];

/** Everybody who works with children. */
export const practitioners: readonly Role[] = [
  ...schoolStaff,
  'data-manager',
  ...council,
  ...health,
  'police-officer',
  'provider-manager',
  'voluntary-worker',
];
