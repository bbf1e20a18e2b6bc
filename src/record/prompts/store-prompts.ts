/** Stores the questions that derive() says were raised about subjects: only what changed is written. As the record role. */
import { sql } from 'kysely';
import { post } from '../../kinds/vocabulary.ts';
import type { Milliseconds } from '../../rulebook/calendar/days.ts';
import { type Prompt, promptState } from '../../rulebook/prompt/prompt.ts';
import type { StoredEntry } from '../entry-row.ts';
import { arrayText, type Column, insertRows, instantText } from '../insert-rows.ts';
import type { Transaction } from '../transaction.ts';

export type PromptsOfSubject = {
  readonly subject: string;
  readonly prompts: readonly Prompt[];
  /** Rules of which these are the questions; null when they are those of all rules. */
  readonly promptRules: ReadonlySet<string> | null;
  readonly entries: readonly StoredEntry[];
  readonly asOf: Milliseconds;
};

type PromptRow = {
  readonly subject: string;
  readonly prompt: Prompt;
  readonly assignedBy: string | null;
  readonly settled: boolean;
};

const ownerOf = ({ owner: { role, organisation } }: Prompt): string | null =>
  organisation === null ? null : post(role, organisation);

const columns = (partnership: string): readonly Column<PromptRow>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => partnership },
  { name: 'subject_id', type: 'uuid', of: ({ subject }) => subject },
  { name: 'instance', type: 'text', of: ({ prompt }) => prompt.instance },
  { name: 'rule', type: 'text', of: ({ prompt }) => prompt.prompt },
  { name: 'pack', type: 'text', of: ({ prompt }) => prompt.pack },
  { name: 'pack_version', type: 'text', of: ({ prompt }) => prompt.packVersion },
  { name: 'question', type: 'text', of: ({ prompt }) => prompt.question },
  { name: 'raised_at', type: 'timestamptz', of: ({ prompt }) => instantText(prompt.raisedAt) },
  { name: 'known_at', type: 'timestamptz', of: ({ prompt }) => instantText(prompt.knownAt) },
  { name: 'trigger_id', type: 'uuid', of: ({ prompt }) => prompt.trigger },
  { name: 'evidence', type: 'uuid[]', of: ({ prompt }) => arrayText(prompt.evidence) },
  { name: 'since', type: 'uuid[]', of: ({ prompt }) => arrayText(prompt.since) },
  { name: 'withdrawn', type: 'uuid[]', of: ({ prompt }) => arrayText(prompt.withdrawn) },
  { name: 'corrected', type: 'uuid[]', of: ({ prompt }) => arrayText(prompt.corrected) },
  { name: 'owner', type: 'text', of: ({ prompt }) => ownerOf(prompt) },
  { name: 'owner_role', type: 'text', of: ({ prompt }) => prompt.owner.role },
  { name: 'owner_organisation_id', type: 'uuid', of: ({ prompt }) => prompt.owner.organisation },
  { name: 'assigned_to', type: 'uuid', of: ({ prompt }) => prompt.assigned?.practitioner ?? null },
  { name: 'assigned_at', type: 'timestamptz', of: ({ prompt }) => instantText(prompt.assigned?.at ?? null) },
  { name: 'assigned_by', type: 'uuid', of: ({ assignedBy }) => assignedBy },
  { name: 'closed_by', type: 'text[]', of: ({ prompt }) => arrayText(prompt.closedBy) },
  { name: 'second_readers', type: 'text[]', of: ({ prompt }) => arrayText(prompt.secondReaders) },
  { name: 'closing_id', type: 'uuid', of: ({ prompt }) => prompt.closing?.entry ?? null },
  { name: 'closing_at', type: 'timestamptz', of: ({ prompt }) => instantText(prompt.closing?.at ?? null) },
  { name: 'closing_outcome', type: 'text', of: ({ prompt }) => prompt.closing?.outcome ?? null },
  { name: 'closing_reading', type: 'text', of: ({ prompt }) => prompt.closing?.reading ?? null },
  { name: 'look_again_at', type: 'timestamptz', of: ({ prompt }) => instantText(prompt.lookAgainAt) },
  { name: 'settled', type: 'boolean', of: ({ settled }) => settled },
  { name: 'compartments', type: 'text[]', of: ({ prompt }) => arrayText(prompt.compartments) },
  { name: 'audience', type: 'text[]', of: ({ prompt }) => arrayText(prompt.audience) },
];

const names = columns('').map(({ name }) => name);
const changing = names.filter((name) => !['partnership_id', 'subject_id', 'instance'].includes(name));
const setEach = sql.join(changing.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));
const differs = sql`(${sql.join(changing.map((name) => sql`prompt.${sql.ref(name)}`))})
  IS DISTINCT FROM (${sql.join(changing.map((name) => sql`excluded.${sql.ref(name)}`))})`;

const rowsOf = ({ subject, prompts, entries, asOf }: PromptsOfSubject): readonly PromptRow[] =>
  prompts.map((prompt) => ({
    subject,
    prompt,
    assignedBy: entries.find(({ id }) => id === prompt.assigned?.entry)?.recordedBy ?? null,
    settled: prompt.lookAgainAt === null && promptState(prompt, asOf) === 'closed',
  }));

/** @param replacing subjects that already had questions: those no longer derived are removed */
export async function storePrompts(
  transaction: Transaction,
  partnership: string,
  subjects: readonly PromptsOfSubject[],
  replacing: readonly string[],
): Promise<void> {
  const rows = subjects.flatMap(rowsOf);
  const known = new Set(replacing);
  const looked = subjects.filter(({ subject, promptRules }) => known.has(subject) && promptRules?.size !== 0);
  if (looked.length > 0) {
    const whole = looked.flatMap(({ subject, promptRules }) => (promptRules === null ? [subject] : []));
    const pairs = looked.flatMap(({ subject, promptRules }) =>
      [...(promptRules ?? [])].map((rule) => `${subject} ${rule}`),
    );
    await sql`DELETE FROM prompt WHERE partnership_id = ${partnership}
      AND subject_id = ANY(${sql.val(looked.map(({ subject }) => subject))}::uuid[])
      AND (subject_id = ANY(${sql.val(whole)}::uuid[]) OR (subject_id::text || ' ' || rule) = ANY (${sql.val(pairs)}::text[]))
      AND (subject_id::text || ' ' || instance) <> ALL (${sql.val(rows.map((row) => `${row.subject} ${row.prompt.instance}`))}::text[])`.execute(
      transaction,
    );
  }
  await insertRows(
    transaction,
    'prompt',
    columns(partnership),
    rows,
    sql`ON CONFLICT (partnership_id, subject_id, instance) DO UPDATE SET ${setEach} WHERE ${differs}`,
  );
}
