/** Why a whole file is refused, in plain English, with what to do next. No entry quotes what the file says of anybody. */

type Entry<Details> = { readonly says: (details: Details) => string; readonly next: string };
const entry = <Details = Record<never, never>>(definition: Entry<Details>): Entry<Details> => definition;

const askForAnother = 'Ask the sending school to export the file again from its own system and send it unchanged.';
const askWhy = 'Do not open it elsewhere. Ask the sending school where the file came from, and ask for a new export.';

export const ctfRefusals = {
  'too-large': entry<{ readonly limit: string }>({
    says: ({ limit }) => `The file is larger than ${limit}.`,
    next: 'Check that it is the right file. An administrator can import larger files from the command line.',
  }),
  'file-empty': entry({ says: () => 'There is nothing in the file.', next: askForAnother }),
  'not-xml': entry<{ readonly looksLike: string }>({
    says: ({ looksLike }) => `This is not a Common Transfer File: it ${looksLike}.`,
    next: 'Choose the file whose name looks like 8302999_CTF_8304999_001.xml. If it came in a zip file, open that first.',
  }),
  'encoding-unsupported': entry<{ readonly encoding: string }>({
    says: ({ encoding }) => `The file says it is written in the encoding "${encoding}", which we do not read.`,
    next: 'Ask the sending school to export it as UTF-8.',
  }),
  'encoding-contradicts': entry<{ readonly declared: string; readonly found: string }>({
    says: ({ declared, found }) => `The file says it is written in ${declared}, but its first bytes say ${found}.`,
    next: 'Ask the sending school to export it again. Opening and saving it in an editor often causes this.',
  }),
  'encoding-invalid': entry<{ readonly encoding: string; readonly byte: number }>({
    says: ({ encoding, byte }) => `The file is not valid ${encoding}: byte ${byte} cannot be read.`,
    next: 'Names would be garbled if we guessed. Ask the sending school to export the file again as UTF-8.',
  }),
  'declaration-unreadable': entry({
    says: () => 'The first line of the file (the XML declaration) cannot be read.',
    next: askForAnother,
  }),
  'xml-version': entry({ says: () => 'The file is not XML version 1.0.', next: askForAnother }),
  'control-character': entry({
    says: () => 'The file holds a control character that no text should hold.',
    next: askForAnother,
  }),
  doctype: entry({
    says: () => 'The file has a document type declaration (DOCTYPE). Transfer files have none, and attacks use them.',
    next: askWhy,
  }),
  'processing-instruction': entry({
    says: () => 'The file has a processing instruction. Transfer files have none.',
    next: askWhy,
  }),
  'too-deep': entry<{ readonly limit: number }>({
    says: ({ limit }) => `Elements are nested more than ${limit} deep. In a transfer file they never are.`,
    next: askWhy,
  }),
  'too-many-attributes': entry<{ readonly limit: number }>({
    says: ({ limit }) => `An element has more than ${limit} attributes. Transfer files use none.`,
    next: askWhy,
  }),
  'too-many-elements': entry<{ readonly limit: number }>({
    says: ({ limit }) => `One pupil has more than ${limit} elements. No real pupil has.`,
    next: askWhy,
  }),
  'too-long-unbroken': entry<{ readonly limit: number }>({
    says: ({ limit }) => `The file goes on for more than ${limit} characters without a single tag.`,
    next: askWhy,
  }),
  'entity-undefined': entry({
    says: () => 'The file refers to an entity that XML does not define.',
    next: askForAnother,
  }),
  'not-well-formed': entry<{ readonly detail: string }>({
    says: ({ detail }) => `The file is not well-formed XML: ${detail}.`,
    next: askForAnother,
  }),
  truncated: entry<{ readonly pupils: number }>({
    says: ({ pupils }) =>
      `The file ends in the middle. ${pupils === 0 ? 'No pupil' : pupils === 1 ? 'One pupil' : `${pupils} pupils`} came whole before it broke off.`,
    next: 'Ask the sending school to send the file again, and compare the number of pupils with theirs.',
  }),
  'admissions-file': entry({
    says: () =>
      'This is an Admissions Transfer File (ATfile), which tells of offers of places. It is not a Common Transfer File.',
    next: 'Import it in your admissions system. Ask the sending school for the Common Transfer File.',
  }),
  'wrong-root': entry<{ readonly root: string }>({
    says: ({ root }) => `A Common Transfer File begins with the element CTfile; this file begins with "${root}".`,
    next: 'Check that it is the right file. If the sender made it by hand, ask for an export from their own system.',
  }),
  'wrong-wrapper': entry<{ readonly element: string }>({
    says: ({ element }) => `Pupils stand inside the element CTFpupilData; this file has "${element}" in its place.`,
    next: 'The file was not made by a school system that follows the specification. Ask the sender for an export from one.',
  }),
  'wrapper-missing': entry({
    says: () => 'Pupils stand inside the element CTFpupilData, which this file does not have.',
    next: askForAnother,
  }),
  'section-repeated': entry<{ readonly element: string }>({
    says: ({ element }) => `The file has the element ${element} twice. Two files may have been joined.`,
    next: 'Ask the sending school for the files one by one.',
  }),
  'header-missing': entry({
    says: () => 'The pupils come before the header that says who sends the file and for whom.',
    next: askForAnother,
  }),
  'version-missing': entry({
    says: () => 'The header does not say which version of the Common Transfer File this is.',
    next: askForAnother,
  }),
  quarantined: entry<{ readonly version: string; readonly accepted: string }>({
    says: ({ version, accepted }) =>
      `The file is in version "${version}" of the Common Transfer File. We read ${accepted}. It is put aside and nothing of it is taken.`,
    next: 'Ask the sending school for a file in the current version. If the version is newer than ours, tell your administrator.',
  }),
  'pupils-missing': entry({ says: () => 'There is no pupil in the file.', next: askForAnother }),
  'took-too-long': entry<{ readonly seconds: number }>({
    says: ({ seconds }) => `Reading the file took more than ${seconds} seconds and was stopped.`,
    next: 'Try again when the service is less busy. If it happens again, tell your administrator.',
  }),
  'took-too-much-memory': entry({
    says: () => 'Reading the file took more memory than it may and was stopped.',
    next: askWhy,
  }),
  'reading-failed': entry({
    says: () => 'Something went wrong while the file was read. Nothing more of it was taken.',
    next: 'Try again. If it happens again, tell your administrator.',
  }),
} as const;

export type CtfRefusalCode = keyof typeof ctfRefusals;

export type CtfRefusal = {
  readonly code: CtfRefusalCode;
  readonly says: string;
  readonly next: string;
  readonly line?: number;
  readonly column?: number;
};
export type Place = { readonly line: number; readonly column: number };

type DetailsOf<Code extends CtfRefusalCode> = Parameters<(typeof ctfRefusals)[Code]['says']>[0];

export function ctfRefusal<Code extends CtfRefusalCode>(
  code: Code,
  details: DetailsOf<Code>,
  place?: Place,
): CtfRefusal {
  const { says, next } = ctfRefusals[code];
  return { code, says: (says as (details: DetailsOf<Code>) => string)(details), next, ...place };
}

/** Leaves the parser from within its callbacks; never leaves this folder. */
export class RefusedFile extends Error {
  readonly refusal: CtfRefusal;
  constructor(refusal: CtfRefusal) {
    super(refusal.code);
    this.name = 'RefusedFile';
    this.refusal = refusal;
  }
}

export const refuse = <Code extends CtfRefusalCode>(code: Code, details: DetailsOf<Code>, place?: Place): never => {
  throw new RefusedFile(ctfRefusal(code, details, place));
};
