/** A line of a release, in words. */
import type { Names } from '../../kinds/kind.ts';
import { isRole, type Purpose, purposes, roles } from '../../kinds/vocabulary.ts';
import type { LineToDecide } from '../../record/disclosures/lines-to-decide.ts';
import { dateInWords } from '../../ui/when-words.ts';

type Line = Omit<LineToDecide, 'key' | 'tellsLocation'>;

const listed = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words);
const day = (text: string): string => dateInWords(Temporal.PlainDate.from(text));

export const isPurpose = (code: string): code is Purpose => Object.hasOwn(purposes, code);

/** "Class teacher, Fallow Edge School". */
export function placeOfLine({ roles: codes, organisations }: Line, names: Names): string {
  const held = codes.map((code) => (isRole(code) ? roles[code] : code));
  const where = organisations.map((id) => names.organisation(id));
  return [held.length === 0 ? 'A named person' : listed(held), ...(where.length === 0 ? [] : [listed(where)])].join(
    ', ',
  );
}

export const purposeOfLine = ({ purposes: codes }: Line): string =>
  codes.length === 0 ? '' : listed(codes.map((code) => (isPurpose(code) ? purposes[code] : code)));

export function timesOfLine({ times, first, last }: Line): string {
  if (times === 0)
    return `Could look from ${day(first)}${last === null ? ' and still can' : ` to ${day(last)}`}, and did not in this time`;
  if (times === 1) return `Looked or did something once, on ${day(first)}`;
  return `Looked or did something ${times.toLocaleString('en-GB')} times, from ${day(first)} to ${day(last ?? first)}`;
}
