/** Erin on the ward: reviewed, ready to leave, and waiting for somebody at tea. */
import type { FamilyPerson } from '../children/care/family-people.ts';
import { homeMoveId } from '../children/care/home-move.ts';
import type { Told } from '../children/told.ts';
import { placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import type { Day } from '../time/days.ts';
import { voice } from './story.ts';

const key = 'erin-calloway';
const move = homeMoveId(key, 'to-short-break-home');
const search = stableId('search', key);
const review = stableId('treatment-review', key);

/** Asked of both services by the ward: who pays for the evenings. */
function whoPays(at: (weekdays: number) => Day): readonly Told[] {
  const challenge = stableId('challenge', key, 1);
  return [
    voice('simon-aldous')(at(-2), 'challenge.raised', {
      challenge,
      about: 'Nobody pays for the evenings that Erin needs at home',
      position:
        'The council says that a meal is health care; health says that a carer is social care. She is well enough to leave and stays because of it.',
      safetyMeanwhile:
        'She stays on the ward with leave every weekend, and her father sleeps at the unit’s flat on Fridays.',
      topic: 'funding',
      urgency: 'routine',
      between: [
        { organisation: placeId('fernilow-ward') },
        { organisation: placeId('council') },
        { organisation: placeId('icb') },
      ],
      byRole: 'ward-clinician',
    }),
    voice('grace-okonkwo')(at(-1), 'challenge.acknowledged', { challenge, by: 'Grace Okonkwo, integrated care board' }),
  ];
}

export function erinReadyToLeave(at: (weekdays: number) => Day, family: readonly FamilyPerson[]): readonly Told[] {
  const clinician = voice('simon-aldous');
  const socialWorker = voice('zainab-malik');
  const icb = voice('grace-okonkwo');
  const placements = voice('kelly-rowbottom');
  const [mother] = family;
  return [
    icb(at(-27), 'treatment-review.called', { review, setting: 'after-admission', on: at(-21).toString() }),
    icb(at(-24), 'treatment-review.papers-sent', { review }),
    socialWorker(at(-22), 'social-work-visit.made', {
      where: 'hospital',
      seenAlone: true,
      note: 'She wrote her answers. The lamp is on. She asks who will be there at tea when she comes home.',
    }),
    icb(at(-21), 'treatment-review.held', {
      review,
      setting: 'after-admission',
      consent: 'given',
      actions:
        'Meals by herself with somebody in the next room; a carer for teatimes to be found by the council and health together.',
    }),
    clinician(at(-20), 'hospital-stay.assessed', {
      organisation: placeId('fernilow-ward'),
      threeMonthsIntended: false,
      autismOrLearningDisability: 'yes',
      lookedAfterUnderCareOrder: false,
    }),
    socialWorker(at(-15), 'plan.reviewed', {
      plan: 'child-in-need',
      progress: 'no-progress',
      note: 'The carer for teatimes has been advertised twice. Her parents take turns in not working.',
    }),
    clinician(at(-6), 'hospital-discharge.ready', {
      waitingFor: 'Somebody at tea on weekdays, and a quiet place for two nights a week at first',
    }),
    clinician(at(-5), 'joint-meeting.held', {
      meeting: 'Meeting about leaving hospital',
      note: 'Erin came with her advocate. Everything is agreed but who pays.',
    }),
    socialWorker(at(-5), 'move.proposed', {
      move,
      setting: 'childrens-home',
      to: 'Two nights a week in a short-break home, the others at home',
      why: 'She is well enough to leave, and asks for a bridge between the ward and home.',
      tried: 'Weekends at home since she has been on the ward: two went well, one did not.',
    }),
    placements(at(-4), 'placement-search.opened', {
      search,
      need: 'Two nights a week, a room of her own that is dark and quiet, and somebody who sits nearby when she eats. Within half an hour of home.',
    }),
    placements(at(-3), 'placement-approach.answered', {
      search,
      provider: 'Lowmoor House',
      answer: 'refused',
      reason: 'Takes nobody for less than a full week.',
    }),
    ...(mother === undefined
      ? []
      : [
          socialWorker(at(-3), 'family.consulted', {
            who: mother.name,
            person: mother.id,
            move,
            about: 'two nights a week somewhere quiet',
            said: 'Only if she chooses the room herself. We want her home.',
            position: 'agrees-if',
          }),
        ]),
    ...whoPays(at),
  ];
}
