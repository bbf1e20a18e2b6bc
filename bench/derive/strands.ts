/**
 * What happens to some children besides school, as it is recorded: contacts with the front door, times of being missing,
 * homes away from home, a mental health ward, professionals who disagree. Each strand triggers rules of its own.
 */
import type { Milliseconds } from '../../src/rulebook/calendar/days.ts';
import { clinic, council, oldSchool, ward } from './area.ts';
import type { Random } from './random.ts';

const day = 86_400_000;

/** Something that happened. */
export type Event = {
  readonly kind: string;
  readonly at: Milliseconds;
  readonly organisation: string;
  readonly data: Readonly<Record<string, unknown>>;
};

type Teller = (days: number, kind: string, data: Event['data']) => Event;

const from =
  (start: Milliseconds, organisation: string, random: Random): Teller =>
  (days, kind, data) => ({ kind, at: start + days * day + random.below(day / 3), organisation, data });

/** @param idOf names what is told of, so that no two children share it */
export type Strand = (idOf: (number: number) => string, start: Milliseconds, random: Random) => readonly Event[];

const contacts: Strand = (idOf, start, random) => {
  const tell = from(start, council, random);
  return Array.from({ length: 1 + random.below(3) }, (_, index) => {
    const contact = idOf(10 + index);
    const outcome = random.pick(['no-further-action', 'advice-given', 'early-help', 'child-in-need-assessment']);
    const referredBy = random.pick([oldSchool, clinic]);
    const made = { contact, asks: 'service-asked', by: 'form', what: 'Often alone in the evening.' };
    return [
      tell(index * 90, 'contact.made', made),
      tell(index * 90 + 1, 'contact.decided', { contact, outcome, referredBy, rationale: 'As the document says.' }),
      tell(index * 90 + 2, 'observation.recorded', {
        fact: random.pick(['occasional-absence', 'persistent-absence', 'low-self-esteem']),
        said: 'Seen at school.',
        certainty: 'observed',
      }),
    ];
  }).flat();
};

const missing: Strand = (_idOf, start, random) => {
  const tell = from(start, council, random);
  const times = 1 + random.below(4);
  return Array.from({ length: times }, (_, index) =>
    tell(index * 25, 'missing-episode.recorded', { circumstances: 'Did not come home after school.' }),
  );
};

/** Came into care, moved into a home with nearly all that comes before and after it, and is seen and reviewed since. */
const care: Strand = (idOf, start, random) => {
  const tell = from(start, council, random);
  const [mother, father] = [idOf(1), idOf(2)];
  const move = { move: idOf(3) };
  const parent = { relation: 'parent', contactOrder: false, relevant: false };
  const about = 'living somewhere else';
  const asked = { who: 'A parent', about, said: 'Keep the school.', ...move };
  const told = { who: 'A parent', about, how: 'In person', beforeItHappened: true, ...move };
  const items = ['options-considered', 'legal-authority', 'health-handover', 'belongings', 'day-of-the-move'];
  const visits = Array.from({ length: 4 }, (_, index) =>
    tell(16 + index * 30, 'social-work-visit.made', { where: 'placement', seenAlone: true }),
  );
  return [
    tell(0, 'care-episode.started', {
      legalStatus: 'Interim care order',
      reason: 'Nobody could look after the child.',
    }),
    tell(0, 'family-person.recorded', { person: mother, name: 'Mother', responsibility: 'held', ...parent }),
    tell(0, 'family-person.recorded', { person: father, name: 'Father', responsibility: 'unverified', ...parent }),
    tell(1, 'move.proposed', { ...move, setting: 'agency-foster', to: 'A family', why: 'Near.', tried: 'Relatives.' }),
    tell(2, 'child.asked', { ...move, about, how: 'Walk', said: 'Near.', heardBy: 'Worker', advocate: 'declined' }),
    tell(3, 'family.consulted', { ...asked, person: mother }),
    tell(4, 'move-professional.asked', { ...move, who: 'school', said: 'Keep the school.' }),
    tell(5, 'move.decided', { ...move, setting: 'agency-foster', outcome: 'go-ahead', reasons: 'Near enough.' }),
    tell(6, 'family.told', { ...told, person: mother }),
    ...['child', 'gp', 'icb', 'school'].map((to) => tell(6, 'placement-notice.given', { ...move, to })),
    ...items.map((item) => tell(7, 'move-item.recorded', { ...move, item, state: 'done', words: 'Done.' })),
    tell(9, 'placement.started', {
      kind: 'Foster care',
      planned: true,
      ...move,
      setting: 'agency-foster',
      area: random.pick(['inside', 'inside', 'adjoining', 'distant']),
    }),
    tell(11, 'placement-plan.agreed', { signedBy: 'the carer', childAsked: true }),
    tell(13, 'care-plan.prepared', {}),
    tell(20, 'looked-after-review.held', {}),
    ...visits,
  ];
};

const hospital: Strand = (idOf, start, random) => {
  const tell = from(start, clinic, random);
  const referral = idOf(5);
  return [
    tell(0, 'camhs-referral.made', { referral, reason: 'Does not sleep.' }),
    tell(10, 'camhs-referral.decided', { referral, outcome: 'waiting', rationale: 'On the list.' }),
    tell(40, 'joint-pathway.opened', { reason: 'More than one service is needed.' }),
    tell(41, 'dynamic-support.recorded', { rating: 'red', consent: 'given' }),
    tell(50, 'inpatient-referral.made', { referral, urgency: 'urgent', endorsedBy: 'A consultant', reason: 'Unsafe.' }),
    tell(52, 'hospital-admission.started', { organisation: ward, legalBasis: 'Section 2', reason: 'Unsafe.' }),
    tell(52, 'detention.started', { organisation: ward, under: 'section-2', autismOrLearningDisability: true }),
    tell(60, 'joint-meeting.held', { meeting: 'Joint meeting' }),
    tell(75, 'detention.ended', { how: 'discharged', afterSection3: false }),
    tell(76, 'hospital-admission.ended', { organisation: ward, to: 'home' }),
    tell(78, 'discharge-contact.made', {}),
  ];
};

const challenge: Strand = (idOf, start, random) => {
  const tell = from(start, oldSchool, random);
  const about = { challenge: idOf(6) };
  const agreed = { outcome: 'changed', reasons: 'Both agree.', action: 'A visit today.', actionBy: 'Team manager' };
  return [
    tell(0, 'challenge.raised', {
      ...about,
      about: 'The contact was closed without a visit.',
      position: 'The child has to be seen.',
      safetyMeanwhile: 'School rings every morning.',
      topic: 'referral-outcome',
      between: [{ organisation: council }],
    }),
    tell(1, 'challenge.acknowledged', { ...about, stage: 1, by: 'The team manager' }),
    ...(random.below(2) === 0 ? [tell(3, 'challenge.agreed', { ...about, ...agreed })] : []),
  ];
};

/** How many children in a hundred have each, far more than in any real area, so that none of it is left out. */
export const strands = {
  'contacts with the front door': { inHundred: 20, tell: contacts },
  'times of being missing': { inHundred: 5, tell: missing },
  'looked after, with a placement': { inHundred: 5, tell: care },
  'a mental health ward': { inHundred: 1, tell: hospital },
  'a challenge between professionals': { inHundred: 2, tell: challenge },
} as const satisfies Readonly<Record<string, { readonly inHundred: number; readonly tell: Strand }>>;
