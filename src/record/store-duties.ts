/** Stores what derive() says of subjects: only what changed is written. */
import { sql } from 'kysely';
import { post } from '../kinds/vocabulary.ts';
import { dayText } from '../rulebook/calendar/days.ts';
import { type Duty, timedChanges } from '../rulebook/duty/duty.ts';
import type { StoredEntry } from './entry-row.ts';
import { arrayText, type Column, insertRows, instantText } from './insert-rows.ts';
import { storeMoveProgress } from './store-move-progress.ts';
import type { Transaction } from './transaction.ts';

export type DutiesOfSubject = {
  readonly subject: string;
  readonly duties: readonly Duty[];
  /** Rules of which these are the duties; null when they are those of all rules. */
  readonly rules: ReadonlySet<string> | null;
  readonly entries: readonly StoredEntry[];
};

type DutyRow = {
  readonly subject: string;
  readonly duty: Duty;
  readonly move: string | null;
  readonly nextChange: number | null;
};

const postOf = (party: Duty['to']): string | null =>
  party === null || party.organisation === null ? null : post(party.role, party.organisation);

const columns = (partnership: string): readonly Column<DutyRow>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => partnership },
  { name: 'subject_id', type: 'uuid', of: ({ subject }) => subject },
  { name: 'instance', type: 'text', of: ({ duty }) => duty.instance },
  { name: 'rule', type: 'text', of: ({ duty }) => duty.rule },
  { name: 'pack', type: 'text', of: ({ duty }) => duty.pack },
  { name: 'pack_version', type: 'text', of: ({ duty }) => duty.packVersion },
  { name: 'item', type: 'text', of: ({ duty }) => duty.item },
  { name: 'move_id', type: 'uuid', of: ({ move }) => move },
  { name: 'trigger_id', type: 'uuid', of: ({ duty }) => duty.trigger },
  { name: 'evidence', type: 'uuid[]', of: ({ duty }) => arrayText(duty.evidence) },
  { name: 'owner', type: 'text', of: ({ duty }) => postOf(duty.owner) },
  { name: 'owner_role', type: 'text', of: ({ duty }) => duty.owner.role },
  { name: 'owner_organisation_id', type: 'uuid', of: ({ duty }) => duty.owner.organisation },
  { name: 'receiver', type: 'text', of: ({ duty }) => postOf(duty.to) },
  { name: 'receiver_role', type: 'text', of: ({ duty }) => duty.to?.role ?? null },
  { name: 'receiver_organisation_id', type: 'uuid', of: ({ duty }) => duty.to?.organisation ?? null },
  { name: 'opens_at', type: 'timestamptz', of: ({ duty }) => instantText(duty.opensAt) },
  { name: 'known_at', type: 'timestamptz', of: ({ duty }) => instantText(duty.knownAt) },
  { name: 'due_kind', type: 'text', of: ({ duty }) => duty.due.kind },
  { name: 'due_at', type: 'timestamptz', of: ({ duty }) => (duty.due.kind === 'at' ? instantText(duty.due.at) : null) },
  {
    name: 'due_on',
    type: 'date',
    of: ({ duty }) => (duty.due.kind === 'at' && duty.due.day !== null ? dayText(duty.due.day) : null),
  },
  {
    name: 'cannot_compute',
    type: 'text',
    of: ({ duty }) => (duty.due.kind === 'cannot-compute' ? duty.due.says : null),
  },
  { name: 'warns_at', type: 'timestamptz', of: ({ duty }) => instantText(duty.warnsAt) },
  { name: 'ended_at', type: 'timestamptz', of: ({ duty }) => instantText(duty.ending?.at ?? null) },
  { name: 'ended_how', type: 'text', of: ({ duty }) => duty.ending?.how ?? null },
  { name: 'ended_by', type: 'uuid', of: ({ duty }) => duty.ending?.entry ?? null },
  { name: 'compartments', type: 'text[]', of: ({ duty }) => arrayText(duty.compartments) },
  { name: 'audience', type: 'text[]', of: ({ duty }) => arrayText(duty.audience) },
  { name: 'next_change_at', type: 'timestamptz', of: ({ nextChange }) => instantText(nextChange) },
];

const names = columns('').map(({ name }) => name);
const changing = names.filter((name) => !['partnership_id', 'subject_id', 'instance'].includes(name));
const setEach = sql.join(changing.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));
// When only the sweeper has moved on, there is nothing to write.
const compared = changing.filter((name) => name !== 'next_change_at');
const differs = sql`(${sql.join(compared.map((name) => sql`duty.${sql.ref(name)}`))})
  IS DISTINCT FROM (${sql.join(compared.map((name) => sql`excluded.${sql.ref(name)}`))})`;

function moveOf(duty: Duty, entries: readonly StoredEntry[]): string | null {
  const move = entries.find((entry) => entry.id === duty.trigger)?.data['move'];
  return typeof move === 'string' ? move : null;
}

/**
 * Whatever time brings about after a duty was known waits for the sweeper, also what lies in the past by now.
 *
 * @param replacing subjects that already had duties: those no longer derived are removed
 */
export async function storeDuties(
  transaction: Transaction,
  partnership: string,
  subjects: readonly DutiesOfSubject[],
  replacing: readonly string[],
): Promise<void> {
  const rows = subjects.flatMap(({ subject, duties, entries }) =>
    duties.map(
      (duty): DutyRow => ({
        subject,
        duty,
        move: moveOf(duty, entries),
        nextChange: timedChanges(duty, duty.knownAt)[0] ?? null,
      }),
    ),
  );
  if (replacing.length > 0) {
    const spared = subjects.flatMap(({ subject, rules }) => (rules === null ? [] : [{ subject, rules }]));
    const left = new Set(spared.map(({ subject }) => subject));
    const pairs = spared.flatMap(({ subject, rules }) => [...rules].map((rule) => `${subject} ${rule}`));
    await sql`DELETE FROM duty WHERE partnership_id = ${partnership} AND subject_id = ANY(${sql.val(replacing)}::uuid[])
      AND (subject_id = ANY(${sql.val(replacing.filter((subject) => !left.has(subject)))}::uuid[])
        OR (subject_id::text || ' ' || rule) = ANY (${sql.val(pairs)}::text[]))
      AND (subject_id::text || ' ' || instance) <> ALL (${sql.val(rows.map((row) => `${row.subject} ${row.duty.instance}`))}::text[])`.execute(
      transaction,
    );
  }
  await insertRows(
    transaction,
    'duty',
    columns(partnership),
    rows,
    sql`ON CONFLICT (partnership_id, subject_id, instance) DO UPDATE SET ${setEach} WHERE ${differs}`,
  );
  // Of those who had none before, only who owes an item now has any progress
  const withItems = rows.filter(({ duty }) => duty.item !== null).map(({ subject }) => subject);
  const moved = [...new Set([...replacing, ...withItems])];
  if (moved.length > 0) await storeMoveProgress(transaction, partnership, moved);
}
