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
  /** The first entry of the chain of a standing one: whoever withdraws that one withdraws all of it. */
  readonly rootOf: (standing: string) => string;
};

/** For what runs as the record role already. */
export async function loadWholeChronology({ transaction, actor }: Access, subject: string): Promise<WholeChronology> {
  const entries = (await loadEntries(transaction, actor.partnership, [subject])).get(subject) ?? [];
  const stored = new Map(entries.map((entry) => [entry.id, entry]));
  const effective = effectiveEntries(entries.map(ruleEntry));
  const roots = new Map(effective.map(({ id, root }) => [id, root]));
  return {
    entries,
    standing: effective.flatMap(({ id }) => stored.get(id) ?? []),
    rootOf: (id) => roots.get(id) ?? id,
  };
}

export const wholeChronology = (access: Access, subject: string): Promise<WholeChronology> =>
  asRecordRole(access.transaction, () => loadWholeChronology(access, subject));
