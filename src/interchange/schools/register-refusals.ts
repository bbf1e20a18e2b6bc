/** Why a school list is refused as a whole, and what to do next. */
import { findColumns, registerColumns } from './register-columns.ts';

export type RegisterRefusal = {
  readonly code: keyof typeof refusals;
  readonly says: string;
  readonly next: string;
};

type Entry<Details> = { readonly says: (details: Details) => string; readonly next: string };
const entry = <Details = Record<never, never>>(definition: Entry<Details>): Entry<Details> => definition;

const download =
  'Download "All establishment data" from Get Information About Schools as CSV. If it comes as a zip file, open that first.';

const lookedFor = `${registerColumns.urn[0]}, and with it ${registerColumns.name[0]}, or ${registerColumns.dfeNumber[0]}, or ${registerColumns.authority[0]} and ${registerColumns.establishment[0]}`;

const refusals = {
  'too-large': entry<{ readonly megabytes: number }>({
    says: ({ megabytes }) => `The file is larger than ${megabytes} MB.`,
    next: 'Check that it is the right file.',
  }),
  empty: entry({ says: () => 'There is nothing in the file.', next: download }),
  'not-csv': entry<{ readonly looksLike: string }>({
    says: ({ looksLike }) => `This is not a CSV file: it looks like ${looksLike}.`,
    next: download,
  }),
  'not-a-register': entry<{ readonly header: readonly string[] }>({
    says: ({ header }) => {
      const listed = header.slice(0, 8).map((name) => `"${name.slice(0, 40)}"`);
      const rest = header.length > 8 ? ` and ${header.length - 8} more` : '';
      const isTypes = findColumns(header).has('typeCode');
      const what = isTypes ? 'It looks like the list of types of establishment. ' : '';
      return `This is not a list of schools. ${what}We looked for the columns ${lookedFor}; the file has ${listed.join(', ')}${rest}.`;
    },
    next: download,
  }),
  'broken-row': entry<{ readonly row: number }>({
    says: ({ row }) => `The file cannot be read from row ${row} on: a quotation mark is opened and never closed.`,
    next: 'Download it again. If you changed it in a spreadsheet, use the original.',
  }),
} as const;

export function registerRefusal<Code extends keyof typeof refusals>(
  code: Code,
  details: Parameters<(typeof refusals)[Code]['says']>[0],
): RegisterRefusal {
  const { says, next } = refusals[code];
  return { code, says: (says as (details: unknown) => string)(details), next };
}
