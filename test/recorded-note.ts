/** A note of the primary school in the child's record, so that there is an entry to put right. */
import { asSystemAppend, ids, people, type SmallPartnership } from './small-partnership.ts';

export const noteId = '43000000-0000-4000-8000-000000000001';

export const withNote = ({ services }: Pick<SmallPartnership, 'services'>): Promise<void> =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          id: noteId,
          kind: 'note.recorded',
          happened: { day: Temporal.PlainDate.from('2026-11-20') },
          organisation: ids.primary,
          recordedBy: people.primaryDsl.id,
          data: { text: 'Was late on Thursday' },
        },
      ],
    },
  ]);
