/** What is said of an entry besides its kind: on whose eyes or words it rests, and what came of looking into it. */

export const entrySources = {
  seen: 'I saw or heard it myself',
  child: 'The child told me',
  family: 'Somebody of the family told me',
  practitioner: 'Somebody who works with the child told me',
  public: 'A member of the public told me',
  document: 'A letter, a form or another record',
} as const;
export type EntrySource = keyof typeof entrySources;
export const entrySourceCodes = Object.keys(entrySources) as readonly EntrySource[];

/** The same for those who read it. */
export const sourceTitles: Readonly<Record<EntrySource, string>> = {
  seen: 'Seen or heard by whoever recorded it',
  child: 'Told by the child',
  family: 'Told by somebody of the family',
  practitioner: 'Told by somebody who works with the child',
  public: 'Told by a member of the public',
  document: 'From a letter, a form or another record',
};

/** Of an allegation or a finding. */
export const entryOutcomes = {
  'being-looked-into': 'Being looked into',
  'borne-out': 'Looked into and borne out',
  'not-borne-out': 'Looked into and not borne out',
  undecided: 'Looked into, and nobody can tell',
} as const;
export type EntryOutcome = keyof typeof entryOutcomes;
export const entryOutcomeCodes = Object.keys(entryOutcomes) as readonly EntryOutcome[];
