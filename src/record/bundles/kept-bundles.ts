/** Bundles as they are kept: sealed while they wait, and afterwards only that there was one and what came of it. */
import { hash, randomUUIDv7 } from 'node:crypto';
import type { Selectable } from 'kysely';
import { recordEvent } from '../../audit/record-event.ts';
import type { HandoverBundleTable } from '../../database/bundle-tables.ts';
import type { Access } from '../access.ts';
import type { OpenChild } from '../child.ts';
import { asRecordRole } from '../transaction.ts';

export type KeptBundle = {
  readonly id: string;
  readonly child: string;
  readonly move: string;
  readonly organisation: string;
  readonly part: 'school' | 'safeguarding';
  readonly toName: string;
  readonly items: readonly string[];
  readonly entries: readonly string[];
  readonly madeAt: Temporal.Instant;
  readonly madeBy: string;
  readonly bytes: number;
  readonly isLink: boolean;
  readonly expiresAt: Temporal.Instant | null;
  readonly openedAt: Temporal.Instant | null;
  readonly ended: { readonly at: Temporal.Instant; readonly how: NonNullable<HandoverBundleTable['ended_how']> } | null;
  readonly received: { readonly by: string; readonly isComplete: boolean; readonly words: string | null } | null;
};

export const parseBundle = (row: Selectable<Omit<HandoverBundleTable, 'sealed'>>): KeptBundle => ({
  id: row.id,
  child: row.subject_id,
  move: row.move_id,
  organisation: row.organisation_id,
  part: row.part,
  toName: row.to_name,
  items: row.items,
  entries: row.entries,
  madeAt: row.made_at,
  madeBy: row.made_by,
  bytes: row.bytes,
  isLink: row.secret_hash !== null,
  expiresAt: row.expires_at,
  openedAt: row.opened_at,
  ended: row.ended_at === null || row.ended_how === null ? null : { at: row.ended_at, how: row.ended_how },
  received:
    row.received_by === null
      ? null
      : { by: row.received_by, isComplete: row.received_complete === true, words: row.received_words },
});

/** All but what is sealed. */
export const bundleColumns = [
  'partnership_id',
  'id',
  'subject_id',
  'move_id',
  'organisation_id',
  'part',
  'to_name',
  'items',
  'entries',
  'made_at',
  'made_by',
  'manifest_sha256',
  'bytes',
  'secret_hash',
  'expires_at',
  'attempts',
  'opened_at',
  'opened',
  'ended_at',
  'ended_how',
  'received_by',
  'received_complete',
  'received_words',
] as const;

export const hashOfLink = (secret: string): Buffer => hash('sha256', secret, 'buffer');

export type NewBundle = Pick<
  KeptBundle,
  'move' | 'organisation' | 'part' | 'toName' | 'items' | 'entries' | 'bytes'
> & {
  readonly id: string;
  readonly manifestSha256: string;
  readonly link: { readonly secret: string; readonly sealed: Uint8Array; readonly until: Temporal.Instant } | null;
};

export const newBundleId = (): string => randomUUIDv7();

export async function keepBundle({ access, id: child }: OpenChild, bundle: NewBundle): Promise<void> {
  const { transaction, actor, now } = access;
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('handover_bundle')
      .values({
        partnership_id: actor.partnership,
        id: bundle.id,
        subject_id: child,
        move_id: bundle.move,
        organisation_id: bundle.organisation,
        part: bundle.part,
        to_name: bundle.toName,
        items: [...bundle.items],
        entries: [...bundle.entries],
        made_at: now,
        made_by: actor.practitioner,
        manifest_sha256: Buffer.from(bundle.manifestSha256, 'hex'),
        bytes: bundle.bytes,
        secret_hash: bundle.link === null ? null : hashOfLink(bundle.link.secret),
        sealed: bundle.link === null ? null : Buffer.from(bundle.link.sealed),
        expires_at: bundle.link?.until ?? null,
        opened_at: null,
        ended_at: null,
        ended_how: null,
        received_by: null,
        received_complete: null,
        received_words: null,
      })
      .execute();
    await recordEvent(transaction, {
      partnership: actor.partnership,
      practitioner: actor.practitioner,
      at: now,
      action: 'handover bundle made',
      subject: child,
      detail: { bundle: bundle.id, part: bundle.part, entries: [...bundle.entries], link: bundle.link !== null },
    });
  });
}

/** Of one move, newest first, as far as the viewer may see them. */
export async function bundlesOf({ access, id: child }: OpenChild, move: string): Promise<readonly KeptBundle[]> {
  const rows = await access.transaction
    .selectFrom('handover_bundle')
    .select(bundleColumns)
    .where('partnership_id', '=', access.actor.partnership)
    .where('subject_id', '=', child)
    .where('move_id', '=', move)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return rows.map(parseBundle);
}

type Ending = NonNullable<HandoverBundleTable['ended_how']>;
type Receipt = NonNullable<KeptBundle['received']>;

/** What was sealed is gone with this. Inside the record's own role. */
export async function endAsRecord(
  { transaction, actor, now }: Access,
  { id, child }: Pick<KeptBundle, 'id' | 'child'>,
  how: Ending,
  receipt?: Receipt,
): Promise<void> {
  await transaction
    .updateTable('handover_bundle')
    .set({
      sealed: null,
      ended_at: now,
      ended_how: how,
      ...(receipt === undefined
        ? {}
        : {
            received_by: receipt.by,
            received_complete: receipt.isComplete,
            received_words: receipt.words,
          }),
    })
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
  await recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action: 'handover bundle ended',
    subject: child,
    detail: { bundle: id, how },
  });
}

export const endBundle = (
  access: Access,
  bundle: Pick<KeptBundle, 'id' | 'child'>,
  how: Ending,
  receipt?: Receipt,
): Promise<void> => asRecordRole(access.transaction, () => endAsRecord(access, bundle, how, receipt));

/** The child goes elsewhere: nobody opens any more what waits. */
export const endBundlesOfMove = (access: Access, move: string): Promise<void> =>
  asRecordRole(access.transaction, async () => {
    const rows = await access.transaction
      .selectFrom('handover_bundle')
      .select(['id', 'subject_id'])
      .where('partnership_id', '=', access.actor.partnership)
      .where('move_id', '=', move)
      .where('ended_at', 'is', null)
      .execute();
    for (const row of rows) await endAsRecord(access, { id: row.id, child: row.subject_id }, 'changed');
  });
