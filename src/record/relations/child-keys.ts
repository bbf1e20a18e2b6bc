/** What of a child's chronology is compared with what practitioners say of themselves: the child, their homes and telephones. Pure. */
import { effectiveEntries } from '../../rulebook/entry.ts';
import { text, texts } from '../counting.ts';
import { ruleEntry, type StoredEntry } from '../entry-row.ts';
import { relationKeys } from './relation-keys.ts';

const telling = new Set([
  'identity.recorded',
  'address.recorded',
  'contacts.recorded',
  'household.address-recorded',
  'family-contact-details.recorded',
]);

type Data = Readonly<Record<string, unknown>>;

const objects = (value: unknown): readonly Data[] =>
  Array.isArray(value) ? value.filter((each): each is Data => typeof each === 'object' && each !== null) : [];
const given = (...values: readonly unknown[]): readonly string[] => values.map(text).filter((each) => each !== null);
const numbersIn = (data: Data): readonly string[] => [
  ...given(data['phone']),
  ...objects(data['phones']).flatMap(({ number }) => given(number)),
];

/** Old names, addresses and numbers count too: a family is close after it has moved. */
export function childKeys(entries: readonly StoredEntry[]): readonly string[] {
  const known = effectiveEntries(
    entries.filter(({ kind, corrects }) => telling.has(kind) || corrects !== null).map(ruleEntry),
  );
  const of = (...kinds: readonly string[]): readonly Data[] =>
    known.flatMap(({ kind, data }) => (kinds.includes(kind) ? [data] : []));
  const identities = of('identity.recorded');
  const contacts = of('contacts.recorded').flatMap(({ contacts: all }) => objects(all));
  const addresses = of('address.recorded', 'household.address-recorded');
  const homes = addresses.map((data) => ({
    street: texts(data['lines'])[0] ?? null,
    postcode: text(data['postcode']),
  }));
  const phones = [...addresses, ...contacts, ...of('family-contact-details.recorded')].flatMap(numbersIn);
  const names = identities.map((data) => ({
    forenames: given(data['forename'], data['preferredForename']),
    surnames: [...given(data['surname'], data['preferredSurname']), ...texts(data['formerSurnames'])],
    born: text(data['dateOfBirth']),
  }));
  const contactSurnames = contacts.flatMap(({ surname }) => given(surname));
  return [
    ...new Set([
      ...names.flatMap((name) => relationKeys({ ...name, homes, phones })),
      ...relationKeys({ forenames: [], surnames: contactSurnames, born: null, homes, phones }),
    ]),
  ].toSorted();
}
