/** How both schools prepared Kayden's move, and what happened in his third week. */
import type { Told } from '../children/told.ts';
import { placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import type { Day } from '../time/days.ts';
import { voice } from './story.ts';

/** @param ago days counted at the new school */
export function kaydenPrepared(key: string, move: string, ago: (days: number) => Day): readonly Told[] {
  const oldSchool = voice('craig-hepworth');
  const newSchool = voice('amina-farooq');
  const [from, to] = [placeId('hollinsby-school'), placeId('kelderwick-school')];
  const both = { parties: [from, to] };
  const action = (name: string): string => stableId('transition-action', key, name);
  return [
    oldSchool(
      ago(18),
      'enhanced-transition.decided',
      {
        move,
        outcome: 'enhanced',
        reason: 'Three suspensions in a year, and nobody left whom he talks to. He needs to know the people first.',
        said: 'Kayden: “All right, if it is the caretaker.” His father agrees.',
      },
      both,
    ),
    oldSchool(
      ago(17),
      'transition-profile.written',
      {
        move,
        likes: 'Football, engines, being asked to carry something.',
        helps: 'A job when he comes in. Five minutes outside before he is asked what happened.',
        hard: 'The week of the fourteenth of November. Being spoken to in front of others. Fire alarms.',
        signs: 'He stops joking and looks at the door.',
        writtenBy: 'Craig Hepworth, with Kayden and his father',
      },
      both,
    ),
    oldSchool(
      ago(17),
      'transition-action.agreed',
      {
        move,
        action: action('visit'),
        part: 'visit',
        what: 'Two afternoons with the caretaker, before the first day',
        organisation: to,
        role: 'head-of-year',
        by: ago(13).toString(),
      },
      both,
    ),
    newSchool(
      ago(14),
      'transition-action.done',
      { move, action: action('visit'), went: 'Mended a goal net with the caretaker. Asked when he starts.' },
      both,
    ),
    oldSchool(
      ago(17),
      'transition-action.agreed',
      {
        move,
        action: action('briefing'),
        part: 'staff-briefing',
        what: 'Every teacher of his reads half a page: what helps, and what it looks like before',
        organisation: to,
        role: 'head-of-year',
        by: ago(4).toString(),
      },
      both,
    ),
    newSchool(ago(2), 'suspension.recorded', {
      organisation: to,
      schoolDays: 1,
      reason: 'Pushed a boy who asked about his mother, in a lesson whose teacher had not been told',
    }),
  ];
}
