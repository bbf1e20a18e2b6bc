/** Years 7 and 8: what it looked like to a large school that had been told nothing. */
import { involve } from '../children/involve.ts';
import type { Told } from '../children/told.ts';
import { author } from '../people/people.ts';
import { placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { formerStaff, type StoryDays, voice } from './story.ts';

const child = 'joel-marriner';
const school = placeId('kelderwick-school');
const contact = (number: number): string => stableId('contact', child, number);

/** The challenge that nobody took further. */
export const neverAnswered = stableId('challenge', child, 'never answered');

export function joelAtSecondary({ on }: StoryDays): readonly Told[] {
  const dsl = voice('amina-farooq');
  const headOfYear = voice('rachel-thwaite');
  const head = voice('margaret-ellwood');
  const frontDoor = voice('yvonne-clarke');
  const surgery = voice('anjali-bose');
  const familyHelp = voice('tina-vickers');
  const camhs = formerStaff('camhs');
  return [
    headOfYear(on(4, 9, 21), 'behaviour.recorded', {
      what: 'Walked out of mathematics and would not say why. Third lesson this week. Described by staff as defiant',
    }),
    head(on(4, 10, 11), 'suspension.recorded', {
      organisation: school,
      schoolDays: 1,
      reason: 'Refused to leave the corridor between lessons and pushed a teacher’s arm away',
    }),
    head(on(4, 11, 22), 'suspension.recorded', {
      organisation: school,
      schoolDays: 2,
      reason: 'Threw a bag across the dining hall; nobody was hurt',
    }),
    head(on(4, 12, 6), 'part-time-timetable.started', {
      organisation: school,
      hoursPerWeek: 15,
      reason: 'To last six weeks while a plan is made',
    }),
    headOfYear(on(4, 12, 8), 'family.disagreed', {
      who: 'Dawn Marriner, his mother',
      statement: 'He is not naughty, he is frightened. His last school knew what to do. Has nobody read it?',
    }),
    dsl(on(4, 12, 8), 'concern.recorded', {
      what: 'Ms Marriner asked where the papers of the primary school are. We have never had any. Rang Lathdale; the head has changed, and they will look.',
      childSaid: 'You all talk at the same time.',
      actionTaken: 'To ask again in January.',
    }),
    dsl(on(4, 12, 8), 'observation.recorded', {
      fact: 'change-hard',
      certainty: 'reported',
      from: 'parent',
      said: 'His mother: every day is another corridor, another room and another voice. At his last school he knew what came next.',
    }),
    dsl(on(4, 1, 16), 'observation.recorded', {
      fact: 'disruptive-in-school-persistently',
      certainty: 'observed',
      said: 'Eleven times out of lessons since September. Never in art, and never with the caretaker.',
    }),
    involve(
      { child, place: 'council', purpose: 'social-care', role: 'front-door-worker' },
      { by: author('yvonne-clarke'), on: on(4, 1, 18), reason: 'contacts with the front door' },
    ),
    dsl(on(4, 1, 18), 'contact.made', {
      contact: contact(1),
      asks: 'service-asked',
      by: 'form',
      what: 'Fifteen hours of school a week since December, two suspensions, and his mother is at the end of her strength. We think that the family needs help.',
    }),
    frontDoor(on(4, 1, 19), 'contact.decided', {
      contact: contact(1),
      outcome: 'no-further-action',
      referredBy: school,
      rationale: 'Behaviour in school is for the school to manage. His mother is protective. The threshold is not met.',
    }),
    head(on(4, 2, 22), 'suspension.recorded', {
      organisation: school,
      schoolDays: 3,
      reason: 'Hit out when two members of staff stood in a doorway',
    }),
    involve(
      { child, place: 'spring-terrace-surgery', purpose: 'health-care' },
      { by: author('anjali-bose'), on: on(4, 3, 14), reason: 'patient of the surgery' },
    ),
    surgery(on(4, 3, 15), 'camhs-referral.made', {
      referral: stableId('referral', child, 1),
      reason:
        'Three hours of sleep on most nights, no friends since the summer, stomach aches before school. His mother asks whether he may be autistic.',
    }),
    camhs(on(4, 4, 26), 'camhs-referral.decided', {
      referral: stableId('referral', child, 1),
      outcome: 'not-accepted',
      rationale: 'No sign of a mental illness. A parenting course and support in school are suggested.',
    }),
    head(on(4, 5, 17), 'suspension.recorded', {
      organisation: school,
      schoolDays: 5,
      reason: 'Persistent refusal, and swearing at a senior member of staff',
    }),
    dsl(on(3, 10, 4), 'observation.recorded', {
      fact: 'deteriorating-wellbeing',
      certainty: 'reported',
      from: 'parent',
      said: 'He has stopped washing, eats alone after dark, and sleeps on the landing where he can see the door.',
    }),
    dsl(on(3, 10, 4), 'contact.made', {
      contact: contact(2),
      asks: 'service-asked',
      by: 'telephone',
      what: 'Still part-time after ten months. He has stopped washing and sleeps on the landing. His mother would take any help.',
    }),
    frontDoor(on(3, 10, 5), 'contact.decided', {
      contact: contact(2),
      outcome: 'early-help',
      referredBy: school,
      rationale: 'Several needs in the family, and his mother agrees. Early help, with a parenting course.',
    }),
    familyHelp(on(3, 10, 18), 'early-help.started', {
      note: 'Parenting course on Wednesday evenings, and a youth worker for Joel.',
    }),
    familyHelp(on(3, 11, 29), 'plan.reviewed', {
      plan: 'early-help',
      progress: 'no-progress',
      note: 'Two evenings missed. The youth worker has met him once, through the door.',
    }),
    familyHelp(on(3, 1, 24), 'plan.reviewed', {
      plan: 'early-help',
      progress: 'no-progress',
      note: 'Four evenings missed. Nobody asked whether a parenting course is what the family needs.',
    }),
    familyHelp(on(3, 2, 7), 'early-help.ended', {
      note: 'Closed: Ms Marriner missed four evenings, because Joel cannot be left. Recorded as not engaging.',
    }),
    dsl(on(3, 2, 9), 'challenge.raised', {
      challenge: neverAnswered,
      about: 'Early help was closed because his mother missed four evenings',
      position:
        'I do not agree. She cannot leave him alone. I said so on the telephone and was told that it had been decided. I do not know whom else to ask, or how.',
      safetyMeanwhile: 'Nothing was agreed. His form tutor looks out for him at lunch.',
      topic: 'step-down',
      urgency: 'routine',
      between: [{ organisation: school }, { organisation: placeId('council') }],
      byRole: 'dsl',
    }),
  ];
}
