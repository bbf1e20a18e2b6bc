/** How the two ends of a handover meet: who looks out for the child, who has to read and has, what was asked for and answered. */
import type { z } from 'zod';
import type { gapAnswered, gapAsked, needToKnowWritten, readerNamed } from '../../kinds/both-ends.ts';
import type { OpenChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';

type Of<Kind extends { readonly data: z.ZodType }> = {
  readonly entry: ChronologyEntry;
  readonly data: z.output<Kind['data']>;
};

export type Reader = Of<typeof readerNamed> & { readonly read: ChronologyEntry | undefined };
export type Gap = Of<typeof gapAsked> & { readonly answer: Of<typeof gapAnswered> | undefined };

export type BothEnds = {
  readonly readers: readonly Reader[];
  /** Others who read it without having been asked to. */
  readonly alsoRead: readonly ChronologyEntry[];
  readonly gaps: readonly Gap[];
  /** As far as they are for the viewer, newest first. */
  readonly notes: readonly Of<typeof needToKnowWritten>[];
};

export async function loadBothEnds(child: OpenChild, move: string): Promise<BothEnds> {
  const standing = (await readChronology(child)).filter(
    ({ data, correctedBy, withdrawnBy }) => data['move'] === move && correctedBy === null && withdrawnBy === null,
  );
  const ofKind = <Kind extends { readonly name: string; readonly data: z.ZodType }>(
    name: Kind['name'],
  ): readonly Of<Kind>[] =>
    standing.flatMap((entry) => (entry.kind === name ? [{ entry, data: entry.data as z.output<Kind['data']> }] : []));
  const reads = standing.filter(({ kind }) => kind === 'handover.read');
  const answers = ofKind<typeof gapAnswered>('handover-gap.answered');
  const named = ofKind<typeof readerNamed>('handover-reader.named').toReversed();
  const asked = new Set(named.map(({ data }) => data.practitioner));
  const firstOf = new Map(named.toReversed().map((reader) => [reader.data.practitioner, reader]));
  return {
    readers: [...firstOf.values()].toReversed().map((reader) => ({
      ...reader,
      read: reads.find(({ data }) => data['practitioner'] === reader.data.practitioner),
    })),
    alsoRead: reads.filter(({ data }) => !asked.has(String(data['practitioner']))),
    gaps: ofKind<typeof gapAsked>('handover-gap.asked').map((gap) => ({
      ...gap,
      answer: answers.find(({ data }) => data.gap === gap.data.gap),
    })),
    notes: ofKind<typeof needToKnowWritten>('need-to-know.written'),
  };
}
