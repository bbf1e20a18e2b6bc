/**
 * Says that a person of this child's family is the same as one of another child's, or that another child is a brother or
 * sister; and takes it back. It is written into both records at once, by somebody who may see and write in both.
 */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../../errors.ts';
import type { SiblingRelation, statedSiblingCodes } from '../../kinds/family-home.ts';
import { appendMany } from '../append-many.ts';
import { type OpenChild, openChild } from '../child.ts';
import type { NewEntry } from '../entry-row.ts';
import { loadEntries } from '../store-entries.ts';
import { asRecordRole } from '../transaction.ts';
import { countingPeople, type FamilyPerson, personNamed } from './family.ts';
import { linksOf, nobody, type SameAs, type Stated } from './links.ts';
import { readFamily } from './read-family.ts';
import { completeDraft, type FamilyEntryDraft } from './record-family.ts';

type Both = { readonly child: OpenChild; readonly other: OpenChild };

/** The other child's record as far as somebody may write in it. NOT_FOUND for every child whom they may not. */
async function openBoth(child: OpenChild, id: string): Promise<Both> {
  if (id === child.id) throw problem('SAME_RECORD');
  return { child, other: await openChild(child.access, id) };
}

/** One event, an entry in each record; nobody reads either by itself. */
async function writeBoth(
  { child, other }: Both,
  action: string,
  drafts: readonly [FamilyEntryDraft, FamilyEntryDraft],
  seen: number,
): Promise<void> {
  const event = randomUUIDv7();
  const complete = (of: OpenChild, draft: FamilyEntryDraft): NewEntry =>
    completeDraft(of, { ...draft, ...nobody, event });
  const additions = [
    { subject: child.id, isNew: false, entries: [complete(child, drafts[0])], seen },
    { subject: other.id, isNew: false, entries: [complete(other, drafts[1])] },
  ];
  await appendMany(child.access, additions, { action });
}

async function personOf(child: OpenChild, person: string): Promise<FamilyPerson> {
  const { family } = await readFamily(child);
  const found = personNamed(family, person);
  if (found === undefined || found.ended !== undefined) throw problem('NOT_FOUND');
  return found;
}

/** Throws NOT_FOUND when either person or the other child cannot be seen, NOT_ALLOWED, ALREADY_LINKED, CHANGED_MEANWHILE. */
export async function stateSamePerson(
  child: OpenChild,
  person: string,
  other: { readonly child: string; readonly person: string },
  reason: string,
  seen: number,
): Promise<void> {
  const both = await openBoth(child, other.child);
  await personOf(child, person);
  await personOf(both.other, other.person);
  const { same } = await linksOf(child);
  if (same.some((link) => link.person === person && link.child === other.child)) throw problem('ALREADY_LINKED');
  const happened = { moment: child.access.now };
  const kind = 'family-person.same-as';
  await writeBoth(
    both,
    'two people of families said to be one',
    [
      { kind, happened, data: { person, other, reason } },
      { kind, happened, data: { person: other.person, other: { child: child.id, person }, reason } },
    ],
    seen,
  );
}

type StatedRelation = (typeof statedSiblingCodes)[number] & SiblingRelation;

/** Throws as `stateSamePerson` does. @param person which of the people around this child the other one is */
export async function stateSibling(
  child: OpenChild,
  other: { readonly child: string; readonly person?: string | undefined; readonly relation: StatedRelation },
  reason: string,
  seen: number,
): Promise<void> {
  const both = await openBoth(child, other.child);
  if (other.person !== undefined) await personOf(child, other.person);
  const { stated } = await linksOf(child);
  if (stated.some((each) => each.child === other.child)) throw problem('ALREADY_LINKED');
  const happened = { moment: child.access.now };
  const kind = 'sibling.stated';
  const { relation, person } = other;
  await writeBoth(
    both,
    'brother or sister stated',
    [
      { kind, happened, data: { child: other.child, relation, reason, ...(person === undefined ? {} : { person }) } },
      { kind, happened, data: { child: child.id, relation, reason } },
    ],
    seen,
  );
}

/** Takes back in both records what was written in one event. Throws NOT_FOUND, NOT_ALLOWED or CHANGED_MEANWHILE. */
export async function takeBackLink(
  child: OpenChild,
  link: SameAs | Stated,
  reason: string,
  seen: number,
): Promise<void> {
  const { access } = child;
  const both = await openBoth(child, link.child);
  const { transaction, actor } = access;
  const kinds = ['family-person.same-as', 'sibling.stated'];
  const stored = await asRecordRole(transaction, () =>
    loadEntries(transaction, actor.partnership, [child.id, link.child], kinds),
  );
  const mine = stored.get(child.id)?.find(({ id }) => id === link.written.entry);
  const theirs = stored.get(link.child)?.find(({ event }) => event === mine?.event);
  if (mine === undefined || theirs === undefined) throw problem('NOT_FOUND');
  const withdrawal = (corrects: string): FamilyEntryDraft => ({
    kind: 'entry.withdrawn',
    happened: { moment: access.now },
    data: { reason },
    corrects,
  });
  await writeBoth(both, 'link between records taken back', [withdrawal(mine.id), withdrawal(theirs.id)], seen);
}

/** People of another child's family, for choosing who is the same. */
export const peopleOfOther = async (other: OpenChild): Promise<readonly FamilyPerson[]> =>
  countingPeople((await readFamily(other)).family);
