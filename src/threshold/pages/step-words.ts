/** How the state of a step is shown, and what each answer to it is called. */
import { stateTag } from '../../ui/components/state-tag.ts';
import type { StepAnswer } from '../answer-step.ts';
import type { StepState } from '../steps.ts';

export const stepStateTag = stateTag<StepState>({
  proposed: { words: 'Waits for agreement', colour: 'yellow' },
  refused: { words: 'Not agreed', colour: 'grey' },
  withdrawn: { words: 'Taken back', colour: 'grey' },
  agreed: { words: 'Waits to be taken over', colour: 'yellow' },
  declined: { words: 'Nobody has taken over', colour: 'red' },
  accepted: { words: 'Taken over', colour: 'blue' },
  begun: { words: 'Begun', colour: 'blue' },
  holds: { words: 'Holds', colour: 'green' },
  'bounced-back': { words: 'Back to the level before', colour: 'orange' },
});

export const answerWords: Readonly<
  Record<StepAnswer, { readonly heading: string; readonly ask: string; readonly button: string; readonly done: string }>
> = {
  agree: { heading: 'Agree to it', ask: 'Why do you agree?', button: 'Agree to the step', done: 'The step is agreed' },
  refuse: {
    heading: 'Do not agree',
    ask: 'Why not, and what happens for the child instead?',
    button: 'Record that you do not agree',
    done: 'It is recorded that you do not agree',
  },
  withdraw: {
    heading: 'Take it back',
    ask: 'Why?',
    button: 'Take the proposal back',
    done: 'The proposal is taken back',
  },
  accept: {
    heading: 'Take over',
    ask: 'What do you need to know or to have, to begin?',
    button: 'Take over',
    done: 'You have taken over',
  },
  decline: {
    heading: 'Decline',
    ask: 'Why can you not take over, and who could?',
    button: 'Decline to take over',
    done: 'It is recorded that you do not take over',
  },
  'first-contact': {
    heading: 'Record the first contact',
    ask: 'What was said, and by whom?',
    button: 'Record the first contact',
    done: 'The first contact is recorded',
  },
  'check-back': {
    heading: 'Look whether it holds',
    ask: 'What shows it? What do the child and the family say?',
    button: 'Record what you found',
    done: 'It is recorded',
  },
};
