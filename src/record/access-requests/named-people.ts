/** Who around the child is named in a text: everybody whom the record itself knows by name. Pure. */
import type { StoredEntry } from '../entry-row.ts';

type Known = {
  readonly name: string;
  /** Ways in which a text may call them. */
  readonly calls: readonly string[];
};

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const shortest = 3;

function known(name: string, calledAs: string): Known {
  const [first = ''] = name.split(/\s+/u);
  return { name, calls: [...new Set([name, calledAs, first])].filter((call) => call.length >= shortest) };
}

function contactsIn(data: StoredEntry['data']): readonly Known[] {
  const contacts: readonly unknown[] = Array.isArray(data['contacts']) ? data['contacts'] : [];
  return contacts.flatMap((contact): readonly Known[] => {
    if (typeof contact !== 'object' || contact === null) return [];
    const { forename, surname } = contact as Readonly<Record<string, unknown>>;
    const name = `${text(forename)} ${text(surname)}`.trim();
    return name === '' ? [] : [known(name, '')];
  });
}

/** @param child whose own names count for nobody else */
export function peopleNamed(
  entries: readonly Pick<StoredEntry, 'kind' | 'data'>[],
  child: { readonly forename: string; readonly surname: string },
): (told: string) => readonly string[] {
  const people = entries.flatMap(({ kind, data }): readonly Known[] => {
    if (kind === 'family-person.recorded') return [known(text(data['name']), text(data['calledAs']))];
    return kind === 'contacts.recorded' ? contactsIn(data) : [];
  });
  const own = new Set([child.forename, `${child.forename} ${child.surname}`]);
  const patterns = new Map<string, RegExp>();
  for (const { name, calls } of people) {
    const others = calls.filter((call) => !own.has(call)).map((call) => RegExp.escape(call));
    if (name !== '' && others.length > 0 && !patterns.has(name))
      patterns.set(name, new RegExp(`(?<![\\p{L}\\p{N}])(?:${others.join('|')})(?![\\p{L}\\p{N}])`, 'iu'));
  }
  return (told) => [...patterns].flatMap(([name, pattern]) => (pattern.test(told) ? [name] : []));
}
