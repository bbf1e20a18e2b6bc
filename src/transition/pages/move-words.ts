/** How a move is shown: its state, and where it leads. */
import type { Place } from '../../kinds/school-place.ts';
import type { SchoolMove } from '../../record/moves.ts';
import { stateTag } from '../../ui/components/state-tag.ts';

export const moveStateTag = stateTag<SchoolMove['state']>({
  proposed: { words: 'Proposed', colour: 'yellow' },
  confirmed: { words: 'Confirmed', colour: 'green' },
  rejected: { words: 'Rejected', colour: 'grey' },
});

export const placeOfMove = (at: SchoolMove['from']): Place =>
  at.type === 'school' && at.organisation !== null
    ? { type: 'school', organisation: at.organisation }
    : at.type === 'school'
      ? { type: 'unknown' }
      : { type: at.type };
