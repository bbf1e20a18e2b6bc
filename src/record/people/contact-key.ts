/** Tells whether two contacts of transfer files say the same, so that nobody is asked about one twice. */
import { contact } from '../../kinds/shared.ts';

const plain = (text: string | undefined): string =>
  (text ?? '').normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toUpperCase();

/** The same for contacts that differ only in capitals, spaces and their place in the file. Empty for what is no contact. */
export function contactKey(value: unknown): string {
  const read = contact.safeParse(value);
  if (!read.success) return '';
  const { forename, surname, relationship, statedResponsibility, phones = [], email } = read.data;
  const numbers = phones.map(({ number }) => number.replaceAll(/[\s()-]/gu, '')).toSorted();
  return JSON.stringify([
    plain(forename),
    plain(surname),
    plain(relationship),
    statedResponsibility ?? null,
    numbers,
    plain(email),
  ]);
}
