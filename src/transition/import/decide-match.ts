/**
 * The matching team decides whether an imported pupil is a child who already has a record. If so, what the import and
 * people since have recorded goes on in that child's chronology, and the record that the import opened is closed.
 */
import { sql } from 'kysely';
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { appendMany } from '../../record/append-many.ts';
import type { NewEntry, StoredEntry } from '../../record/entry-row.ts';
import { isId } from '../../record/id.ts';
import { closeJoined } from '../../record/join-records.ts';
import { loadEntries } from '../../record/store-entries.ts';
import { asRecordRole } from '../../record/transaction.ts';
import { requireMatchingOfficer } from './match-queue.ts';
import type { MatchCandidate } from './open-match-tasks.ts';

type OpenTask = { readonly id: string; readonly subject: string; readonly candidates: readonly MatchCandidate[] };

async function lockTask({ transaction, actor }: Access, id: string): Promise<OpenTask> {
  if (!isId(id)) throw problem('NOT_FOUND');
  const row = await asRecordRole(transaction, () =>
    transaction
      .selectFrom('match_task')
      .select(['id', 'subject_id', 'candidates', 'decided_at'])
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  );
  if (row === undefined) throw problem('NOT_FOUND');
  if (row.decided_at !== null) throw problem('CHANGED_MEANWHILE');
  return { id: row.id, subject: row.subject_id, candidates: row.candidates as readonly MatchCandidate[] };
}

async function close(
  { transaction, actor, now }: Access,
  task: OpenTask,
  decision: 'same' | 'different',
  sameAs: string | null,
): Promise<void> {
  await asRecordRole(transaction, async () => {
    await transaction
      .updateTable('match_task')
      .set({ decided_at: now, decided_by: actor.practitioner, decision, same_as: sameAs })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', task.id)
      .execute();
    // Tasks of other imports that pointed at the record which is closed point at the one that goes on
    if (sameAs !== null) {
      await sql`UPDATE match_task SET candidates = replace(candidates::text, ${task.subject}, ${sameAs})::jsonb
        WHERE partnership_id = ${actor.partnership} AND decided_at IS NULL AND candidates::text LIKE ${`%${task.subject}%`}`.execute(
        transaction,
      );
    }
    await transaction
      .deleteFrom('access_grant')
      .where('partnership_id', '=', actor.partnership)
      .where('purpose', '=', 'record-matching')
      .where('involvement_id', '=', task.id)
      .execute();
  });
}

/** Nobody in the record is this child: the record that the import opened is the child's. */
export async function decideDifferent(access: Access, id: string): Promise<void> {
  requireMatchingOfficer(access);
  await close(access, await lockTask(access, id), 'different', null);
}

const carriedOn = (entry: StoredEntry): NewEntry => ({
  kind: entry.kind,
  happened:
    entry.precision === 'day'
      ? { day: entry.happenedFrom.toZonedDateTimeISO('Europe/London').toPlainDate() }
      : { moment: entry.happenedFrom },
  data: entry.data,
  organisation: entry.organisation,
  recordedBy: entry.recordedBy,
  compartment: entry.compartment,
  audience: entry.audience,
  parties: entry.parties,
  status: entry.status,
  event: entry.event,
  homeSystem: entry.homeSystem,
  ...(entry.batch === null ? {} : { batch: entry.batch }),
});

/** Entries that still stand. A correction takes the place of what it corrected. */
function standing(entries: readonly StoredEntry[]): readonly StoredEntry[] {
  const replaced = new Set(entries.flatMap((entry) => (entry.corrects === null ? [] : [entry.corrects])));
  return entries.filter((entry) => entry.kind !== 'entry.withdrawn' && !replaced.has(entry.id));
}

/**
 * @param takeNames also takes names and date of birth from the file; only safe when they agree or the file is right
 */
export async function decideSame(access: Access, id: string, sameAs: string, takeNames: boolean): Promise<void> {
  requireMatchingOfficer(access);
  const task = await lockTask(access, id);
  const candidate = task.candidates.find(({ subject }) => subject === sameAs);
  if (candidate === undefined) throw problem('NOT_FOUND');
  const { transaction, actor } = access;
  const entries = await asRecordRole(
    transaction,
    async () => (await loadEntries(transaction, actor.partnership, [task.subject])).get(task.subject) ?? [],
  );
  const carried = standing(entries).filter(
    (entry) => takeNames || candidate.exact || entry.kind !== 'identity.recorded',
  );
  await appendMany(access, [{ subject: sameAs, isNew: false, entries: carried.map(carriedOn) }], {
    action: 'records joined',
  });
  await closeJoined(access, task.subject, sameAs);
  await close(access, task, 'same', sameAs);
}
