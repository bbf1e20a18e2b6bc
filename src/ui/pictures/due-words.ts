/** Limits of stages in words, as a rule writes them and as they fall for one challenge. */
import { dayText } from '../../rulebook/calendar/days.ts';
import type { DueBy } from '../../rulebook/duty/duty.ts';
import type { StageLimit } from '../../rulebook/ladder/ladder-rule.ts';
import { dateInWords, instantInWords } from '../when-words.ts';

export const limitWords = (limit: StageLimit): string => {
  if (typeof limit === 'string') return limit;
  const counted = limit.counting === 'inclusive' ? ', the first day counted' : '';
  return `within ${limit.within}${counted}`;
};

export const momentWords = (at: number): string => instantInWords(Temporal.Instant.fromEpochMilliseconds(at));

export const dueWords = (due: DueBy): string => {
  if (due.kind === 'no-fixed-time') return 'no fixed time';
  if (due.kind === 'cannot-compute') return `cannot be computed. ${due.says}`;
  return due.day === null ? momentWords(due.at) : dateInWords(Temporal.PlainDate.from(dayText(due.day)));
};
