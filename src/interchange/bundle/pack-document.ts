/** The document of a bundle for people: one for all who read, whatever it is printed with. Pure. */
import type { Manifest } from './bundle-format.ts';

export type PackDocument = {
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly notice: string;
  readonly entries: readonly {
    readonly heading: string;
    readonly byline: string;
    readonly says: string;
    readonly files: readonly string[];
  }[];
  readonly files: readonly (readonly [string, string])[];
};

const dayWords = (day: string): string =>
  Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

const statusWords: Readonly<Record<string, string>> = {
  allegation: 'Allegation, not established',
  opinion: 'Opinion',
  finding: 'Finding',
};

/** @param names of files by their path in the bundle */
export function packDocument(about: Omit<Manifest, 'files'>, names: ReadonlyMap<string, string>): PackDocument {
  const { child, from, to, move, madeBy, part, carries, entries } = about;
  const named = (paths: readonly string[]) => paths.map((path) => `${names.get(path) ?? ''} (${path})`);
  return {
    title: part === 'safeguarding' ? 'Safeguarding file, DSL to DSL' : 'Handover to the next school',
    facts: [
      ['Child', `${child.forename} ${child.surname}`],
      ['Date of birth', dayWords(child.dateOfBirth)],
      ...(child.upn === undefined ? [] : [['Unique pupil number', child.upn] as const]),
      ['From', from.name],
      ['To', to.name],
      ['Kind of move', move.kind],
      ['Last day at the old school', move.leavesOn === undefined ? 'Not known' : dayWords(move.leavesOn)],
      ['First day at the new school', move.startsOn === undefined ? 'Not known' : dayWords(move.startsOn)],
      ['Made by', `${madeBy.name}, ${madeBy.role}, ${madeBy.organisation}`],
      ['Made on', dayWords(about.madeAt.slice(0, 10))],
      ['What it brings', carries.map(({ title }) => title).join('; ') || 'Nothing that was asked for by name'],
    ],
    notice:
      part === 'safeguarding'
        ? 'For the designated safeguarding lead alone. Keep it apart from the pupil’s other records.'
        : 'For the staff who need it to teach and look after this child.',
    entries: entries.map(({ title, happenedOn, organisation, status, says, files }) => ({
      heading: `${dayWords(happenedOn)}: ${title}`,
      byline: [organisation, statusWords[status]].filter((words) => words !== undefined).join('. '),
      says,
      files: named(files),
    })),
    files: [...names].map(([path, name]) => [path, name]),
  };
}
