/** Everybody who had an entry before them: who could read it, and opened the child's record while they could. */
import { sql } from 'kysely';
import { holdsAt } from '../../access/spans.ts';
import { type Could, whoCould } from '../../access/who-could.ts';
import { named, post, type Viewer } from '../../kinds/vocabulary.ts';
import type { Access } from '../access.ts';
import { accessFactsOf } from '../disclosures/who-could-see.ts';
import type { StoredEntry } from '../entry-row.ts';

export type Recipient = { readonly practitioner: string; readonly shownAt: Temporal.Instant };

/** Lists that tell that there is a child and say nothing of the record. */
const lists = [
  'list of children',
  'search results',
  'my work',
  'home',
  'matching queue',
  'matching decision',
  'imports',
  'import receipt',
  'existence check',
  'authority cohort',
  'moves to confirm',
  'children whose named person has left',
] as const;

const viewerOf = ({ role, organisation, practitioner }: Could): Viewer =>
  role === null ? named(practitioner) : post(role, organisation);

function reads(could: Could, { compartment, covered, audience, organisation, parties }: StoredEntry): boolean {
  const parts = covered === true ? ([compartment, 'protected-location'] as const) : ([compartment] as const);
  if (!parts.every((part) => could.compartments.includes(part))) return false;
  if (audience !== null && !audience.includes(viewerOf(could))) return false;
  if (could.mode === 'content') return true;
  if (could.mode === 'recorded') return could.organisation === organisation;
  return could.mode === 'own' && [organisation, ...parties].includes(could.organisation);
}

type Shared = {
  readonly viewer: string;
  readonly starts_at: Temporal.Instant;
  readonly ends_at: Temporal.Instant | null;
};
type Shown = { readonly practitioner_id: string; readonly at: Temporal.Instant };

/**
 * Each once, with when they first had it. As the record role, before the entries are sealed.
 *
 * @param entries versions of one entry, the oldest first
 */
export async function recipientsOf(
  { transaction, actor, now }: Access,
  subject: string,
  entries: readonly [StoredEntry, ...StoredEntry[]],
): Promise<readonly Recipient[]> {
  const [{ recordedAt }] = entries;
  const facts = await accessFactsOf(transaction, actor.partnership, [subject]);
  const period = { startsAt: recordedAt.epochMilliseconds, endsAt: now.epochMilliseconds + 1 };
  const could = Map.groupBy(
    whoCould(facts, period).filter((each) => entries.some((entry) => reads(each, entry))),
    ({ practitioner }) => practitioner,
  );
  const shares = await transaction
    .selectFrom('entry_share')
    .select(['viewer', 'starts_at', 'ends_at'])
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', subject)
    .where(
      'entry_id',
      'in',
      entries.map(({ id }) => id),
    )
    .execute();
  const { rows } = await sql<Shown>`
    SELECT d.practitioner_id, d.at FROM disclosure d
    WHERE d.partnership_id = ${actor.partnership} AND d.subjects && ARRAY[${subject}::uuid]
      AND d.at >= ${recordedAt} AND d.shown_in <> ALL (${sql.val([...lists])}::text[])
    ORDER BY d.at`.execute(transaction);
  const sharedTo = (shown: Shown): boolean =>
    shares.some(({ viewer, starts_at: from, ends_at: to }) => {
      const at = shown.at.epochMilliseconds;
      if (!holdsAt({ startsAt: from.epochMilliseconds, endsAt: to?.epochMilliseconds ?? null }, at)) return false;
      return isThen(viewer, shown, facts.posts);
    });
  const first = new Map<string, Temporal.Instant>();
  for (const shown of rows) {
    const { practitioner_id: practitioner, at } = shown;
    if (first.has(practitioner)) continue;
    const open = could.get(practitioner) ?? [];
    if (open.some((each) => holdsAt(each, at.epochMilliseconds)) || sharedTo(shown)) first.set(practitioner, at);
  }
  return [...first].map(([practitioner, shownAt]) => ({ practitioner, shownAt }));
}

/** Whether somebody was this viewer when something was shown to them. */
const isThen = (viewer: Shared['viewer'], shown: Shown, posts: Parameters<typeof whoCould>[0]['posts']): boolean =>
  viewer === named(shown.practitioner_id) ||
  posts.some(
    (held) =>
      held.practitioner === shown.practitioner_id &&
      post(held.role, held.organisation) === viewer &&
      holdsAt(held, shown.at.epochMilliseconds),
  );
