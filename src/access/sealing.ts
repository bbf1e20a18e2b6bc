/** Who may have an entry sealed, and who decides on it. Pure. */
import { post, type Role, type Viewer } from '../kinds/vocabulary.ts';

export const sealingGrounds = {
  'wrong-child': 'It is about another child',
  unlawful: 'It may not be kept or shown, for example because a court has said so',
  dangerous: 'Somebody is in danger if it is read, for example because it says where they are',
} as const;
export type SealingGround = keyof typeof sealingGrounds;
export const sealingGroundCodes = Object.keys(sealingGrounds) as readonly SealingGround[];

/** Those who answer for what their organisation recorded. */
const leads: readonly Role[] = [
  'dsl',
  'headteacher',
  'team-manager',
  'service-manager',
  'director-childrens-services',
  'general-practitioner',
  'provider-manager',
  'data-protection-officer',
];

type Post = { readonly role: Role; readonly organisation: string };

/**
 * Posts that decide on entries of an organisation.
 *
 * @param officers organisations whose data protection officers look after it: its own where it has one
 */
export const decidersFor = (organisation: string, officers: readonly string[]): readonly Viewer[] => [
  ...new Set([
    ...leads.map((role) => post(role, organisation)),
    ...officers.map((officer) => post('data-protection-officer', officer)),
  ]),
];

type Sealing = {
  readonly practitioner: string;
  readonly posts: readonly Post[];
  readonly entry: { readonly organisation: string; readonly recordedBy: string | null };
};

/**
 * Whether somebody who reads an entry seals it at once; otherwise they ask for it. Leads do for their own organisation; whoever
 * recorded it for the wrong child does; and where somebody is in danger the lead of any agency does, because waiting would be
 * worse than having to take it back.
 */
export function sealsAtOnce({ practitioner, posts, entry }: Sealing, ground: SealingGround): boolean {
  if (posts.some(({ role, organisation }) => leads.includes(role) && organisation === entry.organisation)) return true;
  if (ground === 'wrong-child') return entry.recordedBy === practitioner;
  return ground === 'dangerous' && posts.some(({ role }) => leads.includes(role));
}

/** Kinds of entry that decide who may see the record. Sealed, they would open what they close, or close what they open. */
const deciding = ['involvement.', 'record.', 'restriction.', 'location.', 'emergency-access.', 'sharing.'] as const;

/** These are put right on pages of their own. */
export const isSealable = (kind: string): boolean => !deciding.some((beginning) => kind.startsWith(beginning));
