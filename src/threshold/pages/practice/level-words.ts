/** A level as somebody answered it, in words. */
import { noLevel } from '../../../record/practice/answers.ts';
import type { Level } from '../../../rulebook/threshold/level-schema.ts';
import { levelInWords } from '../../state-own-view.ts';

export const cannotSayWords = 'I cannot say yet';
export const apartWords = 'No level: this is about a member of staff and does not belong in the child’s record';

/** A level that the document no longer has is named by its code. */
export function answeredWords(level: string, levels: readonly Level[]): string {
  if (level === noLevel.cannotSay) return 'Could not say yet';
  if (level === noLevel.apart) return 'No level: about a member of staff';
  const found = levels.find(({ code }) => code === level);
  return found === undefined ? level : levelInWords(found);
}

/** "L2: Early help", "L3: Family help to L4: Protection", "no level" */
export function bandWords(from: string | null, to: string | null, levels: readonly Level[]): string {
  if (from === null) return 'no level';
  return to === null || to === from
    ? answeredWords(from, levels)
    : `${answeredWords(from, levels)} to ${answeredWords(to, levels)}`;
}
