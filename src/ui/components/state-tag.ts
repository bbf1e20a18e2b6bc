import type { Html } from '../html.ts';
import { type TagColour, tag } from './tag.ts';

/** How a state is shown: in words, and in a colour that helps those who see it. */
export type ShownState = { readonly words: string; readonly colour: TagColour };

/**
 * Makes the function that shows the states of one kind of thing. Every state must have words, so that colour never
 * stands alone (WCAG 1.4.1), and no two states may have the same words.
 *
 * @example
 * const itemState = stateTag({ late: { words: 'Late', colour: 'red' }, sent: { words: 'Sent', colour: 'blue' } });
 * itemState('late'); // <strong class="govuk-tag govuk-tag--red">Late</strong>
 */
export function stateTag<State extends string>(states: Readonly<Record<State, ShownState>>): (state: State) => Html {
  const shown = new Map<string, Html>();
  const words = new Set<string>();
  for (const [state, { words: text, colour }] of Object.entries<ShownState>(states)) {
    if (text.trim() === '') throw new TypeError(`The state ${state} has no words`);
    if (words.has(text)) throw new TypeError(`Two states are shown as "${text}"`);
    words.add(text);
    shown.set(state, tag({ text, colour }));
  }
  return (state) => {
    const found = shown.get(state);
    if (found === undefined) throw new TypeError('There is no such state');
    return found;
  };
}
