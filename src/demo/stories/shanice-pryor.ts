/** Shanice, Year 8: in care, and changing school because her foster home changed. */
import { type FamilyPerson, familyPersonId, familyRecorded } from '../children/care/family-people.ts';
import { plannedHomeMove } from '../children/care/home-move.ts';
import type { ChildPlan } from '../children/child-plan.ts';
import { upn } from '../children/identifiers.ts';
import { involve } from '../children/involve.ts';
import { daysAround, planInYearMove } from '../moves/in-year-moves.ts';
import type { HandoverOf, PlannedStep } from '../moves/planned-move.ts';
import { author } from '../people/people.ts';
import { schoolAt } from '../places/places.ts';
import { type Day, day, timeOn } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { inOrder, person, type StoryDays, voice } from './story.ts';

const key = 'shanice-pryor';
const family = [person('SWR', 'Ms', 'Zainab', 'Malik', '482'), person('PAM', 'Ms', 'Tanya', 'Pryor', '483')];
const mother: readonly FamilyPerson[] = [
  {
    id: familyPersonId(key, 'Tanya Pryor'),
    name: 'Tanya Pryor',
    relation: 'parent',
    responsibility: 'held',
    basis: 'Birth certificate seen',
  },
];
const started = 9;

/** What matters came in time; the education plan is of last year, and was questioned. */
const inTime =
  (ago: (days: number) => Day) =>
  ({ expected }: HandoverOf): readonly PlannedStep[] => {
    const sent = (item: PlannedStep['item'], days: number, note?: string): PlannedStep => ({
      item,
      step: 'sent',
      side: 'sender',
      at: timeOn(ago(days), 10, 20),
      details: {
        channel: item === 'dsl-briefing' ? 'telephone' : 'secure-email',
        ...(note === undefined ? {} : { note }),
      },
    });
    const received = (item: PlannedStep['item'], days: number): PlannedStep => ({
      item,
      step: 'accepted',
      side: 'receiver',
      at: timeOn(ago(days), 15, 5),
    });
    const steps: readonly PlannedStep[] = [
      sent(
        'dsl-briefing',
        12,
        'Spoke with Amina Farooq for half an hour: what frightens her, whom she trusts, who may ring.',
      ),
      received('dsl-briefing', 12),
      sent('safeguarding-file', 10),
      received('safeguarding-file', 9),
      sent('personal-education-plan', 10),
      {
        item: 'personal-education-plan',
        step: 'queried',
        side: 'receiver',
        at: timeOn(ago(6), 11, 30),
        details: {
          reason: 'This plan is of last year and names targets that she has reached. Is there one from this term?',
        },
      },
      sent('pupil-voice', 10),
      received('pupil-voice', 8),
      sent('ctf', 7),
      received('ctf', 5),
    ];
    return steps.filter(({ item }) => expected.includes(item));
  };

