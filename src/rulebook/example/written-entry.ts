/** An entry of an example as it is meant: named entries looked up, and what is given put instead of what they say. */
import type { ExampleEntry } from '../pack/rule-schema.ts';

/** `kind` and `happened` are undefined when neither the entry nor what it is like says them. */
export type WrittenEntry = {
  readonly kind: string | undefined;
  readonly happened: string | undefined;
  readonly recorded: string | undefined;
  readonly corrects: number | undefined;
  readonly by: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
};

/** @param named entries of the example world; every name in `like` is one of them (checked when the pack is read) */
export function writtenEntry(
  entry: string | ExampleEntry,
  named: Readonly<Record<string, ExampleEntry>>,
): WrittenEntry {
  if (typeof entry === 'string') return writtenEntry({ like: entry, data: {} }, named);
  const like = entry.like === undefined ? undefined : named[entry.like];
  const base = like === undefined ? undefined : writtenEntry(like, named);
  return {
    kind: entry.kind ?? base?.kind,
    happened: entry.happened ?? base?.happened,
    recorded: entry.recorded ?? base?.recorded,
    corrects: entry.corrects,
    by: entry.by ?? base?.by,
    data: { ...base?.data, ...entry.data },
  };
}
