/** Reads the line of the child protection process of one child, as far as the viewer may see it. */
import type { OpenChild } from '../record/child.ts';
import { readChronology } from '../record/chronology.ts';
import { dutiesOfChild, type OwedDuty } from '../record/duties.ts';
import { presences } from '../rulebook/prompt/parts-of-pattern.ts';
import { type ProtectionLine, protectionLine } from './protection-line.ts';

export type LoadedLine = { readonly line: ProtectionLine; readonly before: readonly ProtectionLine[] };

export async function loadLine(child: OpenChild): Promise<LoadedLine | null> {
  const { rulebook } = child.access.engine;
  const settledBy = ({ rule }: OwedDuty) => {
    const done = rulebook.dutyRule(rule)?.rule.done;
    const patterns = done === undefined ? [] : presences(done);
    return patterns.flatMap(({ entry, where = {} }) => [entry].flat().map((kind) => ({ kind, where })));
  };
  return protectionLine(await readChronology(child), await dutiesOfChild(child), settledBy);
}
