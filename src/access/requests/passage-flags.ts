/** What stands out in a passage and has to be looked at before it goes out. It decides nothing. */

export const passageFlags = {
  'names-somebody': 'Names somebody around the child',
  'told-by-somebody': 'Somebody of the family or the public told it',
  allegation: 'An allegation',
  health: 'About health',
  legal: 'From the legal part: papers of a court may need its leave',
  'some-readers': 'Written for some people only',
  'not-for-families': 'A kind of entry that is not written for families',
  'tells-where': 'Tells where the child is or was',
  'from-police': 'Recorded by the police',
  files: 'Files belong to it',
  'not-named': 'Does not name whoever asks about themselves',
  'about-the-child': 'Also tells about the child',
} as const;
export type PassageFlag = keyof typeof passageFlags;
