/** Where Biniam lives: a family that took him in at night, and perhaps soon an uncle in Leeds. */
import { type FamilyPerson, familyPersonId, familyRecorded } from '../children/care/family-people.ts';
import { homeMoveId, plansAfterMove } from '../children/care/home-move.ts';
import type { Told } from '../children/told.ts';
import { author } from '../people/people.ts';
import { placeId } from '../places/places.ts';
import { addWeekdays, type Day } from '../time/days.ts';
import { type StoryDays, voice } from './story.ts';

const key = 'biniam-tesfay';

const mother: FamilyPerson = {
  id: familyPersonId(key, 'Letay Gebru'),
  name: 'Letay Gebru',
  relation: 'parent',
  responsibility: 'held',
};
const uncle: FamilyPerson = {
  id: familyPersonId(key, 'Yonas Tesfay'),
  name: 'Yonas Tesfay',
  relation: 'relative',
  responsibility: 'not-held',
  relevant: true,
};

/** In an emergency that was stated and authorised; his mother was told when she could be reached. */
export function firstHome({ on }: StoryDays): readonly Told[] {
  const socialWorker = voice('zainab-malik');
  const move = homeMoveId(key, 'first');
  const telephone = 'By telephone to the camp, with an interpreter';
  return [
    ...familyRecorded(author('zainab-malik'), on(1, 4, 19), [mother]),
    voice('michael-osborne')(on(1, 4, 19), 'move-emergency.authorised', {
      move,
      harm: 'significant-harm-to-the-child',
      evidence: 'A boy of fifteen by himself at the coach station, without a bed for the night.',
      authorisedBy: 'service-manager',
      unforeseen: 'Nobody knew of him before this evening.',
    }),
    socialWorker(on(1, 4, 20), 'placement.started', {
      organisation: placeId('arken-fostering'),
      kind: 'Foster care',
      planned: false,
      note: 'With a family who speak Tigrinya.',
      move,
      setting: 'agency-foster',
      area: 'inside',
    }),
    socialWorker(on(1, 4, 20), 'child.asked', {
      move,
      about: 'where you would like to sleep and who with',
      how: 'With an interpreter on the telephone, and tea',
      said: 'Somewhere with a lock. With people who pray.',
      heardBy: 'Zainab Malik, social worker',
      advocate: 'not-offered',
    }),
    ...['child', 'icb', 'gp', 'independent-reviewing-officer'].map((to) =>
      socialWorker(on(1, 4, 22), 'placement-notice.given', { move, to }),
    ),
    ...plansAfterMove('zainab-malik', on(1, 4, 20), 'Solomon and Helen Bekele'),
    socialWorker(on(1, 5, 9), 'family.told', {
      who: 'Letay Gebru, his mother',
      person: mother.id,
      move,
      about: 'that he is alive, in England, and lives with a family who speak his language',
      how: telephone,
      beforeItHappened: false,
    }),
    socialWorker(on(1, 5, 9), 'family.consulted', {
      who: 'Letay Gebru, his mother',
      person: mother.id,
      move,
      about: 'where he lives',
      said: 'Thank them. He must finish school. There is my husband’s brother, if he is living.',
      position: 'agrees',
    }),
    socialWorker(on(1, 5, 9), 'placement-notice.given', { move, to: 'family', person: mother.id }),
    socialWorker(on(1, 5, 17), 'placement-notice.given', { move, to: 'school' }),
  ];
}

/** Proposed; he and his uncle have been asked, his mother not yet, and much of what has to come first is not done. */
export function toHisUncle({ asOf }: StoryDays): readonly Told[] {
  const at = (weekdays: number): Day => addWeekdays(asOf, weekdays);
  const socialWorker = voice('zainab-malik');
  const move = homeMoveId(key, 'to-his-uncle');
  const attempt = (day: number, channel: string, result: string): Told =>
    socialWorker(at(day), 'family-contact.attempted', { person: mother.id, move, channel, result });
  return [
    socialWorker(at(-40), 'family.told', {
      who: 'Biniam',
      about: 'that the Red Cross has found his uncle in Leeds, who would like to ring',
      how: 'In person, with an interpreter',
      beforeItHappened: true,
    }),
    ...familyRecorded(author('zainab-malik'), at(-30), [uncle]),
    socialWorker(at(-14), 'move.proposed', {
      move,
      setting: 'connected-person',
      to: 'His uncle and aunt in Leeds',
      why: 'They have asked for him, and he has spent two weekends with them.',
      tried: 'He may stay with the Bekeles; they would keep him. It is about family, not about leaving.',
      plannedFor: at(25).toString(),
    }),
    socialWorker(at(-12), 'child.asked', {
      move,
      about: 'living with your uncle in Leeds',
      how: 'On a walk by the canal, and again on the next day with an interpreter',
      said: 'I want to go. I want to stay until the examinations. Can both be true?',
      heardBy: 'Zainab Malik, social worker',
      advocate: 'took-part',
    }),
    socialWorker(at(-11), 'family.consulted', {
      who: 'Yonas Tesfay, his uncle',
      person: uncle.id,
      move,
      about: 'Biniam living with them',
      said: 'There is a room. I lost a brother; I will not lose his son. Tell us which school.',
      position: 'agrees',
    }),
    attempt(-9, 'telephone', 'No connection to the camp.'),
    attempt(-6, 'message', 'Delivered, not read.'),
    voice('judith-fairclough')(at(-8), 'move-professional.asked', {
      move,
      who: 'independent-reviewing-officer',
      said: 'Only with a school place in Leeds, and not in the middle of Year 11 unless he himself asks for it.',
    }),
    socialWorker(at(-7), 'move-professional.asked', {
      move,
      who: 'current-carer',
      said: 'We will miss him. Let him come back for the feast days.',
    }),
    voice('kelly-rowbottom')(at(-5), 'move-item.recorded', {
      move,
      item: 'options-considered',
      state: 'done',
      words:
        'To stay; to go after the examinations, with weekends until then; to go now. The second is what most people ask for.',
    }),
    socialWorker(at(-4), 'area-authority.told', { move, what: 'consulted', note: 'Leeds: duty team, by telephone.' }),
  ];
}
