/**
 * How far a role reaches for a purpose: which parts of a child's record, and whether all of it or only what the viewer's
 * own organisation recorded or takes part in. A role that is not listed for a purpose sees nothing by it.
 */
import type { Compartment, Purpose, Role } from '../kinds/vocabulary.ts';

/**
 * - `existence`: who the child is, and where they go to school as far as the viewer's organisation takes part in it
 * - `own`: that, and what the viewer's organisation recorded or takes part in
 * - `recorded`: what one other organisation recorded itself, as an agreement lets it be read
 * - `content`: everything in the compartments
 */
export type Mode = 'existence' | 'own' | 'recorded' | 'content';
export type Reach = { readonly mode: Mode; readonly compartments: readonly Compartment[] };

const content = (...compartments: readonly Compartment[]): Reach => ({ mode: 'content', compartments });
const own = (...compartments: readonly Compartment[]): Reach => ({ mode: 'own', compartments });

const everythingButProtected: readonly Compartment[] = ['general', 'send', 'safeguarding', 'health', 'legal'];

/** That there is such a child, and who it is. */
const existence: Reach = { mode: 'existence', compartments: [] };

type ReachByRole = Readonly<Partial<Record<Role, Reach>>>;

const inSchool: ReachByRole = {
  dsl: content(...everythingButProtected),
  headteacher: content('general', 'send', 'health', 'legal'),
  senco: content('general', 'send', 'health'),
  'head-of-year': content('general', 'send'),
  'designated-teacher': content('general', 'send'),
  'data-manager': content('general'),
  'first-aid-lead': content('general', 'health'),
  'school-nurse': content('general', 'health'),
};

const asOwn = (reaches: ReachByRole): ReachByRole =>
  Object.fromEntries(Object.entries(reaches).map(([role, reach]) => [role, own(...reach.compartments)]));

const socialCare: ReachByRole = {
  'social-worker': content(...everythingButProtected),
  'team-manager': content(...everythingButProtected),
  'service-manager': content(...everythingButProtected),
  'director-childrens-services': content(...everythingButProtected),
  'independent-reviewing-officer': content(...everythingButProtected),
  'front-door-worker': content('general', 'safeguarding'),
  'out-of-hours-worker': content('general', 'safeguarding'),
  'family-help-lead': content('general', 'send', 'safeguarding'),
  'virtual-school-head': content('general', 'send'),
  'placements-officer': content(...everythingButProtected),
};

const reachByPurpose: Readonly<Record<Purpose, ReachByRole>> = {
  education: inSchool,
  // Before a place is accepted or directed a school sees who the child is and what it brought itself.
  'prospective-admission': asOwn(inSchool),
  admission: inSchool,
  'former-school': asOwn(inSchool),
  // Whom it was about, so that it can be found; nothing of what is in the record.
  recall: { dsl: existence, headteacher: existence, senco: existence, 'data-manager': existence },
  'authority-admissions': {
    'admissions-officer': content('general'),
    'children-missing-education-officer': content('general'),
  },
  'authority-send': { 'special-needs-officer': content('general', 'send', 'health') },
  'social-care': socialCare,
  'family-help': { ...socialCare, 'voluntary-worker': own('general', 'safeguarding') },
  'mental-health': {
    'camhs-clinician': content('general', 'send', 'safeguarding', 'health', 'legal'),
    'ward-clinician': content('general', 'send', 'safeguarding', 'health', 'legal'),
    'icb-commissioner': content('general', 'health'),
  },
  'health-care': {
    'general-practitioner': content('general', 'safeguarding', 'health'),
    'health-visitor': content('general', 'safeguarding', 'health'),
    'school-nurse': content('general', 'safeguarding', 'health'),
  },
  policing: { 'police-officer': own('general', 'safeguarding') },
  placement: { 'provider-manager': content('general', 'send', 'safeguarding', 'health') },
  'record-matching': { 'matching-officer': { mode: 'existence', compartments: [] } },
  // Compiled from what was opened and by whom, never from a role alone
  emergency: {},
  'data-protection': {},
  disagreement: {},
};

/** What a named person sees by an involvement of their own, when their role has no reach of its own for the purpose. */
const namedReach: Readonly<Partial<Record<Purpose, Reach>>> = {
  education: content('general'),
  admission: content('general'),
  'former-school': own('general'),
};

export const reachOf = (purpose: Purpose, role: Role): Reach | undefined => reachByPurpose[purpose][role];
export const namedReachOf = (purpose: Purpose, role: Role | undefined): Reach | undefined =>
  (role === undefined ? undefined : reachOf(purpose, role)) ?? namedReach[purpose];

/** Every role that reaches something for a purpose. */
export const rolesFor = (purpose: Purpose): readonly (readonly [Role, Reach])[] =>
  Object.entries(reachByPurpose[purpose]) as readonly (readonly [Role, Reach])[];
