/** The requests to see a record that are somebody's business: to look after, to decide on, or to release as the second person. */
import { sql } from 'kysely';
import { releases, releasingRoles } from '../../access/requests/who-releases.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { type Actor, holdsRole } from '../actor.ts';
import { officersFor } from '../data-protection-officers.ts';
import { shownToOfficer } from '../disclosures/officer-scope.ts';
import { asRecordRole } from '../transaction.ts';
import { isDone, progressOf } from './progress.ts';
import { type AccessRequest, readRequests } from './read-request.ts';

export type ListedRequest = AccessRequest & {
  readonly isAnswered: boolean;
  /** Controllers, and how many of them have given their answer. */
  readonly parts: number;
  readonly done: number;
  /** Answers that the viewer may release as the second person. */
  readonly toRelease: readonly string[];
};

/** What a role has to do with requests at all. */
export const seesAccessRequests = (actor: Actor): boolean => holdsRole(actor, 'data-protection-officer');
const mayRelease = (actor: Actor): boolean => seesAccessRequests(actor) || holdsRole(actor, ...releasingRoles);

/** Of each request, those whose entries it is about. As the record role; nothing of it is shown but how many they are. */
async function controllersOf({ transaction, actor }: Access): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ request: string; controller: string }>`
    SELECT DISTINCT r.id AS request, e.controller_id AS controller
    FROM access_request r
    JOIN subject s ON s.partnership_id = r.partnership_id AND (s.id = r.subject_id OR s.joined_to = r.subject_id)
    JOIN entry e ON e.partnership_id = r.partnership_id AND e.subject_id = s.id
    WHERE r.partnership_id = ${actor.partnership} AND e.compartment <> 'protected-location' AND NOT e.covered
      AND e.audience IS DISTINCT FROM '{}'
      AND NOT EXISTS (
        SELECT FROM involvement i
        WHERE i.partnership_id = e.partnership_id AND i.subject_id = e.subject_id AND i.organisation_id = e.controller_id
        HAVING bool_and(i.is_protected))`.execute(transaction);
  return new Map(
    [...Map.groupBy(rows, ({ request }) => request)].map(([request, all]) => [
      request,
      all.map(({ controller }) => controller),
    ]),
  );
}

async function deniedTo({ transaction, actor }: Access): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('access_denial')
    .select('subject_id')
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .execute();
  return new Set(rows.map((row) => row.subject_id));
}

/** The soonest due first, then the newest. Empty for somebody whose business none is. */
async function concerning(access: Access): Promise<readonly ListedRequest[]> {
  const { transaction, actor } = access;
  if (!mayRelease(actor)) return [];
  const { requests, controllers } = await asRecordRole(transaction, async () => ({
    requests: await readRequests(access, null),
    controllers: await controllersOf(access),
  }));
  const denied = await deniedTo(access);
  const officerAt = actor.posts.flatMap(({ role, organisation }) =>
    role === 'data-protection-officer' ? [organisation] : [],
  );
  const known = new Map<string, boolean>();
  const isOfficerOf = async (organisation: string): Promise<boolean> => {
    const before = known.get(organisation);
    if (before !== undefined) return before;
    const is = officerAt.length > 0 && (await officersFor(access, organisation)).some((id) => officerAt.includes(id));
    known.set(organisation, is);
    return is;
  };
  const listed: ListedRequest[] = [];
  for (const request of requests) {
    if (denied.has(request.child.id)) continue;
    const parts = controllers.get(request.id) ?? [];
    let concerns = await isOfficerOf(request.organisation);
    const toRelease: string[] = [];
    for (const controller of parts) {
      const isOfficer = await isOfficerOf(controller);
      concerns ||= isOfficer;
      const waits = request.answers.some(
        (answer) =>
          answer.controller === controller && answer.state === 'proposed' && answer.proposed.by !== actor.practitioner,
      );
      if (waits && (isOfficer || actor.posts.some((post) => releases(post, controller)))) toRelease.push(controller);
    }
    if (!concerns && toRelease.length === 0) continue;
    const done = parts.filter((controller) => isDone(progressOf(request, controller))).length;
    listed.push({
      ...request,
      parts: parts.length,
      done,
      toRelease,
      isAnswered: parts.length > 0 && done === parts.length,
    });
  }
  return listed.toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)));
}

const dueOf = ({ clock }: AccessRequest): string => (clock.state === 'runs' ? clock.due.toString() : '9999');

/** Throws NOT_ALLOWED for somebody who has nothing to do with requests. */
export async function listRequests(access: Access): Promise<readonly ListedRequest[]> {
  if (!mayRelease(access.actor)) throw problem('NOT_ALLOWED', { action: 'see requests for records' });
  const listed = await concerning(access);
  shownToOfficer(
    access,
    listed.map(({ child }) => child.id),
  );
  return listed;
}

/** What waits, without a name: nobody is shown by it. */
export type WaitingRequests = {
  readonly open: number;
  readonly toRelease: readonly { readonly request: string; readonly controller: string }[];
  readonly firstDue: Temporal.PlainDate | null;
};

export async function waitingRequests(access: Access): Promise<WaitingRequests> {
  const listed = await concerning(access);
  const open = seesAccessRequests(access.actor)
    ? listed.filter(({ isAnswered, isClosed }) => !isAnswered && !isClosed)
    : [];
  const due = open.flatMap(({ clock }) => (clock.state === 'runs' ? [clock.due] : []));
  return {
    open: open.length,
    firstDue: due[0] ?? null,
    toRelease: listed.flatMap(({ id, toRelease }) => toRelease.map((controller) => ({ request: id, controller }))),
  };
}
