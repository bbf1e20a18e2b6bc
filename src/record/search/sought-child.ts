/** What somebody knows of the child they look for, as it is compared: keys of names, days, numbers. */
import { forenameKey, surnameKey } from '../name-key.ts';
import { otherFormsOf } from './short-names.ts';

export type Born =
  | { readonly kind: 'day'; readonly day: Temporal.PlainDate }
  | { readonly kind: 'year'; readonly year: number };

export type SearchTerms = {
  readonly surname?: string | undefined;
  readonly forename?: string | undefined;
  readonly born?: Born | undefined;
  /** Schools that may be meant. */
  readonly schools?: readonly string[] | undefined;
  /** A unique pupil number, a unique learner number or an NHS number, without spaces. */
  readonly number?: string | undefined;
};

export type SoughtChild = {
  readonly surname: string;
  readonly forename: string;
  /** Other names for somebody with this forename. */
  readonly otherForms: ReadonlySet<string>;
  readonly born: Born | null;
  /** The day with day and month the other way round, when that is another day. */
  readonly bornSwapped: Temporal.PlainDate | null;
  readonly schools: readonly string[] | null;
  readonly number: string | null;
};

function swapped({ year, month, day }: Temporal.PlainDate): Temporal.PlainDate | null {
  return day > 12 || day === month ? null : Temporal.PlainDate.from({ year, month: day, day: month });
}

export function soughtChild({ surname = '', forename = '', born, schools, number }: SearchTerms): SoughtChild {
  const key = forenameKey(forename);
  return {
    surname: surnameKey(surname),
    forename: key,
    otherForms: otherFormsOf(key),
    born: born ?? null,
    bornSwapped: born?.kind === 'day' ? swapped(born.day) : null,
    schools: schools ?? null,
    number: number ?? null,
  };
}

/**
 * Whether it says enough to look for: a number, or a surname and something besides. A surname alone would let anybody go
 * through the register from A to Z.
 */
export const saysEnough = ({ surname, forename, born, schools, number }: SoughtChild): boolean =>
  number !== null || (surname !== '' && (forename !== '' || born !== null || schools !== null));
