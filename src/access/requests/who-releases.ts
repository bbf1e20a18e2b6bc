/** Who may be the second person who releases what one controller gives of a record. Pure. */
import type { Role } from '../../kinds/vocabulary.ts';

/** Those who answer for an organisation, beside its data protection officers. */
const leads: readonly Role[] = [
  'headteacher',
  'service-manager',
  'director-childrens-services',
  'icb-commissioner',
  'general-practitioner',
  'provider-manager',
];

export const releases = (post: { readonly role: Role; readonly organisation: string }, controller: string): boolean =>
  post.organisation === controller && leads.includes(post.role);

export const releasingRoles = leads;
