/** Who lives where, from when to when; several homes at a time are as usual as one. */
import { type FamilyEntry, newestBy, ofKind, text, type Written } from './counting-entries.ts';

export type Stay = {
  readonly stay: string;
  readonly household: string;
  /** Null is the child. */
  readonly person: string | null;
  readonly who: string;
  readonly from: string | null;
  /** The last day there. */
  readonly to: string | null;
  readonly pattern: string | null;
};

export type HouseholdAddress = {
  readonly lines: readonly string[];
  readonly postcode: string | null;
  readonly phone: string | null;
  /** Only those who are named for it see it. */
  readonly isProtected: boolean;
  readonly written: Written;
};

export type Household = {
  readonly id: string;
  readonly name: string;
  /** Why it is no longer a home of this family. */
  readonly ended: string | null;
  /** Null when none was recorded that can be seen. */
  readonly address: HouseholdAddress | null;
  readonly stays: readonly Stay[];
  readonly written: Written;
};

function staysOf(entries: readonly FamilyEntry[]): readonly Stay[] {
  return [...newestBy(ofKind(entries, 'household.stay-recorded'), ({ stay }) => stay)].flatMap(
    ([stay, { data }]): Stay[] => {
      const household = text(data['household']);
      if (data['removed'] === true || household === null) return [];
      return [
        {
          stay,
          household,
          person: text(data['person']),
          who: text(data['who']) ?? '',
          from: text(data['from']),
          to: text(data['to']),
          pattern: text(data['pattern']),
        },
      ];
    },
  );
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

const addressOf = ({ data, compartment, written }: FamilyEntry): HouseholdAddress => ({
  lines: texts(data['lines']),
  postcode: text(data['postcode']),
  phone: text(data['phone']),
  isProtected: compartment === 'protected-location',
  written,
});

/** In the order in which they were first recorded. */
export function householdsOf(entries: readonly FamilyEntry[]): readonly Household[] {
  const addresses = newestBy(ofKind(entries, 'household.address-recorded'), ({ household }) => household);
  const stays = staysOf(entries);
  return [...newestBy(ofKind(entries, 'household.recorded'), ({ household }) => household)].map(([id, entry]) => {
    const address = addresses.get(id);
    return {
      id,
      name: text(entry.data['name']) ?? '',
      ended: text(entry.data['ended']),
      address: address === undefined ? null : addressOf(address),
      stays: stays.filter(({ household }) => household === id),
      written: entry.written,
    };
  });
}

/** Days are ISO dates, which compare as text. An unknown beginning counts as long ago, an unknown end as not yet. */
export const livesThereOn = ({ from, to }: Pick<Stay, 'from' | 'to'>, day: string): boolean =>
  (from === null || from <= day) && (to === null || to >= day);

/** Homes that are not over, in which the child or anybody lives on that day, or nobody yet. */
export const householdsOn = (households: readonly Household[], day: string): readonly Household[] =>
  households.filter(
    ({ ended, stays }) =>
      ended === null && (stays.length === 0 || stays.some((stay) => stay.to === null || stay.to >= day)),
  );

/** Where a person lives on that day. @param person null is the child */
export const homesOf = (households: readonly Household[], person: string | null, day: string): readonly Household[] =>
  households.filter(
    ({ ended, stays }) => ended === null && stays.some((stay) => stay.person === person && livesThereOn(stay, day)),
  );
