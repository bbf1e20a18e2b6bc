/** A named person decides to share entries of their own organisation, or to withhold them. Both are recorded. */
import { randomUUIDv7 } from 'node:crypto';
import { holdersOf } from '../access/compile-grants.ts';
import { rolesFor } from '../access/reach.ts';
import { type Post, sharingPosts } from '../access/who-may-involve.ts';
import { problem } from '../errors.ts';
import { canHaveRole } from '../kinds/roles-by-organisation.ts';
import type { lawfulBases, specialConditions } from '../kinds/sharing.ts';
import { type Compartment, named, type Purpose, post, type Role, type Viewer } from '../kinds/vocabulary.ts';
import { append } from './append.ts';
import { canRecord, type OpenChild } from './child.ts';
import { type ChronologyEntry, readChronology } from './chronology.ts';
import type { NewEntry } from './entry-row.ts';
import { isOpenAt, postsWorkingWith } from './involve.ts';
import { involvementsOf } from './involvements.ts';
import { organisationsById } from './organisations.ts';
import { eyesOf, type SeenThrough, seenThrough } from './see-through.ts';
import { wholeChronology } from './whole-chronology.ts';

/** Somebody who works with the child in another organisation: everybody in a role there, or one person. */
export type Receiver = {
  readonly organisation: string;
  readonly role: Role;
  readonly practitioner: string | null;
  readonly purpose: Purpose;
};

export const receiverKey = ({ organisation, role, practitioner, purpose }: Receiver): string =>
  [organisation, role, purpose, practitioner ?? ''].join(' ').trim();

const viewerOf = ({ organisation, role, practitioner }: Receiver): Viewer =>
  practitioner === null ? post(role, organisation) : named(practitioner);

/** What somebody can share, with whom, and in which post they do it. */
export type Sharing = {
  readonly child: OpenChild;
  readonly post: Post;
  readonly entries: readonly ChronologyEntry[];
  readonly receivers: readonly Receiver[];
};

/**
 * Entries of the viewer's own organisation that count, and those of other organisations who work with the child; undefined
 * when the viewer holds no post in which that is decided.
 */
export async function openSharing(child: OpenChild): Promise<Sharing | undefined> {
  const [own, ...more] = sharingPosts(postsWorkingWith(child));
  if (own === undefined) return undefined;
  const mine = new Set([own, ...more].map(({ organisation }) => organisation));
  const entries = (await readChronology(child)).filter(
    (entry) =>
      mine.has(entry.organisation) &&
      entry.compartment !== 'protected-location' &&
      entry.withdrawnBy === null &&
      entry.correctedBy === null &&
      !entry.kind.startsWith('sharing.') &&
      entry.kind !== 'entry.withdrawn',
  );
  return { child, post: own, entries, receivers: await receiversOf(child, mine) };
}

async function receiversOf(child: OpenChild, mine: ReadonlySet<string>): Promise<readonly Receiver[]> {
  const open = (await involvementsOf(child)).filter(
    (each) => isOpenAt(each, child.access.now) && !mine.has(each.organisation),
  );
  const organisations = await organisationsById(
    child.access,
    open.map(({ organisation }) => organisation),
  );
  return open.flatMap(({ organisation, practitioner, role, purpose }): readonly Receiver[] => {
    const kind = organisations.get(organisation)?.kind;
    if (role !== null) return [{ organisation, role, practitioner, purpose }];
    if (practitioner !== null || kind === undefined) return [];
    return rolesFor(purpose).flatMap(([each]) =>
      canHaveRole(kind, each) ? [{ organisation, role: each, practitioner: null, purpose }] : [],
    );
  });
}

type Answer = { readonly yes: boolean; readonly why: string };

export type SharingDecision = {
  readonly receiver: Receiver;
  readonly entries: readonly string[];
  /** What it is about, without the information itself. */
  readonly about: string;
  readonly relevant: Answer;
  readonly helps: Answer;
  readonly harmful: Answer;
  readonly outcome: 'shared' | 'withheld';
  readonly reason: string;
  readonly basis: keyof typeof lawfulBases;
  readonly condition: keyof typeof specialConditions;
  readonly told: 'agreed' | 'objected' | 'not-told';
  readonly notTold?: string | undefined;
  readonly until?: Temporal.PlainDate | undefined;
};

const consentOf = { agreed: 'given', objected: 'refused-and-overridden', 'not-told': 'not-asked' } as const;

/** The decision stays with those of the own organisation who may see all that it is about, and with whom it is shared. */
async function audienceOf(
  { child, post: by, entries }: Sharing,
  decision: SharingDecision,
  compartment: Compartment,
): Promise<readonly Viewer[]> {
  const involved = (await involvementsOf(child)).filter(
    (each) => each.organisation === by.organisation && isOpenAt(each, child.access.now),
  );
  const chosen = entries.filter(({ id }) => decision.entries.includes(id));
  const own = involved
    .flatMap((each) => holdersOf(each))
    .filter(({ reach }) => reach.compartments.includes(compartment))
    .map(({ viewer }) => viewer)
    .filter((viewer) => chosen.every(({ audience }) => audience === null || audience.includes(viewer)));
  const sharer = named(child.access.actor.practitioner);
  return [...new Set([sharer, ...own, ...(decision.outcome === 'shared' ? [viewerOf(decision.receiver)] : [])])];
}

