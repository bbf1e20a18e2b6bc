/**
 * Takes a whole import back. Every entry that it brought is withdrawn, which is itself an entry, so that what was known in
 * between can still be answered. Where people have gone on working with a child whom the import brought, the child's record
 * stays and says so.
 */
import { problem } from '../../errors.ts';
import { type Access, type RecordServices, withAccess } from '../../record/access.ts';
import type { Actor } from '../../record/actor.ts';
import { type Addition, appendMany } from '../../record/append-many.ts';
import type { NewEntry, StoredEntry } from '../../record/entry-row.ts';
import { loadEntries } from '../../record/store-entries.ts';
import { asRecordRole } from '../../record/transaction.ts';
import { type ImportBatch, lockBatch } from './batch.ts';

const childrenAtOnce = 200;

/** Says that a committed batch shall be taken back. Throws IMPORT_NOT_READY. */
export async function beginReversal(access: Access, id: string): Promise<void> {
  const batch = await lockBatch(access, id);
  if (batch.state !== 'committed') throw problem('IMPORT_NOT_READY', { state: batch.state });
  await update(access, id, { state: 'reversing' });
}

async function update(
  { transaction, actor }: Access,
  id: string,
  set: { readonly state: ImportBatch['state']; readonly reversed_at?: Temporal.Instant },
): Promise<void> {
  await asRecordRole(transaction, () =>
    transaction
      .updateTable('import_batch')
      .set(set)
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .execute(),
  );
}

const isWithdrawn = (entry: StoredEntry, entries: readonly StoredEntry[]): boolean =>
  entries.some((other) => other.kind === 'entry.withdrawn' && other.corrects === entry.id);

/** Whether people have worked with a record that only the import opened. */
function isInUse(batch: string, entries: readonly StoredEntry[]): boolean {
  const broughtByImport = entries[0]?.batch === batch;
  return broughtByImport && entries.some((entry) => entry.batch !== batch && entry.kind !== 'entry.withdrawn');
}

function withdrawals(
  batch: ImportBatch,
  by: string,
  now: Temporal.Instant,
  entries: readonly StoredEntry[],
): readonly NewEntry[] {
  return entries
    .filter((entry) => entry.batch === batch.id && entry.kind !== 'entry.withdrawn' && !isWithdrawn(entry, entries))
    .map((entry) => ({
      kind: 'entry.withdrawn',
      happened: { moment: now },
      organisation: batch.organisation,
      recordedBy: by,
      compartment: entry.compartment,
      audience: entry.audience,
      parties: entry.parties,
      corrects: entry.id,
      data: { reason: 'The import that brought it was taken back.' },
    }));
}

/** Children whom the batch reached and whose entries of it still stand, a lot at a time in the order of their ids. */
async function nextLot({ transaction, actor }: Access, batch: string, after: string): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('entry')
    .select('subject_id')
    .distinct()
    .where('partnership_id', '=', actor.partnership)
    .where('batch_id', '=', batch)
    .where('subject_id', '>', after)
    .orderBy('subject_id')
    .limit(childrenAtOnce)
    .execute();
  return rows.map((row) => row.subject_id);
}

type Reversed = { readonly last: string | null; readonly kept: number };

async function reverseLot(access: Access, id: string, after: string): Promise<Reversed> {
  const batch = await lockBatch(access, id);
  const { transaction, actor, now } = access;
  const [subjects, existing] = await asRecordRole(transaction, async () => {
    const lot = await nextLot(access, id, after);
    return [lot, await loadEntries(transaction, actor.partnership, lot)] as const;
  });
  const inUse = subjects.filter((subject) => isInUse(id, existing.get(subject) ?? []));
  const additions = subjects
    .filter((subject) => !inUse.includes(subject))
    .map(
      (subject): Addition => ({
        subject,
        isNew: false,
        entries: withdrawals(batch, actor.practitioner, now, existing.get(subject) ?? []),
      }),
    )
    .filter(({ entries }) => entries.length > 0);
  await appendMany(access, additions, { action: 'import reversed', deriving: additions.length > 50 ? 'later' : 'now' });
  await closeTasks(
    access,
    id,
    additions.map(({ subject }) => subject),
  );
  return { last: subjects.at(-1) ?? null, kept: inUse.length };
}

async function closeTasks(
  { transaction, actor, now }: Access,
  batch: string,
  subjects: readonly string[],
): Promise<void> {
  if (subjects.length === 0) return;
  await asRecordRole(transaction, async () => {
    const closed = await transaction
      .updateTable('match_task')
      .set({ decided_at: now, decided_by: actor.practitioner, decision: 'reversed' })
      .where('partnership_id', '=', actor.partnership)
      .where('batch_id', '=', batch)
      .where('subject_id', 'in', [...subjects])
      .where('decided_at', 'is', null)
      .returning('id')
      .execute();
    if (closed.length === 0) return;
    await transaction
      .deleteFrom('access_grant')
      .where('partnership_id', '=', actor.partnership)
      .where('purpose', '=', 'record-matching')
      .where(
        'involvement_id',
        'in',
        closed.map(({ id }) => id),
      )
      .execute();
  });
}

/**
 * Goes on until the whole batch is taken back.
 *
 * @returns how many children's records stay because people have gone on working with them
 */
export async function reverseBatch(services: RecordServices, actor: Actor, id: string): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000';
  let kept = 0;
  for (;;) {
    const lot = await withAccess(services, actor, 'import', (access) => reverseLot(access, id, after));
    kept += lot.kept;
    if (lot.last === null) break;
    after = lot.last;
  }
  await withAccess(services, actor, 'import', (access) =>
    update(access, id, { state: 'reversed', reversed_at: access.now }),
  );
  return kept;
}
