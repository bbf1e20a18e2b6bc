/** Yesterday somebody rang the front door about Kayden for the fourth time. It has been looked at, and nobody has decided. */
import type { Told } from '../children/told.ts';
import { placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { addWeekdays } from '../time/days.ts';
import { type StoryDays, voice } from './story.ts';

const contact = stableId('contact', 'kayden-rushworth', 4);

export function kaydenAtTheFrontDoor({ asOf }: StoryDays): readonly Told[] {
  const yesterday = addWeekdays(asOf, -1);
  return [
    voice('amina-farooq')(
      yesterday,
      'contact.made',
      {
        contact,
        asks: 'service-asked',
        by: 'telephone',
        what: 'Got out of a car with two men at the gate at ten, with money that he could not explain. He asked whether a debt goes away when somebody dies.',
        harm: true,
        childSaid: 'It is sorted. Leave it.',
        familyKnows: 'told-agrees',
        familyWhy: 'His father was rung first. He has not slept, and wants somebody to talk to both of them.',
      },
      { parties: [placeId('council')] },
    ),
    voice('amina-farooq')(yesterday, 'observation.recorded', {
      fact: 'grooming-coercion-or-debt',
      certainty: 'reported',
      from: 'child',
      said: 'Asked whether a debt goes away when somebody dies, and would not say whose it is.',
    }),
    voice('amina-farooq')(
      yesterday,
      'contact.confirmed-in-writing',
      {
        contact,
        text: 'As said by telephone: a grey car, two men of about twenty, forty pounds in notes. His key adult saw it.',
      },
      { parties: [placeId('council')] },
    ),
    voice('yvonne-clarke')(yesterday, 'contact.screened', {
      contact,
      stage: 'first-look',
      checked: ['own-records', 'school'],
      found: 'In school and with his key adult until four. Three contacts before, each answered by itself.',
      now: 'His father fetches him today. The police are asked about the car.',
    }),
  ];
}
