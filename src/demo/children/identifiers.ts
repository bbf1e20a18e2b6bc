/** Numbers of invented children: right in form, and in ranges that are given to nobody. */
import { upnCheckLetter } from '../../identity/upn.ts';
import { type SchoolKey, schoolFacts } from '../places/school-list.ts';
import { authorityCode } from '../places/service-list.ts';

/** @param serial less than 1000; together with school and year it must be unique */
export function upn(school: SchoolKey, year: number, serial: number): string {
  const rest = `${authorityCode}${schoolFacts(school).number}${String(year % 100).padStart(2, '0')}${String(serial).padStart(3, '0')}`;
  return upnCheckLetter(rest) + rest;
}

/** The number that a school makes up until it knows the permanent one: it ends in a letter. */
export function temporaryUpn(school: SchoolKey, year: number, serial: number): string {
  const rest = `${authorityCode}${schoolFacts(school).number}${String(year % 100).padStart(2, '0')}${String(serial).padStart(2, '0')}A`;
  return upnCheckLetter(rest) + rest;
}

const checkDigit = (digits: string): number =>
  (11 - (Array.from(digits).reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0) % 11)) % 11;

/** A number of the range beginning with 999, which is set aside for tests. */
export function nhsNumber(index: number): string {
  const [first, second] = [2 * index, 2 * index + 1].map((number) => `999${String(number).padStart(6, '0')}`);
  const digits = checkDigit(first ?? '') === 10 ? (second ?? '') : (first ?? '');
  return digits + String(checkDigit(digits));
}
