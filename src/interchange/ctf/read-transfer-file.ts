/** Reads a Common Transfer File as a stream: one pupil at a time, none held up by another, nothing kept in memory. */
import type { IsoDate } from '../iso-date.ts';
import { defaultLimits, type ReadingLimits, sliceBytes } from './reading-limits.ts';
import { ReadingSession } from './reading-session.ts';
import type { TransferFileEvent } from './transfer-file-events.ts';

export type TransferFileOptions = {
  /** The day of import, for versions and ages. */
  readonly importedOn: IsoDate;
  /** As the file came, to compare with the header; never needed. */
  readonly fileName?: string;
  readonly limits?: Partial<ReadingLimits>;
};

/**
 * Yields `header`, then a `pupil` for each, then `end`; or `refused` at any point, and nothing after it. A file that
 * breaks off yields its whole pupils and then `refused`. The next piece of the source is read only when everything
 * before it has been taken.
 *
 * @param source the bytes, in pieces of any size
 * @throws what the source throws; the file itself never makes it throw
 *
 * @example
 * for await (const event of readTransferFile(createReadStream(path), { importedOn })) { ... }
 */
export async function* readTransferFile(
  source: AsyncIterable<Uint8Array>,
  { importedOn, fileName, limits }: TransferFileOptions,
): AsyncGenerator<TransferFileEvent> {
  const session = new ReadingSession({
    importedOn,
    ...(fileName !== undefined && { fileName }),
    limits: { ...defaultLimits, ...limits },
  });
  const { events } = session;
  for await (const chunk of source) {
    for (let start = 0; start < chunk.length; start += sliceBytes) {
      const refusal = session.push(chunk.subarray(start, start + sliceBytes));
      for (const event of events) yield event;
      events.length = 0;
      if (refusal !== undefined) {
        yield { kind: 'refused', refusal, counts: session.counts };
        return;
      }
    }
  }
  const refusal = session.finish();
  for (const event of events) yield event;
  if (refusal !== undefined) yield { kind: 'refused', refusal, counts: session.counts };
}
