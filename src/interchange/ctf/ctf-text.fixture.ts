/** Small transfer files for tests, and a reader that says how much it read. */
import type { IsoDate } from '../iso-date.ts';
import type { CtfProblem } from './ctf-problem.ts';
import type { CtfRefusal } from './ctf-refusals.ts';
import { readTransferFile, type TransferFileOptions } from './read-transfer-file.ts';
import type { TransferFileEvent } from './transfer-file-events.ts';
import type { TransferPupil } from './transfer-pupil.ts';

export const importedOn = '2026-11-22' as IsoDate;

export const header = `<Header>
  <DocumentName>Common Transfer File</DocumentName>
  <CTFversion>25.0</CTFversion>
  <DateTime>2026-07-10T09:30:00</DateTime>
  <SupplierID>TEST</SupplierID>
  <SourceSchool><LEA>830</LEA><Estab>2999</Estab><AcademicYear>2025</AcademicYear></SourceSchool>
  <DestSchool><LEA>830</LEA><Estab>4999</Estab></DestSchool>
</Header>`;

export const identity =
  '<UPN>Q830299919001</UPN><Surname>Ashby</Surname><Forename>Ava</Forename><DOB>2015-02-14</DOB><Sex>F</Sex>';

export const pupil = (inside: string): string => `<Pupil>${inside}</Pupil>`;

export const ctf = (pupils: string, head = header): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<CTfile>${head}<CTFpupilData>${pupils}</CTFpupilData></CTfile>`;

/** The bytes in pieces of one size, counting how many were asked for. */
export class CountedSource implements AsyncIterable<Uint8Array> {
  taken = 0;
  readonly #pieces: Iterable<Uint8Array>;

  constructor(bytes: Uint8Array | Iterable<Uint8Array>, size = 4096) {
    this.#pieces =
      bytes instanceof Uint8Array
        ? Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
            bytes.subarray(index * size, (index + 1) * size),
          )
        : bytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (const piece of this.#pieces) {
      this.taken += piece.length;
      yield piece;
    }
  }
}

export type Read = {
  readonly events: readonly TransferFileEvent[];
  readonly pupils: readonly TransferPupil[];
  readonly taken: readonly boolean[];
  readonly problems: readonly CtfProblem[];
  readonly refusal: CtfRefusal | undefined;
  readonly bytesTaken: number;
};

export async function read(
  content: string | Uint8Array | Iterable<Uint8Array>,
  options: Partial<TransferFileOptions> = {},
  pieceSize?: number,
): Promise<Read> {
  const source = new CountedSource(typeof content === 'string' ? Buffer.from(content) : content, pieceSize);
  const events: TransferFileEvent[] = [];
  for await (const event of readTransferFile(source, { importedOn, ...options })) events.push(event);
  const refused = events.find((event) => event.kind === 'refused');
  const pupils = events.filter((event) => event.kind === 'pupil');
  return {
    events,
    pupils: pupils.map((event) => event.pupil),
    taken: pupils.map(({ canBeTaken }) => canBeTaken),
    problems: events.flatMap((event) => (event.kind === 'refused' ? [] : event.problems)),
    refusal: refused?.refusal,
    bytesTaken: source.taken,
  };
}

export const codesOf = ({ problems }: Read): readonly string[] => problems.map(({ code }) => code);
