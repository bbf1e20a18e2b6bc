/** The people around a child of a story, as one practitioner writes them down: people, homes, ties, and how to speak with them. */
import type { CoupleState, Parentage } from '../../kinds/family-home.ts';
import type { CommunicationNeeds } from '../../kinds/family-people.ts';
import { type Kinship, kinships } from '../../kinds/kinship.ts';
import type { Holding } from '../../kinds/responsibility.ts';
import type { Author } from '../people/people.ts';
import { stableId } from '../stable-id.ts';
import type { Day } from '../time/days.ts';
import { familyPersonId } from './care/family-people.ts';
import { type Told, told } from './told.ts';

export type CirclePerson = {
  readonly name: string;
  readonly kinship: Kinship;
  readonly calledAs?: string;
  readonly born?: Day;
  readonly sex?: 'F' | 'M';
  readonly life?: 'unborn' | 'died';
  readonly holdings?: readonly Holding[];
  /** Last three digits of a number that is kept free for drama. */
  readonly mobile?: string;
  readonly communicates?: Partial<Communicates>;
};

type Communicates = Omit<CommunicationNeeds, 'person' | 'who'>;

export type CircleHome = {
  readonly name: string;
  readonly lines?: readonly string[];
  readonly postcode?: string;
  /** Names, "child" for the child, and when they are there. */
  readonly who: readonly (readonly [name: string, more?: { readonly from?: Day; readonly pattern?: string }])[];
};

export type Circle = {
  readonly people: readonly CirclePerson[];
  readonly homes?: readonly CircleHome[];
  readonly couples?: readonly (readonly [one: string, other: string, state: CoupleState])[];
  /** Besides the parents of the child. */
  readonly parents?: readonly (readonly [parent: string, of: string, how: Parentage])[];
  readonly childCommunicates?: Partial<Communicates>;
};

const present = (fields: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const needs = (who: string, given: Partial<Communicates>, person?: string): Readonly<Record<string, unknown>> =>
  present({ person, who, speaks: [], reads: [], interpreter: 'not-needed', formats: [], unsafe: [], ...given });

/** Certificates and orders that the one who writes has seen. */
export const seenBy = (
  basis: Holding['basis'],
  what: string,
  by: string,
  on: Day,
  more: Partial<Holding> = {},
): Holding => ({
  basis,
  evidence: { what, seenBy: by, seenOn: on.toString() },
  limits: [],
  ...more,
});

const responsibilityOf = ({ holdings = [], kinship, life }: CirclePerson): string => {
  if (life === 'died') return 'not-held';
  if (holdings.some(({ evidence }) => evidence !== undefined)) return 'held';
  return kinships[kinship].relation === 'parent' ? 'unverified' : 'not-held';
};

export function circleTold(child: string, by: Author, on: Day, circle: Circle): readonly Told[] {
  const idOf = (name: string): string => familyPersonId(child, name);
  const tell = (kind: string, data: object): Told => told(by, kind, on, present(data));
  return [
    ...circle.people.flatMap((person) => {
      const { name, kinship, calledAs, born, sex, life, holdings, mobile, communicates } = person;
      return [
        tell('family-person.recorded', {
          person: idOf(name),
          name,
          calledAs,
          relation: kinships[kinship].relation,
          kinship,
          sex,
          dateOfBirth: born?.toString(),
          life,
          responsibility: responsibilityOf(person),
          holdings,
          ended: life === 'died' ? 'Has died' : undefined,
        }),
        ...(mobile === undefined
          ? []
          : [
              tell('family-contact-details.recorded', {
                person: idOf(name),
                who: name,
                phones: [{ type: 'mobile', number: `07700 900${mobile}` }],
              }),
            ]),
        ...(communicates === undefined
          ? []
          : [tell('communication-needs.recorded', needs(name, communicates, idOf(name)))]),
      ];
    }),
    ...(circle.childCommunicates === undefined
      ? []
      : [tell('communication-needs.recorded', needs('the child', circle.childCommunicates))]),
    ...(circle.homes ?? []).flatMap(({ name, lines, postcode, who }) => {
      const household = stableId('household', child, name);
      return [
        tell('household.recorded', { household, name }),
        ...(lines === undefined ? [] : [tell('household.address-recorded', { household, lines, postcode })]),
        ...who.map(([member, more = {}]) =>
          tell('household.stay-recorded', {
            stay: stableId('stay', child, name, member),
            household,
            person: member === 'child' ? undefined : idOf(member),
            who: member === 'child' ? 'The child' : member,
            from: more.from?.toString(),
            pattern: more.pattern,
          }),
        ),
      ];
    }),
    ...(circle.couples ?? []).map(([one, other, state]) =>
      tell('family-couple.recorded', {
        tie: stableId('couple', child, one, other),
        one: idOf(one),
        other: idOf(other),
        who: `${one} and ${other}`,
        state,
      }),
    ),
    ...(circle.parents ?? []).map(([parent, of, how]) =>
      tell('family-parentage.recorded', {
        tie: stableId('parentage', child, parent, of),
        parent: idOf(parent),
        of: idOf(of),
        who: `${parent}, of ${of}`,
        how,
      }),
    ),
  ];
}
