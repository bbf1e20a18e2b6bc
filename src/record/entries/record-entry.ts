/** Records what somebody has written by hand: one event about one child or several, with the files that wait with it. */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../../errors.ts';
import { kindNamed } from '../../kinds/registry.ts';
import { appendMany } from '../append-many.ts';
import type { OpenChild } from '../child.ts';
import type { ChronologyEntry } from '../chronology.ts';
import { removeDraft } from '../drafts/draft.ts';
import type { Attached, NewEntry } from '../entry-row.ts';
import { attachFiles } from '../files/attach-files.ts';
import { waitingFiles } from '../files/waiting-files.ts';
import { mayAdd } from '../may-add.ts';
import { lockSubjects } from '../subject-rows.ts';
import { asRecordRole } from '../transaction.ts';
import { changedSince } from './changed-since.ts';
import { noteKindUsed } from './kinds-used.ts';
import { postsFor } from './recording-posts.ts';

export type ByHand = Omit<NewEntry, 'recordedBy' | 'attachments' | 'id' | 'recordedAt' | 'batch'>;

export type Recording = {
  /** For the audit, for example "entry recorded". */
  readonly action: string;
  /** How many entries the writer could see. */
  readonly seen: number;
  /** The draft of which it is made, with its files. */
  readonly draft?: string | undefined;
  /** Files of the entry that is corrected. They belong to the new version too. */
  readonly keeping?: readonly Attached[];
  /** Brothers and sisters whom it is about too. */
  readonly also?: readonly OpenChild[];
};

export type RecordedByHand =
  | { readonly recorded: true; readonly entry: string }
  /** Others have recorded something since, which the writer may see. Nothing was recorded. */
  | { readonly recorded: false; readonly changed: readonly ChronologyEntry[] };

/** Throws NOT_ALLOWED when a role of the writer does not record this, for this organisation or in this part. */
export async function recordEntry(
  child: OpenChild,
  entry: ByHand,
  { action, seen, draft, keeping: kept = [], also = [] }: Recording,
): Promise<RecordedByHand> {
  const { access } = child;
  const children = [child, ...also.filter(({ id }) => id !== child.id)];
  for (const each of children) refuseOthers(each, entry);
  await asRecordRole(access.transaction, () =>
    lockSubjects(
      access,
      children.map(({ id }) => id),
    ),
  );
  const changed = await changedSince(child, seen);
  if (changed.length > 0) return { recorded: false, changed };
  const files = draft === undefined ? [] : await waitingFiles(access, draft);
  const complete: NewEntry = {
    ...entry,
    recordedBy: access.actor.practitioner,
    event: entry.event ?? randomUUIDv7(),
    attachments: [...kept, ...files.map(({ id, sha256 }) => ({ file: id, sha256 }))],
  };
  const written = await appendMany(
    access,
    children.map(({ id }) => ({ subject: id, isNew: false, entries: [complete] })),
    { action },
  );
  const made = written.flatMap(({ subject, entries }) => entries.map(({ id }) => ({ subject, entry: id })));
  await attachFiles(access, [...kept.map(({ file }) => file), ...files.map(({ id }) => id)], made);
  if (draft !== undefined) await removeDraft(access, draft);
  if (entry.corrects === undefined) await noteKindUsed(access, entry.kind);
  return { recorded: true, entry: made.find(({ subject }) => subject === child.id)?.entry ?? '' };
}

function refuseOthers(child: OpenChild, { kind, organisation, compartment }: ByHand): void {
  if (!postsFor(child, kind).some((held) => held.organisation === organisation))
    throw problem('NOT_ALLOWED', { action: 'record this kind of entry here' });
  if (!mayAdd(child, kind, compartment ?? kindNamed(kind).compartment))
    throw problem('NOT_ALLOWED', { action: 'record in this part of the record' });
}
