/** Who decides on keeping: for each organisation its data protection officer, and somebody who answers for it as the second. */
import { problem } from '../../errors.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import type { Actor } from '../actor.ts';

const second: readonly Role[] = ['director-childrens-services', 'service-manager', 'headteacher', 'provider-manager'];
const officer: Role = 'data-protection-officer';

const organisationsIn = ({ posts }: Actor, roles: readonly Role[]): readonly string[] => [
  ...new Set(posts.filter(({ role }) => roles.includes(role)).map(({ organisation }) => organisation)),
];

export const keepsRecords = (actor: Actor): boolean => organisationsIn(actor, [officer, ...second]).length > 0;

export const isOfficer = (actor: Actor): boolean => organisationsIn(actor, [officer]).length > 0;

/** Organisations on whose records the viewer decides. Throws NOT_ALLOWED when there is none. */
export function keptBy({ actor }: Access): readonly string[] {
  const all = organisationsIn(actor, [officer, ...second]);
  if (all.length === 0) throw problem('NOT_ALLOWED', { action: 'decide how long records are kept' });
  return all;
}

/** Throws NOT_ALLOWED. */
export function requireOfficer({ actor }: Access): void {
  if (!isOfficer(actor)) throw problem('NOT_ALLOWED', { action: 'place or lift a hold' });
}
