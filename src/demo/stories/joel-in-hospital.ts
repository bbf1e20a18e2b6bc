/** Years 9 and 10: hospital, nobody who is responsible, and homes that he is taken to without being asked. */
import { homeMoveId } from '../children/care/home-move.ts';
import { involve, stopInvolving } from '../children/involve.ts';
import type { Told } from '../children/told.ts';
import { author } from '../people/people.ts';
import { placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { timeOn } from '../time/days.ts';
import { joelsMother } from './joel-waiting.ts';
import { formerStaff, type StoryDays, voice } from './story.ts';

const child = 'joel-marriner';
const ward = placeId('fernilow-ward');
const referral = stableId('inpatient-referral', child);
const mother = 'Dawn Marriner, his mother';
const about = (key: string) => ({ move: homeMoveId(child, key), who: mother, person: joelsMother.id });

/** In the night, from a children's ward, by consent that nobody wrote down. */
function admission({ exactly }: StoryDays): readonly Told[] {
  const camhs = formerStaff('camhs');
  const clinician = voice('simon-aldous');
  const night = exactly(2, 2, 16);
  return [
    camhs(
      night,
      'inpatient-referral.made',
      {
        referral,
        urgency: 'emergency',
        to: ward,
        endorsedBy: 'The consultant on call',
        reason: 'Six nights on a children’s ward. Says that he does not want to live. No crisis team at the weekend.',
      },
      { at: timeOn(night, 18, 20) },
    ),
    involve(
      { child, place: 'fernilow-ward', purpose: 'mental-health' },
      { by: author('simon-aldous'), on: exactly(2, 2, 17), reason: 'admitted to the ward' },
    ),
    clinician(
      night,
      'inpatient-referral.answered',
      {
        referral,
        outcome: 'accepted-for-assessment',
        reasons: 'To be assessed on the ward, as there is a bed tonight.',
      },
      { at: timeOn(night, 22, 40) },
    ),
    clinician(exactly(2, 2, 17), 'hospital-admission.started', {
      organisation: ward,
      legalBasis: 'Informal, with his mother’s agreement',
      reason:
        'Could not be kept safe at home after he had said, over six nights on a children’s ward, that he did not want to live.',
      move: homeMoveId(child, 'to-hospital'),
    }),
    clinician(exactly(2, 2, 18), 'family.told', {
      ...about('to-hospital'),
      about: 'that he had been taken to Fernilow Ward in the night, forty miles from home',
      how: 'By telephone the next morning',
      beforeItHappened: false,
    }),
    clinician(exactly(2, 2, 20), 'access-assessment.completed', {
      referral,
      outcome: 'indicated',
      reasons: 'Low mood and exhaustion. Covers his ears when the ward is full; not looked into.',
    }),
  ];
}

function onTheWard({ on }: StoryDays): readonly Told[] {
  const socialWorker = voice('daniel-mensah');
  return [
    socialWorker(
      on(2, 2, 20),
      'note.recorded',
      {
        text: 'I learnt of the admission from Joel’s mother. The ward asks who the lead is; CAMHS say the council, my service says health. I have written to both.',
      },
      { compartment: 'safeguarding' },
    ),
    socialWorker(on(2, 3, 6), 'social-work-visit.made', {
      where: 'hospital',
      seenAlone: true,
      note: 'He had turned his chair to the wall, where it is quieter. Nobody could tell me who decides what comes next.',
    }),
    involve(
      { child, place: 'icb', purpose: 'mental-health' },
      { by: author('grace-okonkwo'), on: on(2, 3, 14), reason: 'joint meetings about leaving hospital' },
    ),
    voice('grace-okonkwo')(on(2, 3, 15), 'joint-meeting.held', {
      meeting: 'Meeting about leaving hospital',
      note: 'Who visits, who pays and who finds a home were each left to the next meeting. Joel and his mother were not asked to come.',
    }),
    voice('simon-aldous')(on(2, 4, 27), 'hospital-discharge.ready', {
      waitingFor: 'A place to live with people who know how to support him. Nobody is named to find one.',
    }),
  ];
}

function firstHome({ on, exactly }: StoryDays): readonly Told[] {
  const socialWorker = voice('daniel-mensah');
  const day = on(2, 6, 20);
  const home = { child, place: 'wayside-homes', purpose: 'placement' } as const;
  return [
    socialWorker(day, 'care-episode.started', {
      legalStatus: 'Accommodated with his mother’s agreement (section 20)',
      reason: 'No home to leave hospital to that could keep him safe.',
    }),
    socialWorker(day, 'legal-status.recorded', { status: 'accommodated-by-agreement' }),
    socialWorker(day, 'care-status.recorded', { inCare: true, authority: '830' }),
    socialWorker(day, 'child-in-need-plan.ended', {}),
    voice('simon-aldous')(day, 'hospital-admission.ended', {
      organisation: ward,
      to: 'a children’s home, at one day’s notice',
      move: homeMoveId(child, 'to-wayside'),
    }),
    stopInvolving(
      { child, place: 'fernilow-ward', purpose: 'mental-health' },
      { by: author('simon-aldous'), on: day, reason: 'left the ward' },
    ),
    involve(home, { by: author('daniel-mensah'), on: day, reason: 'he came to live there' }),
    socialWorker(day, 'placement.started', {
      organisation: placeId('wayside-homes'),
      kind: 'Children’s home',
      planned: false,
      note: 'Found the evening before.',
      move: homeMoveId(child, 'to-wayside'),
      setting: 'childrens-home',
      area: 'inside',
    }),
    socialWorker(day.add({ days: 1 }), 'family.told', {
      ...about('to-wayside'),
      about: 'that he had moved to a children’s home in Brackenfold',
      how: 'By telephone, the day after',
      beforeItHappened: false,
    }),
    socialWorker(on(2, 7, 6), 'social-work-visit.made', { where: 'placement', seenAlone: false }),
    voice('judith-fairclough')(on(2, 7, 14), 'looked-after-review.held', {
      note: 'Joel did not come in, and wrote on the door: “Who are all these people?” His mother heard of the move after it had happened, twice now.',
    }),
    voice('tony-grimshaw')(exactly(2, 8, 11), 'placement-risk.raised', {
      reason: 'Two doors broken since agency staff cover the nights. We cannot go on without a plan for him.',
    }),
    socialWorker(exactly(2, 8, 22), 'placement.ended', {
      reason: 'The home gave notice after nine weeks: he broke two doors when staff changed at short notice.',
      planned: false,
    }),
    stopInvolving(home, { by: author('daniel-mensah'), on: exactly(2, 8, 22), reason: 'he no longer lives there' }),
  ];
}

function cottage({ on, exactly }: StoryDays): readonly Told[] {
  const socialWorker = voice('daniel-mensah');
  const day = exactly(2, 8, 22);
  const move = homeMoveId(child, 'to-cottage');
  return [
    socialWorker(day, 'unregistered-setting.started', {
      where: 'A holiday cottage on the coast',
      reason: 'Nobody else would take him that day. Neither a court nor the director was asked.',
      move,
    }),
    socialWorker(day, 'placement.started', {
      kind: 'Holiday cottage with agency staff, outside the county',
      planned: false,
      note: 'Nobody else would take him that day.',
      move,
      setting: 'other',
      area: 'distant',
      interruptsKeyStage4: true,
    }),
    socialWorker(exactly(2, 8, 24), 'family.told', {
      ...about('to-cottage'),
      about: 'that he was in a cottage seventy miles away',
      how: 'By letter',
      beforeItHappened: false,
    }),
    socialWorker(exactly(2, 8, 29), 'family.disagreed', {
      who: mother,
      statement:
        'Every time he is moved I am told when it is done. I could have told you about staff who change. Ask us first.',
    }),
    socialWorker(on(1, 9, 24), 'social-work-visit.made', {
      where: 'placement',
      seenAlone: true,
      note: 'Five weeks after he came. Eleven different people have slept in the next room. He counts them.',
    }),
  ];
}

export const joelInHospital = (days: StoryDays): readonly Told[] => [
  ...admission(days),
  ...onTheWard(days),
  ...firstHome(days),
  ...cottage(days),
];
