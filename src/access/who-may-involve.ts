/**
 * Who may bring somebody into the work with a child, and who may end it. An organisation joins by the remit of its own role or
 * because somebody who works with the child invites it; schools come and go with the roll. Pure.
 */
import { canHaveRole } from '../kinds/roles-by-organisation.ts';
import { type OrganisationKind, organisationKindCodes, type Purpose, type Role } from '../kinds/vocabulary.ts';
import type { ActiveGrant } from './decide.ts';
import { reachOf, rolesFor } from './reach.ts';
import type { Involvement } from './standing.ts';

export type Post = { readonly role: Role; readonly organisation: string };

const schoolLeads: readonly Role[] = ['dsl', 'headteacher', 'senco', 'designated-teacher'];
const socialCare: readonly Role[] = [
  'social-worker',
  'team-manager',
  'service-manager',
  'front-door-worker',
  'out-of-hours-worker',
  'family-help-lead',
  'independent-reviewing-officer',
];
const health: readonly Role[] = [
  'camhs-clinician',
  'ward-clinician',
  'general-practitioner',
  'health-visitor',
  'school-nurse',
];
const anyLead: readonly Role[] = [
  ...schoolLeads,
  ...socialCare,
  ...health,
  'police-officer',
  'virtual-school-head',
  'special-needs-officer',
  'children-missing-education-officer',
];

/** Purposes for which somebody can be invited, and by whom. Those that are missing follow from a roll, a move or an import. */
const invitedBy: Readonly<Partial<Record<Purpose, readonly Role[]>>> = {
  'social-care': anyLead,
  'family-help': anyLead,
  policing: anyLead,
  'health-care': anyLead,
  'mental-health': [...schoolLeads, ...socialCare, ...health],
  'authority-send': [...schoolLeads, ...socialCare, ...health, 'virtual-school-head'],
  placement: [...socialCare, 'placements-officer'],
};

/** Those who may name a colleague, or end the work of their own organisation. */
const leads: readonly Role[] = [
  ...anyLead,
  'placements-officer',
  'provider-manager',
  'icb-commissioner',
  'admissions-officer',
];

/** Who may end the work of another organisation that was invited. */
const overseers: readonly Role[] = ['team-manager', 'service-manager'];

/** The posts in which somebody works with the child: what an agreement or an emergency opens is not work with the child. */
export const workingPosts = (grants: readonly ActiveGrant[], posts: readonly Post[]): readonly Post[] =>
  posts.filter((held) =>
    grants.some(
      ({ basis, mode, organisation }) =>
        basis === 'involvement' && (mode === 'own' || mode === 'content') && organisation === held.organisation,
    ),
  );

/** The posts in which somebody may decide to share what their organisation recorded, or to withhold it. */
export const sharingPosts = (working: readonly Post[]): readonly Post[] =>
  working.filter(({ role }) => leads.includes(role));

/** For what somebody in these posts may invite others. */
export const purposesToInviteFor = (posts: readonly Post[]): readonly Purpose[] =>
  (Object.entries(invitedBy) as readonly (readonly [Purpose, readonly Role[]])[]).flatMap(([purpose, roles]) =>
    posts.some(({ role }) => roles.includes(role)) ? [purpose] : [],
  );

/** Kinds of organisation that work for a purpose: those in which a role reaches something by it. */
export const kindsFor = (purpose: Purpose): readonly OrganisationKind[] =>
  organisationKindCodes.filter((kind) => rolesFor(purpose).some(([role]) => canHaveRole(kind, role)));

/** The post by which somebody may involve this organisation for this purpose, or undefined. */
export function invitingPost(
  working: readonly Post[],
  invited: {
    readonly organisation: string;
    readonly kind: OrganisationKind;
    readonly purpose: Purpose;
    readonly named: boolean;
  },
  involvements: readonly Pick<Involvement, 'organisation' | 'purpose' | 'practitioner'>[],
): Post | undefined {
  const { organisation, kind, purpose, named } = invited;
  // A colleague is named for what their own organisation does already, whatever that is
  const ofOwn = working.find((held) => held.organisation === organisation && leads.includes(held.role));
  const worksForIt = involvements.some(
    (each) => each.organisation === organisation && each.purpose === purpose && each.practitioner === null,
  );
  if (ofOwn !== undefined && named && worksForIt) return ofOwn;
  if (!kindsFor(purpose).includes(kind)) return undefined;
  return working.find(({ role }) => invitedBy[purpose]?.includes(role) === true);
}

/** The post by which somebody may change or end this involvement, or undefined. */
export function endingPost(
  working: readonly Post[],
  { organisation, purpose, practitioner }: Pick<Involvement, 'organisation' | 'purpose' | 'practitioner'>,
): Post | undefined {
  const byHand = practitioner !== null || invitedBy[purpose] !== undefined;
  if (!byHand) return undefined;
  return (
    working.find((held) => held.organisation === organisation && leads.includes(held.role)) ??
    working.find(({ role }) => invitedBy[purpose] !== undefined && overseers.includes(role))
  );
}

/** Purposes for which a role takes up work with a child by its remit, without being invited. */
const remits: Readonly<Partial<Record<Role, Purpose>>> = {
  'front-door-worker': 'social-care',
  'out-of-hours-worker': 'social-care',
};

export const remitOf = (role: Role): Purpose | undefined => {
  const purpose = remits[role];
  return purpose !== undefined && reachOf(purpose, role) !== undefined ? purpose : undefined;
};
