/** Closing a record, or where a child is, to all but named people; opening it again takes a second person. */
import { randomUUIDv7 } from 'node:crypto';
import type { z } from 'zod';
import type { Post } from '../../access/who-may-involve.ts';
import { problem } from '../../errors.ts';
import { type locationGrounds, namedPerson, type restrictionGrounds } from '../../kinds/closing.ts';
import { tellsLocation } from '../../kinds/location.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import { append } from '../append.ts';
import type { OpenChild } from '../child.ts';
import { readChronology } from '../chronology.ts';
import { postsWorkingWith } from '../involve.ts';

export type Named = z.output<typeof namedPerson>;

/** A closing may stand so long before somebody looks at it again: two councils review theirs every ninety days. */
export const longestReview = { days: 90 } as const;

const managers: readonly Role[] = ['team-manager', 'service-manager', 'director-childrens-services'];
const protectors: readonly Role[] = [
  ...managers,
  'social-worker',
  'independent-reviewing-officer',
  'front-door-worker',
  'out-of-hours-worker',
  'police-officer',
  'dsl',
  'headteacher',
  'camhs-clinician',
  'ward-clinician',
];

export type WhatCloses = 'record' | 'location';

const postFor = (child: OpenChild, closes: WhatCloses): Post | undefined =>
  postsWorkingWith(child).find(({ role }) => (closes === 'record' ? managers : protectors).includes(role));

export const mayClose = (child: OpenChild, closes: WhatCloses): boolean => postFor(child, closes) !== undefined;

function requirePost(child: OpenChild, closes: WhatCloses): Post {
  const post = postFor(child, closes);
  if (post === undefined)
    throw problem('NOT_ALLOWED', {
      action: closes === 'record' ? 'restrict a record or open it again' : 'protect where a child is',
    });
  return post;
}

const by = (child: OpenChild, { organisation }: Post) => ({
  organisation,
  recordedBy: child.access.actor.practitioner,
  happened: { moment: child.access.now },
});

export type Closing = {
  readonly id: string;
  readonly closes: WhatCloses;
  readonly ground: string;
  readonly reason: string;
  readonly reviewOn: Temporal.PlainDate;
  readonly named: readonly Named[];
  readonly since: Temporal.Instant;
  /** Somebody asked for it to be opened again; a second person decides. */
  readonly asked: { readonly entry: string; readonly by: string | null; readonly reason: string } | null;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Those that hold now, as the viewer may read them. */
export async function closingsNow(child: OpenChild): Promise<readonly Closing[]> {
  const open = new Map<string, Closing>();
  // Newest first in the chronology
  for (const entry of (await readChronology(child)).toReversed()) {
    const { data } = entry;
    const id = textOf(data['restriction']) || textOf(data['protection']);
    if (entry.kind === 'record.restricted' || entry.kind === 'location.protected')
      open.set(id, {
        id,
        closes: entry.kind === 'record.restricted' ? 'record' : 'location',
        ground: textOf(data['ground']),
        reason: textOf(data['reason']),
        reviewOn: Temporal.PlainDate.from(textOf(data['reviewOn'])),
        named: namedPerson.array().parse(data['named']),
        since: open.get(id)?.since ?? entry.happenedFrom,
        asked: null,
      });
    const before = open.get(id);
    if (before === undefined) continue;
    if (entry.kind === 'restriction.lifting-asked')
      open.set(id, { ...before, asked: { entry: entry.id, by: entry.recordedBy, reason: textOf(data['reason']) } });
    if (entry.kind === 'restriction.lifted' || entry.kind === 'location.released') open.delete(id);
  }
  return [...open.values()];
}

export type NewClosing = {
  readonly named: readonly Named[];
  readonly reason: string;
  readonly reviewOn: Temporal.PlainDate;
  /** Of one that stands: its people, reason or day of review change. */
  readonly id?: string | undefined;
};

/** Acts on the next request of everybody else. Throws NOT_ALLOWED. */
export async function restrictRecord(
  child: OpenChild,
  { named, reason, reviewOn, id, ground }: NewClosing & { readonly ground: keyof typeof restrictionGrounds },
): Promise<void> {
  await append(child, 'record restricted', [
    {
      ...by(child, requirePost(child, 'record')),
      kind: 'record.restricted',
      data: { restriction: id ?? randomUUIDv7(), ground, named: [...named], reason, reviewOn: reviewOn.toString() },
    },
  ]);
}

const mostCovered = 200;

/** What tells where the child is goes apart from now on, and what told it before is covered. Throws NOT_ALLOWED. */
export async function protectLocation(
  child: OpenChild,
  { named, reason, reviewOn, id, ground }: NewClosing & { readonly ground: keyof typeof locationGrounds },
): Promise<void> {
  const post = requirePost(child, 'location');
  const covers = (await readChronology(child))
    .filter(({ kind, compartment }) => tellsLocation(kind) && compartment !== 'protected-location')
    .map((entry) => entry.id)
    .slice(0, mostCovered);
  await append(child, 'location protected', [
    {
      ...by(child, post),
      kind: 'location.protected',
      data: {
        protection: id ?? randomUUIDv7(),
        ground,
        named: [...named],
        reason,
        reviewOn: reviewOn.toString(),
        covers,
      },
    },
  ]);
}

async function closingOf(child: OpenChild, id: string, closes: WhatCloses): Promise<Closing> {
  const found = (await closingsNow(child)).find((each) => each.id === id && each.closes === closes);
  if (found === undefined) throw problem('NOT_FOUND');
  return found;
}

/** Throws NOT_ALLOWED, NOT_FOUND. */
export async function askToLift(child: OpenChild, id: string, reason: string): Promise<void> {
  const post = requirePost(child, 'record');
  await closingOf(child, id, 'record');
  await append(child, 'lifting of a restriction asked for', [
    { ...by(child, post), kind: 'restriction.lifting-asked', data: { restriction: id, reason } },
  ]);
}

/** Throws NOT_ALLOWED, NOT_FOUND when nobody has asked for it, NEEDS_ANOTHER_PERSON for whoever did. */
export async function liftRestriction(child: OpenChild, id: string, reason: string): Promise<void> {
  const post = requirePost(child, 'record');
  const { asked } = await closingOf(child, id, 'record');
  if (asked === null) throw problem('NOT_FOUND');
  if (asked.by === child.access.actor.practitioner) throw problem('NEEDS_ANOTHER_PERSON');
  await append(child, 'restriction lifted', [
    { ...by(child, post), kind: 'restriction.lifted', data: { restriction: id, asked: asked.entry, reason } },
  ]);
}

/** What was recorded apart stays apart. Throws NOT_ALLOWED, NOT_FOUND. */
export async function releaseLocation(child: OpenChild, id: string, reason: string): Promise<void> {
  const post = requirePost(child, 'location');
  await closingOf(child, id, 'location');
  await append(child, 'location released', [
    { ...by(child, post), kind: 'location.released', data: { protection: id, reason } },
  ]);
}
