/**
 * A whole area's children: the demo's way of inventing pupils, families and what happens to them, for as many as are asked
 * for. The same on every machine. One in fourteen is in Year 6 and one in fourteen has just left it, with their moves.
 */
import { beginFamilies } from '../../src/demo/children/families.ts';
import { ordinaryChild } from '../../src/demo/children/ordinary-children.ts';
import { type DemoChild, writeChild } from '../../src/demo/children/write-child.ts';
import { placeId } from '../../src/demo/places/places.ts';
import { type SchoolKey, schoolFacts, schoolKeys } from '../../src/demo/places/school-list.ts';
import { stableId } from '../../src/demo/stable-id.ts';
import type { YearGroup } from '../../src/demo/time/school-year.ts';
import { upnCheckLetter } from '../../src/identity/upn.ts';
import { schoolYearOf } from '../../src/record/cohort/school-year.ts';

const primaries = schoolKeys.filter((key) => {
  const { phase, ages, takesPart } = schoolFacts(key);
  return phase === 'Primary' && ages[0] === 4 && ages[1] === 11 && takesPart !== false;
});
const secondaries = schoolKeys.filter((key) => schoolFacts(key).phase === 'Secondary');

const primaryYears: readonly YearGroup[] = ['R', '1', '2', '3', '4', '5', '6', '7'];
const secondaryYears: readonly YearGroup[] = ['8', '9', '10', '11'];

/** Families are found again among the children of one batch, so that looking for them does not grow with the area. */
const familiesOf = 600;

/** Of establishment numbers that no school has, so that no two children share one. */
function uniqueUpn(number: number): string {
  const rest = `830${String(5000 + Math.floor(number / 1000))}20${String(number % 1000).padStart(3, '0')}`;
  return upnCheckLetter(rest) + rest;
}

/** The school of a child in Year 7 is the one that they left, as it is for the demo's. */
function place(number: number): { readonly school: SchoolKey; readonly group: YearGroup } {
  const isPrimary = number % 12 < primaryYears.length;
  const [schools, years] = isPrimary ? [primaries, primaryYears] : [secondaries, secondaryYears];
  const turn = Math.floor(number / 12);
  const group = isPrimary ? years[number % 12] : years[(number % 12) - primaryYears.length];
  const school = schools[turn % schools.length];
  if (group === undefined || school === undefined) throw new RangeError(`No place for ${number}`);
  return { school, group };
}

/** As many children as a school year's worth of the demo's schools have; the next have schools of their own. */
const childrenOfADistrict = 7_500;

const districtOf = (number: number): number => Math.floor(number / childrenOfADistrict);

export const districts = (count: number): readonly number[] =>
  Array.from({ length: count === 0 ? 0 : districtOf(count - 1) + 1 }, (_, district) => district);

/** The demo's own schools are those of the first district. */
export const schoolIn = (district: number, key: SchoolKey): string =>
  district === 0 ? placeId(key) : stableId('area', district, key);

/** The same with schools of the district in the place of the demo's, wherever they stand. */
function movedTo(district: number, part: unknown): unknown {
  if (district === 0) return part;
  const own = new Map(schoolKeys.map((key) => [placeId(key), schoolIn(district, key)]));
  const moved = (each: unknown): unknown => {
    if (typeof each === 'string') return own.get(each) ?? each;
    if (Array.isArray(each)) return each.map(moved);
    if (typeof each !== 'object' || each === null || Object.getPrototypeOf(each) !== Object.prototype) return each;
    return Object.fromEntries(Object.entries(each).map(([name, value]) => [name, moved(value)]));
  };
  return moved(part);
}

/** @param asOf everything in their chronologies was recorded before this day */
export function* inventPopulation(count: number, asOf: Temporal.PlainDate): Generator<DemoChild> {
  const year = schoolYearOf(asOf);
  let families = beginFamilies();
  for (let number = 0; number < count; number++) {
    if (number % familiesOf === 0) families = beginFamilies();
    const plan = ordinaryChild({ key: `area-${number}`, year, index: number, ...place(number) }, families);
    const child = writeChild({ ...plan, identity: { ...plan.identity, upn: uniqueUpn(number) } }, asOf);
    yield { ...child, entries: movedTo(districtOf(number), child.entries) as DemoChild['entries'] };
  }
}
