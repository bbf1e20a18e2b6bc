/**
 * Contacts that transfer files name and about whom nobody has decided: offered to be confirmed, never taken over by
 * themselves and never matched by name.
 */

import { type Kinship, kinshipOfTransferCode } from '../../kinds/kinship.ts';
import { type Contact, contactsRecorded } from '../../kinds/shared.ts';
import type { Compartment } from '../../kinds/vocabulary.ts';
import type { OpenChild } from '../child.ts';
import { displayName } from '../display-name.ts';
import { loadEntries } from '../store-entries.ts';
import { contactKey } from './contact-key.ts';
import { countingEntries, dataOf, ofKind } from './counting-entries.ts';
import type { Family } from './family.ts';

export type SuggestedContact = {
  /** Says which it is in a form. Not a name. */
  readonly key: string;
  readonly entry: string;
  readonly contact: Contact;
  readonly name: string;
  /** Undefined for a code that we do not know. */
  readonly kinship: Kinship;
  /** The day for which the file speaks. */
  readonly on: Temporal.PlainDate;
  /** The system it came from. */
  readonly source: string;
  /** What is taken from it stays in the same part of the record. */
  readonly compartment: Compartment;
};

/** Somebody who works with the child is no family, whatever a file lists them among. */
const ofFamily = ({ relationship }: Contact): boolean =>
  relationship === undefined || Object.hasOwn(kinshipOfTransferCode, relationship);

export const contactName = ({ title, forename, surname }: Contact): string =>
  [title, forename, surname]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => displayName(part ?? '').shown)
    .join(' ');

/** Newest file first, in the order of the file. Two that say the same are one. */
export async function suggestedContacts(child: OpenChild, { answered }: Family): Promise<readonly SuggestedContact[]> {
  const { transaction, actor } = child.access;
  const kinds = ['contacts.recorded', 'entry.withdrawn'];
  const entries = (await loadEntries(transaction, actor.partnership, [child.id], kinds)).get(child.id) ?? [];
  const known = new Set(answered);
  return ofKind(countingEntries(entries), 'contacts.recorded')
    .toReversed()
    .flatMap((entry) =>
      dataOf(contactsRecorded, entry).contacts.flatMap((contact, index): SuggestedContact[] => {
        const same = contactKey(contact);
        if (!ofFamily(contact) || known.has(same)) return [];
        known.add(same);
        return [
          {
            key: `${entry.id}-${index}`,
            entry: entry.id,
            contact,
            name: contactName(contact),
            kinship: kinshipOfTransferCode[contact.relationship ?? ''] ?? 'other',
            on: entry.written.on,
            source: entry.written.source,
            compartment: entry.compartment,
          },
        ];
      }),
    );
}
