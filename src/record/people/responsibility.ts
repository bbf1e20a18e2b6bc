/** Who decides about what: worked out from the holdings of each person, the legal status and the day. Pure. */
import type { PersonData } from '../../kinds/family-people.ts';
import type { DecisionArea, Holding, Limit } from '../../kinds/responsibility.ts';
import { countingPeople, type Family, type FamilyPerson, type LegalStatus } from './family.ts';

/** Days are ISO dates. The last day still counts. */
export const holdsOn = (
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  day: string,
): boolean => (from === undefined || from <= day) && (to === undefined || to >= day);

/** Of the council, which shares responsibility under a care order, also an interim one. */
export const councilShares = (status: LegalStatus | null): boolean =>
  status === 'care-order' || status === 'interim-care-order';

type Claim = Pick<PersonData, 'responsibility'> & { readonly holdings?: readonly Holding[] | undefined };

/** How it stands on a day: what was written without holdings counts as it was written. */
export function responsibilityOn({ responsibility, holdings }: Claim, day: string): PersonData['responsibility'] {
  if (holdings === undefined || holdings.length === 0) return responsibility;
  const now = holdings.filter((each) => holdsOn(each, day));
  if (now.length === 0) return 'not-held';
  return now.some(({ evidence }) => evidence !== undefined) ? 'held' : 'unverified';
}

/**
 * What an entry says in one word, for rules that ask who has to be told. What has only run out by its date is said to be
 * unverified, until somebody records that it is over: nobody is left out because a date passed.
 */
export function summaryOf(holdings: readonly Holding[], isDenied: boolean, day: string): PersonData['responsibility'] {
  if (isDenied) return 'not-held';
  if (holdings.length === 0) return 'unverified';
  const standing = responsibilityOn({ responsibility: 'unverified', holdings }, day);
  return standing === 'not-held' ? 'unverified' : standing;
}

/** Limits of somebody on a decision that hold on a day. */
export const limitsOn = (holdings: readonly Holding[], decision: DecisionArea, day: string): readonly Limit[] =>
  holdings
    .filter((each) => holdsOn(each, day))
    .flatMap(({ limits }) => limits)
    .filter((each) => each.decision === decision && holdsOn(each, day));

export type Decider = {
  readonly person: FamilyPerson;
  /** `decides`, with what limits them; `unverified` counts as a decider until somebody has seen the evidence. */
  readonly part: 'decides' | 'unverified' | 'limited';
  readonly limits: readonly Limit[];
};

export type Decision = {
  readonly decision: DecisionArea;
  readonly deciders: readonly Decider[];
  readonly council: boolean;
  /** Nobody of all who are known decides: a question for today. */
  readonly isOpen: boolean;
};

function deciderOf(person: FamilyPerson, decision: DecisionArea, day: string): Decider | null {
  const standing = responsibilityOn(person, day);
  if (standing === 'not-held') return null;
  const limits = limitsOn(person.holdings ?? [], decision, day);
  const part = limits.length > 0 ? 'limited' : standing === 'held' ? 'decides' : 'unverified';
  return { person, part, limits };
}

export function whoDecides(family: Family, decision: DecisionArea, day: string): Decision {
  const living = countingPeople(family).filter(({ life }) => life === undefined || life === 'living');
  const deciders = living.flatMap((person) => deciderOf(person, decision, day) ?? []);
  const council = councilShares(family.legalStatus);
  const decides = ({ limits }: Decider): boolean => limits.every(({ effect }) => effect === 'only-with-others');
  return { decision, deciders, council, isOpen: !council && !deciders.some(decides) };
}

/** Holdings whose last day has passed: somebody has to say what holds now. */
export const runOut = ({ holdings = [] }: FamilyPerson, day: string): readonly Holding[] =>
  holdings.filter(({ to }) => to !== undefined && to < day);
