/** Children who leave a school for another, of whom a transfer file may be made. */
import type { Access } from '../../record/access.ts';
import { parseMove, type SchoolMove } from '../../record/moves.ts';

/** Months around today within which a child leaves. */
const around = { before: 4, after: 11 } as const;

/**
 * Confirmed moves away from a school, to one on the list or to nobody knows where, as far as the viewer may see them: where a
 * child goes whose place is protected is seen by named people only.
 */
export async function leaversOf(
  { transaction, actor }: Access,
  school: string,
  today: Temporal.PlainDate,
): Promise<readonly SchoolMove[]> {
  const rows = await transaction
    .selectFrom('school_move')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('from_organisation_id', '=', school)
    .where('confirmed_at', 'is not', null)
    .where('rejected_at', 'is', null)
    .where('to_type', 'in', ['school', 'unknown'])
    .where((where) =>
      where.or([
        where('leaves_on', 'is', null),
        where.between('leaves_on', today.subtract({ months: around.before }), today.add({ months: around.after })),
      ]),
    )
    .orderBy('to_organisation_id')
    .orderBy('subject_id')
    .execute();
  return rows.map(parseMove);
}

/** Those whose place is protected: their transfer is the authority's, and no file is made. */
export async function protectedAmong(
  { transaction, actor }: Access,
  children: readonly string[],
): Promise<ReadonlySet<string>> {
  if (children.length === 0) return new Set();
  const rows = await transaction
    .selectFrom('subject')
    .select('id')
    .where('partnership_id', '=', actor.partnership)
    .where('id', 'in', [...children])
    .where('location_protected', '=', true)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export const isLocationProtected = async (access: Access, child: string): Promise<boolean> =>
  (await protectedAmong(access, [child])).has(child);
