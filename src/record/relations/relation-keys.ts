/**
 * What is compared to find out that a practitioner is close to a child: names with a date of birth, a surname with a postcode,
 * an address, a telephone number, each folded so that two ways of writing it are one. Pure.
 */
import { forenameKey, nameKey, surnameKey } from '../name-key.ts';

export const keyKinds = {
  birth: 'name-and-birth',
  home: 'surname-and-postcode',
  address: 'address',
  phone: 'telephone',
} as const;
export type KeyKind = keyof typeof keyKinds;

/** In words for whoever reviews it. */
export const matchWords: Readonly<Record<string, string>> = {
  'name-and-birth': 'name and date of birth',
  'surname-and-postcode': 'surname and postcode',
  address: 'address',
  telephone: 'telephone number',
};

/** "birth", "home", "address" or "phone". */
export const kindOfKey = (key: string): KeyKind => key.slice(0, key.indexOf(':')) as KeyKind;

export type Person = {
  readonly forenames: readonly string[];
  readonly surnames: readonly string[];
  readonly born: string | null;
  readonly homes: readonly { readonly street: string | null; readonly postcode: string | null }[];
  readonly phones: readonly string[];
};

const nationalNumber = (phone: string): string => phone.replaceAll(/\D/gu, '').replace(/^(?:00)?44(?=\d{9,10}$)/u, '0');
const postcodeKey = (postcode: string): string => postcode.toUpperCase().replaceAll(/[^A-Z0-9]/gu, '');

/** A key is made only of what says something: an empty part would agree with everybody. */
function keyOf(kind: KeyKind, ...parts: readonly string[]): readonly string[] {
  return parts.every((part) => part !== '') ? [`${kind}:${parts.join(':')}`] : [];
}

const fewestDigits = 9;
const fewestOfPostcode = 5;

export function relationKeys({ forenames, surnames, born, homes, phones }: Person): readonly string[] {
  const keys = surnames.flatMap((surname) => [
    ...forenames.flatMap((forename) => keyOf('birth', surnameKey(surname), forenameKey(forename), born ?? '')),
    ...homes.flatMap(({ postcode }) => {
      const code = postcodeKey(postcode ?? '');
      return code.length < fewestOfPostcode ? [] : keyOf('home', surnameKey(surname), code);
    }),
  ]);
  const addresses = homes.flatMap(({ street, postcode }) =>
    keyOf('address', nameKey(street ?? ''), postcodeKey(postcode ?? '')),
  );
  const numbers = phones
    .map(nationalNumber)
    .flatMap((number) => (number.length < fewestDigits ? [] : keyOf('phone', number)));
  return [...new Set([...keys, ...addresses, ...numbers])].toSorted();
}
