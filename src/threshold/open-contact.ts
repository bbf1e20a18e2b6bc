/** Opens one contact with what is needed to look at it and to act on it. */
import { problem } from '../errors.ts';
import type { Names } from '../kinds/kind.ts';
import type { Access } from '../record/access.ts';
import { type OpenChild, openChild } from '../record/child.ts';
import { type ChronologyEntry, readChronology } from '../record/chronology.ts';
import { dutiesOfChild, type OwedDuty } from '../record/duties.ts';
import { organisationsOf } from '../record/load-world.ts';
import { loadNames } from '../record/organisations.ts';
import { type Contact, contactsIn } from './contacts.ts';

export type OpenContact = {
  readonly child: OpenChild;
  readonly contact: Contact;
  /** Newest first, as the viewer sees them. */
  readonly entries: readonly ChronologyEntry[];
  readonly names: Names;
  readonly seen: number;
  /** What runs because of it. */
  readonly duties: readonly OwedDuty[];
};

/** Throws NOT_FOUND for one that is not there and for one that the viewer may not see. */
export async function openContact(access: Access, childId: string, id: string): Promise<OpenContact> {
  const child = await openChild(access, childId);
  const entries = await readChronology(child);
  const contact = contactsIn(entries).find((each) => each.id === id);
  if (contact === undefined) throw problem('NOT_FOUND');
  const triggers = new Set([contact.made?.id, contact.decided?.id]);
  const names = await loadNames(
    access,
    [...organisationsOf(entries), ...entries.flatMap(({ parties }) => parties)],
    entries.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  return {
    child,
    contact,
    entries,
    names,
    seen: entries.length,
    duties: (await dutiesOfChild(child)).filter(({ trigger }) => triggers.has(trigger)),
  };
}
