/** Who is away when, and who stands in for them. */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import { note } from '../practitioners/note.ts';
import { asRecordRole } from '../transaction.ts';
import { colleaguesWhoseCoverIsKept } from './who-keeps-cover.ts';

export type Absence = {
  readonly id: string;
  readonly practitioner: string;
  readonly from: Temporal.PlainDate;
  /** The last day. */
  readonly to: Temporal.PlainDate;
  readonly deputy: string | null;
};

/** Of these people, those that are not over on a day, the soonest first. */
export async function absencesFrom(
  { transaction, actor }: Access,
  practitioners: readonly string[],
  day: Temporal.PlainDate,
): Promise<readonly Absence[]> {
  if (practitioners.length === 0) return [];
  const rows = await transaction
    .selectFrom('absence')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', 'in', [...new Set(practitioners)])
    .where('to_day', '>=', day)
    .where('taken_back_at', 'is', null)
    .orderBy('from_day')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    practitioner: row.practitioner_id,
    from: row.from_day,
    to: row.to_day,
    deputy: row.deputy_id,
  }));
}

const isOn = ({ from, to }: Absence, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0;

/** The absence of somebody on a day. */
export const awayOn = (
  absences: readonly Absence[],
  practitioner: string,
  day: Temporal.PlainDate,
): Absence | undefined => absences.find((each) => each.practitioner === practitioner && isOn(each, day));

/** Throws NOT_FOUND for somebody whose absence the viewer does not keep. */
async function requireKept(access: Access, practitioner: string): Promise<void> {
  if (practitioner === access.actor.practitioner) return;
  const kept = isId(practitioner) ? await colleaguesWhoseCoverIsKept(access) : [];
  if (!kept.some((each) => each.practitioner === practitioner)) throw problem('NOT_FOUND');
}

/** One's own, or of a colleague whose cover one keeps. Throws NOT_FOUND. */
export async function recordAbsence(access: Access, absence: Omit<Absence, 'id'>): Promise<void> {
  const { transaction, actor, now } = access;
  const { practitioner, from, to, deputy } = absence;
  await requireKept(access, practitioner);
  const id = randomUUIDv7();
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('absence')
      .values({
        partnership_id: actor.partnership,
        id,
        practitioner_id: practitioner,
        from_day: from,
        to_day: to,
        deputy_id: deputy,
        recorded_at: now,
        recorded_by: actor.practitioner,
        taken_back_at: null,
      })
      .execute();
    await note(access, 'absence recorded', practitioner, { absence: id });
  });
}

/** Throws NOT_FOUND. */
export async function takeBackAbsence(access: Access, id: string): Promise<void> {
  const { transaction, actor, now } = access;
  const row = isId(id)
    ? await transaction
        .selectFrom('absence')
        .select('practitioner_id')
        .where('partnership_id', '=', actor.partnership)
        .where('id', '=', id)
        .where('taken_back_at', 'is', null)
        .executeTakeFirst()
    : undefined;
  if (row === undefined) throw problem('NOT_FOUND');
  await requireKept(access, row.practitioner_id);
  await asRecordRole(transaction, async () => {
    await transaction
      .updateTable('absence')
      .set({ taken_back_at: now })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .execute();
    await note(access, 'absence taken back', row.practitioner_id, { absence: id });
  });
}
