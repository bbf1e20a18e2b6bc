/**
 * Every error a person, a program or an operator can meet, in one place: a stable code, an HTTP status,
 * what is wrong in plain English, and what to do next. `docs/reference/errors.md` is generated from this file.
 *
 * No entry may name a child, quote what was typed, or let a reader tell "does not exist" from "not yours to see".
 */
type Entry<Details> = {
  readonly status: number;
  readonly title: string;
  readonly says: (details: Details) => string;
  readonly next: string;
};

const entry = <Details = Record<never, never>>(definition: Entry<Details>): Entry<Details> => definition;

export const errors = {
  // What a person meets in the browser or the API
  NOT_FOUND: entry({
    status: 404,
    title: 'Page not found',
    says: () => 'There is nothing here that you can see.',
    next: 'Check the address, or go to your work and start from there. If you think you should see something here, ring your safeguarding lead.',
  }),
  NOT_SIGNED_IN: entry({
    status: 401,
    title: 'Sign in to continue',
    says: () => 'You are not signed in, or you were signed out because you were away for a while.',
    next: 'Sign in. You will come back to the page you asked for.',
  }),
  NOT_ALLOWED: entry<{ readonly action: string }>({
    status: 403,
    title: 'You cannot do this',
    says: ({ action }) => `Your role does not let you ${action}.`,
    next: 'Ask somebody with the right role in your organisation, or your administrator if you think your role is wrong.',
  }),
  FORM_EXPIRED: entry({
    status: 403,
    title: 'Send the form again',
    says: () => 'We could not tell that this form came from a page of this service.',
    next: 'Go back, reload the page and send the form again. What you typed is still in the form.',
  }),
  INPUT_INVALID: entry<{ readonly fields: string }>({
    status: 400,
    title: 'There is a problem',
    says: ({ fields }) => `Some of what was sent cannot be used: ${fields}.`,
    next: 'Correct the parts named and send it again.',
  }),
  ASKED_TOO_OFTEN: entry<{ readonly limit: string }>({
    status: 429,
    title: 'You have asked too often',
    says: ({ limit }) => `This can be asked ${limit}.`,
    next: 'Wait, or ring whoever you think works with the child. In an emergency ring 999. Your administrator can see how often you asked.',
  }),
  ASKING_TOO_FAST: entry({
    status: 429,
    title: 'You are asking for pages too fast',
    says: () => 'More pages were asked for in your name, or from your network, than a person reads.',
    next: 'Wait a minute, then go on. If you did nothing unusual, sign out everywhere under Your sign-in and tell your administrator.',
  }),
  CHANGED_MEANWHILE: entry({
    status: 409,
    title: 'Somebody else changed this while you were working',
    says: () => 'What you were looking at has changed since you opened it. Nothing of yours has been saved or lost.',
    next: 'Look at what changed, then send your form again if it still holds.',
  }),
  BUSY: entry({
    status: 503,
    title: 'Try again in a moment',
    says: () => 'The service is busy with another change to the same record.',
    next: 'Wait a few seconds and send it again. If it happens again, ring your administrator.',
  }),
  UNEXPECTED: entry<{ readonly reference: string }>({
    status: 500,
    title: 'Sorry, there is a problem with the service',
    says: ({ reference }) => `Something went wrong that we did not foresee. Its reference is ${reference}.`,
    next: 'Try again later. If it happens again, give the reference to your administrator.',
  }),

  // The record
  UNKNOWN_KIND: entry<{ readonly kind: string }>({
    status: 400,
    title: 'Unknown kind of entry',
    says: ({ kind }) => `There is no kind of entry called "${kind}".`,
    next: 'Use one of the kinds listed in the reference of entry kinds.',
  }),
  ENTRY_INVALID: entry<{ readonly kind: string; readonly fields: string }>({
    status: 400,
    title: 'This entry cannot be recorded as it is',
    says: ({ kind, fields }) => `An entry of kind "${kind}" does not fit its description: ${fields}.`,
    next: 'Correct the parts named and record it again.',
  }),

  // Moves and handovers
  MOVE_ALREADY_DECIDED: entry({
    status: 409,
    title: 'This move has already been decided',
    says: () => 'Somebody has already confirmed or rejected this move.',
    next: 'Look at the move to see who decided and why. A confirmed move can be changed there.',
  }),
  MOVE_NOT_CHANGEABLE: entry({
    status: 409,
    title: 'This move cannot be changed',
    says: () => 'Only a move that is confirmed can be changed, and the destination only until the child has arrived.',
    next: 'Look at the move to see where it stands. Propose a new move if the child goes to another school now.',
  }),
  ITEM_STEP_NOT_POSSIBLE: entry<{ readonly step: string; readonly state: string }>({
    status: 409,
    title: 'This step does not fit where the item is now',
    says: ({ step, state }) => `The item cannot be ${step} because it is ${state}.`,
    next: 'Look at the history of the item and choose a step that fits.',
  }),
  VOICE_LINK_NOT_SAFE: entry({
    status: 409,
    title: 'No link can go out now',
    says: () =>
      'A link needs a safety check that counts now: one that was made by a named person, allows it, and has been agreed to where a second person is needed.',
    next: 'Make the safety check again, or ask on paper or in conversation.',
  }),

  // People around a child
  SAME_RECORD: entry({
    status: 400,
    title: 'This is the record you are in',
    says: () => 'A child cannot be linked with itself.',
    next: 'Choose another child.',
  }),
  ALREADY_LINKED: entry({
    status: 409,
    title: 'This has been said already',
    says: () => 'Somebody has already said this of these two.',
    next: 'Look at it on the page of the family. It can be taken back there, with a reason.',
  }),
  SAME_PERSON: entry({
    status: 400,
    title: 'This is one person',
    says: () => 'Nobody can be their own partner.',
    next: 'Choose two people.',
  }),
  STILL_HELD: entry({
    status: 409,
    title: 'Something is recorded on which it rests',
    says: () => 'It is recorded on what their parental responsibility rests, and that is not over.',
    next: 'Record first that it is over, or correct what was recorded wrongly.',
  }),
  OWN_PARENT: entry({
    status: 400,
    title: 'Somebody would be their own parent',
    says: () => 'With this, somebody would be a parent or grandparent of themselves.',
    next: 'Check who is the parent and who is the child. If an older entry is wrong, correct that one first.',
  }),
  TEST_NOT_AVAILABLE: entry<{ readonly because: string }>({
    status: 409,
    title: 'This legal test is not available',
    says: ({ because }) => because,
    next: 'Choose the test that fits. If none does, the person has to be told: ask your lawyers.',
  }),
  TOO_MANY_FILES: entry<{ readonly most: number }>({
    status: 409,
    title: 'There are too many files',
    says: ({ most }) => `An entry takes ${most} files, and this one has as many.`,
    next: 'Remove one of them, or record a second entry for the others.',
  }),

  // Files
  FILE_MISSING: entry({
    status: 400,
    title: 'Choose a file',
    says: () => 'No file came with the form.',
    next: 'Choose a file and send the form again.',
  }),
  FILE_TOO_LARGE: entry<{ readonly limit: string }>({
    status: 413,
    title: 'The file is too large',
    says: ({ limit }) => `The file is larger than the ${limit} that can be taken here.`,
    next: 'Check that it is the right file. An administrator can import larger files from the command line.',
  }),
  IMPORT_NOT_READY: entry<{ readonly state: string }>({
    status: 409,
    title: 'This import cannot be changed now',
    says: ({ state }) => `The import is ${state}.`,
    next: 'Open the import to see what can be done with it.',
  }),
  TRANSFER_FILE_BLOCKED: entry({
    status: 409,
    title: 'No transfer file may be sent for this child',
    says: () => 'Where this child is may be known to named people only, and a transfer file would tell others.',
    next: 'Somebody who is named for this child gives the transfer to the council, and records that on the page of the item.',
  }),
  BUNDLE_EMPTY: entry({
    status: 409,
    title: 'There is nothing in the bundle',
    says: () => 'Nothing was chosen that may be in this bundle.',
    next: 'Choose at least one entry of the record. What is between two DSLs goes into a bundle of its own.',
  }),
  BUNDLE_TOO_LARGE: entry({
    status: 413,
    title: 'The bundle is too large',
    says: () => 'The files of what you chose are more than 60 MB together.',
    next: 'Make two bundles, or carry the largest files.',
  }),
  BUNDLE_NOT_OPEN: entry({
    status: 409,
    title: 'This bundle does not wait for an answer',
    says: () => 'It was not opened yet, or it was answered for, revoked or ran out.',
    next: 'Ask the school that sent it.',
  }),
  COUNCIL_NOT_KNOWN: entry({
    status: 409,
    title: 'The council of this school is not known',
    says: () => 'Nobody has said in which council’s area the school is.',
    next: 'Ask your administrator to add the council of the school to the list.',
  }),
  SCHOOL_NUMBER_TAKEN: entry<{ readonly number: string }>({
    status: 409,
    title: 'This school is already here',
    says: ({ number }) => `A school with the number ${number} is already on the list.`,
    next: 'Search for it instead of adding it again.',
  }),

  // Moving and backing up
  EXPORT_UNREADABLE: entry<{ readonly file: string; readonly reason: string }>({
    status: 500,
    title: 'The export or backup cannot be used',
    says: ({ file, reason }) => `${file} cannot be used: ${reason}.`,
    next: 'Nothing was loaded. Get the file again from where it was made, or use another one. To look at one without loading it, call the command with --check.',
  }),
  EXPORT_OTHER_VERSION: entry<{ readonly file: string; readonly program: string; readonly migration: string }>({
    status: 500,
    title: 'The export or backup is of another version',
    says: ({ file, program, migration }) =>
      `${file} was made by Throughline ${program}, whose tables have the step ${migration}, which this version does not have.`,
    next: 'Nothing was loaded. Use the version of Throughline that made it, or a newer one.',
  }),
  EXPORT_TARGET_TAKEN: entry<{ readonly file: string }>({
    status: 500,
    title: 'There is something already',
    says: ({ file }) => `${file} exists already, and nothing is written over.`,
    next: 'Name a file or folder that does not exist yet.',
  }),
  EXPORT_TARGET_UNWRITABLE: entry<{ readonly file: string; readonly reason: string }>({
    status: 500,
    title: 'The export or backup could not be written',
    says: ({ file, reason }) => `${file} could not be written: ${reason}. What was begun has been taken away.`,
    next: 'Put that right, or name another place, and try again.',
  }),
  BACKUP_KEY_MISSING: entry<{ readonly file: string }>({
    status: 500,
    title: 'The backup is encrypted',
    says: ({ file }) => `${file} can only be read with the private key for which it was made.`,
    next: 'Say where the key lies: throughline restore FILE --key KEY-FILE',
  }),
  BACKUP_KEY_UNUSABLE: entry<{ readonly key: string; readonly reason: string }>({
    status: 500,
    title: 'The key of backups cannot be used',
    says: ({ key, reason }) => `The key (${key}) cannot be used: ${reason}.`,
    next: 'Use the key that belongs together with the backup. throughline backup-key FILE makes a new pair for backups to come.',
  }),
  DATABASE_NOT_EMPTY: entry<{ readonly what: string }>({
    status: 500,
    title: 'The database is not empty',
    says: ({ what }) => `The database already holds ${what}, and nothing is written over.`,
    next: 'Nothing was loaded. Use an empty database: another THROUGHLINE_DATA folder, or a new database in DATABASE_URL. In the database that Throughline brings, throughline restore --replace sets aside what is there and keeps it.',
  }),
  DATABASE_OF_ANOTHER: entry<{ readonly here: string; readonly there: string }>({
    status: 500,
    title: 'The data is of another partnership',
    says: ({ here, there }) => `The database is that of "${here}", and the backup that of "${there}".`,
    next: 'Nothing was loaded or set aside. Use an empty database: another THROUGHLINE_DATA folder, or a new database in DATABASE_URL.',
  }),
  KEY_FILE_DIFFERS: entry<{ readonly file: string }>({
    status: 500,
    title: 'There is another key already',
    says: ({ file }) => `${file} holds another key than the backup, and nothing is written over.`,
    next: 'Nothing was loaded. If the key there is not needed any more, move it away and try again; throughline restore --replace does so and keeps it.',
  }),

  // Rules
  PACK_INVALID: entry<{ readonly problems: string }>({
    status: 500,
    title: 'A pack of rules cannot be used',
    says: ({ problems }) => `Some rules are wrong:\n${problems}`,
    next: 'Correct the lines named and start again.',
  }),

  // Starting and running
  ALREADY_RUNNING: entry<{ readonly folder: string; readonly process: string }>({
    status: 500,
    title: 'A server is already running on this data',
    says: ({ folder, process }) => `Another Throughline server (${process}) is using the data in ${folder}.`,
    next: 'Use that server, or stop it first. To run a second one, set THROUGHLINE_DATA to another folder and PORT to another number.',
  }),
  PORT_TAKEN: entry<{ readonly address: string }>({
    status: 500,
    title: 'The address is in use',
    says: ({ address }) => `Something else is already listening on ${address}.`,
    next: 'Stop it, or set PORT to another number and start again.',
  }),
  DATABASE_UNAVAILABLE: entry<{ readonly reason: string }>({
    status: 503,
    title: 'The database cannot be reached',
    says: ({ reason }) => `The database did not answer: ${reason}.`,
    next: 'Check that it is running and that DATABASE_URL is right, then start again.',
  }),
  DATABASE_TOO_OLD: entry<{ readonly version: string }>({
    status: 500,
    title: 'The database is too old',
    says: ({ version }) => `Throughline needs PostgreSQL 15 or later; this is ${version}.`,
    next: 'Upgrade the database server, or leave DATABASE_URL unset to use the one that Throughline brings.',
  }),
  DATABASE_IS_NEWER: entry<{ readonly migration: string }>({
    status: 500,
    title: 'The database belongs to a newer version',
    says: ({ migration }) =>
      `The database has the migration ${migration}, which this version of Throughline does not know.`,
    next: 'Start the version of Throughline that last used this data, or a newer one.',
  }),
  EMBEDDED_DATABASE_MISSING: entry<{ readonly platform: string }>({
    status: 500,
    title: 'No database for this machine',
    says: ({ platform }) => `Throughline brings no PostgreSQL for ${platform}.`,
    next: 'Install PostgreSQL 15 or later and set DATABASE_URL to its address.',
  }),
  EMBEDDED_DATABASE_FAILED: entry<{ readonly reason: string }>({
    status: 500,
    title: 'The database that Throughline brings did not start',
    says: ({ reason }) => `PostgreSQL could not be started: ${reason}.`,
    next: 'Put that right and start again; postgresql.log in the data folder says more. You can also set THROUGHLINE_DATA to another folder, or DATABASE_URL to a PostgreSQL of your own.',
  }),
  DATABASE_PASSWORD_MISSING: entry({
    status: 500,
    title: 'The login that serves requests is not known',
    says: () => 'DATABASE_URL has no password, from which the password of the role throughline_app could be made.',
    next: 'Add the password to DATABASE_URL, or set DATABASE_APP_URL to the address for the role throughline_app.',
  }),
  DATABASE_ROLES_WRONG: entry<{ readonly reason: string }>({
    status: 500,
    title: 'The roles of the database are not as they must be',
    says: ({ reason }) => `What separates one viewer from another rests on two roles, and ${reason}.`,
    next: 'Let the role in DATABASE_URL create roles, or let an administrator of the database run: CREATE ROLE throughline_record NOLOGIN; CREATE ROLE throughline_app LOGIN NOINHERIT; GRANT throughline_record TO throughline_app; ALTER ROLE throughline_app SET statement_timeout = 30000; ALTER ROLE throughline_app SET idle_in_transaction_session_timeout = 60000. Neither role may be a superuser, pass by row-level security, or own anything.',
  }),
  SIGN_IN_KEY_UNUSABLE: entry<{ readonly file: string; readonly reason: string }>({
    status: 500,
    title: 'The key for signing in cannot be used',
    says: ({ file, reason }) => `The key in ${file} cannot be used: ${reason}.`,
    next: 'Put back the file that this database was used with; every server of a partnership needs the same. SIGN_IN_KEY_FILE says where it lies. If it is lost, see "When the key is lost" in docs/guides/administrator.md.',
  }),
  AUDIT_KEY_UNUSABLE: entry<{ readonly file: string; readonly reason: string }>({
    status: 500,
    title: 'The key of the audit log cannot be used',
    says: ({ file, reason }) => `The key in ${file} cannot be used: ${reason}.`,
    next: 'Put back the file that this database was used with; every server of a partnership needs the same. AUDIT_KEY_FILE says where it lies. If it is lost, run: throughline audit rotate-key --lost',
  }),
  AUDIT_LOG_CHANGED: entry<{ readonly signed: number; readonly found: number }>({
    status: 500,
    title: 'The audit log is not the one that was signed',
    says: ({ signed, found }) =>
      `A checkpoint of ${signed} entries was signed here before, and the ${found} entries in the database do not continue it.`,
    next: 'Nothing is signed until this is settled; what people do is still written down. Run: throughline audit verify. If the database was restored from a backup, run: throughline audit accept-restore.',
  }),
  AUDIT_NOTHING_SIGNED: entry({
    status: 409,
    title: 'No checkpoint of the audit log has been signed yet',
    says: () => 'There is no checkpoint that could be given away.',
    next: 'Start the server, or run throughline audit verify: either signs one.',
  }),
  AUDIT_SINCE_UNKNOWN: entry<{ readonly since: number; readonly size: number }>({
    status: 422,
    title: 'The audit log is not that long',
    says: ({ since, size }) => `A checkpoint since ${since} entries was asked for, and the newest is over ${size}.`,
    next: 'Ask for a checkpoint since a number that the witness has seen. If the witness really holds a checkpoint over more entries, some were removed here: run throughline audit verify --held with what the witness holds.',
  }),
  AUDIT_WITNESS_UNUSABLE: entry<{ readonly reason: string }>({
    status: 422,
    title: 'This witness cannot be added',
    says: ({ reason }) => `It cannot be added: ${reason}.`,
    next: 'Ask the witness for the public key that throughline audit witness printed for them, and copy it whole.',
  }),
  AUDIT_COSIGNATURE_UNUSABLE: entry<{ readonly reason: string }>({
    status: 422,
    title: 'This file of a witness cannot be used',
    says: ({ reason }) => `It cannot be used: ${reason}.`,
    next: 'Use the file that throughline audit witness wrote, unchanged, and add the witness first.',
  }),
  AUDIT_FOLDER_UNUSABLE: entry<{ readonly folder: string; readonly file: string }>({
    status: 422,
    title: 'This is no exported audit log',
    says: ({ folder, file }) => `${folder} has no file ${file} that could be read.`,
    next: 'Name the folder that throughline audit export --whole has written.',
  }),
  SUPERUSER_EMBEDDED_ONLY: entry({
    status: 409,
    title: 'Only for the embedded database',
    says: () => 'The database belongs to the server in DATABASE_URL, whose superuser is not known here.',
    next: 'Ask the administrator of that server. To try what the audit finds, use an embedded database: leave DATABASE_URL out.',
  }),
  SUPERUSER_STATEMENT_FAILED: entry<{ readonly reason: string }>({
    status: 422,
    title: 'The database refused the statement',
    says: ({ reason }) => `It answered: ${reason}.`,
    next: 'Nothing of it was done. Correct the statement and run it again.',
  }),
  DATABASE_MIGRATION_CHANGED: entry<{ readonly migration: string }>({
    status: 500,
    title: 'A migration is not the one that was applied',
    says: ({ migration }) =>
      `The migration ${migration} has changed, or lost its file, since it was applied to this database.`,
    next: 'Use the files as they were released. To change the tables, add a new migration.',
  }),
  MODE_CONFLICT: entry<{ readonly stored: string; readonly asked: string }>({
    status: 500,
    title: 'The data is of another mode',
    says: ({ stored, asked }) => `The data was set up in ${stored} mode and THROUGHLINE_MODE asks for ${asked} mode.`,
    next: 'Demo data never becomes live data, nor the other way round. Use another THROUGHLINE_DATA folder or DATABASE_URL.',
  }),
  NEEDS_ANOTHER_PERSON: entry({
    status: 403,
    title: 'Somebody else decides this',
    says: () => 'You began this, so another person decides on it.',
    next: 'Ask somebody in your organisation who may decide it.',
  }),
  RETENTION_NOT_DUE: entry({
    status: 409,
    title: 'This may not be disposed of now',
    says: () =>
      'It need not be kept any longer only when every period has run out, nobody works with the child and nothing holds it.',
    next: 'Look at the record again: a hold may have been placed, or something may have been recorded.',
  }),
  RETENTION_UNREADABLE: entry<{ readonly file: string; readonly says: string }>({
    status: 500,
    title: 'A retention schedule cannot be read',
    says: ({ file, says }) => `${file}: ${says}`,
    next: 'Correct the file. Nothing is disposed of while it cannot be read.',
  }),
  CONFIGURATION_INVALID: entry<{ readonly settings: string }>({
    status: 500,
    title: 'A setting is wrong',
    says: ({ settings }) => `Some settings cannot be used: ${settings}.`,
    next: 'Correct them; docs/reference/configuration.md lists every setting.',
  }),
} as const;

export type ErrorCode = keyof typeof errors;
export type ErrorDetails<Code extends ErrorCode> = Parameters<(typeof errors)[Code]['says']>[0];

/** An error of the registry, with the details that its sentence needs. */
export class Problem<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly status: number;
  readonly title: string;
  readonly next: string;

  constructor(code: Code, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Problem';
    this.code = code;
    this.status = errors[code].status;
    this.title = errors[code].title;
    this.next = errors[code].next;
  }
}

type DetailsArgument<Code extends ErrorCode> =
  Record<never, never> extends ErrorDetails<Code>
    ? [details?: ErrorDetails<Code>, cause?: unknown]
    : [details: ErrorDetails<Code>, cause?: unknown];

/**
 * Makes an error of the registry, ready to be thrown.
 *
 * @example
 * throw problem('FILE_TOO_LARGE', { limit: '50 MB' });
 */
export function problem<Code extends ErrorCode>(code: Code, ...[details, cause]: DetailsArgument<Code>): Problem<Code> {
  const says = errors[code].says as (details: unknown) => string;
  return new Problem(code, says(details ?? {}), cause === undefined ? undefined : { cause });
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;
