/** Replays everybody's chronology under a rulebook, and counts. It sees all and says only numbers. */

import { replayChild } from '../rulebook/replay/replay-child.ts';
import { createTally, type RoleTally, type Tally } from '../rulebook/replay/tally.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Access, RecordServices } from './access.ts';
import { ruleEntry, type StoredEntry } from './entry-row.ts';
import { loadWorld, organisationsOf } from './load-world.ts';
import { asOfNow } from './rules-view.ts';
import { loadEntries } from './store-entries.ts';
import { asSystem, type System } from './system.ts';

const atOnce = 100;
/** Recordings of one moment may run ahead of the clock by that much. */
const aMoment = 1_000;

async function subjectsAfter({ transaction, actor }: Access, last: string | null): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('subject')
    .select('id')
    .where('partnership_id', '=', actor.partnership)
    .$if(last !== null, (query) => query.where('id', '>', last ?? ''))
    .orderBy('id')
    .limit(atOnce)
    .execute();
  return rows.map(({ id }) => id);
}

export type PopulationReplay = {
  readonly rulebook: Rulebook;
  /** What would have been said from then on counts. */
  readonly from: Temporal.Instant;
  /** Which rules count; all unless it is given. */
  readonly counts?: (rule: string) => boolean;
  readonly progress?: (children: number) => unknown;
};

/** What the rules that count would have said, and what all rules together would have asked of each role. */
export type PopulationTally = Tally & { readonly together: readonly RoleTally[] };

/** In short transactions, so that a large population holds nothing up. */
export async function replayPopulation(
  services: RecordServices,
  system: System,
  { rulebook, from, counts = () => true, progress }: PopulationReplay,
): Promise<PopulationTally> {
  const now = services.clock.now();
  const until = now.epochMilliseconds + aMoment;
  const tally = createTally(from.epochMilliseconds, until);
  const everything = createTally(from.epochMilliseconds, until);
  let children = 0;
  for (let last: string | null = null; ; ) {
    const after: string | null = last;
    const batch = await asSystem(services, system, async (access) => {
      const ids = await subjectsAfter(access, after);
      const stored = await loadEntries(access.transaction, system.partnership, ids);
      const all: readonly StoredEntry[] = [...stored.values()].flat();
      const world = await loadWorld(access.transaction, system.partnership, access.engine, organisationsOf(all));
      return { ids, stored, world };
    });
    for (const entries of batch.stored.values()) {
      const read = entries.map(ruleEntry);
      const spoken = replayChild(read, batch.world, rulebook, asOfNow(read, now));
      tally.addChild(spoken.filter(({ rule }) => counts(rule)));
      everything.addChild(spoken);
      children += 1;
    }
    await progress?.(children);
    last = batch.ids.at(-1) ?? null;
    if (batch.ids.length < atOnce) return { ...tally.result(), together: everything.result().roles };
  }
}
