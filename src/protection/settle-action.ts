/** What became of an action that a meeting agreed: done, with what shows it, or not needed any more, with the reason. */
import { problem } from '../errors.ts';
import { append } from '../record/append.ts';
import type { OpenChild } from '../record/child.ts';
import { type ChronologyEntry, readChronology } from '../record/chronology.ts';
import { text } from '../record/counting.ts';
import { meetingPost } from './open-meeting.ts';

export type OpenAction = {
  readonly child: OpenChild;
  /** The entry by which it was agreed, as it stands now. */
  readonly agreed: ChronologyEntry;
  readonly meeting: string;
  readonly settled: ChronologyEntry | null;
  readonly writesFor: string | null;
};

const standing = ({ correctedBy, withdrawnBy }: ChronologyEntry): boolean =>
  correctedBy === null && withdrawnBy === null;

/** Throws NOT_FOUND. */
export async function openAction(child: OpenChild, entry: string): Promise<OpenAction> {
  const entries = await readChronology(child);
  const agreed = entries.find(({ id, kind }) => id === entry && kind === 'meeting-action.agreed');
  if (agreed === undefined) throw problem('NOT_FOUND');
  const settling = new Set(['meeting-action.done', 'meeting-action.ended']);
  const settled = entries.find(
    (each) => settling.has(each.kind) && standing(each) && each.data['action'] === agreed.data['action'],
  );
  return {
    child,
    agreed,
    meeting: text(agreed.data['meeting']) ?? '',
    settled: settled ?? null,
    writesFor: meetingPost(child),
  };
}

/** Throws NOT_ALLOWED for somebody who only reads, and when it was settled already. */
export async function settleAction(
  { child, agreed, settled, writesFor }: OpenAction,
  { isDone, words }: { readonly isDone: boolean; readonly words: string },
): Promise<void> {
  const { access } = child;
  if (writesFor === null || settled !== null) throw problem('NOT_ALLOWED', { action: 'settle this action' });
  const action = agreed.data['action'];
  await append(child, 'meeting action settled', [
    {
      kind: isDone ? 'meeting-action.done' : 'meeting-action.ended',
      happened: { moment: access.now },
      organisation: writesFor,
      recordedBy: access.actor.practitioner,
      data: isDone ? { action, shows: words } : { action, reason: words },
    },
  ]);
}
