/** Why somebody looks for a child. Said with every search, and kept with it. */
export const searchPurposes = {
  'my-work': 'I work with the child, or take over from somebody who does',
  contact: 'Somebody has told us something about the child',
  known: 'To see whether I already have access to the child’s record',
  correct: 'To put a record right, or to make sure which record is meant',
} as const;
export type SearchPurpose = keyof typeof searchPurposes;
export const searchPurposeCodes = Object.keys(searchPurposes) as readonly SearchPurpose[];
