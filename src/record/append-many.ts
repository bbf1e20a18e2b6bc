/**
 * The one way in which the record is written. In one transaction, for each subject: its row is locked, it takes the next
 * sequence and a strictly later recorded time, the entries are stored, its projection and its duties are made again, and
 * the audit event is written.
 */
import { randomUUIDv7 } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { problem } from '../errors.ts';
import type { Milliseconds } from '../rulebook/calendar/days.ts';
import { derive, derivesNextAt, soonestOf } from '../rulebook/derive.ts';
import { deriveAfter } from '../rulebook/derive-after.ts';
import type { Access } from './access.ts';
import { storeChallenges } from './challenges/store-challenges.ts';
import { coverNow } from './cover-now.ts';
import { refuseUnseen } from './entries/count-visible.ts';
import { completeEntry, type HashedEntry, type NewEntry, nextLink, ruleEntry, type StoredEntry } from './entry-row.ts';
import { type Column, insertRows, instantText } from './insert-rows.ts';
import { loadWorld, organisationsOf } from './load-world.ts';
import { isOutdated } from './packs/current-engine.ts';
import { deriveAgain } from './packs/derive-everybody-again.ts';
import { projectSubject, projects } from './project.ts';
import { storePrompts } from './prompts/store-prompts.ts';
import { lockToThoseClose } from './relations/lock-relations.ts';
import { storeDuties } from './store-duties.ts';
import { type EntryOfSubject, insertEntries, loadEntries } from './store-entries.ts';
import { storeProjections } from './store-projection.ts';
import {
  beginning,
  type LockedSubject,
  lockSubjects,
  type SubjectState,
  storeNextDerivation,
  storeSubjects,
} from './subject-rows.ts';
import { overtakeTraces } from './trace.ts';
import { asRecordRole } from './transaction.ts';

export type Addition = {
  readonly subject: string;
  /** True for a child that has no record yet. */
  readonly isNew: boolean;
  readonly entries: readonly NewEntry[];
  /** How many entries the writer could see; CHANGED_MEANWHILE when that is no longer so. */
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

type Written = {
  readonly subject: string;
  readonly isNew: boolean;
  readonly before: Pick<LockedSubject, 'derived'>;
  readonly state: SubjectState;
  readonly entries: readonly HashedEntry[];
};

function write(addition: Addition, locked: LockedSubject | undefined, at: Milliseconds): Written {
  const before = addition.isNew ? { ...beginning, derived: null } : locked;
  if (before === undefined) throw problem('NOT_FOUND');
  let recorded = before.lastRecorded + 1;
  let { locationProtected } = before;
  const entries = addition.entries.map((entry, index) => {
    recorded = Math.max(recorded, Math.min(at, entry.recordedAt?.epochMilliseconds ?? at));
    const when = Temporal.Instant.fromEpochMilliseconds(recorded);
    const complete = completeEntry(entry, before.lastSeq + index + 1, when, locationProtected);
    // When it ends, the projection says so: another protection may still hold
    locationProtected ||= entry.kind === 'location.protected';
    return complete;
  });
  const chain = entries.reduce((link, entry) => nextLink(link, entry.contentHash), before.chain);
  return {
    subject: addition.subject,
    isNew: addition.isNew,
    before,
    entries,
    state: { lastSeq: before.lastSeq + entries.length, lastRecorded: recorded, chain, locationProtected },
  };
}

const auditColumns = ({ actor, now }: Access, action: string): readonly Column<Written>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => actor.partnership },
  { name: 'id', type: 'uuid', of: () => randomUUIDv7() },
  { name: 'at', type: 'timestamptz', of: () => instantText(now.epochMilliseconds) },
  { name: 'practitioner_id', type: 'uuid', of: () => (actor.practitioner === '' ? null : actor.practitioner) },
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

/** What was appended to a subject whose duties stood as they had been derived. */
type Added = {
  /** How many entries. */
  readonly added: number;
  /** When time alone would change what had been derived. */
  readonly nextAt: Milliseconds | null;
};

/**
 * Derives again what these subjects owe and are owed. As the record role.
 *
 * @param additions of subjects of which only what listens to their newest entries has to be derived
 */
