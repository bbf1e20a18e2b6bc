/** The entries of a worked example as the engine reads them. */
import type { z } from 'zod';
import { kindNamed, parseEntryData } from '../../kinds/registry.ts';
import type { Milliseconds } from '../calendar/days.ts';
import type { RuleEntry } from '../entry.ts';
import type { Pack } from '../pack/pack-schema.ts';
import type { exampleBase } from '../pack/rule-schema.ts';
import { namesAndIds } from './example-names.ts';
import { readMoment } from './moment.ts';
import { writtenEntry } from './written-entry.ts';

/** What examples of every kind of rule have. */
export type AnyExample = {
  readonly title: string;
  readonly entries: z.output<typeof exampleBase.entries>;
  readonly asOf: string;
};

/** The id of the entry at a place in an example, counted from 1. */
export const entryId = (position: number): string => `entry-${position}`;

/** Throws RangeError when the text is no moment, which the pack's reader has ruled out. */
export function instantOf(text: string | undefined): Milliseconds {
  const instant = text === undefined ? null : readMoment(text);
  if (instant === null) throw new RangeError(`"${text}" is not a day, nor a day and a time`);
  return instant;
}

export function exampleEntries(example: AnyExample, pack: Pick<Pack, 'exampleWorld'>): readonly RuleEntry[] {
  const { idOf, withIds } = namesAndIds(pack);
  let last = Number.NEGATIVE_INFINITY;
  return example.entries.map((each, index) => {
    const { kind, happened, recorded, corrects, by, data } = writtenEntry(each, pack.exampleWorld.entries);
    if (kind === undefined) throw new RangeError('an entry needs a kind and when it happened');
    last = Math.max(last + 1, instantOf(recorded ?? happened));
    return {
      id: entryId(index + 1),
      seq: index + 1,
      kind,
      happened: instantOf(happened),
      recorded: last,
      compartment: kindNamed(kind).compartment,
      organisation: by === undefined ? null : (idOf(by) ?? null),
      audience: null,
      data: parseEntryData(kind, withIds(data)),
      corrects: corrects === undefined ? null : entryId(corrects),
    };
  });
}
