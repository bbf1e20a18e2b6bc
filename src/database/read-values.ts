/** How values of PostgreSQL arrive: instants and days as Temporal, whole numbers as numbers, decimals as text. */
import { type CustomTypesConfig, types } from 'pg';

type Read = (text: string) => unknown;

const { INT8, DATE, TIMESTAMPTZ } = types.builtins;
// Oids of array types, which pg does not name: pg_type.dat of PostgreSQL.
const textArray = 1009;
const arrayOf = { [INT8]: 1016, [DATE]: 1182, [TIMESTAMPTZ]: 1185 };

function readWholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError('A whole number from the database is too large to be exact');
  return number;
}

const readers: Readonly<Record<number, Read>> = {
  [INT8]: readWholeNumber,
  [DATE]: (text) => Temporal.PlainDate.from(text),
  [TIMESTAMPTZ]: (text) => Temporal.Instant.from(text),
};

const readTexts = types.getTypeParser(textArray as number) as (text: string) => readonly (string | null)[];

const arrayReaders = Object.fromEntries(
  Object.entries(arrayOf).map(([oid, array]): [number, Read] => {
    const read = readers[Number(oid)] as Read;
    return [array, (text) => readTexts(text).map((item) => (item === null ? null : read(item)))];
  }),
);

const ours: Readonly<Record<number, Read>> = { ...readers, ...arrayReaders };

/** For the option `types` of a pg connection. */
export const readValues: CustomTypesConfig = {
  getTypeParser: (...[oid, format]: Parameters<typeof types.getTypeParser>) =>
    ours[oid] ?? types.getTypeParser(oid, format),
};
