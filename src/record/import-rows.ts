/** What is stored of an import, as the database gives it. */
import type { Selectable } from 'kysely';
import type { ImportBatchTable, ImportPupilTable } from '../database/tables.ts';

export type ImportBatchRow = Selectable<ImportBatchTable>;
export type ImportPupilRow = Selectable<ImportPupilTable>;
