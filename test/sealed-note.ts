/** A note that the head has read and the DSL has sealed, so that there is something to decide on and somebody to tell. */
import { openChild } from '../src/record/child.ts';
import { findThread } from '../src/record/entries/find-thread.ts';
import { sealEntry } from '../src/record/sealing/seal-entry.ts';
import { sealings } from '../src/record/sealing/sealings.ts';
import { asSystemAppend, ids, people, type SmallPartnership } from './small-partnership.ts';

const sealedId = '45000000-0000-4000-8000-000000000001';

/** @returns the id of the sealing */
export async function withSealedNote({ services, as }: Pick<SmallPartnership, 'services' | 'as'>): Promise<string> {
  const note = {
    id: sealedId,
    kind: 'note.recorded',
    happened: { day: Temporal.PlainDate.from('2026-11-20') },
    organisation: ids.primary,
    recordedBy: people.primaryDsl.id,
    data: { text: 'A note about somebody else' },
  };
  await asSystemAppend(services, [{ subject: ids.child, isNew: false, entries: [note] }]);
  services.clock.moveTo(services.clock.now().add({ minutes: 1 }).toString());
  await as('primaryHead', (access) => openChild(access, ids.child));
  return as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    await sealEntry(child, await findThread(child, sealedId), { ground: 'wrong-child', words: 'another child' });
    return (await sealings(access))[0]?.id ?? '';
  });
}
