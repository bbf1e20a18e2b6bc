/** Years 5 and 6: what a small school understood about Joel. Read into the record when the file was found, in Year 10. */
import type { Told } from '../children/told.ts';
import { placeId } from '../places/places.ts';
import { type StoryDays, voice } from './story.ts';

export function joelAtPrimary({ on }: StoryDays): readonly Told[] {
  const lathdale = voice('amina-farooq');
  const found = { recorded: on(1, 2, 9), homeSystem: 'paper file of Lathdale Primary School' } as const;
  return [
    lathdale(
      on(6, 10, 14),
      'behaviour.recorded',
      {
        what: 'Ran out of harvest assembly and hid in the cloakroom until everybody had gone',
        before: 'The hall was full, and the order of the morning had been changed',
        helped: 'Told the day before what would happen. A seat at the end of the row, and he may leave with a nod',
      },
      found,
    ),
    lathdale(
      on(6, 2, 3),
      'behaviour.recorded',
      {
        what: 'Threw a chair when a supply teacher took the class. A teaching assistant’s hand was bruised',
        before: 'Nobody had told him that his teacher was away',
        helped:
          'Mrs Hadley drew the day as six small pictures; he crossed them off. Nothing was thrown again that term',
        harm: true,
      },
      found,
    ),
    lathdale(
      on(6, 6, 22),
      'behaviour.recorded',
      {
        what: 'Lay down under the stairs at the museum and could not get up for forty minutes',
        before: 'An echo, a crowd and a change of coach',
        helped: 'Ear defenders, the same seat on the coach, and being shown the way out before going in',
      },
      found,
    ),
    lathdale(
      on(5, 11, 9),
      'note.recorded',
      {
        text: 'He does not look at you when he listens. He is listening. Do not ask for eye contact, and do not hold his arm. When he counts the ceiling tiles, leave him to it; he comes back by himself in about ten minutes.',
      },
      found,
    ),
    lathdale(
      on(5, 11, 23),
      'child-voice.recorded',
      {
        said: 'It is too loud to think. When I know what comes next my tummy does not hurt.',
        to: 'Mrs Hadley, teaching assistant',
      },
      found,
    ),
    lathdale(
      on(5, 1, 19),
      'suspension.recorded',
      {
        organisation: placeId('lathdale'),
        schoolDays: 1.5,
        reason: 'Kicked a member of staff who was holding him by the arm',
      },
      found,
    ),
    lathdale(
      on(5, 3, 16),
      'family.consulted',
      {
        who: 'Dawn Marriner, his mother',
        about: 'what worries her about secondary school',
        said: 'He is like my dad was. I have asked the doctor twice, and they say that he will grow out of it. He will not cope with all those corridors.',
      },
      found,
    ),
    lathdale(
      on(5, 7, 6),
      'note.recorded',
      {
        text: 'For his next school. What helps: warning before a change; the day drawn on a card; one adult whom he can find; somewhere quiet that needs no asking; being spoken to beside him, not across the room. What it looks like before it goes wrong: he goes pale and still, then hums.',
      },
      found,
    ),
  ];
}