export async function deriveSubjects(
  access: Access,
  entriesOf: ReadonlyMap<string, readonly StoredEntry[]>,
  replacing: readonly string[],
  additions: ReadonlyMap<string, Added> = new Map(),
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
    const known = entries.map(ruleEntry);
    const before = additions.get(subject);
    if (before !== undefined && (before.nextAt ?? Number.POSITIVE_INFINITY) > asOf) {
      const added = known.slice(-before.added);
      const { nextAt, ...after } = deriveAfter(added, known, world, engine.rulebook, asOf);
      return { subject, entries, asOf, ...after, nextAt: soonestOf(before.nextAt, nextAt) };
    }
    const { duties, prompts } = derive(known, world, engine.rulebook, asOf);
    return {
      subject,
      entries,
      asOf,
      duties,
      rules: null,
      prompts,
      promptRules: null,
      nextAt: derivesNextAt(known, duties, world, engine.rulebook, asOf),
    };
  });
  await storeDuties(transaction, actor.partnership, derived, replacing);
  await storePrompts(transaction, actor.partnership, derived, replacing);
  const challenged = await storeChallenges(access, entriesOf, world, replacing);
  const known = new Set(replacing);
  await storeNextDerivation(
    access,
    derived
      .map(({ subject, nextAt }) => ({ subject, nextAt: soonestOf(nextAt, challenged.get(subject) ?? null) }))
      .filter(({ subject, nextAt }) => nextAt !== null || known.has(subject)),
  );
  await overtakeTraces(access, replacing);
  await lockToThoseClose(access, entriesOf);
  if (await isOutdated(access)) await deriveAgain(access, [...entriesOf.keys()]);
}

/** Few enough that the database stores some while the next are made ready, and that other work gets its turn between. */
const subjectsAtOnce = 100;

/** Appends to several subjects at once. Throws NOT_FOUND, CHANGED_MEANWHILE, UNKNOWN_KIND or ENTRY_INVALID; then nothing is kept. */
export async function appendMany(
  access: Access,
  additions: readonly Addition[],
  options: AppendOptions,
): Promise<readonly Written[]> {
  const { transaction } = access;
  const old = additions.filter(({ isNew }) => !isNew).map(({ subject }) => subject);
  const locked = await asRecordRole(transaction, () => lockSubjects(access, old));
  await refuseUnseen(access, additions);
  return asRecordRole(transaction, async () => {
    const at = (options.recordedAt ?? access.now).epochMilliseconds;
    const written: Written[] = [];
    let storing = Promise.resolve();
    try {
      for (let start = 0; start < additions.length; start += subjectsAtOnce) {
        const some = additions
          .slice(start, start + subjectsAtOnce)
          .map((addition) => write(addition, locked.get(addition.subject), at));
        written.push(...some);
        await storing;
        storing = store(access, some, options);
        // Until it is awaited a failure waits here too
        storing.catch(() => undefined);
        if (start + subjectsAtOnce < additions.length) await setImmediate();
      }
    } finally {
      await storing;
    }
    return written;
  });
}

/** Stores what was made ready, and what follows from it: projections, duties, the audit. */
async function store(access: Access, written: readonly Written[], options: AppendOptions): Promise<void> {
  const { transaction, actor } = access;
  const deriveLater = options.deriving === 'later';
  const old = written.filter(({ isNew }) => !isNew).map(({ subject }) => subject);
  const before = await loadEntries(transaction, actor.partnership, old);
  await storeSubjects(access, written, deriveLater);
  const rows = written.flatMap(({ subject, entries }) =>
    entries.map((entry): EntryOfSubject => ({ partnership: actor.partnership, subject, entry })),
  );
  await insertEntries(transaction, rows);
  const all = new Map(written.map(({ subject, entries }) => [subject, [...(before.get(subject) ?? []), ...entries]]));
  const changed = written.filter(({ isNew, entries }) => isNew || entries.some(projects));
  const projected = changed.map(({ subject }) => ({ subject, projection: projectSubject(all.get(subject) ?? []) }));
  await storeProjections(
    transaction,
    actor.partnership,
    projected,
    changed.filter(({ isNew }) => !isNew).map(({ subject }) => subject),
  );
  const covered = coverNow(all, projected);
  const additions = written.flatMap(({ subject, entries, before: { derived } }): readonly [string, Added][] =>
    derived === null || covered.has(subject) ? [] : [[subject, { added: entries.length, nextAt: derived.nextAt }]],
  );
  if (!deriveLater) await deriveSubjects(access, all, old, new Map(additions));
  await insertRows(transaction, 'audit_event', auditColumns(access, options.action), written);
}
