/** throughline audit state: how far the audit has come, and who else holds a checkpoint. */
import { auditLogState } from '../../record/audit-log/log-state.ts';
import { instantDistanceInWords, instantInWords } from '../../ui/when-words.ts';
import { entriesInWords } from '../audit/say-report.ts';
import type { Command } from '../command.ts';

export const auditStateCommand: Command = {
  name: 'audit state',
  usage: 'audit state',
  summary:
    'says how many entries of the audit are under a signed checkpoint, how many are not yet, and which witnesses hold one',
  options: {},
  run: async ({ services, installation, config, say }) => {
    const { size, waiting, checkpoint, key, witnesses } = await auditLogState(services, installation);
    const now = services.clock.now();
    const when = (at: Temporal.Instant): string => `${instantInWords(at)} (${instantDistanceInWords(at, now)})`;
    say(
      checkpoint === null
        ? 'No checkpoint has been signed yet.'
        : `Last checkpoint: over ${entriesInWords(checkpoint.size)}, signed on ${when(checkpoint.at)}.`,
    );
    say(
      `Not under it yet: ${entriesInWords(size - (checkpoint?.size ?? 0) + waiting)}, ${waiting} of them without a place.`,
    );
    say(`While anything is written, a server signs a checkpoint every ${config.auditCheckpointSeconds} seconds.`);
    if (key !== null) say(`Public key ${key.number}, since ${when(key.since)}:\n${key.publicKey}`);
    for (const { title, seen } of witnesses)
      say(
        seen === null
          ? `${title} has not said yet that they hold a checkpoint.`
          : `${title} holds the checkpoint over ${entriesInWords(seen.size)}, since ${when(seen.at)}.`,
      );
    if (witnesses.length === 0) say('There is no witness. See docs/guides/witness-agency.md');
    return 0;
  },
};
