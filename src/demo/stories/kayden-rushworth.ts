/** Kayden, Year 9: a managed move, with a plan that both schools and he himself have signed. */
import { childIdOf } from '../children/child-id.ts';
import type { ChildPlan } from '../children/child-plan.ts';
import { upn } from '../children/identifiers.ts';
import { involve } from '../children/involve.ts';
import type { Told } from '../children/told.ts';
import { daysAround, planInYearMove } from '../moves/in-year-moves.ts';
import type { HandoverOf, PlannedStep } from '../moves/planned-move.ts';
import { moveId } from '../moves/write-move.ts';
import { author } from '../people/people.ts';
import { placeId, schoolAt } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { type Day, day, timeOn } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { kaydenChallenged, lastDecision } from './kayden-challenged.ts';
import { kaydenAtTheFrontDoor } from './kayden-contact.ts';
import { kaydenPrepared } from './kayden-prepared.ts';
import { inOrder, person, type StoryDays, voice } from './story.ts';

const key = 'kayden-rushworth';
const started = 12;

/** The two who matter spoke and wrote; the office has not sent the rest. */
const bySomebodyWhoCares =
  (ago: (days: number) => Day) =>
  ({ expected }: HandoverOf): readonly PlannedStep[] => {
    const items = ['needs-profile', 'behaviour-summary', 'safeguarding-file', 'risk-assessment'] as const;
    return items.flatMap((item): PlannedStep[] => {
      if (!expected.includes(item)) return [];
      return [
        {
          item,
          step: 'sent',
          side: 'sender',
          at: timeOn(ago(16), 16, 20),
          details: { channel: 'hand', note: 'Brought by Craig Hepworth, who stayed to talk.' },
        },
        { item, step: 'accepted', side: 'receiver', at: timeOn(ago(16), 16, 45) },
        ...(item === 'needs-profile'
          ? [
              {
                item,
                step: 'acted-on',
                side: 'receiver',
                at: timeOn(ago(13), 9, 30),
                details: { note: 'Time-out card, and football with the caretaker’s team at lunch.' },
              } as const,
            ]
          : []),
      ];
    });
  };

/** Each was answered by itself, and nobody read them together: the question is still open. */
function threeContacts({ on }: StoryDays): readonly Told[] {
  const frontDoor = voice('yvonne-clarke');
  const oldSchool = voice('craig-hepworth');
  const police = voice('mark-whittle');
  const contact = (number: number): string => stableId('contact', key, number);
  const toCouncil = { parties: [placeId('council')] };
  return [
    oldSchool(
      on(1, 3, 13),
      'contact.made',
      {
        contact: contact(1),
        asks: 'service-asked',
        by: 'form',
        what: 'His mother died sixteen months ago. He fights and walks out, and the wait for bereavement support is five months.',
      },
      toCouncil,
    ),
    involve(
      { child: key, place: 'council', purpose: 'social-care', role: 'front-door-worker' },
      { by: author('yvonne-clarke'), on: on(1, 3, 13), reason: 'contacts with the front door' },
    ),
    frontDoor(on(1, 3, 14), 'contact.decided', {
      contact: contact(1),
      outcome: 'advice-given',
      referredBy: placeId('hollinsby-school'),
      rationale: 'Grief is for the bereavement service. The school is supporting him.',
    }),
    involve(
      { child: key, place: 'police', purpose: 'policing' },
      { by: author('mark-whittle'), on: on(1, 5, 10), reason: 'found on the viaduct at night' },
    ),
    police(on(1, 5, 10), 'contact.made', {
      contact: contact(2),
      asks: 'information-given',
      by: 'form',
      what: 'Found on the viaduct at one in the morning with two men of nineteen. Taken home; his father thought that he was asleep.',
    }),
    frontDoor(on(1, 5, 11), 'contact.decided', {
      contact: contact(2),
      outcome: 'no-further-action',
      referredBy: placeId('police'),
      rationale: 'Home safe, and his father has taken the telephone away.',
    }),
    oldSchool(
      on(1, 6, 15),
      'contact.made',
      {
        contact: contact(3),
        asks: 'service-asked',
        by: 'telephone',
        what: 'Third suspension. New trainers twice, and a second telephone.',
      },
      toCouncil,
    ),
    frontDoor(
      on(1, 6, 16),
      'contact.decided',
      {
        contact: contact(3),
        outcome: 'advice-given',
        referredBy: placeId('hollinsby-school'),
        rationale: 'The school plans a managed move. To ring again if that fails.',
      },
      { id: lastDecision },
    ),
    involve(
      { child: key, place: 'council', purpose: 'social-care', role: 'team-manager' },
      { by: author('sarah-lockwood'), on: on(1, 6, 17), reason: 'three contacts in a year' },
    ),
    oldSchool(on(1, 6, 18), 'observation.recorded', {
      fact: 'new-peer-group-or-second-phone',
      certainty: 'observed',
      said: 'Two telephones in his bag. He said that one is for emergencies, and would not say whose.',
    }),
  ];
}

