/**
 * What may be wrong with a pupil in a transfer file, or odd about the file: how grave it is, what is wrong in plain
 * English, and what to do. A sentence names the place and the field and quotes no value of a pupil, so that it may be
 * shown on a list and logged.
 *
 * `error`: this pupil cannot be taken. `warning`: taken, and somebody should look. `info`: worth knowing.
 */
export type ProblemSeverity = 'error' | 'warning' | 'info';

type Entry<Details> = {
  readonly severity: ProblemSeverity;
  readonly says: (details: Details) => string;
  readonly next: string;
};
const entry = <Details = Record<never, never>>(definition: Entry<Details>): Entry<Details> => definition;

type Pupil = { readonly pupil: number; readonly line: number };
const other = ({ pupil, line }: Pupil): string => `pupil ${pupil} (line ${line})`;

const askSender = 'Ask the sending school to correct it and send the file again.';
const compare = 'Compare with what the sending school or the family says, and correct it in the record.';
const nothing = 'Nothing needs doing.';

export const ctfProblems = {
  // Who the pupil is
  'upn-missing': entry({
    severity: 'warning',
    says: () => 'There is no unique pupil number.',
    next: 'Somebody must decide which child this is. Ask the sending school for the number.',
  }),
  'upn-malformed': entry<{ readonly why: string }>({
    severity: 'error',
    says: ({ why }) => `The unique pupil number is not one. ${why}`,
    next: askSender,
  }),
  'upn-check-letter': entry<{ readonly expected: string }>({
    severity: 'error',
    says: ({ expected }) =>
      `The unique pupil number has the wrong check letter, so a character of it is wrong. If the rest is right, it begins with ${expected}.`,
    next: `Do not correct it by guessing: it may be the number of another child. ${askSender}`,
  }),
  'upn-authority-unknown': entry<{ readonly authority: string }>({
    severity: 'warning',
    says: ({ authority }) => `The unique pupil number names local authority ${authority}, which we do not know.`,
    next: 'Ask the sending school whether the number is right.',
  }),
  'upn-temporary': entry({
    severity: 'info',
    says: () => 'The unique pupil number is a temporary one.',
    next: 'Ask the sending school for the permanent number. The child is not matched by this one alone.',
  }),
  'upn-repeated': entry<{ readonly first: Pupil }>({
    severity: 'error',
    says: ({ first }) => `The unique pupil number is also that of ${other(first)}.`,
    next: `One of the two has the wrong number. Check the other one too before you take it. ${askSender}`,
  }),
  'former-upn-malformed': entry({
    severity: 'warning',
    says: () => 'A former unique pupil number is not a valid one and is left out.',
    next: 'Ask the sending school for the former number if the child must be traced by it.',
  }),
  'former-upn-shared': entry<{ readonly first: Pupil }>({
    severity: 'warning',
    says: ({ first }) => `A former unique pupil number is also a number of ${other(first)}.`,
    next: 'A number belongs to one child. Do not match either child by it.',
  }),
  'uln-invalid': entry({
    severity: 'warning',
    says: () => 'The unique learner number is not a valid one and is left out.',
    next: compare,
  }),
  'names-missing': entry({
    severity: 'error',
    says: () => 'There is neither a surname nor a forename.',
    next: askSender,
  }),
  'surname-missing': entry({ severity: 'warning', says: () => 'There is no surname.', next: compare }),
  'forename-missing': entry({ severity: 'warning', says: () => 'There is no forename.', next: compare }),
  'birth-missing': entry({ severity: 'error', says: () => 'There is no date of birth.', next: askSender }),
  'birth-unreadable': entry<{ readonly why: string }>({
    severity: 'error',
    says: ({ why }) => `The date of birth cannot be used: ${why}.`,
    next: askSender,
  }),
  'birth-in-future': entry({
    severity: 'warning',
    says: () => 'The date of birth lies in the future.',
    next: compare,
  }),
  'age-unusual': entry<{ readonly age: number }>({
    severity: 'warning',
    says: ({ age }) => `By the date of birth the pupil is ${age}, which is outside 2 to 20.`,
    next: compare,
  }),
  'year-group-unusual': entry<{ readonly expected: string }>({
    severity: 'warning',
    says: ({ expected }) => `The year group does not fit the date of birth, which would be ${expected}.`,
    next: 'Ask the sending school whether the pupil is taught out of year, or the date of birth is wrong.',
  }),
  'sex-missing': entry({ severity: 'warning', says: () => 'The sex is not given.', next: compare }),

  // Fields in general
  'date-unreadable': entry<{ readonly why: string }>({
    severity: 'warning',
    says: ({ why }) => `The date is left out: ${why}.`,
    next: compare,
  }),
  'number-unreadable': entry({
    severity: 'warning',
    says: () => 'The value should be a whole number and is left out.',
    next: compare,
  }),
  'yes-no-unreadable': entry({
    severity: 'warning',
    says: () => 'The value should be true or false and is left out.',
    next: compare,
  }),
  'code-unknown': entry<{ readonly list: string }>({
    severity: 'warning',
    says: ({ list }) => `The code is not in our list of ${list}. It is kept as written.`,
    next: 'Ask the sending school what it means. If it is new, tell your administrator.',
  }),
  'postcode-doubtful': entry({
    severity: 'warning',
    says: () => 'The postcode does not look like one. It is kept as written.',
    next: compare,
  }),
  'field-repeated': entry({
    severity: 'warning',
    says: () => 'The field is there more than once. The first is kept.',
    next: askSender,
  }),
  'identity-repeated': entry({
    severity: 'error',
    says: () => 'The field is there more than once, so two pupils may have been mixed.',
    next: askSender,
  }),
  'text-too-long': entry<{ readonly limit: number }>({
    severity: 'warning',
    says: ({ limit }) => `The text is longer than ${limit} characters and is left out.`,
    next: askSender,
  }),
  'identity-too-long': entry<{ readonly limit: number }>({
    severity: 'error',
    says: ({ limit }) => `The text is longer than ${limit} characters, which this field never is.`,
    next: askSender,
  }),
  'sessions-do-not-add-up': entry({
    severity: 'warning',
    says: () => 'More sessions are attended and missed than were possible.',
    next: compare,
  }),

  // What a transfer file says without the detail
  'medical-flag': entry({
    severity: 'info',
    says: () => 'The sending school holds medical information. The file cannot carry it.',
    next: 'Ask the old school for the detail before the pupil starts.',
  }),
  'sen-support': entry({
    severity: 'info',
    says: () => 'The pupil has SEN support. The file does not carry the plan.',
    next: 'Ask the SENCO of the old school for the support plan and what was tried.',
  }),
  'sen-plan': entry({
    severity: 'info',
    says: () => 'The pupil has an education, health and care plan. The file does not carry it.',
    next: 'Ask the local authority that maintains the plan for it, and the SENCO of the old school for the last review.',
  }),
  'in-care': entry({
    severity: 'info',
    says: () => 'The pupil is looked after. The file does not carry the personal education plan.',
    next: 'Ask the designated teacher of the old school, and tell the virtual school.',
  }),
  'contact-same-name': entry<{ readonly first: Pupil }>({
    severity: 'warning',
    says: ({ first }) => `A contact has the same name as a contact of ${other(first)}. They are kept as two people.`,
    next: 'Never take them as one person without asking: an unrelated family was once given the other’s address.',
  }),

  // The file
  'element-unknown': entry<{ readonly element: string }>({
    severity: 'info',
    says: ({ element }) => `The element ${element} is not known to us and is not read.`,
    next: 'Look at it in the original file if you need what it holds.',
  }),
  'element-empty': entry<{ readonly element: string }>({
    severity: 'info',
    says: ({ element }) => `The element ${element} is empty and counts as not there.`,
    next: nothing,
  }),
  'text-astray': entry<{ readonly element: string }>({
    severity: 'info',
    says: ({ element }) => `There is text in ${element} outside any field. It is not read.`,
    next: 'Look at it in the original file if you need what it holds.',
  }),
  'attributes-ignored': entry<{ readonly element: string }>({
    severity: 'info',
    says: ({ element }) => `The attributes of ${element} are not read.`,
    next: nothing,
  }),
  'namespace-on-root': entry({
    severity: 'warning',
    says: () => 'The element CTfile has attributes or a namespace. School systems write none.',
    next: 'Check that the file comes from the school system, not from another program.',
  }),
  'file-name-unusual': entry<{ readonly why: string }>({
    severity: 'info',
    says: ({ why }) => `The name of the file is not the usual one: ${why}.`,
    next: nothing,
  }),
  'file-name-contradicts': entry<{ readonly what: string }>({
    severity: 'warning',
    says: ({ what }) => `The name of the file and its header disagree about the ${what}.`,
    next: 'Check that it is the right file. What the header says is used.',
  }),
  'document-name-unusual': entry({
    severity: 'info',
    says: () => 'The header does not call the document "Common Transfer File".',
    next: nothing,
  }),
  'written-at-unreadable': entry({
    severity: 'warning',
    says: () => 'The header does not say, in a form we read, when the file was written.',
    next: 'Ask the sending school when they made it if that matters.',
  }),
  'source-unclear': entry({
    severity: 'warning',
    says: () => 'The header does not say clearly which school sends the file.',
    next: 'Find out who sent it before you take anything of it.',
  }),
  'previous-version': entry<{ readonly version: string; readonly current: string }>({
    severity: 'info',
    says: ({ version, current }) => `The file is in version ${version}; the current one is ${current}.`,
    next: nothing,
  }),
  'older-sex-element': entry({
    severity: 'info',
    says: () => 'The file uses the older element Gender. It is read as Sex.',
    next: nothing,
  }),
  'may-be-garbled': entry<{ readonly declared: string }>({
    severity: 'warning',
    says: ({ declared }) => `The file says it is ${declared}, but reads as UTF-8. Letters with accents may be garbled.`,
    next: 'Look at names with accents. If they are wrong, ask the sending school for the file as UTF-8.',
  }),
} as const;

export type CtfProblemCode = keyof typeof ctfProblems;
export type CtfProblemDetails<Code extends CtfProblemCode> = Parameters<(typeof ctfProblems)[Code]['says']>[0];
