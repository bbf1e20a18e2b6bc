/** A statement against an entry: the family's, or of somebody who works with the child. Read by whoever reads the entry. */
import { dayOf } from '../../clock.ts';
import { problem } from '../../errors.ts';
import { append } from '../append.ts';
import type { OpenChild } from '../child.ts';
import type { NewEntry, StoredEntry } from '../entry-row.ts';
import { mayDispute } from './may-change.ts';
import { recordingPosts } from './recording-posts.ts';

export type Statement = {
  /** Who of the family; null for the statement of a practitioner. */
  readonly who: string | null;
  readonly words: string;
  /** For which organisation it is recorded. */
  readonly organisation: string;
};

/** Throws NOT_ALLOWED for somebody who only reads. */
export async function disputeEntry(child: OpenChild, entry: StoredEntry, said: Statement): Promise<void> {
  const isOwn = recordingPosts(child).some(({ organisation }) => organisation === said.organisation);
  if (!mayDispute(child, entry) || !isOwn) throw problem('NOT_ALLOWED', { action: 'add to this record' });
  const { compartment, audience, organisation, parties } = entry;
  const statement: NewEntry = {
    kind: said.who === null ? 'entry.disputed' : 'family.disagreed',
    happened: said.who === null ? { moment: child.access.now } : { day: dayOf(child.access.now) },
    organisation: said.organisation,
    recordedBy: child.access.actor.practitioner,
    compartment,
    audience,
    // First of all the organisation whose entry it is: whoever may read what that one recorded reads this with it
    parties: [organisation, ...parties.filter((party) => party !== organisation)],
    data: { disputes: entry.id, statement: said.words, ...(said.who === null ? {} : { who: said.who }) },
  };
  await append(child, 'entry disputed', [statement]);
}
