/** How far the audit has come: what has a place, what is under a checkpoint, and who else holds one. */
import type { RecordServices } from '../access.ts';
import type { System } from '../system.ts';
import { asItStands } from './as-it-stands.ts';

export type WitnessState = {
  readonly title: string;
  readonly publicKey: string;
  /** The newest checkpoint that they have said to hold, or null. */
  readonly seen: { readonly size: number; readonly at: Temporal.Instant } | null;
};

export type AuditLogState = {
  /** Entries with a place. */
  readonly size: number;
  /** Entries that wait for a place. */
  readonly waiting: number;
  readonly checkpoint: { readonly size: number; readonly at: Temporal.Instant } | null;
  /** The newest public key, or null before the first. */
  readonly key: { readonly number: number; readonly publicKey: string; readonly since: Temporal.Instant } | null;
  readonly witnesses: readonly WitnessState[];
};

export const auditLogState = (
  services: Pick<RecordServices, 'database' | 'clock'>,
  { partnership }: System,
): Promise<AuditLogState> =>
  asItStands(services, { partnership }, async (transaction) => {
    const log = await transaction
      .selectFrom('audit_log')
      .select(['size', 'checkpoint_size', 'checkpoint_at'])
      .where('partnership_id', '=', partnership)
      .executeTakeFirst();
    const { waiting } = await transaction
      .selectFrom('audit_outbox')
      .select((select) => select.fn.countAll<number>().as('waiting'))
      .where('partnership_id', '=', partnership)
      .executeTakeFirstOrThrow();
    const key = await transaction
      .selectFrom('audit_key')
      .select(['number', 'public_key', 'at'])
      .where('partnership_id', '=', partnership)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    const witnesses = await transaction
      .selectFrom('audit_witness as w')
      .leftJoin('audit_cosignature as c', (join) =>
        join.onRef('c.partnership_id', '=', 'w.partnership_id').onRef('c.public_key', '=', 'w.public_key'),
      )
      .select(['w.title', 'w.public_key', 'c.size', 'c.seen_at'])
      .where('w.partnership_id', '=', partnership)
      .orderBy('w.added_at')
      .orderBy('w.public_key')
      .orderBy('c.size', 'desc')
      .execute();
    const newest = Map.groupBy(witnesses, ({ public_key: publicKey }) => publicKey);
    return {
      size: log?.size ?? 0,
      waiting,
      checkpoint:
        log === undefined || log.checkpoint_at === null ? null : { size: log.checkpoint_size, at: log.checkpoint_at },
      key: key === undefined ? null : { number: key.number, publicKey: key.public_key, since: key.at },
      witnesses: [...newest].flatMap(([publicKey, [first]]) =>
        first === undefined
          ? []
          : [
              {
                publicKey,
                title: first.title,
                seen: first.size === null || first.seen_at === null ? null : { size: first.size, at: first.seen_at },
              },
            ],
      ),
    };
  });
