/** What somebody may put into a bundle for the next school: what their own school recorded, and the items of the handover. */
import { recordingOf } from '../../kinds/recording/recordings.ts';
import { post } from '../../kinds/vocabulary.ts';
import { type Actor, holdsPost } from '../../record/actor.ts';
import type { OpenChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import { type Organisation } from '../../record/organisations.ts';
import type { Handover, HandoverItem } from '../handover.ts';
import { stepsFor } from '../take-item-step.ts';

export type BundlePart = 'school' | 'safeguarding';

export type BundleContents = {
  readonly part: BundlePart;
  readonly entries: readonly ChronologyEntry[];
  /** Items that wait to be sent. */
  readonly items: readonly HandoverItem[];
};

const makers = ['dsl', 'headteacher', 'senco', 'data-manager'] as const;

/** Whoever hands over for the school that the child leaves. */
export const makesBundles = (actor: Actor, school: string): boolean =>
  makers.some((role) => holdsPost(actor, role, school));

const isSafeguarding = ({ rule }: HandoverItem): boolean => rule.compartment === 'safeguarding';

/** Undefined for who may not make it. The file between the two DSLs never lies with anything else, and nobody else makes it. */
export async function bundleContents(
  child: OpenChild,
  handover: Handover,
  sender: Organisation,
  part: BundlePart,
): Promise<BundleContents | undefined> {
  const { actor } = child.access;
  if (!makesBundles(actor, sender.id)) return undefined;
  if (part === 'safeguarding' && !holdsPost(actor, 'dsl', sender.id)) return undefined;
  const own = (await readChronology(child)).filter(
    ({ organisation, withdrawnBy, correctedBy, kind, covered }) =>
      organisation === sender.id &&
      withdrawnBy === null &&
      correctedBy === null &&
      covered !== true &&
      recordingOf(kind) !== undefined,
  );
  const entries = own.filter(({ compartment, audience }) =>
    part === 'safeguarding'
      ? compartment === 'safeguarding' && (audience === null || audience.includes(post('dsl', sender.id)))
      : compartment !== 'safeguarding' && compartment !== 'protected-location' && audience === null,
  );
  const items = [...handover.items, ...handover.betweenDsls].filter(
    (item) =>
      isSafeguarding(item) === (part === 'safeguarding') &&
      item.code !== 'ctf' &&
      stepsFor(actor, handover, item, sender).includes('sent'),
  );
  return { part, entries, items };
}
