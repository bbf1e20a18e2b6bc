/** Reads the national register of schools (Get Information About Schools), or an extract of it, as a stream. */
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { RegisterRowReader } from './read-register-row.ts';
import {
  type FoundColumns,
  findColumns,
  listsSchools,
  type RegisterField,
  registerColumns,
} from './register-columns.ts';
import { decodedText, findRegisterEncoding, type RegisterEncoding } from './register-encoding.ts';
import { type RegisterRefusal, registerRefusal } from './register-refusals.ts';
import type { RegisterSchool, UnusableRow } from './register-school.ts';

export type RegisterEvent =
  | {
      readonly kind: 'columns';
      readonly encoding: RegisterEncoding;
      /** The name in the file of each field that was found. */
      readonly used: Readonly<Partial<Record<RegisterField, string>>>;
      readonly missing: readonly RegisterField[];
    }
  | { readonly kind: 'schools'; readonly schools: readonly RegisterSchool[]; readonly unusable: readonly UnusableRow[] }
  | { readonly kind: 'refused'; readonly refusal: RegisterRefusal }
  | { readonly kind: 'end'; readonly rows: number; readonly schools: number; readonly unusable: number };

export type RegisterOptions = { readonly maxBytes?: number; readonly schoolsPerBatch?: number };

const columnsEvent = (encoding: RegisterEncoding, header: readonly string[], found: FoundColumns): RegisterEvent => ({
  kind: 'columns',
  encoding,
  used: Object.fromEntries([...found].map(([field, index]) => [field, header[index] ?? ''])),
  missing: (Object.keys(registerColumns) as readonly RegisterField[]).filter((field) => !found.has(field)),
});

/** Rows of cells; quotes in the middle of a cell and rows of another length are taken as they are. */
const rowsOf = (source: AsyncIterable<Uint8Array>, encoding: RegisterEncoding): AsyncIterable<readonly string[]> =>
  pipeline(
    Readable.from(decodedText(source, encoding)),
    parse({ relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 1_000_000 }),
    // errors come out of the rows
    () => undefined,
  );

/**
 * Yields `columns`, then batches of `schools` with the rows that could not be used, then `end`; or `refused`.
 *
 * @param open opens the file anew: it is looked through once for its encoding, then read
 * @throws what the source throws
 */
export async function* readSchoolRegister(
  open: () => AsyncIterable<Uint8Array>,
  { maxBytes = 268_435_456, schoolsPerBatch = 500 }: RegisterOptions = {},
): AsyncGenerator<RegisterEvent> {
  const found = await findRegisterEncoding(open(), maxBytes);
  if (found.encoding === undefined) {
    const refusal =
      'isTooLarge' in found
        ? registerRefusal('too-large', { megabytes: Math.ceil(maxBytes / 1_048_576) })
        : registerRefusal('not-csv', { looksLike: found.looksLike });
    yield { kind: 'refused', refusal };
    return;
  }

  let reader: RegisterRowReader | undefined;
  const seen = new Set<string>();
  let schools: RegisterSchool[] = [];
  let unusable: UnusableRow[] = [];
  const counts = { rows: 0, schools: 0, unusable: 0 };
  let row = 0;
  try {
    for await (const cells of rowsOf(open(), found.encoding)) {
      row += 1;
      if (reader === undefined) {
        const columns = findColumns(cells);
        if (!listsSchools(columns)) {
          yield { kind: 'refused', refusal: registerRefusal('not-a-register', { header: cells }) };
          return;
        }
        yield columnsEvent(found.encoding, cells, columns);
        reader = new RegisterRowReader(columns);
        continue;
      }
      if (cells.length === 1 && cells[0]?.trim() === '') continue;
      counts.rows += 1;
      const read = reader.read(cells, row);
      if ('reason' in read) unusable.push(read);
      else if (seen.has(read.urn)) {
        unusable.push({
          row,
          reason: 'urn-repeated',
          says: `Row ${row} has the URN ${read.urn}, which an earlier row has.`,
        });
      } else {
        seen.add(read.urn);
        schools.push(read);
      }
      if (schools.length + unusable.length >= schoolsPerBatch) {
        counts.schools += schools.length;
        counts.unusable += unusable.length;
        yield { kind: 'schools', schools, unusable };
        schools = [];
        unusable = [];
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { kind: 'refused', refusal: registerRefusal('broken-row', { row: row + 1 }) };
    return;
  }
  if (reader === undefined) {
    yield { kind: 'refused', refusal: registerRefusal('empty', {}) };
    return;
  }
  counts.schools += schools.length;
  counts.unusable += unusable.length;
  if (schools.length + unusable.length > 0) yield { kind: 'schools', schools, unusable };
  yield { kind: 'end', ...counts };
}
