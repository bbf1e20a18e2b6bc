/**
 * Turning to the front door about a child. Whoever works with the child may, also somebody who reads nothing of the part in
 * which it stands. The front door joins the work with the child by it, for as long as it may have to answer.
 */
import { randomUUIDv7 } from 'node:crypto';
import { dayOf } from '../clock.ts';
import { problem } from '../errors.ts';
import type { ContactPurpose, familyKnowingCodes, Referrer } from '../kinds/contact.ts';
import type { Role } from '../kinds/vocabulary.ts';
import type { Post } from '../record/actor.ts';
import { appendMany } from '../record/append-many.ts';
import type { OpenChild } from '../record/child.ts';
import type { NewEntry } from '../record/entry-row.ts';
import { isOpenAt } from '../record/involve.ts';
import { allInvolvements, involvementStarts } from '../record/involvements.ts';
import { findOrganisation, type Organisation, partnersOf } from '../record/organisations.ts';
import { given, recordedNow, workingPosts } from './working-posts.ts';

export type NewContact = {
  readonly post: Post;
  /** The council whose front door it is. */
  readonly council: string;
  readonly asks: ContactPurpose;
  readonly by: 'telephone' | 'form' | 'email' | 'in-person';
  readonly what: string;
  readonly referrer?: Referrer | undefined;
  readonly harm: boolean;
  readonly notReached?: true | undefined;
  readonly childSaid?: string | undefined;
  readonly familyKnows?: (typeof familyKnowingCodes)[number] | undefined;
  readonly familyWhy?: string | undefined;
};

/** Those who take contacts and decide on them, by day and by night. */
const frontDoorRoles: readonly Role[] = ['front-door-worker', 'out-of-hours-worker', 'team-manager'];

/** Days for which the front door keeps the record open: to decide, to answer, and to be challenged. */
const daysOpen = 91;

/** Councils of the area, that of the writer's own organisation first. */
export async function councilsFor(child: OpenChild, post: Post): Promise<readonly Organisation[]> {
  const { access } = child;
  const councils = (await partnersOf(access)).filter(({ kind }) => kind === 'local-authority');
  const own = await findOrganisation(access, post.organisation);
  const isNear = ({ id, authorityCode }: Organisation): boolean =>
    id === post.organisation || (own?.authorityCode !== null && authorityCode === own?.authorityCode);
  return councils.toSorted((a, b) => Number(isNear(b)) - Number(isNear(a)));
}

/** What lets the front door in, where it is not in already. */
async function lettingIn(child: OpenChild, { post, council }: NewContact): Promise<readonly NewEntry[]> {
  const { access } = child;
  const open = (await allInvolvements(access, child.id)).filter(
    (each) => each.organisation === council && each.purpose === 'social-care' && isOpenAt(each, access.now),
  );
  const until = dayOf(access.now).add({ days: daysOpen }).toString();
  return frontDoorRoles
    .filter((role) => !open.some((each) => each.practitioner === null && (each.role === null || each.role === role)))
    .map((role) =>
      involvementStarts(
        { organisation: post.organisation, recordedBy: access.actor.practitioner },
        {
          organisation: council,
          purpose: 'social-care',
          role,
          reason: 'contact with the front door',
          from: access.now,
          until,
        },
      ),
    );
}

/** Returns the id of the contact. Throws NOT_ALLOWED for somebody who does not work with the child. */
export async function makeContact(child: OpenChild, contact: NewContact): Promise<string> {
  const { post, council, ...said } = contact;
  const isTheirs = workingPosts(child).some(
    ({ role, organisation }) => role === post.role && organisation === post.organisation,
  );
  if (!isTheirs) throw problem('NOT_ALLOWED', { action: 'contact the front door about this child' });
  const id = randomUUIDv7();
  const entry: NewEntry = {
    ...recordedNow(child, post),
    kind: 'contact.made',
    parties: [council],
    data: given({ ...said, contact: id }),
  };
  const entries = [...(await lettingIn(child, contact)), entry];
  await appendMany(child.access, [{ subject: child.id, isNew: false, entries }], { action: 'contact made' });
  return id;
}
