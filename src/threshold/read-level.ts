/** What the threshold documents say of what the viewer sees of a child, now. */
import type { OpenChild } from '../record/child.ts';
import type { ChronologyEntry } from '../record/chronology.ts';
import { asOfNow, rulesViewOf } from '../record/rules-view.ts';
import type { CompiledThreshold } from '../rulebook/threshold/compile-threshold.ts';
import { readThreshold } from '../rulebook/threshold/read-threshold.ts';
import type { ThresholdReading } from '../rulebook/threshold/threshold.ts';
import { otherDocuments, ownDocument } from './documents.ts';

export type LevelReading = { readonly document: CompiledThreshold; readonly reading: ThresholdReading };

/**
 * Null where no document is in force.
 *
 * @param before the decision before, from which on is said what has left a window
 */
export async function readLevel(
  child: OpenChild,
  before: Pick<ChronologyEntry, 'recordedAt'> | undefined,
): Promise<LevelReading | null> {
  const document = ownDocument(child.access);
  if (document === undefined) return null;
  const { entries, world } = await rulesViewOf(child);
  const reading = readThreshold(
    child.access.engine.rulebook,
    document.rule.threshold,
    entries,
    world,
    asOfNow(entries, child.access.now),
    {
      since: before?.recordedAt.epochMilliseconds,
      others: otherDocuments(child.access).map(({ rule }) => rule.threshold),
    },
  );
  return reading === null ? null : { document, reading };
}
