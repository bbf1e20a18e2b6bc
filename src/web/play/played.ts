/** What is needed to play a record: its entries as they became known, and what two rulebooks would have said and when. */
import { join } from 'node:path';
import { dayOf, timeZone } from '../../clock.ts';
import { projectRoot } from '../../config.ts';
import type { Names } from '../../kinds/kind.ts';
import type { Access } from '../../record/access.ts';
import { type OpenChild, openChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import { organisationsOf } from '../../record/load-world.ts';
import { inForceNow, namedRulebook, rulebookNames } from '../../record/named-rulebook.ts';
import { loadNames } from '../../record/organisations.ts';
import { type RulesView, rulesViewOf } from '../../record/rules-view.ts';
import { replayChild } from '../../rulebook/replay/replay-child.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { asks, dayOfSpoken, type ReplayColumn } from '../../ui/replay/replay-column.ts';

const folder = join(projectRoot, 'rulebooks');

/** The one to compare with: rules like those of the year of the learning review. */
const before = 'like-2018';

export type Agency = {
  readonly organisation: string;
  readonly name: string;
  /** In the order in which they were recorded. */
  readonly entries: readonly ChronologyEntry[];
};

export type Played = {
  readonly child: OpenChild;
  readonly names: Names;
  /** Those that recorded something which the viewer can see, the first to do so first. */
  readonly agencies: readonly Agency[];
  readonly columns: readonly ReplayColumn[];
  /** Days on which something became known or a rulebook would have asked something, oldest first: "2026-09-22". */
  readonly days: readonly string[];
  readonly view: RulesView;
  /** The rules in force today, whenever they came into force. */
  readonly rulebook: Rulebook;
};

/** Throws NOT_FOUND for a child whom the viewer may not see. */
export async function readPlayed(access: Access, id: string): Promise<Played> {
  const child = await openChild(access, id);
  const entries = (await readChronology(child)).toSorted((a, b) => a.seq - b.seq);
  const parties = entries.flatMap((entry) => entry.parties);
  const names = await loadNames(access, [...organisationsOf(entries), ...parties], []);
  const view = await rulesViewOf(child);
  const where = { current: access.engine.rulebook, folder };
  const offered = await rulebookNames(folder);
  const rulebooks = await Promise.all(
    [before, inForceNow]
      .filter((name) => offered.includes(name))
      .map((name) => namedRulebook(name, where, { dates: 'ignored' })),
  );
  const columns = rulebooks.map(
    ({ title, rulebook }): ReplayColumn => ({
      title,
      spoken: replayChild(view.entries, view.world, rulebook, access.now.epochMilliseconds),
      ruleTitle: (rule) => rulebook.ruleOf(rule)?.rule.title ?? rule,
    }),
  );
  const asked = columns.flatMap(({ spoken }) => spoken.filter(asks).map(dayOfSpoken));
  const known = entries.map(({ recordedAt }) => dayOf(recordedAt).toString());
  const byAgency = Map.groupBy(entries, ({ organisation }) => organisation);
  return {
    child,
    names,
    agencies: [...byAgency].map(([organisation, theirs]) => ({
      organisation,
      name: names.organisation(organisation),
      entries: theirs,
    })),
    columns,
    days: [...new Set([...known, ...asked])].toSorted(),
    view,
    rulebook: rulebooks.at(-1)?.rulebook ?? access.engine.rulebook,
  };
}

/** The first and the last instant of a day, as far as it has gone. */
export function spanOf(day: string, now: Temporal.Instant): { readonly from: number; readonly until: number } {
  const date = Temporal.PlainDate.from(day);
  const end = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds - 1;
  return { from: date.toZonedDateTime(timeZone).epochMilliseconds, until: Math.min(end, now.epochMilliseconds) };
}

const isKnown = (entry: ChronologyEntry, until: number): boolean => entry.recordedAt.epochMilliseconds <= until;

/** As it stood then: what has been corrected or withdrawn since still counted. */
export function knownBy({ agencies }: Played, until: number): readonly Agency[] {
  const recorded = new Map(agencies.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry])));
  const replaced = (by: string | null): boolean => {
    const entry = by === null ? undefined : recorded.get(by);
    return entry !== undefined && isKnown(entry, until);
  };
  return agencies.map((agency) => ({
    ...agency,
    entries: agency.entries.filter(
      (entry) => isKnown(entry, until) && !replaced(entry.correctedBy) && !replaced(entry.withdrawnBy),
    ),
  }));
}
