/** Who can be signed in as in a demo, for the sign-in page. */
import { systemClock } from '../clock.ts';
import type { Database } from '../database/pool.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Role } from '../kinds/vocabulary.ts';
import type { Installation } from '../record/installation.ts';
import { setContext } from '../record/transaction.ts';
import { playRoute } from '../ui/addresses.ts';
import { childIdOf } from './children/child-id.ts';
import { demoPractitioners } from './people/practitioners.ts';

export type DemoPerson = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
  readonly why: string;
  /** The address at which a record is played, for whoever is the one to begin with. */
  readonly plays?: string | undefined;
};

/** Those who are in the database, which an older version may have filled. */
export async function demoPeople(
  database: Database<Tables>,
  { partnership }: Pick<Installation, 'partnership'>,
): Promise<readonly DemoPerson[]> {
  const rows = await inTransaction(database, { readOnly: true }, async (transaction) => {
    await setContext(transaction, { partnership, practitioner: null, viewers: [], now: systemClock.now() });
    return transaction.selectFrom('practitioner').select('id').where('partnership_id', '=', partnership).execute();
  });
  const present = new Set(rows.map(({ id }) => id));
  return demoPractitioners
    .filter(({ id }) => present.has(id))
    .map(({ id, key, name, posts, why }) => ({
      id,
      name,
      organisation: [...new Set(posts.map(({ organisationName }) => organisationName))].join(', '),
      roles: [...new Set(posts.map(({ role }) => role))],
      why,
      plays: key === 'judith-fairclough' ? playRoute.link({ child: childIdOf('joel-marriner') }).toString() : undefined,
    }));
}
