/** Words for challenges: where they stand, what can be done, who is rung. */
import { challengeTopics } from '../../kinds/challenge-codes.ts';
import type { Challenge } from '../../record/challenges/challenges.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import type { ChallengeState, ChallengeStep } from '../standing.ts';

export const challengeStateTag = stateTag<ChallengeState>({
  open: { words: 'Open', colour: 'blue' },
  agreed: { words: 'Agreed, to be done', colour: 'yellow' },
  closed: { words: 'Closed', colour: 'grey' },
  'last-stage-passed': { words: 'Last stage passed', colour: 'red' },
  'no-ladder': { words: 'No clock runs', colour: 'purple' },
});

export const stepTitles: Readonly<Record<ChallengeStep, string>> = {
  acknowledge: 'I have this and am dealing with it',
  answer: 'Say what your side thinks',
  propose: 'Propose how to settle it',
  agree: 'Agree to a proposal',
  'not-agreed': 'Say that there is no agreement',
  'next-stage': 'Take it to a later stage now',
  contact: 'Record whom you rang',
  safety: 'Change how the child is kept safe meanwhile',
  done: 'Show that what was agreed has been done',
  'not-done': 'Say that what was agreed has not been done',
  told: 'Record that the person who raised it was told',
  withdraw: 'Withdraw the challenge',
  close: 'Close the challenge',
};

export const topicWords = ({ topic }: Pick<Challenge, 'topic'>): string =>
  topic === null ? 'A decision' : challengeTopics[topic];
