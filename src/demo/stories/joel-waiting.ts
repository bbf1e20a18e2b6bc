/** Years 8 and 9: nights away from home, contacts that end, a waiting list. */

import { type FamilyPerson, familyPersonId, familyRecorded } from '../children/care/family-people.ts';
import { involve } from '../children/involve.ts';
import type { Told } from '../children/told.ts';
import { author } from '../people/people.ts';
import { placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { timeOn } from '../time/days.ts';
import { formerStaff, type StoryDays, voice } from './story.ts';

const child = 'joel-marriner';
const policeForce = placeId('police');
const contact = (number: number): string => stableId('contact', child, number);

export const joelsMother: FamilyPerson = {
  id: familyPersonId(child, 'Dawn Marriner'),
  name: 'Dawn Marriner',
  relation: 'parent',
  responsibility: 'held',
  basis: 'Birth certificate seen',
};

export function joelWaiting({ on, exactly }: StoryDays): readonly Told[] {
  const police = voice('mark-whittle');
  const frontDoor = voice('yvonne-clarke');
  const socialWorker = voice('daniel-mensah');
  const dsl = voice('amina-farooq');
  const camhs = formerStaff('camhs');
  const missing = (yearsBack: number, month: number, of: number, hour: number, circumstances: string): Told => {
    const night = exactly(yearsBack, month, of);
    const found = night.add({ days: 1 });
    return police(
      night,
      'missing-episode.recorded',
      { foundOn: found.toString(), circumstances },
      {
        at: timeOn(night, hour, 40),
        recorded: found,
      },
    );
  };
  return [
    involve(
      { child, place: 'police', purpose: 'policing' },
      { by: author('mark-whittle'), on: exactly(3, 3, 20), reason: 'reported missing' },
    ),
    missing(
      3,
      3,
      20,
      22,
      'Left home after his mother took his telephone. Found at a bus shelter in Hollinsby at half past one.',
    ),
    missing(
      3,
      4,
      22,
      21,
      'Seen walking along the railway. Would not say where he was going. Came back by himself at six.',
    ),
    police(on(3, 4, 25), 'contact.made', {
      contact: contact(3),
      asks: 'information-given',
      by: 'form',
      what: 'Second night away in five weeks. Seen on the railway line. His mother is frightened for him.',
    }),
    frontDoor(on(3, 4, 26), 'contact.decided', {
      contact: contact(3),
      outcome: 'no-further-action',
      referredBy: policeForce,
      rationale: 'Home again, and no crime. Early help was offered before and not taken up.',
    }),
    missing(3, 6, 10, 23, 'Found asleep in the porch of the library in Kelderwick.'),
    police(on(3, 6, 13), 'police-notice.recorded', {
      what: 'Third night away since March. Cold and hungry when found. His mother says that he goes when the house is loud.',
    }),
    police(on(3, 6, 13), 'observation.recorded', {
      fact: 'missing-repeatedly',
      certainty: 'confirmed',
      said: 'Three nights in twelve weeks, each after a loud evening. Found alone each time, without a coat or telephone.',
    }),
    police(on(3, 6, 13), 'contact.made', {
      contact: contact(4),
      asks: 'information-given',
      by: 'form',
      what: 'Three missing episodes in three months. No sign that anybody else is involved.',
    }),
    frontDoor(on(3, 6, 14), 'contact.decided', {
      contact: contact(4),
      outcome: 'no-further-action',
      referredBy: policeForce,
      rationale:
        'Returned each time without harm. His mother reports him missing quickly. The school is supporting him.',
    }),
    dsl(on(3, 6, 20), 'concern.recorded', {
      what: 'Nobody told the school of the nights away until the police rang today. We say that the family has support; the council says that the school gives it.',
      actionTaken: 'Asked the surgery to refer again to CAMHS.',
    }),
    voice('anjali-bose')(on(3, 6, 27), 'camhs-referral.made', {
      referral: stableId('referral', child, 2),
      reason: 'Low, sleepless and away at night. His mother asks again about autism.',
    }),
    camhs(on(3, 7, 18), 'camhs-referral.decided', {
      referral: stableId('referral', child, 2),
      outcome: 'waiting',
      rationale:
        'Accepted for an assessment of mood. The wait is about forty weeks. Assessment for autism is another list.',
    }),
    missing(2, 10, 7, 20, 'Found on the moor road by a lorry driver, without a coat.'),
    dsl(on(2, 10, 10), 'contact.made', {
      contact: contact(5),
      asks: 'service-asked',
      by: 'telephone',
      what: 'Fourth night away. He told a friend that it would be easier not to be here. We ask for a social worker.',
    }),
    frontDoor(on(2, 10, 10), 'contact.decided', {
      contact: contact(5),
      outcome: 'child-in-need-assessment',
      referredBy: placeId('kelderwick-school'),
      rationale: 'Five contacts in two years, read together for the first time. Assessment by a social worker.',
    }),
    involve(
      { child, place: 'council', purpose: 'social-care' },
      { by: author('daniel-mensah'), on: on(2, 10, 11), reason: 'assessment by a social worker' },
    ),
    ...familyRecorded(author('daniel-mensah'), on(2, 10, 18), [joelsMother]),
    socialWorker(on(2, 12, 1), 'assessment.completed', {
      note: 'Joel is loved and knows it. He is overwhelmed by noise and change, and nobody has found out why. An unmet need has to be asked about.',
    }),
    socialWorker(on(2, 12, 5), 'child-in-need-plan.started', {
      note: 'Weekly visits, a quiet place at school, and a letter to CAMHS that asks for the assessment to come forward.',
    }),
    socialWorker(on(2, 12, 12), 'child-voice.recorded', {
      said: 'You asked me the same things as the other lady. Did she not write it down?',
      to: 'Daniel Mensah, social worker',
    }),
    socialWorker(on(2, 1, 23), 'plan.reviewed', {
      plan: 'child-in-need',
      progress: 'no-progress',
      note: 'The quiet place at school is used as a store. No answer from CAMHS except the list.',
    }),
    camhs(
      on(2, 1, 9),
      'note.recorded',
      {
        text: 'The letter of the social worker was received. The lists are kept in the order in which referrals came.',
      },
      { compartment: 'health' },
    ),
  ];
}
