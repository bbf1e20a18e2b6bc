/** What becomes of a bundle behind its link: found, opened with a code, and gone when it must not be opened any more. */
import { recordEvent } from '../../audit/record-event.ts';
import type { Access, RecordServices } from '../access.ts';
import { recordGuestDisclosure } from '../disclosures/record-guest-disclosure.ts';
import { asSystem, type System } from '../system.ts';
import { loadWholeChronology } from '../whole-chronology.ts';
import { bundleColumns, endAsRecord, hashOfLink, type KeptBundle, parseBundle } from './kept-bundles.ts';

const mostWrongCodes = 5;
const mostOpenings = 3;
const secretShape = /^[\w-]{43}$/u;

export type WaitingBundle = KeptBundle & { readonly sealed: Buffer };

/** Whether all of it may still go out: nothing was corrected, withdrawn or sealed, and where the child is is not protected. */
async function isStillRight(access: Access, { child, entries }: KeptBundle): Promise<boolean> {
  const { transaction, actor } = access;
  const subject = await transaction
    .selectFrom('subject')
    .select('location_protected')
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', child)
    .executeTakeFirst();
  if (subject === undefined || subject.location_protected) return false;
  const { standing } = await loadWholeChronology(access, child);
  const stands = new Set(standing.map(({ id }) => id));
  return entries.every((entry) => stands.has(entry));
}

/** The bundle that waits behind a link; undefined when there is none, or none any more. Ends what must not be opened. */
export async function waitingBundle(
  services: RecordServices,
  system: System,
  secret: string,
): Promise<WaitingBundle | undefined> {
  if (!secretShape.test(secret)) return undefined;
  return asSystem(services, system, async (access) => {
    const row = await access.transaction
      .selectFrom('handover_bundle')
      .select([...bundleColumns, 'sealed'])
      .where('partnership_id', '=', system.partnership)
      .where('secret_hash', '=', hashOfLink(secret))
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined || row.sealed === null) return undefined;
    const bundle = { ...parseBundle(row), sealed: row.sealed };
    const isLate = bundle.expiresAt !== null && Temporal.Instant.compare(bundle.expiresAt, access.now) <= 0;
    if (isLate || !(await isStillRight(access, bundle))) {
      await endAsRecord(access, bundle, isLate ? 'expired' : 'changed');
      return undefined;
    }
    return bundle;
  });
}

/** A bundle by its link, whether it still waits or not; for the receipt that comes after. */
export async function bundleOfLink(
  services: RecordServices,
  system: System,
  secret: string,
): Promise<KeptBundle | undefined> {
  if (!secretShape.test(secret)) return undefined;
  return asSystem(services, system, async ({ transaction }) => {
    const row = await transaction
      .selectFrom('handover_bundle')
      .select(bundleColumns)
      .where('partnership_id', '=', system.partnership)
      .where('secret_hash', '=', hashOfLink(secret))
      .executeTakeFirst();
    return row === undefined ? undefined : parseBundle(row);
  });
}

/** Counts a wrong code; with the last one the bundle is gone. */
export const wrongCode = (services: RecordServices, system: System, { id, child }: KeptBundle): Promise<void> =>
  asSystem(services, system, async (access) => {
    const { attempts } = await access.transaction
      .updateTable('handover_bundle')
      .set((set) => ({ attempts: set('attempts', '+', 1) }))
      .where('partnership_id', '=', system.partnership)
      .where('id', '=', id)
      .returning('attempts')
      .executeTakeFirstOrThrow();
    if (attempts >= mostWrongCodes) await endAsRecord(access, { id, child }, 'wrong-codes');
  });

/**
 * Notes that it was opened; after the third time the sealed copy is gone, and the receipt can still be given. Returns whether
 * it was the first time.
 */
export const wasOpened = (
  services: RecordServices,
  system: System,
  { id, child, madeBy }: KeptBundle,
): Promise<boolean> =>
  asSystem(services, system, async (access) => {
    const { transaction, now } = access;
    const { opened } = await transaction
      .updateTable('handover_bundle')
      .set((set) => ({ opened: set('opened', '+', 1), opened_at: set.fn.coalesce('opened_at', set.val(now)) }))
      .where('partnership_id', '=', system.partnership)
      .where('id', '=', id)
      .returning('opened')
      .executeTakeFirstOrThrow();
    if (opened >= mostOpenings)
      await transaction
        .updateTable('handover_bundle')
        .set({ sealed: null })
        .where('partnership_id', '=', system.partnership)
        .where('id', '=', id)
        .execute();
    await recordEvent(transaction, {
      partnership: system.partnership,
      practitioner: '',
      at: now,
      action: 'handover bundle opened',
      subject: child,
      detail: { bundle: id },
    });
    await recordGuestDisclosure(access, { by: madeBy, child, shownIn: 'handover bundle, by link and code' });
    return opened === 1;
  });

/** Takes away what was never fetched. */
export const endLateBundles = (services: RecordServices, system: System): Promise<void> =>
  asSystem(services, system, async (access) => {
    const rows = await access.transaction
      .selectFrom('handover_bundle')
      .select(['id', 'subject_id'])
      .where('partnership_id', '=', system.partnership)
      .where('expires_at', '<=', access.now)
      .where('ended_at', 'is', null)
      .limit(100)
      .execute();
    for (const row of rows) await endAsRecord(access, { id: row.id, child: row.subject_id }, 'expired');
  });
