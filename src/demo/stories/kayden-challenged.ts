/** The new school reads what the front door answered one by one, and asks for it to be read together. Nobody has responded yet. */
import type { Told } from '../children/told.ts';
import { placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { addWeekdays } from '../time/days.ts';
import { type StoryDays, voice } from './story.ts';

const key = 'kayden-rushworth';
const challenge = stableId('challenge', key, 1);

/** The entry with the last decision of the front door. */
export const lastDecision = stableId('entry', key, 'third contact decided');

/** Raised six weekdays ago: the time of the practitioners has run out by itself, and that of their managers has not. */
export function kaydenChallenged({ asOf }: StoryDays): readonly Told[] {
  const raised = addWeekdays(asOf, -6);
  return [
    voice('amina-farooq')(raised, 'challenge.raised', {
      challenge,
      about: 'Three contacts in a year ended with advice or nothing, each read by itself',
      position:
        'Grief, two nights out with grown men, new trainers and a second telephone are one story. I ask for a strategy discussion, or at least for somebody to read the three together.',
      otherPosition:
        'Each contact was answered: bereavement support was asked for, he was home safe, and a move was planned.',
      safetyMeanwhile:
        'Met at the gate every morning by the caretaker, and his father rings us if he is not home by nine',
      safetyOwner: 'Amina Farooq, designated safeguarding lead',
      safetyReviewOn: addWeekdays(asOf, 1).toString(),
      topic: 'referral-outcome',
      urgency: 'routine',
      between: [{ organisation: placeId('kelderwick-school') }, { organisation: placeId('council') }],
      decision: lastDecision,
      byRole: 'dsl',
      familyKnows:
        'His father knows and agrees. Kayden has been told that adults are talking about how to keep him safe.',
    }),
    voice('amina-farooq')(addWeekdays(asOf, -4), 'challenge.contact-tried', {
      challenge,
      whom: 'The duty social worker',
      by: 'telephone',
      reached: false,
      said: 'Left a message with the switchboard.',
    }),
  ];
}
