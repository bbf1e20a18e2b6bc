/** The entries that a request to see a record is about, as far as the viewer may look at them for it. */
import { sql } from 'kysely';
import { endOfDay } from '../../clock.ts';
import type { Access } from '../access.ts';
import type { StoredEntry } from '../entry-row.ts';
import { loadEntries } from '../store-entries.ts';
import { asRecordRole } from '../transaction.ts';
import type { AccessRequest } from './read-request.ts';

export type RequestedRecord = {
  readonly entries: readonly StoredEntry[];
  readonly hidesLocation: boolean;
};

type Asked = Pick<AccessRequest, 'child' | 'receivedOn'>;

async function subjectsOf({ transaction, actor }: Access, child: string): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('subject')
    .select('id')
    .where('partnership_id', '=', actor.partnership)
    .where('joined_to', '=', child)
    .orderBy('id')
    .execute();
  return [child, ...rows.map(({ id }) => id)];
}

/** Organisations that work with the child only where that is protected: their names tell where the child is. */
async function protectedPlaces(
  { transaction, actor }: Access,
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('involvement')
    .select(['organisation_id', sql<boolean>`bool_and(is_protected)`.as('hidden')])
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', 'in', [...subjects])
    .groupBy('organisation_id')
    .execute();
  return new Set(rows.flatMap(({ organisation_id, hidden }) => (hidden ? [organisation_id] : [])));
}

/** What somebody who is named for the location sees with their own eyes. */
async function seenThemselves(
  { transaction, actor }: Access,
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('entry')
    .select('id')
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', 'in', [...subjects])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Everything that was recorded up to the end of the day on which the request came. What is sealed is not there. */
export async function requestedRecord(access: Access, { child, receivedOn }: Asked): Promise<RequestedRecord> {
  const { transaction, actor } = access;
  const until = endOfDay(receivedOn.toString());
  const { subjects, all, places } = await asRecordRole(transaction, async () => {
    const ids = await subjectsOf(access, child.id);
    const loaded = await loadEntries(transaction, actor.partnership, ids);
    return {
      subjects: ids,
      all: [...loaded.values()].flat(),
      places: await protectedPlaces(access, ids),
    };
  });
  const asked = all.filter(
    // Links to other children are read by nobody
    ({ recordedAt, audience }) => recordedAt.epochMilliseconds < until && audience?.length !== 0,
  );
  const isProtected = ({ compartment, covered, organisation, controller }: StoredEntry): boolean =>
    compartment === 'protected-location' || covered === true || places.has(organisation) || places.has(controller);
  if (!asked.some(isProtected)) return { entries: asked, hidesLocation: false };
  const own = await seenThemselves(access, subjects);
  const entries = asked.filter((entry) => !isProtected(entry) || own.has(entry.id));
  return { entries, hidesLocation: entries.length < asked.length };
}
