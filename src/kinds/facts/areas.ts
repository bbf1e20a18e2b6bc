/**
 * Areas of a child's life, as in the Framework for the Assessment of Children in Need and their Families (2000), with
 * harm outside the home beside it. The domains of every threshold document are made of them, so that it can be said of
 * each document what nothing is known about.
 */
export const areas = {
  health: 'Health',
  'substance-use': 'Drugs, alcohol and tobacco',
  'sexual-health': 'Sexual health',
  education: 'Education',
  'emotional-and-behavioural': 'Emotions and behaviour',
  identity: 'Identity',
  'family-and-social-relationships': 'Family and social relationships',
  'social-presentation': 'Social presentation',
  'self-care': 'Self-care',
  'basic-care': 'Basic care',
  'ensuring-safety': 'Keeping the child safe',
  'emotional-warmth': 'Emotional warmth',
  stimulation: 'Stimulation',
  'guidance-and-boundaries': 'Guidance and boundaries',
  stability: "Stability and the parents' own needs",
  engagement: 'Working with services',
  'family-history-and-functioning': 'Family history and functioning',
  'wider-family': 'Wider family',
  housing: 'Housing',
  'work-and-income': 'Work and income',
  'social-integration': 'Community and social life',
  'outside-the-home': 'Harm outside the home',
} as const;
export type Area = keyof typeof areas;
export const areaCodes = Object.keys(areas) as readonly Area[];
