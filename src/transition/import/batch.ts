/** One transfer file that is being brought in: what is stored of it, and who may handle it. */
import { problem } from '../../errors.ts';
import type { CtfProblem } from '../../interchange/ctf/ctf-problem.ts';
import type { CtfRefusal } from '../../interchange/ctf/ctf-refusals.ts';
import type { TransferHeader } from '../../interchange/ctf/transfer-header.ts';
import type { TransferPupil } from '../../interchange/ctf/transfer-pupil.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import type { Actor, Post } from '../../record/actor.ts';
import { isId } from '../../record/id.ts';
import type { ImportBatchRow, ImportPupilRow } from '../../record/import-rows.ts';
import { asRecordRole } from '../../record/transaction.ts';

export type ImportState =
  | 'reading'
  | 'refused'
  | 'ready'
  | 'committing'
  | 'committed'
  | 'reversing'
  | 'reversed'
  | 'discarded';

export type ImportBatch = {
  readonly id: string;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly uploadedAt: Temporal.Instant;
  readonly uploadedBy: string;
  readonly organisation: string;
  readonly state: ImportState;
  readonly header: TransferHeader | null;
  readonly refusal: CtfRefusal | null;
  readonly problems: readonly CtfProblem[];
  readonly source: string | null;
  readonly destination: string | null;
  /** The school that the pupils join, when the file names none that can be found or another than the uploader's. */
  readonly joins: string | null;
  readonly pupils: number;
  readonly refused: number;
  readonly progress: number;
  readonly committedAt: Temporal.Instant | null;
  readonly reversedAt: Temporal.Instant | null;
};

/** What is noticed about the file as a whole. */
export type FileProblems = { readonly refusal?: CtfRefusal; readonly problems?: readonly CtfProblem[] };

export type ImportPupil = {
  readonly ordinal: number;
  readonly pupil: TransferPupil;
  readonly problems: readonly CtfProblem[];
  readonly outcome: 'known' | 'to-matching' | 'refused';
  /** The child's record: for one already known from the beginning, for others once the import has been committed. */
  readonly subject: string | null;
};

export const importRoles: readonly Role[] = [
  'data-manager',
  'dsl',
  'senco',
  'headteacher',
  'admissions-officer',
  'matching-officer',
];

/** The posts for which somebody may import. */
export const importPosts = (actor: Actor): readonly Post[] =>
  actor.posts.filter((held) => importRoles.includes(held.role));

export function parseBatch(row: ImportBatchRow): ImportBatch {
  const noticed = row.file_problems as FileProblems;
  return {
    id: row.id,
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    uploadedAt: row.uploaded_at,
    uploadedBy: row.uploaded_by,
    organisation: row.organisation_id,
    state: row.state as ImportState,
    header: row.header as TransferHeader | null,
    refusal: noticed.refusal ?? null,
    problems: noticed.problems ?? [],
    source: row.source_organisation_id,
    destination: row.destination_organisation_id,
    joins: row.joins_organisation_id,
    pupils: row.pupils,
    refused: row.pupils_refused,
    progress: row.progress,
    committedAt: row.committed_at,
    reversedAt: row.reversed_at,
  };
}

