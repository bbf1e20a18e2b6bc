/** What the rules read of one child: the chronology as far as the viewer sees it, and the part of the world it needs. */
import type { Milliseconds } from '../rulebook/calendar/days.ts';
import type { RuleEntry } from '../rulebook/entry.ts';
import type { World } from '../rulebook/world.ts';
import type { OpenChild } from './child.ts';
import { ruleEntry } from './entry-row.ts';
import { loadWorld, organisationsOf } from './load-world.ts';
import { loadEntries } from './store-entries.ts';

export type RulesView = { readonly entries: readonly RuleEntry[]; readonly world: World };

/**
 * The instant as of which everything recorded counts: now, or the last recording when several in one moment have run ahead
 * of the clock.
 */
export const asOfNow = (entries: readonly RuleEntry[], now: Temporal.Instant): Milliseconds =>
  entries.reduce((latest, { recorded }) => Math.max(latest, recorded), now.epochMilliseconds);

/** Entries in order of sequence. Says nothing of what the viewer may not see. */
export async function rulesViewOf(child: OpenChild): Promise<RulesView> {
  const { transaction, actor, engine } = child.access;
  const stored = (await loadEntries(transaction, actor.partnership, [child.id])).get(child.id) ?? [];
  const world = await loadWorld(transaction, actor.partnership, engine, organisationsOf(stored));
  return { entries: stored.map(ruleEntry), world };
}
