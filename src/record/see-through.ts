/** Looks at a child through somebody else's eyes, after a change that is taken back: what would they see? */
import { sql } from 'kysely';
import type { Viewer } from '../kinds/vocabulary.ts';
import type { Access } from './access.ts';
import { loadActor } from './actor.ts';
import { setContext } from './transaction.ts';

/** A post, or a person with all the posts they hold. */
export type Eyes = { readonly practitioner: string | null; readonly viewers: readonly Viewer[] };

export async function eyesOf(
  { transaction, actor, now }: Access,
  of: Viewer | { readonly practitioner: string },
): Promise<Eyes> {
  if (typeof of === 'string') return { practitioner: null, viewers: [of] };
  const person = await loadActor(transaction, actor.partnership, of.practitioner, now);
  return { practitioner: of.practitioner, viewers: person?.viewers ?? [] };
}

/** The entries of a child that they see now. Only the database is asked; nothing of them is shown by this. */
async function entriesSeenBy(
  { transaction, actor, now }: Access,
  subject: string,
  eyes: Eyes,
): Promise<ReadonlySet<string>> {
  await setContext(transaction, {
    partnership: actor.partnership,
    practitioner: eyes.practitioner,
    viewers: eyes.viewers,
    now,
  });
  const rows = await transaction
    .selectFrom('entry')
    .select('id')
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', subject)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export type SeenThrough = { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> };

/**
 * Which entries somebody sees, and would see after a change. The change is really made and really asked about, and taken
 * back with everything that came of it. The viewer's own settings hold again afterwards.
 *
 * @param change returns ids that the change itself made, which are left out
 */
export async function seenThrough(
  access: Access,
  subject: string,
  eyes: Eyes,
  change: () => Promise<readonly string[]>,
): Promise<SeenThrough> {
  const { transaction } = access;
  await sql`SAVEPOINT see_through`.execute(transaction);
  try {
    const made = new Set(await change());
    const after = await entriesSeenBy(access, subject, eyes);
    await sql`ROLLBACK TO SAVEPOINT see_through`.execute(transaction);
    const before = await entriesSeenBy(access, subject, eyes);
    return { before, after: new Set([...after].filter((id) => !made.has(id))) };
  } finally {
    // Also takes back the settings with which it was asked
    await sql`ROLLBACK TO SAVEPOINT see_through`.execute(transaction);
  }
}