async function entriesFor(sharing: Sharing, decision: SharingDecision): Promise<readonly [NewEntry, NewEntry]> {
  const { child, post: by, entries } = sharing;
  const compartment = canRecord(child, 'safeguarding')
    ? 'safeguarding'
    : (entries.find(({ id }) => decision.entries.includes(id))?.compartment ?? 'general');
  const { receiver, until, notTold } = decision;
  const consideration = randomUUIDv7();
  const recorded = {
    organisation: by.organisation,
    recordedBy: child.access.actor.practitioner,
    happened: { moment: child.access.now },
    compartment,
    audience: await audienceOf(sharing, decision, compartment),
    parties: decision.outcome === 'shared' ? [receiver.organisation] : [],
  } as const;
  const names = await organisationsById(child.access, [receiver.organisation]);
  return [
    {
      ...recorded,
      kind: 'sharing.considered',
      data: {
        consideration,
        about: decision.about,
        with: names.get(receiver.organisation)?.name ?? 'another organisation',
        relevant: decision.relevant.yes && decision.helps.yes,
      },
    },
    {
      ...recorded,
      kind: 'sharing.decided',
      data: {
        consideration,
        outcome: decision.outcome,
        reason: decision.reason,
        consent: consentOf[decision.told],
        with: {
          organisation: receiver.organisation,
          role: receiver.role,
          purpose: receiver.purpose,
          ...(receiver.practitioner === null ? {} : { practitioner: receiver.practitioner }),
        },
        entries: decision.entries,
        relevant: decision.relevant,
        helps: decision.helps,
        harmful: decision.harmful,
        basis: decision.basis,
        condition: decision.condition,
        ...(notTold === undefined ? {} : { notTold }),
        ...(until === undefined ? {} : { until: until.toString() }),
      },
    },
  ];
}

/** The chosen entries have to be among those offered, and the receiver too. Throws NOT_FOUND. */
function requireOffered(
  { entries, receivers }: Sharing,
  { receiver, entries: chosen }: Pick<SharingDecision, 'receiver' | 'entries'>,
): void {
  const offered = new Set(entries.map(({ id }) => id));
  if (chosen.length === 0 || !chosen.every((id) => offered.has(id))) throw problem('NOT_FOUND');
  if (!receivers.some((each) => receiverKey(each) === receiverKey(receiver))) throw problem('NOT_FOUND');
}

/** Records the decision. What is shared is open to the receiver on their next request. */
export async function decideOnSharing(sharing: Sharing, decision: SharingDecision): Promise<void> {
  requireOffered(sharing, decision);
  const action = decision.outcome === 'shared' ? 'information shared' : 'information withheld';
  await append(sharing.child, action, await entriesFor(sharing, decision));
}

/** What the receiver sees of the child, and what they would see if it were shared: asked of the database as they. */
export async function previewSharing(
  sharing: Sharing,
  chosen: Pick<SharingDecision, 'receiver' | 'entries'>,
): Promise<SeenThrough> {
  requireOffered(sharing, chosen);
  const { access, id } = sharing.child;
  const { practitioner } = chosen.receiver;
  const eyes = await eyesOf(access, practitioner === null ? viewerOf(chosen.receiver) : { practitioner });
  const thought = { yes: true, why: 'a preview' };
  return seenThrough(access, id, eyes, async () => {
    const { ids } = await append(
      sharing.child,
      'preview',
      await entriesFor(sharing, {
        ...chosen,
        about: 'a preview',
        relevant: thought,
        helps: thought,
        harmful: { ...thought, yes: false },
        outcome: 'shared',
        reason: 'a preview',
        basis: 'duty-to-share',
        condition: 'safeguarding',
        told: 'agreed',
      }),
    );
    return ids;
  });
}

/** What was shared is closed to those it was shared with, on their next request. */
export async function stopSharing(sharing: Sharing, decided: string, reason: string): Promise<void> {
  const { child, post: by } = sharing;
  const found = (await readChronology(child)).find(({ id }) => id === decided);
  if (found?.kind !== 'sharing.decided' || found.organisation !== by.organisation) throw problem('NOT_FOUND');
  const { rootOf } = await wholeChronology(child.access, child.id);
  await append(child, 'sharing stopped', [
    {
      kind: 'sharing.stopped',
      happened: { moment: child.access.now },
      organisation: by.organisation,
      recordedBy: child.access.actor.practitioner,
      compartment: found.compartment,
      audience: found.audience,
      data: { sharing: rootOf(decided), reason },
    },
  ]);
}
