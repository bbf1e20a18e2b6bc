/** Opens a request to see a record, for those who look after it, who decide on entries of a controller, or who release them. */
import { releases } from '../../access/requests/who-releases.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { holdsRole } from '../actor.ts';
import { officersFor } from '../data-protection-officers.ts';
import { shownToOfficer } from '../disclosures/officer-scope.ts';
import type { StoredEntry } from '../entry-row.ts';
import { isId } from '../id.ts';
import { asRecordRole } from '../transaction.ts';
import { type AccessRequest, readRequest } from './read-request.ts';
import { requestedRecord } from './requested-record.ts';

/** The entries of one controller, who decides on them and nobody else. */
export type RequestPart = {
  readonly controller: string;
  readonly entries: readonly StoredEntry[];
  /** Organisations whose data protection officers decide on them: the controller's own where it has one. */
  readonly officers: readonly string[];
  readonly mayReview: boolean;
  /** May be the second person, unless they proposed it themselves. */
  readonly mayRelease: boolean;
};

export type OpenRequest = AccessRequest & {
  readonly access: Access;
  readonly looksAfter: boolean;
  /** By the number of entries, most first. */
  readonly parts: readonly RequestPart[];
  /** Everything of the record that may be looked at here, in order of sequence. */
  readonly entries: readonly StoredEntry[];
  /** Something is left out because it would tell where the child is, which is protected. */
  readonly hidesLocation: boolean;
  /** The only people who may read the record while it is restricted; null when it is not. */
  readonly onlyFor: readonly string[] | null;
};

/** Whether the viewer may never open this child's record: somebody close to them. */
async function isDenied({ transaction, actor }: Access, subject: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('access_denial')
    .select('id')
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', actor.practitioner)
    .where('subject_id', '=', subject)
    .executeTakeFirst();
  return row !== undefined;
}

async function namedOnly({ transaction, actor, now }: Access, subject: string): Promise<readonly string[] | null> {
  const rows = await asRecordRole(transaction, () =>
    transaction
      .selectFrom('record_closing')
      .select('practitioners')
      .where('partnership_id', '=', actor.partnership)
      .where('subject_id', '=', subject)
      .where('closes', '=', 'record')
      .where('starts_at', '<=', now)
      .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
      .execute(),
  );
  const [first, ...others] = rows.map(({ practitioners }) => practitioners);
  if (first === undefined) return null;
  return first.filter((each) => others.every((named) => named.includes(each)));
}

async function partsOf(access: Access, entries: readonly StoredEntry[]): Promise<readonly RequestPart[]> {
  const { actor } = access;
  const parts: RequestPart[] = [];
  for (const [controller, own] of Map.groupBy(entries, (entry) => entry.controller)) {
    const officers = await officersFor(access, controller);
    const mayReview = actor.posts.some(
      ({ role, organisation }) => role === 'data-protection-officer' && officers.includes(organisation),
    );
    const mayRelease = mayReview || actor.posts.some((post) => releases(post, controller));
    parts.push({ controller, entries: own, officers, mayReview, mayRelease });
  }
  return parts.toSorted((a, b) => b.entries.length - a.entries.length || (a.controller < b.controller ? -1 : 1));
}

/**
 * Throws NOT_FOUND for a request that does not exist and for one that is none of the viewer's business. It is written down that
 * the child was shown.
 */
export async function openRequest(access: Access, id: string): Promise<OpenRequest> {
  const { transaction, actor } = access;
  const request = isId(id) ? await asRecordRole(transaction, () => readRequest(access, id)) : undefined;
  if (request === undefined || (await isDenied(access, request.child.id))) throw problem('NOT_FOUND');
  const officers = await officersFor(access, request.organisation);
  const looksAfter =
    holdsRole(actor, 'data-protection-officer') &&
    actor.posts.some(({ role, organisation }) => role === 'data-protection-officer' && officers.includes(organisation));
  const { entries, hidesLocation } = await requestedRecord(access, request);
  const parts = await partsOf(access, entries);
  const waits = (controller: string): boolean =>
    request.answers.some((answer) => answer.controller === controller && answer.state === 'proposed');
  const concerned = parts.some((part) => part.mayReview || (part.mayRelease && waits(part.controller)));
  if (!looksAfter && !concerned) throw problem('NOT_FOUND');
  shownToOfficer(access, [request.child.id]);
  const onlyFor = await namedOnly(access, request.child.id);
  return { ...request, access, looksAfter, parts, entries, hidesLocation, onlyFor };
}

/** Throws NOT_FOUND for a controller on whose entries the viewer does not decide; NOT_ALLOWED while the record is restricted. */
export function partToReview(request: OpenRequest, controller: string): RequestPart {
  const part = request.parts.find((each) => each.controller === controller && each.mayReview);
  if (part === undefined) throw problem('NOT_FOUND');
  return unrestricted(request, part);
}

/** The same for those who release what was proposed. */
export function partToAnswer(request: OpenRequest, controller: string): RequestPart {
  const part = request.parts.find(
    (each) =>
      each.controller === controller &&
      (each.mayReview ||
        (each.mayRelease &&
          request.answers.some((answer) => answer.controller === controller && answer.state === 'proposed'))),
  );
  if (part === undefined) throw problem('NOT_FOUND');
  return unrestricted(request, part);
}

function unrestricted({ onlyFor, access }: OpenRequest, part: RequestPart): RequestPart {
  if (onlyFor !== null && !onlyFor.includes(access.actor.practitioner))
    throw problem('NOT_ALLOWED', { action: 'read a record that is open to named people only' });
  return part;
}
