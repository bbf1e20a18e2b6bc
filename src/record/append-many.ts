/**
 * The one way in which the record is written. In one transaction, for each subject: its row is locked, it takes the next
 * sequence and a strictly later recorded time, the entries are stored, its projection and its duties are made again, and
 * the audit event is written.
 */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../errors.ts';
import type { Milliseconds } from '../rulebook/calendar/days.ts';
import { derive } from '../rulebook/derive.ts';
import type { Access } from './access.ts';
import {
  completeEntry,
  firstLink,
  type HashedEntry,
  type NewEntry,
  nextLink,
  ruleEntry,
  type StoredEntry,
} from './entry-row.ts';
import { type Column, insertRows, instantText } from './insert-rows.ts';
import { loadWorld, organisationsOf } from './load-world.ts';
import { projectSubject, projects } from './project.ts';
import { storeDuties } from './store-duties.ts';
import { type EntryOfSubject, insertEntries, loadEntries } from './store-entries.ts';
import { storeProjections } from './store-projection.ts';
import { overtakeTraces } from './trace.ts';
import { asRecordRole } from './transaction.ts';

export type Addition = {
  readonly subject: string;
  /** True for a child that has no record yet. */
  readonly isNew: boolean;
  readonly entries: readonly NewEntry[];
  /** What the writer had seen; CHANGED_MEANWHILE when others have written since. */
  readonly seen?: number;
};

export type AppendOptions = {
  /** What is being done, for the audit, for example "move confirmed". */
  readonly action: string;
  /** `later` leaves deriving to the sweeper, for large imports. */
  readonly deriving?: 'now' | 'later';
  /** When it was recorded, for history brought in from elsewhere; never later than now. */
  readonly recordedAt?: Temporal.Instant;
};

type SubjectState = { readonly lastSeq: number; readonly lastRecorded: Milliseconds; readonly chain: string };
type Written = {
  readonly subject: string;
  readonly isNew: boolean;
  readonly state: SubjectState;
  readonly entries: readonly HashedEntry[];
};

const beginning: SubjectState = { lastSeq: 0, lastRecorded: 0, chain: firstLink };

async function lockSubjects(
  { transaction, actor }: Access,
  additions: readonly Addition[],
): Promise<ReadonlyMap<string, SubjectState>> {
  const existing = additions.filter((addition) => !addition.isNew).map((addition) => addition.subject);
  if (existing.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('subject')
    .select(['id', 'last_seq', 'last_recorded_at', 'chain'])
    .where('partnership_id', '=', actor.partnership)
    .where('id', 'in', existing)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { lastSeq: row.last_seq, lastRecorded: row.last_recorded_at.epochMilliseconds, chain: row.chain.toString('hex') },
    ]),
  );
}

function write(addition: Addition, locked: ReadonlyMap<string, SubjectState>, at: Milliseconds): Written {
  const before = addition.isNew ? beginning : locked.get(addition.subject);
  if (before === undefined) throw problem('NOT_FOUND');
  if (addition.seen !== undefined && addition.seen !== before.lastSeq) throw problem('CHANGED_MEANWHILE');
  let recorded = before.lastRecorded + 1;
  const entries = addition.entries.map((entry, index) => {
    recorded = Math.max(recorded, Math.min(at, entry.recordedAt?.epochMilliseconds ?? at));
    return completeEntry(entry, before.lastSeq + index + 1, Temporal.Instant.fromEpochMilliseconds(recorded));
  });
  const chain = entries.reduce((link, entry) => nextLink(link, entry.contentHash), before.chain);
  return {
    subject: addition.subject,
    isNew: addition.isNew,
    entries,
    state: { lastSeq: before.lastSeq + entries.length, lastRecorded: recorded, chain },
  };
}

const subjectColumns = (partnership: string, deriveLater: boolean): readonly Column<Written>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => partnership },
  { name: 'id', type: 'uuid', of: ({ subject }) => subject },
  { name: 'kind', type: 'text', of: () => 'child' },
  { name: 'last_seq', type: 'integer', of: ({ state }) => state.lastSeq },
  { name: 'last_recorded_at', type: 'timestamptz', of: ({ state }) => instantText(state.lastRecorded) },
  { name: 'chain', type: 'bytea', of: ({ state }) => state.chain },
  { name: 'derive_pending', type: 'boolean', of: () => deriveLater },
];

