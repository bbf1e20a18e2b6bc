/** What had been derived under a pack when it was withdrawn: how much in all, and the children whom the viewer may see. */
import type { Access } from '../access.ts';
import { type ChildSummary, childSummaries } from '../child.ts';
import { asRecordRole } from '../transaction.ts';

export type LookBack = {
  /** Of everybody. Numbers only. */
  readonly duties: number;
  readonly children: number;
  /** Those of whom the viewer may see such a duty. */
  readonly seen: readonly ChildSummary[];
};

export async function lookBack(access: Access, version: string): Promise<LookBack> {
  const { transaction, actor } = access;
  const own = () =>
    transaction
      .selectFrom('pack_look_back')
      .where('partnership_id', '=', actor.partnership)
      .where('pack_version_id', '=', version);
  const rows = await own().select('subject_id').distinct().execute();
  const seen = await childSummaries(
    access,
    rows.map((row) => row.subject_id),
  );
  const all = await asRecordRole(transaction, () =>
    own()
      .select((select) => [
        select.fn.countAll<number>().as('duties'),
        select.fn.count<number>('subject_id').distinct().as('children'),
      ])
      .executeTakeFirstOrThrow(),
  );
  return { ...all, seen: [...seen.values()] };
}
