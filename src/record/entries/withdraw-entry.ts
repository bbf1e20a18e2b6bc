/** Takes back an entry that should not have been recorded. It stays readable, marked; nothing is derived from it any more. */
import { problem } from '../../errors.ts';
import { append } from '../append.ts';
import type { OpenChild } from '../child.ts';
import { mayWithdraw } from './may-change.ts';
import type { Thread } from './threads.ts';

/** The whole entry with its corrections. Throws NOT_ALLOWED for other organisations and roles. */
export async function withdrawEntry(child: OpenChild, thread: Thread, reason: string): Promise<void> {
  if (!mayWithdraw(child, thread))
    throw problem('NOT_ALLOWED', { action: 'withdraw an entry of another organisation' });
  const { now, earlier } = thread;
  const first = earlier.reduce((oldest, { entry }) => (entry.seq < oldest.seq ? entry : oldest), now.entry);
  const { compartment, audience, parties, organisation } = now.entry;
  await append(child, 'entry withdrawn', [
    {
      kind: 'entry.withdrawn',
      happened: { moment: child.access.now },
      organisation,
      recordedBy: child.access.actor.practitioner,
      compartment,
      audience,
      parties,
      corrects: first.id,
      data: { reason },
    },
  ]);
}
