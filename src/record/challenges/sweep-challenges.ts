/**
 * What time brings about on challenges with nobody there: it is written into the trace, with an event of the audit. Who acts
 * then needs no sweeper: the stages and their people are stored with the times from which they count.
 */
import { sql } from 'kysely';
import { recordEvent } from '../../audit/record-event.ts';
import type { Ladder } from '../../rulebook/ladder/ladder.ts';
import type { Access, RecordServices } from '../access.ts';
import { instantText } from '../insert-rows.ts';
import { asSystem, type System } from '../system.ts';
import { type TimedStep, timedSteps } from './timed-steps.ts';

const atOnce = 200;

type Due = {
  readonly subject_id: string;
  readonly id: string;
  readonly ladder: Ladder;
  readonly compartments: readonly string[];
  readonly audience: readonly string[] | null;
  readonly sides: readonly string[];
};

const words = {
  'stage-opened': 'challenge stage opened',
  unanswered: 'challenge not answered in time',
  'last-stage-passed': 'last stage of a challenge passed',
};

async function trace(access: Access, { subject_id: subject, id, ladder, ...due }: Due, step: TimedStep): Promise<void> {
  const { transaction, actor, now } = access;
  const [owner = null, receiver = null] = due.sides;
  const { rows } = await sql`INSERT INTO trace (partnership_id, subject_id, instance, step, at, rule, item,
      owner_organisation_id, receiver_organisation_id, compartments, audience)
    VALUES (${actor.partnership}, ${subject}, ${step.instance}, ${step.step}, ${instantText(step.at)}::timestamptz, ${ladder.rule}, ${String(step.stage)},
      ${owner}, ${receiver}, ${sql.val(due.compartments)}::text[], ${sql.val(due.audience)}::text[])
    ON CONFLICT (partnership_id, subject_id, instance, step) DO UPDATE SET at = excluded.at, overtaken_at = NULL
    WHERE trace.overtaken_at IS NOT NULL RETURNING step`.execute(transaction);
  if (rows.length === 0) return;
  await recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: '',
    at: now,
    action: words[step.step],
    subject,
    detail: { challenge: id, stage: step.stage, at: instantText(step.at) },
  });
}

/** Returns how many challenges were looked at. */
export async function traceChallenges(services: RecordServices, system: System): Promise<number> {
  return asSystem(services, system, async (access) => {
    const { transaction, now } = access;
    const at = sql`${now.toString()}::timestamptz`;
    const { rows } = await sql<Due>`
      SELECT subject_id, id, ladder, compartments, audience, sides FROM challenge
      WHERE partnership_id = ${system.partnership} AND next_change_at <= ${at}
      ORDER BY next_change_at LIMIT ${sql.lit(atOnce)} FOR UPDATE SKIP LOCKED`.execute(transaction);
    for (const due of rows) {
      const steps = timedSteps(due.ladder);
      for (const step of steps) if (step.at <= now.epochMilliseconds) await trace(access, due, step);
      const next = steps.find((step) => step.at > now.epochMilliseconds)?.at ?? null;
      await sql`UPDATE challenge SET next_change_at = ${instantText(next)}::timestamptz
        WHERE partnership_id = ${system.partnership} AND subject_id = ${due.subject_id} AND id = ${due.id}`.execute(
        transaction,
      );
    }
    return rows.length;
  });
}
