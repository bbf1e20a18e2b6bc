/** Biniam, Year 11: he came to England by himself, and an uncle has been found. */
import type { ChildPlan } from '../children/child-plan.ts';
import { temporaryUpn } from '../children/identifiers.ts';
import { involve } from '../children/involve.ts';
import type { PlannedMove } from '../moves/planned-move.ts';
import { author } from '../people/people.ts';
import { schoolAt } from '../places/places.ts';
import { day, timeOn } from '../time/days.ts';
import { firstHome, toHisUncle } from './biniam-homes.ts';
import { inOrder, person, type StoryDays, voice } from './story.ts';

const key = 'biniam-tesfay';

function toAcademy({ on }: StoryDays): PlannedMove {
  const office = author('wei-chen');
  return {
    key: 'to-arkenby-city-academy',
    from: { type: 'out-of-area', where: 'another country' },
    to: schoolAt('arkenby-city-academy'),
    kind: 'in-year',
    startsOn: on(1, 5, 16),
    proposed: { by: author('paul-stott'), at: timeOn(on(1, 5, 3), 14, 10), source: 'Virtual school' },
    decided: {
      by: office,
      at: timeOn(on(1, 5, 5), 9, 45),
      as: 'confirmed',
      reason: 'A looked-after child; place given at once',
    },
    arrival: { by: office, at: timeOn(on(1, 5, 16), 10, 20) },
  };
}

export function biniamTesfay(days: StoryDays): ChildPlan {
  const { year, on } = days;
  const socialWorker = voice('zainab-malik');
  const teacher = voice('imran-sheikh');
  const reviewing = voice('judith-fairclough');
  return {
    key,
    identity: {
      surname: 'Tesfay',
      forename: 'Biniam',
      dateOfBirth: day(year - 15, 1, 1),
      sex: 'M',
      upn: temporaryUpn('arkenby-city-academy', year, 11),
    },
    address: { lines: ['19 Tannery Street', 'Arkenby'], postcode: 'DE24 9YR' },
    contacts: inOrder(
      person('FOF', 'Mr', 'Solomon', 'Bekele', '491'),
      person('FOM', 'Mrs', 'Helen', 'Bekele', '492'),
      person('SWR', 'Ms', 'Zainab', 'Malik', '482'),
    ),
    profile: { ethnicity: 'BAOF', language: 'TIR' },
    first: { registered: on(1, 4, 19), by: 'zainab-malik' },
    told: [
      involve(
        { child: key, place: 'council', purpose: 'social-care' },
        { by: author('zainab-malik'), on: on(1, 4, 19), reason: 'alone in England, and looked after' },
      ),
      socialWorker(on(1, 4, 19), 'care-episode.started', {
        legalStatus: 'Accommodated (section 20)',
        reason: 'Nobody in England who can care for him.',
      }),
      socialWorker(on(1, 4, 19), 'care-status.recorded', { inCare: true, authority: '830' }),
      socialWorker(on(1, 4, 19), 'legal-status.recorded', { status: 'accommodated-by-agreement' }),
      ...firstHome(days),
      socialWorker(on(1, 4, 21), 'note.recorded', {
        text: 'Day and month of birth are not known to him; the first of January was written down by the Home Office. His age is not in doubt.',
      }),
      socialWorker(on(1, 4, 28), 'child-voice.recorded', {
        said: 'I have an uncle in Leeds, I think. I want to go to school. I was good at mathematics.',
        to: 'Zainab Malik, with an interpreter',
      }),
      voice('andrew-pilling')(on(1, 5, 17), 'note.recorded', {
        text: 'First education plan: English every morning, mathematics with Year 10 from the start. He is ahead of the set.',
      }),
      teacher(on(1, 6, 20), 'child-voice.recorded', {
        said: 'Please do not ask about the boat in front of the class.',
        to: 'Imran Sheikh',
      }),
      reviewing(on(1, 7, 11), 'looked-after-review.held', {
        note: 'He has an advocate and a solicitor, and knows how to ring both. His mother can be heard on Sundays.',
      }),
      voice('natasha-green')(on(0, 9, 15), 'concern.recorded', {
        what: 'Falls asleep in the afternoon. His foster carers hear him walking at night.',
        childSaid: 'When I lie down I am in the water.',
        actionTaken: 'Asked with him for an appointment at the trauma clinic. A quiet room after lunch.',
      }),
      teacher(on(0, 11, 10), 'note.recorded', {
        text: 'Moved to the top set in mathematics. Explains to others in two languages.',
      }),
      ...toHisUncle(days),
    ],
    care: { child: key, worker: 'zainab-malik', began: on(1, 4, 19), homes: [on(1, 4, 20)] },
    moves: [toAcademy(days)],
  };
}
