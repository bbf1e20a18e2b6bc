/** A record that need not be kept any longer: of somebody born in 1945 whom the council looked after, with a note of a school. */
import { asSystemAppend, ids, people, type SmallPartnership } from './small-partnership.ts';

export const oldRecord = '10000000-0000-4000-8000-000000000011';

const day = (text: string) => ({ day: Temporal.PlainDate.from(text) });

export async function withOldRecord({ services }: Pick<SmallPartnership, 'services'>): Promise<void> {
  const by = { recordedBy: people.socialWorker.id, organisation: ids.council };
  await asSystemAppend(services, [
    {
      subject: oldRecord,
      isNew: true,
      entries: [
        {
          ...by,
          kind: 'identity.recorded',
          happened: day('1950-01-01'),
          data: { surname: 'Longago', forename: 'Alma', dateOfBirth: '1945-05-04', sex: 'F' },
        },
        { ...by, kind: 'note.recorded', happened: day('1958-02-02'), data: { text: 'She likes the sea.' } },
        {
          ...by,
          kind: 'care-episode.started',
          happened: day('1955-01-01'),
          data: { legalStatus: 'accommodated by agreement', reason: 'her mother was ill' },
        },
        {
          recordedBy: people.primaryDsl.id,
          organisation: ids.primary,
          kind: 'note.recorded',
          happened: day('1956-03-03'),
          data: { text: 'Reads well.' },
        },
      ],
    },
  ]);
}