/** Imports of the viewer's organisations, newest first. */
export async function listBatches({ transaction, actor }: Access, limit: number): Promise<readonly ImportBatch[]> {
  const rows = await transaction
    .selectFrom('import_batch')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .orderBy('uploaded_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(parseBatch);
}

/** Throws NOT_FOUND when there is none or it is another organisation's. */
export async function findBatch({ transaction, actor }: Access, id: string): Promise<ImportBatch> {
  if (!isId(id)) throw problem('NOT_FOUND');
  const row = await transaction
    .selectFrom('import_batch')
    .selectAll()
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw problem('NOT_FOUND');
  return parseBatch(row);
}

/** The batch, which nobody else can change until the transaction ends. Throws NOT_FOUND as `findBatch` does. */
export async function lockBatch(access: Access, id: string): Promise<ImportBatch> {
  await findBatch(access, id);
  const { transaction, actor } = access;
  await asRecordRole(transaction, () =>
    transaction
      .selectFrom('import_batch')
      .select('id')
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .forUpdate()
      .execute(),
  );
  return findBatch(access, id);
}

/** Other committed imports of the same file by the same organisation. */
export async function sameFileBefore(
  { transaction, actor }: Access,
  batch: ImportBatch,
): Promise<readonly ImportBatch[]> {
  const rows = await transaction
    .selectFrom('import_batch as b')
    .innerJoin('import_batch as this', (join) =>
      join.onRef('this.partnership_id', '=', 'b.partnership_id').onRef('this.file_sha256', '=', 'b.file_sha256'),
    )
    .selectAll('b')
    .where('this.partnership_id', '=', actor.partnership)
    .where('this.id', '=', batch.id)
    .where('b.id', '<>', batch.id)
    .where('b.organisation_id', '=', batch.organisation)
    .where('b.state', '=', 'committed')
    .orderBy('b.uploaded_at', 'desc')
    .limit(5)
    .execute();
  return rows.map(parseBatch);
}

export type PupilPage = { readonly pupils: readonly ImportPupil[]; readonly total: number };

const pupilColumns = ['ordinal', 'pupil', 'problems', 'outcome', 'subject_id'] as const;

const parsePupil = (row: Pick<ImportPupilRow, (typeof pupilColumns)[number]>): ImportPupil => ({
  ordinal: row.ordinal,
  pupil: row.pupil as TransferPupil,
  problems: row.problems as readonly CtfProblem[],
  outcome: row.outcome,
  subject: row.subject_id,
});

/** Pupils of a batch in the order of the file; optionally only those with one outcome, or with problems. */
export async function listPupils(
  { transaction, actor }: Access,
  batch: string,
  filter: { readonly outcome?: ImportPupil['outcome']; readonly withProblems?: boolean },
  page: { readonly offset: number; readonly limit: number },
): Promise<PupilPage> {
  const base = transaction
    .selectFrom('import_pupil')
    .where('partnership_id', '=', actor.partnership)
    .where('batch_id', '=', batch)
    .$if(filter.outcome !== undefined, (query) => query.where('outcome', '=', filter.outcome ?? 'refused'))
    .$if(filter.withProblems === true, (query) => query.where('problems', '<>', '[]'));
  const { total } = await base.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await base.select(pupilColumns).orderBy('ordinal').offset(page.offset).limit(page.limit).execute();
  return { total, pupils: rows.map(parsePupil) };
}

/** The next pupils of a batch after one of them, in the order of the file. */
export async function nextPupils(
  { transaction, actor }: Access,
  batch: string,
  after: number,
  limit: number,
): Promise<readonly ImportPupil[]> {
  const rows = await transaction
    .selectFrom('import_pupil')
    .select(pupilColumns)
    .where('partnership_id', '=', actor.partnership)
    .where('batch_id', '=', batch)
    .where('ordinal', '>', after)
    .orderBy('ordinal')
    .limit(limit)
    .execute();
  return rows.map(parsePupil);
}

export type OutcomeCounts = Readonly<Record<ImportPupil['outcome'], number>>;

export async function countOutcomes({ transaction, actor }: Access, batch: string): Promise<OutcomeCounts> {
  const rows = await transaction
    .selectFrom('import_pupil')
    .select((select) => ['outcome', select.fn.countAll<number>().as('pupils')])
    .where('partnership_id', '=', actor.partnership)
    .where('batch_id', '=', batch)
    .groupBy('outcome')
    .execute();
  const counts = { known: 0, 'to-matching': 0, refused: 0 };
  for (const { outcome, pupils } of rows) counts[outcome] = pupils;
  return counts;
}
