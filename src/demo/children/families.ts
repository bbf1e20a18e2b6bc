/** Families of ordinary pupils. Brothers and sisters went to the same primary school. */
import { type SchoolKey, schoolFacts } from '../places/school-list.ts';
import { type Random, randomFor } from '../random.ts';
import type { Day } from '../time/days.ts';
import { type Household, inventForename, inventHousehold } from './household.ts';

type Family = { readonly household: Household; readonly children: { readonly forename: string; readonly born: Day }[] };

export type Member = {
  readonly household: Household;
  readonly forename: string;
  readonly surname: string;
  readonly sex: 'F' | 'M';
};

/** Families grow as children are invented one after the other. */
export type Families = { readonly add: (child: string, primary: SchoolKey, born: Day) => Member };

const closest = 320;

const hasRoom =
  (born: Day) =>
  (family: Family): boolean =>
    family.children.length < 4 && family.children.every((other) => Math.abs(other.born.until(born).days) > closest);

function surnameIn(random: Random, { surname, otherSurname }: Household): string {
  return random.chance(0.87) ? surname : otherSurname;
}

export function beginFamilies(): Families {
  const families = new Map<SchoolKey, Family[]>();
  return {
    add: (child, primary, born) => {
      const random = randomFor('family', child);
      const known = families.get(primary) ?? [];
      families.set(primary, known);
      const joins = random.chance(0.3) ? known.filter(hasRoom(born)) : [];
      const family =
        joins.length === 0
          ? { household: inventHousehold(child, schoolFacts(primary).town), children: [] }
          : random.pick(joins);
      if (joins.length === 0) known.push(family);
      const { household } = family;
      const sex = random.pick(['F', 'M'] as const);
      const taken = [
        ...family.children.map(({ forename }) => forename),
        ...household.contacts.map(({ forename = '' }) => forename),
      ];
      const forename = inventForename(random, household.community, sex, taken);
      family.children.push({ forename, born });
      return { household, forename, sex, surname: surnameIn(random, household) };
    },
  };
}
