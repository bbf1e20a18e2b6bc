/** Who keeps the numbers of an organisation's posts up to date, and says who is away. */
import type { Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import type { Actor } from '../actor.ts';
import { type Colleague, peopleAt } from '../people-at.ts';

const keepers: readonly Role[] = [
  'headteacher',
  'dsl',
  'team-manager',
  'service-manager',
  'director-childrens-services',
  'icb-commissioner',
  'general-practitioner',
  'police-officer',
  'provider-manager',
  'voluntary-worker',
  'administrator',
];

/** The partnership sees whether everybody can be reached, and puts it right where nobody does. */
export const keepsAllCover = ({ posts }: Actor): boolean => posts.some(({ role }) => role === 'partnership-officer');

/** Organisations whose cover this person keeps, besides those of the whole partnership. */
export const organisationsKept = ({ posts }: Actor): readonly string[] => [
  ...new Set(posts.flatMap(({ role, organisation }) => (keepers.includes(role) ? [organisation] : []))),
];

export const keepsCoverOf = (actor: Actor, organisation: string): boolean =>
  keepsAllCover(actor) || organisationsKept(actor).includes(organisation);

/** People of the organisations whose cover the viewer keeps as somebody who works there. */
export const colleaguesWhoseCoverIsKept = (access: Access): Promise<readonly Colleague[]> =>
  peopleAt(access, organisationsKept(access.actor));
