/** Reads single fields: what cannot be read is left out and named, and never replaced by a guess. */
import { type IsoDate, parseIsoDate } from '../iso-date.ts';
import { type CodeSetName, codeSets, isKnownCode } from './code-sets.ts';
import type { ProblemList } from './problem-list.ts';

/** Why a text is not a day as the specification writes it. */
export function whyNotIsoDate(text: string): string {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/u.test(text)) {
    return 'it is written with the year last, so day and month cannot be told apart. It should look like 2015-02-14';
  }
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return 'there is no such day';
  return 'it is not a date. It should look like 2015-02-14';
}

export function readDate(
  text: string | undefined,
  problems: ProblemList,
  line: number,
  field: string,
): IsoDate | undefined {
  if (text === undefined) return undefined;
  const date = parseIsoDate(text);
  if (date === undefined) problems.add('date-unreadable', { why: whyNotIsoDate(text) }, line, field);
  return date;
}

export function readNumber(
  text: string | undefined,
  problems: ProblemList,
  line: number,
  field: string,
): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,6}$/u.test(text)) return Number(text);
  problems.add('number-unreadable', {}, line, field);
  return undefined;
}

const answers: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['y', true],
  ['yes', true],
  ['false', false],
  ['0', false],
  ['n', false],
  ['no', false],
]);

/** `true` and `1` by the specification; `Y` and `N`, which some systems write, cannot be misunderstood. */
export function readYesNo(
  text: string | undefined,
  problems: ProblemList,
  line: number,
  field: string,
): boolean | undefined {
  if (text === undefined) return undefined;
  const answer = answers.get(text.toLowerCase());
  if (answer === undefined) problems.add('yes-no-unreadable', {}, line, field);
  return answer;
}

/** Names a code that is not known; the code itself stays as it is. */
export function checkCode(
  text: string | undefined,
  set: CodeSetName,
  problems: ProblemList,
  line: number,
  field: string,
): void {
  if (text !== undefined && !isKnownCode(set, text)) {
    problems.add('code-unknown', { list: codeSets[set].list }, line, field);
  }
}
