/** Questions that patterns raised, as the viewer may see them: those of one child, and those that wait for the viewer. */
import { type Selectable, sql } from 'kysely';
import type { PromptTable } from '../../database/prompt-tables.ts';
import type { Compartment, Role, Viewer } from '../../kinds/vocabulary.ts';
import { type PromptState, promptState, type SecondReading } from '../../rulebook/prompt/prompt.ts';
import type { Access } from '../access.ts';
import type { OpenChild } from '../child.ts';

export type AskedPrompt = {
  readonly subject: string;
  /** The rule and how many times it has been asked about this child, for example `missing-again/1`. */
  readonly instance: string;
  readonly rule: string;
  readonly packVersion: string;
  readonly question: string;
  /** When the pattern first held. */
  readonly raisedAt: Temporal.Instant;
  /** Entries quoted when it was raised, and those of their kind that came since. */
  readonly evidence: readonly string[];
  readonly since: readonly string[];
  readonly withdrawn: readonly string[];
  readonly corrected: readonly string[];
  readonly owner: { readonly role: Role; readonly organisation: string | null };
  readonly assigned: { readonly to: string; readonly at: Temporal.Instant; readonly by: string | null } | null;
  readonly closedBy: readonly Role[];
  readonly secondReaders: readonly Role[];
  readonly closing: {
    readonly entry: string;
    readonly at: Temporal.Instant;
    readonly outcome: string;
    readonly reading: SecondReading;
  } | null;
  readonly lookAgainAt: Temporal.Instant | null;
  readonly state: PromptState;
  readonly compartments: readonly Compartment[];
  readonly audience: readonly Viewer[] | null;
};

function closingOf(row: Selectable<PromptTable>): AskedPrompt['closing'] {
  const { closing_id, closing_at, closing_outcome, closing_reading } = row;
  return closing_id === null || closing_at === null || closing_reading === null
    ? null
    : { entry: closing_id, at: closing_at, outcome: closing_outcome ?? '', reading: closing_reading };
}

function parse(row: Selectable<PromptTable>, now: Temporal.Instant): AskedPrompt {
  const closing = closingOf(row);
  const { assigned_to, assigned_at, look_again_at } = row;
  const standing = {
    closing: closing === null ? null : { ...closing, at: closing.at.epochMilliseconds },
    lookAgainAt: look_again_at?.epochMilliseconds ?? null,
  };
  return {
    subject: row.subject_id,
    instance: row.instance,
    rule: row.rule,
    packVersion: row.pack_version,
    question: row.question,
    raisedAt: row.raised_at,
    evidence: row.evidence,
    since: row.since,
    withdrawn: row.withdrawn,
    corrected: row.corrected,
    owner: { role: row.owner_role as Role, organisation: row.owner_organisation_id },
    assigned:
      assigned_to === null || assigned_at === null ? null : { to: assigned_to, at: assigned_at, by: row.assigned_by },
    closedBy: row.closed_by as readonly Role[],
    secondReaders: row.second_readers as readonly Role[],
    closing,
    lookAgainAt: look_again_at,
    state: promptState(standing, now.epochMilliseconds),
    compartments: row.compartments as readonly Compartment[],
    audience: row.audience as readonly Viewer[] | null,
  };
}

/** All that were ever raised about a child: what is open first, then the newest. */
export async function promptsOf(child: OpenChild): Promise<readonly AskedPrompt[]> {
  const { transaction, actor, now } = child.access;
  const rows = await transaction
    .selectFrom('prompt')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', child.id)
    .orderBy('raised_at', 'desc')
    .orderBy('instance')
    .execute();
  const prompts = rows.map((row) => parse(row, now));
  const isOver = ({ state }: AskedPrompt): number => (state === 'closed' ? 2 : state === 'waiting' ? 1 : 0);
  return prompts.toSorted((a, b) => isOver(a) - isOver(b));
}

export const findPrompt = async (child: OpenChild, instance: string): Promise<AskedPrompt | undefined> =>
  (await promptsOf(child)).find((prompt) => prompt.instance === instance);

/** More than this is no queue that anybody could work through; the longest open stand first. */
const most = 500;

/**
 * Those that are not settled and that concern the viewer: of their posts, given to them, or given to one of the people for
 * whom they stand in, or asked of a post that nobody holds. The longest open first.
 *
 * @param standsInFor people who are away and whose deputy the viewer is
 */
export async function promptsOfViewer(access: Access, standsInFor: readonly string[]): Promise<readonly AskedPrompt[]> {
  const { transaction, actor, now } = access;
  const roles = sql.val(actor.posts.map(({ role }) => role));
  const at = sql`${now.toString()}::timestamptz`;
  const rows = await transaction
    .selectFrom('prompt')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('settled', '=', sql.lit(false))
    .where((where) =>
      where.or([
        where('owner', 'in', [...actor.viewers]),
        // Asked of a post that nobody holds, for example at a school that the child has left: whoever may close it can take it
        sql<boolean>`(closed_by && ${roles}::text[] AND assigned_to IS NULL AND NOT EXISTS (
          SELECT FROM role_held r JOIN practitioner h ON h.partnership_id = r.partnership_id AND h.id = r.practitioner_id
          WHERE r.partnership_id = prompt.partnership_id AND r.organisation_id = prompt.owner_organisation_id
            AND r.role = prompt.owner_role AND h.active AND r.starts_at <= ${at} AND (r.ends_at IS NULL OR r.ends_at > ${at})))`,
        where('assigned_to', 'in', [actor.practitioner, ...standsInFor]),
        where.and([
          where('closing_reading', '=', 'awaited'),
          sql<boolean>`owner_organisation_id = ANY (${sql.val(organisationsOf(access))}::uuid[])`,
          sql<boolean>`second_readers && ${roles}::text[]`,
        ]),
      ]),
    )
    .orderBy('raised_at')
    .orderBy('subject_id')
    .orderBy('instance')
    .limit(most)
    .execute();
  return rows.map((row) => parse(row, now));
}

const organisationsOf = ({ actor }: Access): readonly string[] => actor.posts.map(({ organisation }) => organisation);
