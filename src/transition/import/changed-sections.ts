/** What of a transfer file is new or different for a child who is already in the record. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { StoredEntry } from '../../record/entry-row.ts';
import { forenameKey, surnameKey } from '../../record/name-key.ts';
import type { Section } from './pupil-sections.ts';

/** One attendance year replaces only the same year of the same school. */
const sameThing = (section: Section, entry: StoredEntry): boolean =>
  section.kind === entry.kind &&
  (section.kind !== 'attendance.recorded' ||
    (section.data['year'] === entry.data['year'] && section.data['schoolName'] === entry.data['schoolName']));

/** The entry that a section would take the place of: the newest of its kind that still counts. */
export function currentFor(section: Section, entries: readonly StoredEntry[]): StoredEntry | undefined {
  const withdrawn = new Set(
    entries.flatMap((entry) => (entry.kind === 'entry.withdrawn' && entry.corrects !== null ? [entry.corrects] : [])),
  );
  return entries.findLast((entry) => sameThing(section, entry) && !withdrawn.has(entry.id));
}

/** The same names written in capitals say nothing new. */
const folded = (section: Pick<Section, 'kind' | 'data'>): unknown => {
  if (section.kind !== 'identity.recorded') return section.data;
  const { surname, forename } = section.data;
  return { ...section.data, surname: surnameKey(String(surname)), forename: forenameKey(String(forename)) };
};

/** Sections that say something else than the record does now. */
export const changedSections = (sections: readonly Section[], entries: readonly StoredEntry[]): readonly Section[] =>
  sections.filter((section) => {
    const current = currentFor(section, entries);
    return current === undefined || !isDeepStrictEqual(folded(current), folded(section));
  });
