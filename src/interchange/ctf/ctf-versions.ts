/**
 * Which version of the Common Transfer File is current when. A new version is a new line here and nothing else.
 *
 * 25.0 is the newest seen, in DfE's own code in August 2026; the changeover is in August (an MIS supplier's note for
 * the move to the academic year). The exact days are not verified. Version 26 has not been seen.
 */
import { type IsoDate, parseIsoDate } from '../iso-date.ts';

const day = (text: string): IsoDate => parseIsoDate(text) as IsoDate;

export const ctfVersions: readonly { readonly version: string; readonly currentFrom: IsoDate }[] = [
  { version: '23.0', currentFrom: day('2023-08-01') },
  { version: '24.0', currentFrom: day('2024-08-01') },
  { version: '25.0', currentFrom: day('2025-08-01') },
];

/** The current version on a day and the one before it, which receivers accept too. */
export function versionsOn(on: IsoDate): { readonly current?: string; readonly previous?: string } {
  const begun = ctfVersions.filter(({ currentFrom }) => currentFrom <= on).map(({ version }) => version);
  const [current, previous] = begun.toReversed();
  return { ...(current !== undefined && { current }), ...(previous !== undefined && { previous }) };
}

export type VersionVerdict =
  | { readonly accepted: true; readonly isPrevious: boolean; readonly current: string }
  | { readonly accepted: false; readonly weRead: string };

const written = (version: string): string => {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/u.exec(version.trim());
  return match === null ? version : `${Number(match[1])}.${match[2] ?? '0'}`;
};

/**
 * A file is accepted when its version is the current or the previous one on the day it was written or on the day it is
 * imported. Any other is put aside with words, never half read.
 */
export function judgeVersion(version: string, days: readonly IsoDate[]): VersionVerdict {
  const asked = written(version);
  const accepted = new Set(days.flatMap((on) => Object.values(versionsOn(on))));
  const latest = days.toSorted().at(-1);
  const current = (latest === undefined ? undefined : versionsOn(latest).current) ?? '';
  if (!accepted.has(asked)) {
    const list = [...accepted].toSorted((left, right) => Number(left) - Number(right));
    return { accepted: false, weRead: list.length === 0 ? 'none of that time' : `version ${list.join(' and ')}` };
  }
  return { accepted: true, isPrevious: asked !== current, current };
}
