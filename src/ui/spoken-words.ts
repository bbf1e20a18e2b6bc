/** What a rule says at each step, in words for lists. */
import type { Step } from '../rulebook/replay/replay-child.ts';

export const spokenWords: Readonly<Record<Step, string>> = {
  owed: 'Owed from now',
  'due-soon': 'Due soon',
  overdue: 'Overdue',
  settled: 'Nothing more is owed',
  raised: 'Question raised',
  closed: 'Question closed',
};
