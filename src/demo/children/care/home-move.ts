/** A move to another home as it should be: everybody asked, decided, told, given notice, and then the move. */
import { author, type PersonKey } from '../../people/people.ts';
import { type PlaceKey, placeId } from '../../places/places.ts';
import { randomFor } from '../../random.ts';
import { stableId } from '../../stable-id.ts';
import { addWeekdays, type Day, timeOn } from '../../time/days.ts';
import { type Told, told } from '../told.ts';
import { askedInTheirWay, childSays, parentsSay } from './care-words.ts';
import type { FamilyPerson } from './family-people.ts';

export type HomeMove = {
  readonly child: string;
  readonly key: string;
  readonly worker: PersonKey;
  /** The first day in the new home. */
  readonly on: Day;
  readonly setting: 'agency-foster' | 'authority-foster' | 'childrens-home' | 'connected-person' | 'supported';
  readonly home: { readonly organisation?: PlaceKey; readonly kind: string; readonly note?: string };
  readonly why: string;
  readonly tried: string;
  readonly family: readonly FamilyPerson[];
  /** In their own words, instead of usual ones. */
  readonly childSaid?: string;
  /** Receivers of the written notice who were forgotten. */
  readonly noNoticeTo?: readonly string[];
};

export const homeMoveId = (child: string, key: string): string => stableId('move-of-home', child, key);

/** Who has to be asked and told: parents always, others when they have responsibility or count. */
const isAsked = ({ relation, responsibility, relevant }: FamilyPerson): boolean =>
  relation === 'parent' || responsibility !== 'not-held' || relevant === true;
const hasRights = ({ relation, responsibility }: FamilyPerson): boolean =>
  relation === 'parent' || responsibility !== 'not-held';

/** What everybody said before anything was decided. */
export function asked({
  child,
  key,
  worker,
  on,
  setting,
  home,
  family,
  why,
  tried,
  childSaid,
}: HomeMove): readonly Told[] {
  const random = randomFor('home-move', child, key);
  const move = homeMoveId(child, key);
  const by = author(worker);
  const at = (weekdays: number): Day => addWeekdays(on, weekdays);
  const about = 'living somewhere else for now';
  return [
    told(by, 'move.proposed', at(-12), { move, setting, to: home.kind, why, tried, plannedFor: on.toString() }),
    told(by, 'child.asked', at(-10), {
      move,
      about,
      how: random.pick(askedInTheirWay),
      said: childSaid ?? random.pick(childSays),
      heardBy: 'Their social worker',
      advocate: random.pick(['took-part', 'declined']),
    }),
    ...family.filter(isAsked).map(({ id, name }, index) => {
      const said = parentsSay[(index + random.below(2)) % parentsSay.length];
      return told(by, 'family.consulted', at(-9 + index), {
        who: name,
        person: id,
        move,
        about,
        said,
        position: 'not-stated',
      });
    }),
    told(by, 'move-professional.asked', at(-9), {
      move,
      who: 'school',
      said: 'Keep the school, whatever else changes. We can send a taxi for the first weeks.',
    }),
    told(author('judith-fairclough'), 'move-professional.asked', at(-8), {
      move,
      who: 'independent-reviewing-officer',
      said: 'I agree, if contact with the family is in the plan from the first week.',
    }),
    told(by, 'move-professional.asked', at(-8), {
      move,
      who: 'current-carer',
      said: 'What helps at bedtime is written down, and goes along.',
    }),
  ];
}

const items = {
  'options-considered': [
    'kelly-rowbottom',
    'Two families near by were asked; one had no room. Relatives were visited and could not.',
  ],
  'legal-authority': ['sarah-lockwood', 'The order of the court allows it; seen and filed.'],
  'health-handover': [null, 'Same GP. Medicine for 14 days and the health book go along.'],
  'education-arranged': [null, 'Same school, with a taxi from Monday.'],
  'contact-and-travel': [null, 'First visit on Saturday; bus fare paid; the carer texts on Wednesdays.'],
  belongings: [null, 'Two boxes, the blanket and the photographs, packed together.'],
  'placement-plan-signed': [null, 'Signed by the carer and the social worker.'],
  'day-of-the-move': [null, 'After school, with the social worker. Tea at the new home the week before.'],
} as const satisfies Readonly<Record<string, readonly [PersonKey | null, string]>>;

/** Decided, told to everybody beforehand and in writing, and prepared. */
function prepared({ child, key, worker, on, setting, home, family, noNoticeTo = [] }: HomeMove): readonly Told[] {
  const move = homeMoveId(child, key);
  const by = author(worker);
  const at = (weekdays: number): Day => addWeekdays(on, weekdays);
  const manager = author('michael-osborne');
  const others = ['child', 'icb', 'gp', 'school', 'independent-reviewing-officer'];
  return [
    told(manager, 'move.decided', at(-6), {
      move,
      setting,
      outcome: 'go-ahead',
      reasons: 'Near enough to keep the school and to be visited. What everybody said is answered in the letter.',
    }),
    ...family.filter(hasRights).flatMap(({ id, name }) => [
      told(by, 'family.told', at(-5), {
        who: name,
        person: id,
        move,
        about: 'where the child will live, from when, and whom to ring',
        how: 'In person',
        beforeItHappened: true,
      }),
      told(by, 'placement-notice.given', at(-4), { move, to: 'family', person: id }),
    ]),
    told(by, 'child.told', at(-5), {
      move,
      about: 'where the new home is, who lives there, and when you can ring',
      how: 'With photographs',
      beforeItHappened: true,
    }),
    ...others
      .filter((to) => !noNoticeTo.includes(to))
      .map((to) => told(by, 'placement-notice.given', at(-4), { move, to })),
    ...Object.entries(items).map(([item, [person, words]]) =>
      told(person === null ? by : author(person), 'move-item.recorded', at(-3), { move, item, state: 'done', words }),
    ),
    told(manager, 'move.authorised', at(-2), {
      move,
      setting,
      area: 'inside',
      on: on.toString(),
      by: 'Michael Osborne, service manager',
      ...(home.organisation === undefined ? {} : { organisation: placeId(home.organisation) }),
    }),
  ];
}

/** The plans that follow the first day in a new home. */
export const plansAfterMove = (worker: PersonKey, on: Day, signedBy: string): readonly Told[] => [
  told(author(worker), 'placement-plan.agreed', addWeekdays(on, 2), { signedBy, childAsked: true }),
  told(author(worker), 'care-plan.prepared', addWeekdays(on, 6), {}),
];

/** From the proposal to the plans of the first days. */
export function plannedHomeMove(move: HomeMove): readonly Told[] {
  const { child, key, worker, on, setting, home } = move;
  const { organisation, kind, note } = home;
  return [
    ...asked(move),
    ...prepared(move),
    told(
      author(worker),
      'placement.started',
      on,
      {
        kind,
        planned: true,
        move: homeMoveId(child, key),
        setting,
        area: 'inside',
        ...(organisation === undefined ? {} : { organisation: placeId(organisation) }),
        ...(note === undefined ? {} : { note }),
      },
      { at: timeOn(on, 15, 40) },
    ),
    ...plansAfterMove(worker, on, 'the carer and the social worker'),
  ];
}
