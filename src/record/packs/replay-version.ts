/** Replays everybody's last year under a version of a pack, in the background, and keeps the numbers. */
import { timeZone } from '../../clock.ts';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { compileRulebook } from '../../rulebook/rulebook.ts';
import type { Access, RecordServices } from '../access.ts';
import { replayPopulation } from '../replay-population.ts';
import { asSystem, type System } from '../system.ts';
import { asRecordRole } from '../transaction.ts';
import { withCandidate } from './check-candidate.ts';
import { replayTakesAtMost, type StoredTally } from './pack-versions.ts';

/** Whether it begins: not when one is going on already. A server that stopped meanwhile is given up on after a while. */
export async function beginReplay(access: Access, id: string): Promise<boolean> {
  const { transaction, actor, now } = access;
  return asRecordRole(transaction, async () => {
    const { numUpdatedRows } = await transaction
      .updateTable('pack_version')
      .set({ replay_began_at: now, replay_read: 0, replayed_at: null, replay: null })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .where((where) =>
        where.or([
          where('replay_began_at', 'is', null),
          where('replayed_at', 'is not', null),
          where('replay_began_at', '<', now.subtract(replayTakesAtMost)),
        ]),
      )
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  });
}

/** What the rules of this pack would have said is counted, and for each role whom they ask, what all rules with them would. */
export async function replayVersion(services: RecordServices, system: System, id: string, pack: Pack): Promise<void> {
  const rulebook = compileRulebook(withCandidate(services.engine.rulebook.packs, pack), { dates: 'ignored' });
  const changed = new Set(pack.overlay.map((change) => ('off' in change ? change.off : change.tighten)));
  const from = services.clock.now().toZonedDateTimeISO(timeZone).subtract({ years: 1 }).toInstant();
  const store = (values: {
    readonly replay_read: number;
    readonly replay?: string;
    readonly replayed_at?: Temporal.Instant;
  }) =>
    asSystem(services, system, ({ transaction }) =>
      transaction
        .updateTable('pack_version')
        .set(values)
        .where('partnership_id', '=', system.partnership)
        .where('id', '=', id)
        .execute(),
    );
  const { children, rules, roles, together } = await replayPopulation(services, system, {
    rulebook,
    from,
    counts: (rule) => rulebook.ruleOf(rule)?.pack.pack === pack.pack || changed.has(rule),
    progress: (read) => store({ replay_read: read }),
  });
  const kept: StoredTally = {
    children,
    roles,
    together: together.filter(({ role }) => roles.some((each) => each.role === role)),
    rules: rules.map((each) => ({
      rule: each.rule,
      raised: each.raised,
      children: each.children,
      overdue: each.overdue,
      forNothing: each.forNothing,
    })),
  };
  await store({ replay_read: children, replay: JSON.stringify(kept), replayed_at: services.clock.now() });
}
