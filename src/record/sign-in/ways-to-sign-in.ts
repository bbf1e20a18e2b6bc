/** Everything somebody can sign in with: whether there is any, and taking all of it away. */
import type { Access } from '../access.ts';

const ways = ['password', 'passkey', 'employer_account'] as const;
const belongings = [...ways, 'code_app', 'recovery_code', 'known_device', 'session'] as const;

export async function hasWayToSignIn({ transaction, actor }: Access, practitioner: string): Promise<boolean> {
  for (const way of ways) {
    const row = await transaction
      .selectFrom(way)
      .select('practitioner_id')
      .where('partnership_id', '=', actor.partnership)
      .where('practitioner_id', '=', practitioner)
      .executeTakeFirst();
    if (row !== undefined) return true;
  }
  return false;
}

/** Ends all sessions, too. What was used up stays: links and the history. */
export async function removeWaysToSignIn({ transaction, actor }: Access, practitioner: string): Promise<void> {
  for (const table of belongings) {
    await transaction
      .deleteFrom(table)
      .where('partnership_id', '=', actor.partnership)
      .where('practitioner_id', '=', practitioner)
      .execute();
  }
}