async function storeSubjects(access: Access, written: readonly Written[], deriveLater: boolean): Promise<void> {
  const { transaction, actor } = access;
  const columns = subjectColumns(actor.partnership, deriveLater);
  await insertRows(
    transaction,
    'subject',
    columns,
    written.filter(({ isNew }) => isNew),
  );
  for (const { subject, state } of written.filter(({ isNew }) => !isNew)) {
    await transaction
      .updateTable('subject')
      .set({
        last_seq: state.lastSeq,
        last_recorded_at: Temporal.Instant.fromEpochMilliseconds(state.lastRecorded),
        chain: Buffer.from(state.chain, 'hex'),
        ...(deriveLater ? { derive_pending: true } : {}),
      })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', subject)
      .execute();
  }
}

const auditColumns = ({ actor, now }: Access, action: string): readonly Column<Written>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => actor.partnership },
  { name: 'id', type: 'uuid', of: () => randomUUIDv7() },
  { name: 'at', type: 'timestamptz', of: () => instantText(now.epochMilliseconds) },
  { name: 'practitioner_id', type: 'uuid', of: () => actor.practitioner },
  { name: 'action', type: 'text', of: () => action },
  { name: 'subject_id', type: 'uuid', of: ({ subject }) => subject },
  {
    name: 'detail',
    type: 'jsonb',
    of: ({ entries }) =>
      JSON.stringify({
        entries: entries.map(({ id, kind, contentHash }) => ({ id, kind, hash: contentHash })),
      }),
  },
];

/** Derives again what these subjects owe and are owed. As the record role. */
export async function deriveSubjects(
  access: Access,
  entriesOf: ReadonlyMap<string, readonly StoredEntry[]>,
  replacing: readonly string[],
): Promise<void> {
  const { transaction, actor, engine, now } = access;
  const world = await loadWorld(
    transaction,
    actor.partnership,
    engine,
    organisationsOf([...entriesOf.values()].flat()),
  );
  const derived = [...entriesOf].map(([subject, entries]) => {
    // What was appended just now may carry a recorded time a little after the clock's.
    const asOf = Math.max(now.epochMilliseconds, entries.at(-1)?.recordedAt.epochMilliseconds ?? 0);
    return { subject, entries, duties: derive(entries.map(ruleEntry), world, engine.rulebook, asOf).duties };
  });
  await storeDuties(transaction, actor.partnership, derived, replacing);
  await overtakeTraces(access, replacing);
}

/** Appends to several subjects at once. Throws NOT_FOUND, CHANGED_MEANWHILE, UNKNOWN_KIND or ENTRY_INVALID; then nothing is kept. */
export async function appendMany(
  access: Access,
  additions: readonly Addition[],
  options: AppendOptions,
): Promise<readonly Written[]> {
  const { transaction, actor } = access;
  const deriveLater = options.deriving === 'later';
  return asRecordRole(transaction, async () => {
    const locked = await lockSubjects(access, additions);
    const at = (options.recordedAt ?? access.now).epochMilliseconds;
    const written = additions.map((addition) => write(addition, locked, at));
    const old = written.filter(({ isNew }) => !isNew).map(({ subject }) => subject);
    const before = await loadEntries(transaction, actor.partnership, old);
    await storeSubjects(access, written, deriveLater);
    const rows = written.flatMap(({ subject, entries }) =>
      entries.map((entry): EntryOfSubject => ({ partnership: actor.partnership, subject, entry })),
    );
    await insertEntries(transaction, rows);
    const all = new Map(written.map(({ subject, entries }) => [subject, [...(before.get(subject) ?? []), ...entries]]));
    const changed = written.filter(({ isNew, entries }) => isNew || entries.some(projects));
    await storeProjections(
      transaction,
      actor.partnership,
      changed.map(({ subject }) => ({ subject, projection: projectSubject(all.get(subject) ?? []) })),
      changed.filter(({ isNew }) => !isNew).map(({ subject }) => subject),
    );
    if (!deriveLater) await deriveSubjects(access, all, old);
    await insertRows(transaction, 'audit_event', auditColumns(access, options.action), written);
    return written;
  });
}
