/**
 * Whether somebody who does not work with a child may be told that somebody else does, and whom to ring. By the remit of the
 * front door and the out-of-hours team for everyday services; of any service, and by others, where an agreement in force says
 * so (EXISTENCE). Nobody is told of a restricted record, of somebody close to them, or of whom it would show where a child is.
 */
import type { OrganisationKind, Purpose, Role } from '../kinds/vocabulary.ts';
import { type Agreement, isAmong } from './agreement/agreement.ts';
import { rolesFor } from './reach.ts';
import { holdsAt } from './spans.ts';
import { remitOf } from './who-may-involve.ts';

/** In an hour, for one person. */
export const checksAnHour = 20;

/** That one of these works with a child says nothing about the child. A clinic, a ward, the police or a charity may. */
const everyday: readonly OrganisationKind[] = ['school', 'local-authority', 'health-visiting', 'gp-practice'];

export type ExistenceAsker = {
  readonly organisation: string;
  readonly kind: OrganisationKind | undefined;
  readonly role: Role;
  readonly purpose: Purpose;
};

const concerns = (agreement: Agreement, asker: ExistenceAsker, at: number) =>
  agreement.rules.filter(
    (rule) =>
      rule.existence &&
      holdsAt(rule, at) &&
      rule.purposes.includes(asker.purpose) &&
      isAmong(rule.to, asker.organisation, asker.kind) &&
      (rule.roles === null || rule.roles.includes(asker.role)) &&
      rolesFor(asker.purpose).some(([role]) => role === asker.role),
  );

/** @param agreements in force now */
export function mayBeTold(
  asker: ExistenceAsker,
  source: { readonly organisation: string; readonly kind: OrganisationKind | undefined },
  agreements: readonly Agreement[],
  at: number,
): boolean {
  if (remitOf(asker.role) === asker.purpose && source.kind !== undefined && everyday.includes(source.kind)) return true;
  return agreements.some((agreement) => {
    if (!isAmong(agreement.from, source.organisation, source.kind)) return false;
    const rules = concerns(agreement, asker, at);
    return rules.some(({ effect }) => effect === 'allow') && rules.every(({ effect }) => effect === 'allow');
  });
}

/** For what somebody in this post may ask: their remit, and what agreements in force let them know. */
export function purposesToAskFor(
  post: Omit<ExistenceAsker, 'purpose'>,
  agreements: readonly Agreement[],
  at: number,
): readonly Purpose[] {
  const remit = remitOf(post.role);
  const agreed = agreements.flatMap(({ rules }) =>
    rules.flatMap(({ purposes, existence, effect }) => (existence && effect === 'allow' ? purposes : [])),
  );
  return [...new Set([...(remit === undefined ? [] : [remit]), ...agreed])].filter(
    (purpose) =>
      purpose === remit ||
      agreements.some((agreement) =>
        concerns(agreement, { ...post, purpose }, at).some(({ effect }) => effect === 'allow'),
      ),
  );
}
