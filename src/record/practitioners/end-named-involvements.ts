/**
 * Whoever works in an organisation no more is named with no child there any more: so they lose what that opened, also when
 * they go on elsewhere or come back, and colleagues see that somebody has to be named.
 */

import type { Purpose } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { appendMany } from '../append-many.ts';
import type { NewEntry } from '../entry-row.ts';
import { involvementEnds } from '../involvements.ts';
import { asRecordRole } from '../transaction.ts';

export async function endNamedInvolvements(
  access: Access,
  practitioner: string,
  organisations: readonly string[],
): Promise<void> {
  const { transaction, actor, now } = access;
  if (organisations.length === 0) return;
  const rows = await asRecordRole(transaction, () =>
    transaction
      .selectFrom('involvement')
      .select(['id', 'subject_id', 'organisation_id', 'purpose'])
      .where('partnership_id', '=', actor.partnership)
      .where('practitioner_id', '=', practitioner)
      .where('organisation_id', 'in', [...organisations])
      .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
      .orderBy('subject_id')
      .orderBy('id')
      .execute(),
  );
  if (rows.length === 0) return;
  const entry = ({ id, organisation_id, purpose }: (typeof rows)[number]): NewEntry =>
    involvementEnds(
      { organisation: organisation_id, recordedBy: actor.practitioner === '' ? null : actor.practitioner },
      { id, organisation: organisation_id, purpose: purpose as Purpose },
      now,
      'the person named works there no more',
    );
  const bySubject = Map.groupBy(rows, ({ subject_id }) => subject_id);
  await appendMany(
    access,
    [...bySubject].map(([subject, ended]) => ({ subject, isNew: false, entries: ended.map(entry) })),
    { action: 'involvements of a leaver ended' },
  );
}
