/** Opening one child's record, and the names of children for lists. Whoever gets a name here is in the disclosure log. */
import { type ActiveGrant, decide, mayRecord } from '../access/decide.ts';
import { problem } from '../errors.ts';
import type { Compartment, Purpose, Viewer } from '../kinds/vocabulary.ts';
import type { Access } from './access.ts';
import { countVisible } from './entries/count-visible.ts';
import { isId } from './id.ts';
import type { Identifier } from './project.ts';

export type ChildSummary = {
  readonly id: string;
  readonly surname: string;
  readonly forename: string;
  readonly preferredForename: string | null;
  readonly preferredSurname: string | null;
  readonly dateOfBirth: Temporal.PlainDate;
  readonly sex: 'F' | 'M' | null;
};

/** A child whose record is open to the viewer, with the permissions by which it is. */
export type OpenChild = ChildSummary & {
  readonly access: Access;
  readonly grants: readonly ActiveGrant[];
  /** How many entries the viewer may see, to be passed back when they write. */
  readonly seen: number;
};

export const fullName = (child: Pick<ChildSummary, 'surname' | 'forename'>): string =>
  `${child.forename} ${child.surname}`;

export const canRecord = (child: OpenChild, compartment: Compartment): boolean => mayRecord(child.grants, compartment);

/** Why the viewer sees this child. */
export const purposesOf = (child: OpenChild): readonly Purpose[] => [
  ...new Set(child.grants.map((grant) => grant.purpose)),
];

const summaryColumns = [
  'subject_id',
  'surname',
  'forename',
  'preferred_forename',
  'preferred_surname',
  'date_of_birth',
  'sex',
] as const;

type SummaryRow = {
  readonly subject_id: string;
  readonly surname: string;
  readonly forename: string;
  readonly preferred_forename: string | null;
  readonly preferred_surname: string | null;
  readonly date_of_birth: Temporal.PlainDate;
  readonly sex: 'F' | 'M' | null;
};

const summary = (row: SummaryRow): ChildSummary => ({
  id: row.subject_id,
  surname: row.surname,
  forename: row.forename,
  preferredForename: row.preferred_forename,
  preferredSurname: row.preferred_surname,
  dateOfBirth: row.date_of_birth,
  sex: row.sex,
});

/** The permissions of the viewer for a child, in force now. Row-level security leaves only the viewer's own. */
async function grantsFor({ transaction, actor }: Access, subject: string): Promise<readonly ActiveGrant[]> {
  const rows = await transaction
    .selectFrom('access_grant')
    .select(['viewer', 'organisation_id', 'mode', 'compartments', 'purpose', 'basis'])
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', subject)
    .execute();
  return rows.map((row) => ({
    viewer: row.viewer as Viewer,
    organisation: row.organisation_id,
    mode: row.mode,
    compartments: row.compartments as readonly Compartment[],
    purpose: row.purpose as Purpose,
    basis: row.basis,
  }));
}

/**
 * Opens a child's record. NOT_FOUND for a child who does not exist, for one whom the viewer may not see, and for an id
 * that is none: nobody can tell these apart.
 */
export async function openChild(access: Access, id: string): Promise<OpenChild> {
  const { transaction, actor } = access;
  const grants = isId(id) ? await grantsFor(access, id) : [];
  if (grants.length === 0) throw problem('NOT_FOUND');
  const row = await transaction
    .selectFrom('child')
    .select(summaryColumns)
    .where('partnership_id', '=', actor.partnership)
    .where('subject_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw problem('NOT_FOUND');
  access.shown.add(id);
  const seen = (await countVisible(access, [id])).get(id) ?? 0;
  return { ...summary(row), access, grants, seen };
}

/** Whether the viewer has any permission left, after something changed. */
export const seesStill = async (child: OpenChild): Promise<boolean> =>
  (await grantsFor(child.access, child.id)).length > 0;

/** The names of those children whom the viewer may see. */
export async function childSummaries(
  access: Access,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ChildSummary>> {
  if (ids.length === 0) return new Map();
  const rows = await access.transaction
    .selectFrom('child')
    .select(summaryColumns)
    .where('partnership_id', '=', access.actor.partnership)
    .where('subject_id', 'in', [...new Set(ids)])
    .execute();
  for (const row of rows) access.shown.add(row.subject_id);
  return new Map(rows.map((row) => [row.subject_id, summary(row)]));
}

/** Current and former numbers of a child. */
export async function identifiersOf(child: OpenChild): Promise<readonly Identifier[]> {
  return child.access.transaction
    .selectFrom('child_identifier')
    .select(['scheme', 'value'])
    .where('partnership_id', '=', child.access.actor.partnership)
    .where('subject_id', '=', child.id)
    .orderBy('scheme')
    .orderBy('value')
    .execute();
}

/** The policy's answer for something of this child, with the reason. */
export const decideFor = (child: OpenChild, resource: Parameters<typeof decide>[1]) => decide(child.grants, resource);
