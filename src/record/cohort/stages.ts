/** How far a move between schools is, as boards count it. Of each move the first that is true. */

export const stages = {
  'to-confirm': 'To be confirmed',
  'no-school': 'No school to go to yet',
  late: 'Something is late',
  'nothing-sent': 'Nothing sent yet',
  waiting: 'All sent, the new school has not confirmed all of it',
  'under-way': 'Under way',
  'no-key-adult': 'Everything is there, but no key adult is named',
  complete: 'Complete',
} as const;
export type Stage = keyof typeof stages;
export const stageCodes = Object.keys(stages) as readonly Stage[];

export const isStage = (text: string | undefined): text is Stage => stageCodes.some((code) => code === text);