export function shanicePryor(days: StoryDays): ChildPlan {
  const { year, on, asOf } = days;
  const ago = daysAround(asOf, 'kelderwick-school', started);
  const socialWorker = voice('zainab-malik');
  const virtualSchool = voice('andrew-pilling');
  const move = planInYearMove(key, asOf, {
    key: 'to-kelderwick-school',
    from: schoolAt('brackenfold-academy'),
    fromSchool: 'brackenfold-academy',
    to: 'kelderwick-school',
    starts: -started,
    proposed: {
      ago: 24,
      by: author('lorna-mackay'),
      source: 'Decision of the corporate parent',
      reason: 'Her new foster home is in Kelderwick; the journey would be seventy minutes each way',
    },
    decided: {
      ago: 20,
      reason: 'Place given within two days; looked-after children come first',
      by: author('amina-farooq'),
    },
    handover: inTime(ago),
  });
  return {
    key,
    identity: {
      surname: 'Pryor',
      forename: 'Shanice',
      dateOfBirth: day(year - 12, 4, 19),
      sex: 'F',
      upn: upn('cressley', year - 8, 908),
    },
    address: { lines: ['7 Heather Bank', 'Brackenfold'], postcode: 'DE45 9YJ' },
    contacts: inOrder(person('FOM', 'Mrs', 'Pauline', 'Gregg', '484'), ...family),
    profile: { ethnicity: 'MWBC', language: 'ENG', freeMealsFrom: day(year - 5, 9, 1) },
    first: { school: 'brackenfold-academy', joined: firstDayOfYear('brackenfold-academy', year - 1) },
    told: [
      involve(
        { child: key, place: 'council', purpose: 'social-care' },
        { by: author('zainab-malik'), on: on(1, 9, 22), reason: 'in the care of the council' },
      ),
      ...familyRecorded(author('zainab-malik'), on(1, 9, 3), mother),
      socialWorker(on(1, 9, 22), 'care-episode.started', {
        legalStatus: 'Full care order',
        reason: 'Decided by the court after two years of help at home',
      }),
      socialWorker(on(1, 9, 22), 'care-status.recorded', { inCare: true, authority: '830' }),
      socialWorker(on(1, 9, 22), 'legal-status.recorded', {
        status: 'care-order',
        evidence: 'Order of the family court',
      }),
      ...plannedHomeMove({
        child: key,
        key: 'first',
        worker: 'zainab-malik',
        on: on(1, 9, 22),
        setting: 'agency-foster',
        home: { organisation: 'arken-fostering', kind: 'Foster care' },
        why: 'The court has made a care order.',
        tried: 'Two years of help at home, and a summer with her aunt.',
        family: mother,
        childSaid: 'I want to keep netball and see my brother every week.',
      }),
      virtualSchool(on(1, 10, 1), 'personal-education-plan.agreed', {
        note: 'Targets for reading and for the netball team; both reached by summer.',
      }),
      socialWorker(on(1, 5, 11), 'child.asked', {
        about: 'what should be different',
        how: 'Over chips, and with her list',
        said: 'I want to stay at Brackenfold and see my brother every week, not every month.',
        heardBy: 'Zainab Malik, social worker',
        advocate: 'declined',
        changed: 'Her brother comes on Wednesdays now.',
      }),
      socialWorker(ago(31), 'placement.ended', {
        reason: 'Her foster carer is ill and has to stop. Shanice was told by her, and could ask.',
        planned: true,
      }),
      ...plannedHomeMove({
        child: key,
        key: 'to-kelderwick',
        worker: 'zainab-malik',
        on: ago(30),
        setting: 'agency-foster',
        home: {
          organisation: 'arken-fostering',
          kind: 'Foster care',
          note: 'With Beverley Lamb, after two weekends to get to know each other.',
        },
        why: 'Her foster carer is ill and has to stop.',
        tried: 'Respite on three weekends, so that her carer could rest. She did not get better.',
        family: mother,
        childSaid:
          'I would have stayed. If I have to go, then somewhere with a garden, and not to be called a foster kid on the first day.',
        noNoticeTo: ['school'],
      }),
      socialWorker(ago(30), 'address.recorded', { lines: ['11 Moorend Drive', 'Kelderwick'], postcode: 'SK17 9YN' }),
      socialWorker(ago(30), 'contacts.recorded', {
        contacts: inOrder(person('FOM', 'Mrs', 'Beverley', 'Lamb', '481'), ...family),
      }),
      virtualSchool(ago(28), 'family.consulted', {
        who: 'Shanice and Beverley Lamb',
        about: 'whether she should change school',
        said: 'Shanice would have stayed if there were a bus. She wants to keep netball, and not to be called a foster kid on the first day.',
      }),
      virtualSchool(ago(26), 'note.recorded', {
        text: 'Agreed to the move, because the journey would take her evenings. The education plan is to be made new within two weeks of starting.',
      }),
      voice('siobhan-doyle')(ago(7), 'note.recorded', {
        text: 'Met her at the gate. Netball on Thursday. Her form knows her name and nothing else.',
      }),
      voice('amina-farooq')(ago(4), 'child-voice.recorded', {
        said: 'It was all right. Can I have lunch in the art room until I know someone?',
        to: 'Amina Farooq',
      }),
    ],
    care: {
      child: key,
      worker: 'zainab-malik',
      began: on(1, 9, 22),
      homes: [on(1, 9, 22), ago(30)],
      left: [ago(31)],
      lapses: ['health-due-now', 'no-education-plan'],
    },
    moves: [move],
  };
}
