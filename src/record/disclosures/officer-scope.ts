/**
 * Of whom a data protection officer may ask: the officer of the partnership of everybody's looks at records, the officer of one
 * organisation of those of its own people, at children with whom it works or has worked, or of whom it keeps something.
 */
import { type RawBuilder, sql } from 'kysely';
import { problem } from '../../errors.ts';
import type { Access } from '../access.ts';
import { asRecordRole } from '../transaction.ts';

/** Null: all organisations. */
export type OfficerScope = { readonly organisations: readonly string[] | null };

/** Throws NOT_ALLOWED for anybody who is no data protection officer. */
export async function officerScope({ transaction, actor }: Access): Promise<OfficerScope> {
  const own = actor.posts
    .filter(({ role }) => role === 'data-protection-officer')
    .map(({ organisation }) => organisation);
  if (own.length === 0) throw problem('NOT_ALLOWED', { action: 'see who looked at records' });
  const common = await transaction
    .selectFrom('organisation')
    .select('id')
    .where('partnership_id', '=', actor.partnership)
    .where('id', 'in', own)
    .where('kind', '=', 'partnership')
    .executeTakeFirst();
  return { organisations: common === undefined ? own : null };
}

/** Children with whom an organisation of the scope works or has worked, or whose record it keeps, as a condition on a column. */
export const concerns = ({ organisations }: OfficerScope, partnership: string, subject: string): RawBuilder<boolean> =>
  organisations === null
    ? sql<boolean>`true`
    : sql<boolean>`(EXISTS (
        SELECT FROM access_grant g WHERE g.partnership_id = ${partnership} AND g.subject_id = ${sql.ref(subject)}
          AND g.organisation_id = ANY (${sql.val([...organisations])}::uuid[]) AND g.basis NOT IN ('emergency', 'challenge'))
      OR EXISTS (
        SELECT FROM access_grant_past p WHERE p.partnership_id = ${partnership} AND p.subject_id = ${sql.ref(subject)}
          AND p.organisation_id = ANY (${sql.val([...organisations])}::uuid[]) AND p.basis NOT IN ('emergency', 'challenge'))
      OR EXISTS (
        SELECT FROM entry e WHERE e.partnership_id = ${partnership} AND e.subject_id = ${sql.ref(subject)}
          AND e.controller_id = ANY (${sql.val([...organisations])}::uuid[])))`;

/** A child of whom the officer may ask. */
export type AskedChild = {
  readonly access: Access;
  readonly scope: OfficerScope;
  readonly id: string;
  readonly forename: string;
  readonly surname: string;
  readonly dateOfBirth: Temporal.PlainDate;
  /** The child's record, and those that went into it. */
  readonly subjects: readonly string[];
};

/** NOT_FOUND for a child who does not exist and for one of whom this officer may not ask. It is written down that it was shown. */
export async function askAbout(access: Access, id: string): Promise<AskedChild> {
  const scope = await officerScope(access);
  const { transaction, actor } = access;
  const found = await asRecordRole(transaction, async () => {
    const row = await transaction
      .selectFrom('child')
      .select(['subject_id', 'forename', 'surname', 'date_of_birth'])
      .where('partnership_id', '=', actor.partnership)
      .where('subject_id', '=', id)
      .where(concerns(scope, actor.partnership, 'child.subject_id'))
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const joined = await transaction
      .selectFrom('subject')
      .select('id')
      .where('partnership_id', '=', actor.partnership)
      .where('joined_to', '=', id)
      .orderBy('id')
      .execute();
    return { row, joined: joined.map((each) => each.id) };
  });
  if (found === undefined) throw problem('NOT_FOUND');
  shownToOfficer(access, [id]);
  const { forename, surname, date_of_birth: dateOfBirth } = found.row;
  return { access, scope, id, forename, surname, dateOfBirth, subjects: [id, ...found.joined] };
}

/** The officer sees who the child is by the remit of the role. */
export function shownToOfficer(access: Access, children: readonly string[]): void {
  for (const child of children) access.shown.add(child);
  access.remits?.add('data-protection');
}
