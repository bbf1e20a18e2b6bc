/** What agrees between the child who is looked for and one who was found, and how well: part by part, never as one number. */
import type { Candidate } from './find-candidates.ts';
import { isNearly } from './one-slip.ts';
import type { NameUse } from './search-names.ts';
import type { SoughtChild } from './sought-child.ts';
import { soundAlike } from './sounds.ts';

export type NameLikeness = {
  readonly how: 'same' | 'other-form' | 'sounds-like' | 'begins-like' | 'one-slip' | 'different' | 'not-asked';
  /** Which of the child's names it is. */
  readonly of: NameUse | 'part';
};

export type BirthLikeness =
  | 'same'
  | 'same-year'
  | 'swapped'
  | 'other-day'
  | 'other-month'
  | 'other-year'
  | 'next-day'
  | 'different'
  | 'not-asked';

export type Likeness = {
  readonly surname: NameLikeness;
  readonly forename: NameLikeness;
  /** Surname and forename stand the other way round. */
  readonly turned: boolean;
  readonly birth: BirthLikeness;
};

type Given = { readonly key: string; readonly otherForms: ReadonlySet<string> };

function nameLikeness({ key, otherForms }: Given, name: string, of: NameLikeness['of']): NameLikeness {
  if (key === '') return { how: 'not-asked', of };
  if (key === name) return { how: 'same', of };
  if (otherForms.has(name)) return { how: 'other-form', of };
  if (soundAlike(key, name)) return { how: 'sounds-like', of };
  if (name.startsWith(key) && key.length > 1) return { how: 'begins-like', of };
  return { how: isNearly(key, name) ? 'one-slip' : 'different', of };
}

const noForms: ReadonlySet<string> = new Set();

export function birthLikeness({ born, bornSwapped }: SoughtChild, other: Temporal.PlainDate): BirthLikeness {
  if (born === null) return 'not-asked';
  if (born.kind === 'year') return born.year === other.year ? 'same-year' : 'different';
  const { day } = born;
  if (day.equals(other)) return 'same';
  if (bornSwapped?.equals(other) === true) return 'swapped';
  if (Math.abs(day.until(other, { largestUnit: 'days' }).days) === 1) return 'next-day';
  const [sameDay, sameMonth, sameYear] = [day.day === other.day, day.month === other.month, day.year === other.year];
  if (sameMonth && sameYear) return 'other-day';
  if (sameDay && sameYear) return 'other-month';
  return sameDay && sameMonth ? 'other-year' : 'different';
}

/** How far each part is from agreeing. For the order alone: it is never shown and never added up over children. */
const nameDistance: Readonly<Record<NameLikeness['how'], number>> = {
  same: 0,
  'not-asked': 0,
  'other-form': 1,
  'sounds-like': 2,
  'begins-like': 3,
  'one-slip': 3,
  different: 8,
};
const useDistance: Readonly<Record<NameLikeness['of'], number>> = { current: 0, preferred: 0, part: 1, former: 1 };
const birthDistance: Readonly<Record<BirthLikeness, number>> = {
  same: 0,
  'same-year': 0,
  'not-asked': 0,
  swapped: 1,
  'next-day': 2,
  'other-day': 3,
  'other-month': 3,
  'other-year': 3,
  different: 8,
};

export const distance = ({ surname, forename, turned, birth }: Likeness): number =>
  nameDistance[surname.how] +
  nameDistance[forename.how] +
  (surname.how === 'not-asked' ? 0 : useDistance[surname.of]) +
  (forename.how === 'not-asked' ? 0 : useDistance[forename.of]) +
  birthDistance[birth] +
  Number(turned);

/** The likelier of the names as they were given and the other way round. */
export function likenessOf(sought: SoughtChild, candidate: Candidate): Likeness {
  const { surname, forename, otherForms } = sought;
  const birth = birthLikeness(sought, candidate.born);
  const straight: Likeness = {
    surname: nameLikeness({ key: surname, otherForms: noForms }, candidate.surname, candidate.surnameIs),
    forename: nameLikeness({ key: forename, otherForms }, candidate.forename, candidate.forenameIs),
    turned: false,
    birth,
  };
  if (forename === '' || distance(straight) === 0) return straight;
  const turned: Likeness = {
    surname: nameLikeness({ key: forename, otherForms: noForms }, candidate.surname, candidate.surnameIs),
    forename: nameLikeness({ key: surname, otherForms: noForms }, candidate.forename, candidate.forenameIs),
    turned: true,
    birth,
  };
  return distance(turned) < distance(straight) ? turned : straight;
}

const isClose = (part: number): boolean => part <= 1;

/**
 * Whether it is worth showing. Nothing that was given may be wholly different, but for one of three: when name and day agree
 * closely the surname may have changed, and when both names agree the day may be mistaken.
 */
export function isWorthShowing({ surname, forename, birth }: Likeness): boolean {
  const parts = [nameDistance[surname.how], nameDistance[forename.how], birthDistance[birth]];
  const given = [surname.how, forename.how, birth].filter((how) => how !== 'not-asked').length;
  const different = parts.filter((part) => part >= nameDistance.different).length;
  if (different === 0) return true;
  return different === 1 && given === 3 && parts.filter(isClose).length === 2;
}
