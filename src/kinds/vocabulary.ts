/**
 * The sector's words that every part of the product shares: compartments, roles, kinds of organisation, purposes.
 * Codes are stored and never change meaning; titles are for people.
 */

/** Parts of a child's record that are opened separately. Protected locations are for named people only. */
export const compartments = {
  general: 'General',
  send: 'SEND',
  safeguarding: 'Safeguarding',
  health: 'Health',
  legal: 'Legal',
  'protected-location': 'Protected location',
} as const;
export type Compartment = keyof typeof compartments;
export const compartmentCodes = Object.keys(compartments) as readonly Compartment[];

/** What kind of statement an entry is. An allegation is never shown as a fact. */
export const statuses = { fact: 'Fact', allegation: 'Allegation', opinion: 'Opinion', finding: 'Finding' } as const;
export type EntryStatus = keyof typeof statuses;
export const statusCodes = Object.keys(statuses) as readonly EntryStatus[];

export const organisationKinds = {
  school: 'School',
  'local-authority': 'Council',
  camhs: 'Child and adolescent mental health service',
  'tier-4': 'Mental health hospital ward (Tier 4)',
  icb: 'Integrated care board',
  police: 'Police',
  'gp-practice': 'GP practice',
  'health-visiting': 'Health visiting and school nursing',
  provider: 'Provider of placements',
  'voluntary-sector': 'Voluntary organisation',
  partnership: 'Safeguarding children partnership',
} as const;
export type OrganisationKind = keyof typeof organisationKinds;
export const organisationKindCodes = Object.keys(organisationKinds) as readonly OrganisationKind[];

export const roles = {
  'class-teacher': 'Class teacher',
  senco: 'Special educational needs coordinator (SENCO)',
  dsl: 'Designated safeguarding lead (DSL)',
  'head-of-year': 'Head of year',
  headteacher: 'Headteacher',
  'data-manager': 'Data manager',
  'designated-teacher': 'Designated teacher for looked-after children',
  'first-aid-lead': 'First aid lead',
  'social-worker': 'Social worker',
  'team-manager': 'Team manager',
  'service-manager': 'Service manager',
  'director-childrens-services': "Director of children's services (DCS)",
  'independent-reviewing-officer': 'Independent reviewing officer (IRO)',
  'front-door-worker': 'Front door worker',
  'out-of-hours-worker': 'Out-of-hours team worker',
  'family-help-lead': 'Family help lead practitioner',
  'admissions-officer': 'School admissions officer',
  'children-missing-education-officer': 'Children missing education officer',
  'special-needs-officer': 'Special educational needs officer',
  'virtual-school-head': 'Virtual school head',
  'placements-officer': 'Placements officer',
  'matching-officer': 'Matching team officer',
  'camhs-clinician': 'CAMHS clinician',
  'ward-clinician': 'Ward clinician',
  'icb-commissioner': 'ICB commissioner',
  'police-officer': 'Police safeguarding officer',
  'general-practitioner': 'General practitioner',
  'health-visitor': 'Health visitor',
  'school-nurse': 'School nurse',
  'provider-manager': 'Registered manager',
  'voluntary-worker': 'Voluntary sector worker',
  'partnership-officer': 'Partnership officer',
  'policy-officer': 'Policy officer',
  'data-protection-officer': 'Data protection officer',
  administrator: 'Administrator',
} as const;
export type Role = keyof typeof roles;
export const roleCodes = Object.keys(roles) as readonly Role[];
export const isRole = (text: string): text is Role => Object.hasOwn(roles, text);

/** Why an organisation works with a child. Every look at a record states one. */
export const purposes = {
  education: 'Educating the child',
  'prospective-admission': 'Preparing for the child to apply or be offered a place',
  admission: 'Preparing for the child to join the school',
  'former-school': 'Completing the handover from the previous school',
  recall: 'Sending back or destroying what came for a child who goes elsewhere',
  'authority-admissions': 'School places and children missing education',
  'authority-send': 'Special educational needs duties of the council',
  'social-care': 'Social work with the child and family',
  'family-help': 'Family help',
  'mental-health': 'Mental health care',
  'health-care': 'Health care',
  policing: 'Policing and protecting the child',
  placement: 'Caring for the child in a placement',
  'record-matching': 'Making sure that records belong to the right child',
  emergency: 'Keeping the child safe in an emergency',
  'data-protection': 'Checking that records are opened lawfully',
  disagreement: 'Settling a disagreement between professionals',
} as const;
export type Purpose = keyof typeof purposes;
export const purposeCodes = Object.keys(purposes) as readonly Purpose[];

/**
 * Somebody who can hold a permission: everyone with a role in an organisation (`dsl@<organisation id>`), or one named
 * person (`person@<practitioner id>`).
 */
export type Viewer = `${Role | 'person'}@${string}`;
export const post = (role: Role, organisation: string): Viewer => `${role}@${organisation}`;
export const named = (practitioner: string): Viewer => `person@${practitioner}`;
