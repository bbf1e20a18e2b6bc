/** How an item of a handover is shown. */
import { channels, type ItemStep, itemSteps } from '../../kinds/handover.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import type { ItemState } from '../item-state.ts';

export const itemStateTag = stateTag<ItemState>({
  expected: { words: 'Expected', colour: 'grey' },
  prepared: { words: 'Prepared', colour: 'blue' },
  sent: { words: 'Sent', colour: 'blue' },
  delivered: { words: 'Delivered', colour: 'blue' },
  opened: { words: 'Opened', colour: 'blue' },
  accepted: { words: 'Accepted', colour: 'green' },
  queried: { words: 'Queried', colour: 'orange' },
  rejected: { words: 'Rejected', colour: 'red' },
  'acted-on': { words: 'Acted on', colour: 'green' },
  'nil-declared': { words: 'Nil: nothing to hand over', colour: 'teal' },
  withheld: { words: 'Withheld', colour: 'purple' },
  recalled: { words: 'Recalled', colour: 'magenta' },
});

/** What the button says, and what it means. */
export const stepChoices: Readonly<Record<ItemStep, { readonly text: string; readonly hint: string }>> = {
  prepared: { text: 'It is prepared', hint: 'It is ready, and has not been sent.' },
  sent: { text: 'It has been sent', hint: 'Say how it was sent. The receiving school is asked to confirm it.' },
  delivered: { text: 'It has arrived', hint: 'It is here; nobody has looked at it yet.' },
  opened: { text: 'It has been opened', hint: 'Somebody is reading it.' },
  accepted: { text: 'Accept it', hint: 'It is here, complete and readable.' },
  queried: { text: 'Ask about it', hint: 'Something is missing or unclear. The sending school is asked to answer.' },
  rejected: { text: 'Reject it', hint: 'It is about another child, cannot be read or is not what was expected.' },
  'acted-on': { text: 'It has been acted on', hint: 'Say what was done because of it.' },
  'nil-declared': {
    text: 'There is nothing to hand over',
    hint: 'You declare it in your name. Silence never means “nothing”.',
  },
  withheld: { text: 'Withhold it', hint: 'It exists and is not sent. Say why, and on which legal basis.' },
  recalled: { text: 'Recall it', hint: 'It should not have been sent, or the child goes elsewhere.' },
};

export const stepWords = (step: ItemStep): string => {
  const said = itemSteps[step].split(':')[0] ?? step;
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
};

export const channelWords = (code: string | null): string | undefined =>
  code !== null && code in channels ? channels[code as keyof typeof channels] : undefined;
