/**
 * What a school that does not sign in here does with a bundle: opens it, and says whether it is complete. What it does moves the
 * items of the handover on. A school that answers on paper is answered for by the one that sent.
 */
import { problem } from '../../errors.ts';
import { openSealed } from '../../interchange/bundle/seal-bundle.ts';
import { type ItemStep } from '../../kinds/handover.ts';
import { type Access, type RecordServices, withAccess } from '../../record/access.ts';
import { type Actor, worksAt } from '../../record/actor.ts';
import { appendMany } from '../../record/append-many.ts';
import { bundleOfLink, waitingBundle, wasOpened, wrongCode } from '../../record/bundles/bundle-link.ts';
import { bundlesOf, endBundle, type KeptBundle } from '../../record/bundles/kept-bundles.ts';
import type { OpenChild } from '../../record/child.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import type { System } from '../../record/system.ts';
import { wholeChronology } from '../../record/whole-chronology.ts';

export type Opened =
  | { readonly kind: 'opened'; readonly zip: Uint8Array; readonly part: KeptBundle['part'] }
  /** Whatever the reason: a wrong code, or a link that ended or never was. */
  | { readonly kind: 'shut' };

export type Receipt = { readonly by: string; readonly isComplete: boolean; readonly words: string | null };

/** Whoever has the link; nobody who is known here. */
const nobody = ({ partnership }: System): Actor => ({
  partnership,
  practitioner: '',
  name: 'Throughline',
  posts: [],
  viewers: [],
});

/** The next step of each item of a bundle, seen by those who saw that it was sent. Items that went another way meanwhile stay. */
async function stepEntries(
  access: Access,
  { child, move, items }: KeptBundle,
  step: ItemStep,
  details: Readonly<Record<string, string>>,
  by: { readonly organisation?: string; readonly recordedBy: string | null },
): Promise<readonly NewEntry[]> {
  const { standing } = await wholeChronology(access, child);
  return items.flatMap((item): NewEntry[] => {
    const newest = standing.findLast(
      ({ kind, data }) => kind.startsWith('handover.item-') && data['move'] === move && data['item'] === item,
    );
    if (newest === undefined || !['handover.item-sent', 'handover.item-opened'].includes(newest.kind)) return [];
    const { from, to, itemTitle } = newest.data;
    const receiver = (to as { readonly organisation?: string }).organisation;
    return [
      {
        kind: `handover.item-${step}`,
        happened: { moment: access.now },
        organisation: by.organisation ?? receiver ?? newest.organisation,
        recordedBy: by.recordedBy,
        compartment: newest.compartment,
        audience: newest.audience,
        parties: newest.parties,
        data: { move, from, to, item, itemTitle, ...details },
      },
    ];
  });
}

/** Tells nothing about a bundle to anybody who has not both the link and the code. */
export async function openBundle(
  services: RecordServices,
  system: System,
  keys: { readonly secret: string; readonly code: string },
): Promise<Opened> {
  const bundle = await waitingBundle(services, system, keys.secret);
  if (bundle === undefined) return { kind: 'shut' };
  const zip = await openSealed(bundle.sealed, { secret: keys.secret, code: keys.code.replaceAll(/\D/gu, '') });
  if (zip === undefined) {
    await wrongCode(services, system, bundle);
    return { kind: 'shut' };
  }
  if (await wasOpened(services, system, bundle))
    await withAccess(services, nobody(system), 'handover bundle', async (access) => {
      const note = 'Opened by the link and the code';
      const entries = await stepEntries(access, bundle, 'opened', { note }, { recordedBy: null });
      if (entries.length > 0)
        await appendMany(access, [{ subject: bundle.child, isNew: false, entries }], {
          action: 'handover bundle opened',
        });
    });
  return { kind: 'opened', zip, part: bundle.part };
}

const answerOf = ({ isComplete, by, words }: Receipt) =>
  isComplete
    ? (['accepted', { note: `Receipt by ${by}.${words === null ? '' : ` ${words}`}` }] as const)
    : (['queried', { reason: `${by}: ${words ?? 'not complete or not readable'}` }] as const);

/** A receipt through the link. Throws BUNDLE_NOT_OPEN unless it was opened and has not been answered for. */
export async function giveReceipt(
  services: RecordServices,
  system: System,
  secret: string,
  receipt: Receipt,
): Promise<void> {
  const bundle = await bundleOfLink(services, system, secret);
  if (bundle === undefined || bundle.openedAt === null || bundle.ended !== null) throw problem('BUNDLE_NOT_OPEN');
  await withAccess(services, nobody(system), 'handover bundle', async (access) => {
    const [step, details] = answerOf(receipt);
    const entries = await stepEntries(access, bundle, step, details, { recordedBy: null });
    if (entries.length > 0)
      await appendMany(access, [{ subject: bundle.child, isNew: false, entries }], {
        action: 'handover receipt given',
      });
    await endBundle(access, bundle, 'received', receipt);
  });
}

async function ownBundle(child: OpenChild, move: string, id: string): Promise<KeptBundle> {
  const bundle = (await bundlesOf(child, move)).find((each) => each.id === id);
  if (bundle === undefined) throw problem('NOT_FOUND');
  if (!worksAt(child.access.actor, bundle.organisation))
    throw problem('NOT_ALLOWED', { action: 'answer for this bundle' });
  if (bundle.ended !== null) throw problem('BUNDLE_NOT_OPEN');
  return bundle;
}

/** A receipt on paper or by telephone, typed in by the school that sent. Throws NOT_FOUND, NOT_ALLOWED, BUNDLE_NOT_OPEN. */
export async function typeReceipt(child: OpenChild, move: string, id: string, receipt: Receipt): Promise<void> {
  const { access } = child;
  const bundle = await ownBundle(child, move, id);
  const [step, details] = answerOf(receipt);
  const by = { organisation: bundle.organisation, recordedBy: access.actor.practitioner };
  const entries = await stepEntries(access, bundle, step, details, by);
  if (entries.length > 0)
    await appendMany(access, [{ subject: child.id, isNew: false, entries }], { action: 'handover receipt typed in' });
  await endBundle(access, bundle, 'received', receipt);
}

/** Nobody opens it any more. What it carried has to be sent again. Throws NOT_FOUND, NOT_ALLOWED, BUNDLE_NOT_OPEN. */
export async function revokeBundle(child: OpenChild, move: string, id: string): Promise<void> {
  const { access } = child;
  const bundle = await ownBundle(child, move, id);
  const by = { organisation: bundle.organisation, recordedBy: access.actor.practitioner };
  const reason = 'The link was revoked before it was answered.';
  const entries = await stepEntries(access, bundle, 'recalled', { reason }, by);
  if (entries.length > 0)
    await appendMany(access, [{ subject: child.id, isNew: false, entries }], { action: 'handover bundle revoked' });
  await endBundle(access, bundle, 'revoked');
}
