/** With which children somebody is named now, as far as the viewer may see them. */
import { isRole, type Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { type ChildSummary, childSummaries } from '../child.ts';
import { isId } from '../id.ts';

export type NamedWith = { readonly child: ChildSummary; readonly role: Role | null };

export async function namedWith(access: Access, practitioner: string): Promise<readonly NamedWith[]> {
  const { transaction, actor, now } = access;
  if (!isId(practitioner)) return [];
  const rows = await transaction
    .selectFrom('involvement')
    .select(['subject_id', 'role'])
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('subject_id')
    .execute();
  const children = await childSummaries(
    access,
    rows.map(({ subject_id }) => subject_id),
  );
  return rows.flatMap(({ subject_id, role }) => {
    const child = children.get(subject_id);
    return child === undefined ? [] : [{ child, role: role !== null && isRole(role) ? role : null }];
  });
}