export function kaydenRushworth(days: StoryDays): ChildPlan {
  const { year, on, asOf } = days;
  const ago = daysAround(asOf, 'kelderwick-school', started);
  const oldSchool = voice('craig-hepworth');
  const newSchool = voice('amina-farooq');
  const organisation = placeId('hollinsby-school');
  const move = planInYearMove(key, asOf, {
    key: 'managed-move',
    from: schoolAt('hollinsby-school'),
    fromSchool: 'hollinsby-school',
    to: 'kelderwick-school',
    kind: 'managed-move',
    starts: -started,
    proposed: {
      ago: 22,
      by: author('craig-hepworth'),
      source: 'Meeting of both schools and the family',
      reason: 'A fresh start instead of an exclusion, agreed by Kayden',
    },
    decided: { ago: 18, reason: 'Six weeks, looked at every Friday, with a way back', by: author('amina-farooq') },
    handover: bySomebodyWhoCares(ago),
  });
  return {
    key,
    identity: {
      surname: 'Rushworth',
      forename: 'Kayden',
      dateOfBirth: day(year - 14, 10, 9),
      sex: 'M',
      upn: upn('gritley', year - 9, 912),
    },
    address: { lines: ['25 Viaduct View', 'Hollinsby'], postcode: 'SK22 9ZD' },
    contacts: inOrder(
      person('PAF', 'Mr', 'Dean', 'Rushworth', '501'),
      person('STM', 'Mrs', 'Kelly', 'Rushworth', '502'),
    ),
    profile: { ethnicity: 'WBRI', language: 'ENG' },
    first: { school: 'hollinsby-school', joined: firstDayOfYear('hollinsby-school', year - 2) },
    told: [
      oldSchool(on(1, 11, 15), 'behaviour.recorded', {
        what: 'Fought with a pupil who had spoken about his mother. Both were hurt',
        before: 'The week of the day on which she died, a year before',
        helped: 'Being fetched by his father, and football the next day',
        harm: true,
      }),
      oldSchool(on(1, 11, 16), 'suspension.recorded', {
        organisation,
        schoolDays: 2,
        reason: 'A fight in which both were hurt',
      }),
      oldSchool(on(1, 3, 7), 'suspension.recorded', {
        organisation,
        schoolDays: 3,
        reason: 'Set off a fire alarm and swore at the head of year',
      }),
      oldSchool(on(1, 3, 10), 'concern.recorded', {
        what: 'He has had nobody to talk to since his mother died. The counsellor left in autumn, and her place is empty.',
        childSaid: 'Everybody here knows me as the lad who kicks off.',
        actionTaken: 'Bereavement service asked; a wait of five months.',
      }),
      ...threeContacts(days),
      oldSchool(on(1, 6, 14), 'suspension.recorded', {
        organisation,
        schoolDays: 4,
        reason: 'Pushed a teacher aside when leaving a room',
      }),
      oldSchool(ago(26), 'family.consulted', {
        who: 'Kayden and Dean Rushworth, his father',
        about: 'a managed move',
        said: 'Kayden: “Only if they do not read my file out.” His father would like somebody to ring on good days too.',
      }),
      newSchool(ago(11), 'child-voice.recorded', {
        said: 'Nobody has shouted yet. The caretaker is sound.',
        to: 'Amina Farooq',
      }),
      newSchool(ago(6), 'note.recorded', {
        text: 'First Friday meeting. Left two lessons with his card and came back to both. Rang his father to say so.',
      }),
      ...kaydenPrepared(key, moveId(childIdOf(key), 'managed-move'), ago),
      ...kaydenChallenged(days),
      ...kaydenAtTheFrontDoor(days),
    ],
    moves: [move],
  };
}
