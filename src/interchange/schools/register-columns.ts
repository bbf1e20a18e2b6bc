/**
 * Which column of a school list holds what. The national register gains and loses columns, and extracts of it rename
 * them, so columns are found by name: letters and digits alone count, `LA (code)` and `la_code` are one.
 */
export const registerColumns = {
  urn: ['URN'],
  authority: ['LA (code)', 'LA', 'LEA'],
  establishment: ['EstablishmentNumber', 'ESTAB'],
  dfeNumber: ['LAESTAB', 'DfE number'],
  name: ['EstablishmentName', 'School name', 'SCHNAME', 'NAME'],
  typeCode: ['TypeOfEstablishment (code)'],
  typeName: ['TypeOfEstablishment (name)', 'SCHOOLTYPE'],
  phaseCode: ['PhaseOfEducation (code)'],
  phaseName: ['PhaseOfEducation (name)', 'Phase'],
  statusCode: ['EstablishmentStatus (code)'],
  statusName: ['EstablishmentStatus (name)', 'Status'],
  openedOn: ['OpenDate'],
  closedOn: ['CloseDate'],
  lowAge: ['StatutoryLowAge'],
  highAge: ['StatutoryHighAge'],
  street: ['Street'],
  locality: ['Locality'],
  address3: ['Address3'],
  town: ['Town'],
  county: ['County (name)', 'County'],
  postcode: ['Postcode'],
  trustCode: ['Trusts (code)'],
  trustName: ['Trusts (name)'],
} as const satisfies Record<string, readonly string[]>;

export type RegisterField = keyof typeof registerColumns;
export const registerFields = Object.keys(registerColumns) as readonly RegisterField[];

/** Where each field stands in a row; absent when the list has no such column. */
export type FoundColumns = ReadonlyMap<RegisterField, number>;

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/gu, '');

export function findColumns(header: readonly string[]): FoundColumns {
  const names = header.map(bare);
  const found = new Map<RegisterField, number>();
  for (const field of registerFields) {
    const index = registerColumns[field].map((name) => names.indexOf(bare(name))).find((at) => at !== -1);
    if (index !== undefined) found.set(field, index);
  }
  return found;
}

/** A list of schools says of each its URN, and what it is called or numbered. */
export const listsSchools = (found: FoundColumns): boolean =>
  found.has('urn') &&
  (found.has('name') || found.has('dfeNumber') || (found.has('authority') && found.has('establishment')));
