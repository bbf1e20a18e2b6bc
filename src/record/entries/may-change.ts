/** Who may put an entry right: people of the organisation that recorded it, in a role that records its kind. Others disagree. */
import { recordingOf } from '../../kinds/recording/recordings.ts';
import { canRecord, type OpenChild } from '../child.ts';
import type { StoredEntry } from '../entry-row.ts';
import { postsFor, recordingPosts } from './recording-posts.ts';
import type { Thread } from './threads.ts';

export const mayCorrect = (child: OpenChild, { now }: Thread): boolean =>
  now.withdrawal === null &&
  recordingOf(now.entry.kind) !== undefined &&
  canRecord(child, now.entry.compartment) &&
  postsFor(child, now.entry.kind).some(({ organisation }) => organisation === now.entry.organisation);

/** The same people, for the same kinds: what other kinds do has to be undone on their own pages. */
export const mayWithdraw = mayCorrect;

export const mayDispute = (child: OpenChild, entry: StoredEntry): boolean =>
  canRecord(child, entry.compartment) && recordingPosts(child).length > 0;
