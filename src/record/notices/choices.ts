/** What each person wants to be told by mail. */
import { recordEvent } from '../../audit/record-event.ts';
import type { Access, RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';
import { asRecordRole } from '../transaction.ts';
import { type NoticeKind, noticeKinds, stoppableKinds } from './notice-kinds.ts';

/** The hours of the day from which the daily mail may come. */
export const dailyHours = [7, 12, 15] as const;
export const firstHour = dailyHours[0];

export type NoticeChoices = { readonly stopped: readonly NoticeKind[]; readonly dailyFrom: number };

export const knownKinds = (codes: readonly string[]): readonly NoticeKind[] =>
  stoppableKinds.filter((kind) => codes.includes(kind));

export async function ownChoices({ transaction, actor }: Access): Promise<NoticeChoices> {
  const row = await transaction
    .selectFrom('notice_choice')
    .select(['stopped', 'daily_from'])
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .executeTakeFirst();
  return { stopped: knownKinds(row?.stopped ?? []), dailyFrom: row?.daily_from ?? firstHour };
}

/** What must be told stays, whatever is sent. */
export async function chooseNotices(access: Access, { stopped, dailyFrom }: NoticeChoices): Promise<void> {
  const { transaction, actor, now } = access;
  const values = { stopped: stopped.filter((kind) => noticeKinds[kind].mayStop), daily_from: dailyFrom };
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('notice_choice')
      .values({ partnership_id: actor.partnership, practitioner_id: actor.practitioner, ...values })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'practitioner_id']).doUpdateSet(values))
      .execute();
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'mail chosen',
      detail: { stopped: values.stopped.join(' ') },
    });
  });
}

/** For somebody who asked for it in a mail: they keep what must be told. */
export const stopDailyMail = (services: RecordServices, { partnership }: System, practitioner: string): Promise<void> =>
  asSystem(services, { partnership }, async ({ transaction, now }) => {
    const stopped = [...stoppableKinds];
    await transaction
      .insertInto('notice_choice')
      .values({ partnership_id: partnership, practitioner_id: practitioner, stopped })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'practitioner_id']).doUpdateSet({ stopped }))
      .execute();
    await recordEvent(transaction, {
      partnership,
      practitioner,
      at: now,
      action: 'mail stopped from a mail',
      detail: { stopped: stopped.join(' ') },
    });
  });
