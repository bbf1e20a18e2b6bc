/**
 * The names by which a child can be found: those that count now, those the child is known by, and those recorded before, unless
 * they were withdrawn or have been put away. Pure.
 */
import type { EffectiveEntry } from '../../rulebook/entry.ts';
import { forenameKey, surnameKey, surnameParts } from '../name-key.ts';
import { soundsOf, startOf } from './sounds.ts';

/** Raise it when other names or keys are computed than before: every child's are made again at the next start. */
export const searchVersion = 1;

/** Whose name it is: the one that counts, the one the child goes by, or one that counted before. */
export type NameUse = 'current' | 'preferred' | 'former';

/** One way in which a child may be called, as keys; `part` is one part of a surname, or the first of several forenames. */
export type SearchName = {
  readonly name: number;
  readonly surname_key: string;
  readonly surname_sound: string;
  readonly surname_start: string;
  readonly surname_is: NameUse | 'part';
  readonly forename_key: string;
  readonly forename_sound: string;
  readonly forename_is: NameUse | 'part';
};

type Named = { readonly key: string; readonly is: NameUse | 'part' };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(text) : []);

const betweenForenames = /[\s\-\u2010-\u2015]+/u;

const surnamed = (surname: string, is: NameUse): readonly Named[] => [
  { key: surnameKey(surname), is },
  ...surnameParts(surname).map((key): Named => ({ key, is: is === 'former' ? is : 'part' })),
];

function forenamed(forename: string, is: NameUse): readonly Named[] {
  const [first = ''] = forename.trim().split(betweenForenames);
  return [
    { key: forenameKey(forename), is },
    { key: forenameKey(first), is: is === 'former' ? is : 'part' },
  ];
}

/** The first of each: what counts now comes before what counted once. */
function distinct(names: readonly Named[]): readonly Named[] {
  const found = new Map<string, Named>();
  for (const name of names) if (name.key !== '' && !found.has(name.key)) found.set(name.key, name);
  return [...found.values()];
}

const isIdentity = ({ kind }: EffectiveEntry): boolean => kind === 'identity.recorded';

/** More than this would be a mistake, or somebody trying how much we can take. */
const mostNames = 24;

/**
 * @param counting entries that count, in the order in which they do
 * @param recorded every entry that was not withdrawn, those that were corrected too
 */
export function searchNames(
  counting: readonly EffectiveEntry[],
  recorded: readonly EffectiveEntry[],
): readonly SearchName[] {
  const identities = counting.filter(isIdentity);
  const newest = identities.at(-1);
  if (newest === undefined) return [];
  const putAway = identities.findLast(({ data }) => data['earlierNames'] === 'put-away')?.seq ?? 0;
  const before = recorded
    .filter(isIdentity)
    .filter(({ id, seq }) => id !== newest.id && seq >= putAway)
    .map(({ data }) => data);
  const { data } = newest;
  const surnames = distinct([
    ...surnamed(text(data['surname']), 'current'),
    ...surnamed(text(data['preferredSurname']), 'preferred'),
    ...[data, ...before].flatMap((each) => texts(each['formerSurnames']).flatMap((name) => surnamed(name, 'former'))),
    ...before.flatMap((each) =>
      [each['surname'], each['preferredSurname']].flatMap((name) => surnamed(text(name), 'former')),
    ),
  ]);
  const forenames = distinct([
    ...forenamed(text(data['forename']), 'current'),
    ...forenamed(text(data['preferredForename']), 'preferred'),
    ...before.flatMap((each) =>
      [each['forename'], each['preferredForename']].flatMap((name) => forenamed(text(name), 'former')),
    ),
  ]);
  return surnames
    .flatMap((surname) =>
      soundsOf(surname.key).flatMap((sound) =>
        forenames.map((forename) => ({
          surname_key: surname.key,
          surname_sound: sound,
          surname_start: startOf(surname.key),
          surname_is: surname.is,
          forename_key: forename.key,
          forename_sound: soundsOf(forename.key)[0],
          forename_is: forename.is,
        })),
      ),
    )
    .slice(0, mostNames)
    .map((name, index) => ({ name: index, ...name }));
}
