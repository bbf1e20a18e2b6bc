/** A whole chronology, to decide what has to be put right beside something else. Never shown. */
import { effectiveEntries } from '../rulebook/entry.ts';
import type { Access } from './access.ts';
import { ruleEntry, type StoredEntry } from './entry-row.ts';
import { loadEntries } from './store-entries.ts';
import { asRecordRole } from './transaction.ts';

export type WholeChronology = {
  readonly entries: readonly StoredEntry[];
  /** Of each chain of corrections the newest version that was not withdrawn, in the order in which the chains began. */
  readonly standing: readonly StoredEntry[];
};

export const wholeChronology = ({ transaction, actor }: Access, subject: string): Promise<WholeChronology> =>
  asRecordRole(transaction, async () => {
    const entries = (await loadEntries(transaction, actor.partnership, [subject])).get(subject) ?? [];
    const stored = new Map(entries.map((entry) => [entry.id, entry]));
    return { entries, standing: effectiveEntries(entries.map(ruleEntry)).flatMap(({ id }) => stored.get(id) ?? []) };
  });
