/** Erin, Year 10: autistic, in hospital for six weeks, ready to leave, and two services do not agree who pays. */
import { familyOf, familyRecorded } from '../children/care/family-people.ts';
import { homeMoveId } from '../children/care/home-move.ts';
import type { ChildPlan } from '../children/child-plan.ts';
import { nhsNumber, upn } from '../children/identifiers.ts';
import { involve } from '../children/involve.ts';
import type { Told } from '../children/told.ts';
import { author } from '../people/people.ts';
import { placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { addWeekdays, type Day, day, timeOn } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { erinReadyToLeave } from './erin-ready-to-leave.ts';
import { inOrder, person, type StoryDays, voice } from './story.ts';

const key = 'erin-calloway';
const ward = placeId('fernilow-ward');
const move = homeMoveId(key, 'to-hospital');
const referral = stableId('inpatient-referral', key);
const contacts = inOrder(
  person('PAM', 'Mrs', 'Helen', 'Calloway', '521'),
  person('PAF', 'Mr', 'Patrick', 'Calloway', '522'),
);
const family = familyOf(key, contacts);
const camhs = voice('leila-haddad');
const clinician = voice('simon-aldous');
const socialWorker = voice('zainab-malik');

function before(at: (weekdays: number) => Day, { on }: StoryDays): readonly Told[] {
  return [
    involve(
      { child: key, place: 'camhs', purpose: 'mental-health' },
      { by: author('leila-haddad'), on: on(2, 11, 4), reason: 'assessment and treatment' },
    ),
    camhs(on(2, 3, 10), 'diagnosis.recorded', { diagnosis: 'Autism', by: 'Dr Leila Haddad' }),
    involve(
      { child: key, place: 'icb', purpose: 'mental-health' },
      { by: author('grace-okonkwo'), on: at(-60), reason: 'on the dynamic support register' },
    ),
    voice('grace-okonkwo')(at(-60), 'dynamic-support.recorded', { rating: 'amber', consent: 'given' }),
    involve(
      { child: key, place: 'council', purpose: 'social-care' },
      { by: author('zainab-malik'), on: at(-55), reason: 'help for the family at home' },
    ),
    ...familyRecorded(author('zainab-malik'), at(-52), family),
    socialWorker(at(-50), 'child-in-need-plan.started', {
      note: 'Somebody at home for tea four times a week. Agreed with her parents; the carer starts when one is found.',
    }),
    voice('peter-lonsdale')(at(-44), 'concern.recorded', {
      what: 'Has eaten nothing at school for two weeks and sits in the store cupboard at lunch. Friends say that she does not answer.',
      childSaid: 'Everything is too much, and then nothing is.',
      actionTaken: 'Rang her mother and CAMHS the same day.',
    }),
    voice('grace-okonkwo')(at(-36), 'dynamic-support.recorded', { rating: 'red', consent: 'given' }),
  ];
}

/** With her and her parents, and without a review beforehand: there was no time. */
function admission(at: (weekdays: number) => Day): readonly Told[] {
  const icb = voice('grace-okonkwo');
  const asked = family.flatMap(({ id, name }) => [
    camhs(at(-32), 'family.consulted', {
      who: name,
      person: id,
      move,
      about: 'going into hospital',
      said: 'If she eats there. Please keep her lamp on at night, and ring us every evening.',
      position: 'agrees-if',
    }),
    clinician(at(-31), 'family.told', {
      who: name,
      person: id,
      move,
      about: 'the ward, the bed by the window, and when they can visit',
      how: 'By telephone, with photographs of the ward by e-mail',
      beforeItHappened: true,
    }),
  ]);
  return [
    icb(at(-34), 'emergency-protocol.called', {
      reason: 'She has lost six kilograms, and the carer for teatimes was never found.',
      tried: 'Crisis team twice a day, a bed on a children’s ward for three nights',
    }),
    camhs(
      at(-33),
      'inpatient-referral.made',
      { referral, urgency: 'urgent', to: ward, endorsedBy: 'Dr Leila Haddad', reason: 'She no longer drinks enough.' },
      { at: timeOn(at(-33), 10, 15) },
    ),
    involve(
      { child: key, place: 'fernilow-ward', purpose: 'mental-health' },
      { by: author('simon-aldous'), on: at(-33), reason: 'referred for admission' },
    ),
    clinician(at(-32), 'inpatient-referral.answered', {
      referral,
      outcome: 'accepted-for-assessment',
      reasons: 'To be seen tomorrow, at home.',
    }),
    camhs(at(-32), 'move.proposed', {
      move,
      setting: 'hospital',
      to: 'Fernilow Ward',
      why: 'She cannot be kept safe at home this week.',
      tried: 'Crisis team, and three nights on a children’s ward',
    }),
    camhs(at(-32), 'child.asked', {
      move,
      about: 'going into hospital',
      how: 'In writing, through her bedroom door, as she asked',
      said: 'If I have to. Not a shared room. Nobody touches my lamp.',
      heardBy: 'Dr Leila Haddad',
      advocate: 'took-part',
    }),
    ...asked,
    clinician(at(-31), 'access-assessment.completed', {
      referral,
      outcome: 'indicated',
      reasons: 'Seen at home with her mother. Eating has to be safe again before anything else can be talked about.',
      exitPlan: 'Home, with somebody at tea; to be found from today on',
    }),
    clinician(at(-31), 'move.decided', {
      move,
      setting: 'hospital',
      outcome: 'go-ahead',
      reasons: 'As short as it can be. A room of her own, her lamp, and a call home each evening.',
    }),
    clinician(at(-31), 'admission-authority.recorded', {
      basis: 'gillick-consent',
      evidence: 'Erin understood what it is for, and what happens if not, and signed. Her parents agree.',
    }),
    clinician(at(-30), 'hospital-admission.started', {
      organisation: ward,
      legalBasis: 'Informal, with her own consent',
      reason: 'She could no longer eat or drink enough at home.',
      move,
    }),
    clinician(at(-30), 'ward-suitability.recorded', {
      organisation: ward,
      suitable: true,
      consulted: 'The ward is for young people; Dr Haddad was asked about noise and light.',
    }),
    icb(at(-27), 'root-cause-analysis.opened', { reason: 'Amber for five weeks, and no review was called.' }),
  ];
}

export function erinCalloway(days: StoryDays): ChildPlan {
  const { year, asOf } = days;
  const at = (weekdays: number): Day => addWeekdays(asOf, weekdays);
  return {
    key,
    identity: {
      surname: 'Calloway',
      forename: 'Erin',
      dateOfBirth: day(year - 15, 10, 3),
      sex: 'F',
      upn: upn('millbarrow', year - 10, 915),
      nhsNumber: nhsNumber(915),
    },
    address: { lines: ['14 Lockkeeper Close', 'Arkenby'], postcode: 'DE24 9XP' },
    contacts,
    profile: { ethnicity: 'WIRI', language: 'ENG' },
    first: { school: 'st-eadgyth', joined: firstDayOfYear('st-eadgyth', year - 3) },
    told: [...before(at, days), ...admission(at), ...erinReadyToLeave(at, family)],
    moves: [],
  };
}
