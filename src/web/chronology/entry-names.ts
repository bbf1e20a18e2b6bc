/** Names of the organisations and people that entries speak of. */
import type { Names } from '../../kinds/kind.ts';
import type { Access } from '../../record/access.ts';
import type { StoredEntry } from '../../record/entry-row.ts';
import { organisationsOf } from '../../record/load-world.ts';
import { loadNames } from '../../record/organisations.ts';

export const loadNamesFor = (access: Access, entries: readonly StoredEntry[]): Promise<Names> =>
  loadNames(
    access,
    [...organisationsOf(entries), ...entries.flatMap(({ controller, parties }) => [controller, ...parties])],
    entries.flatMap(({ recordedBy, data }) =>
      [recordedBy, data['practitioner']].filter((id) => typeof id === 'string'),
    ),
  );
