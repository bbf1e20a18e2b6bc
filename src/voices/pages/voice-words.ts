/** How it stands with somebody who is asked, in words. */

import type { LinkState } from '../../record/voices/voice-link.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import type { Safety } from '../safety.ts';

export type AskedState = 'not-asked' | 'answered' | 'declined' | `link-${Exclude<LinkState, 'finished'>}`;

export const askedStateTag = stateTag<AskedState>({
  'not-asked': { words: 'Not asked yet', colour: 'grey' },
  answered: { words: 'Answered', colour: 'green' },
  declined: { words: 'Asked, declined', colour: 'teal' },
  'link-waits': { words: 'Link out, not opened', colour: 'blue' },
  'link-opened': { words: 'Link opened', colour: 'blue' },
  'link-ended': { words: 'Link ended', colour: 'grey' },
  'link-expired': { words: 'Link expired', colour: 'orange' },
  'link-shut': { words: 'Link shut: too many wrong codes', colour: 'red' },
});

export const safetyWords: Readonly<Record<Safety['state'], string>> = {
  none: 'Nobody has checked whether a link is safe. Without that none goes out.',
  refused: 'A link was judged not safe. Ask on paper or in conversation.',
  'waits-for-second': 'A second person has to agree before a link can go out.',
  'second-refused': 'The second person did not agree. Ask on paper or in conversation.',
  allowed: 'A link can go out.',
  expired: 'The safety check is too old. Check again before a link goes out.',
  overtaken: 'Check again before a link goes out.',
};
