/** Recording what the two ends of a handover do with it. Each throws NOT_ALLOWED or CHANGED_MEANWHILE. */
import { randomUUID } from 'node:crypto';
import { problem } from '../../errors.ts';
import type { GapAnswer } from '../../kinds/both-ends.ts';
import { post as postOf, type Role, type Viewer } from '../../kinds/vocabulary.ts';
import { holdsPost, type Post } from '../../record/actor.ts';
import { append } from '../../record/append.ts';
import type { OpenChild } from '../../record/child.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { isOpenAt } from '../../record/involve.ts';
import { involvementStarts, involvementsOf } from '../../record/involvements.ts';
import type { SchoolMove } from '../../record/moves.ts';
import type { Colleague } from '../../record/people-at.ts';
import { startOf } from '../move-involvements.ts';
import { postOr, receivingPost } from '../who-prepares.ts';
import { loadBothEnds } from './both-ends.ts';

const partiesOf = ({ from, to }: SchoolMove): readonly string[] =>
  [from.organisation, to.organisation].filter((school) => school !== null);

const entryBy = (
  { access }: OpenChild,
  { organisation }: Post,
  kind: string,
  data: Readonly<Record<string, unknown>>,
  more: Partial<NewEntry> = {},
): NewEntry => ({
  kind,
  happened: { moment: access.now },
  organisation,
  recordedBy: access.actor.practitioner,
  data,
  ...more,
});

/** Somebody who is named works with the child from now on, as the school does: until the first day it prepares. */
async function joins(child: OpenChild, { organisation }: Post, move: SchoolMove, adults: readonly Colleague[]) {
  const { now, actor } = child.access;
  const open = (await involvementsOf(child)).filter((each) => isOpenAt(each, now));
  const by = { organisation, recordedBy: actor.practitioner };
  const start = move.startsOn === null ? null : startOf(move.startsOn.toString());
  const prepares = start === null || Temporal.Instant.compare(start, now) > 0;
  return adults
    .filter(({ practitioner }) => !open.some((each) => each.practitioner === practitioner))
    .flatMap(({ practitioner, role }) => {
      const who = { organisation, practitioner, role, reason: 'named for the handover' };
      const until = move.startsOn?.subtract({ days: 1 }).toString();
      return [
        ...(prepares
          ? [
              involvementStarts(by, {
                ...who,
                purpose: 'admission',
                from: now,
                ...(until === undefined ? {} : { until }),
              }),
            ]
          : []),
        ...(start === null
          ? []
          : [involvementStarts(by, { ...who, purpose: 'education', from: prepares ? start : now })]),
      ];
    });
}

const naming = ({ access }: OpenChild, move: SchoolMove): Post =>
  postOr(receivingPost(access.actor, move), 'say who looks out for the child at this school');

export async function nameKeyAdult(
  child: OpenChild,
  move: SchoolMove,
  adult: Colleague,
  why: string | undefined,
  seen: number,
): Promise<void> {
  const post = naming(child, move);
  const { practitioner, role } = adult;
  const data = {
    move: move.id,
    organisation: post.organisation,
    practitioner,
    role,
    ...(why === undefined ? {} : { why }),
  };
  await append(
    child,
    'key adult named',
    [
      ...(await joins(child, post, move, [adult])),
      entryBy(child, post, 'key-adult.named', data, { parties: partiesOf(move) }),
    ],
    seen,
  );
}

export async function nameReaders(
  child: OpenChild,
  move: SchoolMove,
  adults: readonly Colleague[],
  seen: number,
): Promise<void> {
  const post = naming(child, move);
  const { organisation } = post;
  await append(
    child,
    'readers of a handover named',
    [
      ...(await joins(child, post, move, adults)),
      ...adults.map(({ practitioner, role }) =>
        entryBy(child, post, 'handover-reader.named', { move: move.id, organisation, practitioner, role }),
      ),
    ],
    seen,
  );
}

/** By whoever works at the new school, for themselves alone. */
export async function readHandover(
  child: OpenChild,
  move: SchoolMove,
  does: string | undefined,
  seen: number,
): Promise<void> {
  const { actor } = child.access;
  const post = postOr(
    actor.posts.find((held) => held.organisation === move.to.organisation),
    'say that this handover was read',
  );
  const { organisation } = post;
  const data = {
    move: move.id,
    organisation,
    practitioner: actor.practitioner,
    ...(does === undefined ? {} : { does }),
  };
  await append(
    child,
    'handover read',
    [entryBy(child, post, 'handover.read', data, { parties: partiesOf(move) })],
    seen,
  );
}

/** Something that nobody expected, or that is said to have come and has not. */
export async function askForGap(
  child: OpenChild,
  move: SchoolMove,
  { what, why, role }: { readonly what: string; readonly why: string; readonly role: Role },
  seen: number,
): Promise<void> {
  const post = naming(child, move);
  const { from, to } = move;
  if (from.organisation === null || to.organisation === null) throw problem('NOT_FOUND');
  const data = {
    move: move.id,
    gap: randomUUID(),
    from: { type: 'school', organisation: from.organisation },
    to: { type: 'school', organisation: to.organisation },
    what,
    why,
    role,
  };
  await append(
    child,
    'missing item asked for',
    [entryBy(child, post, 'handover-gap.asked', data, { parties: partiesOf(move) })],
    seen,
  );
}

/** Throws NOT_FOUND when it was answered already. */
export async function answerGap(
  child: OpenChild,
  move: SchoolMove,
  { gap, answer, words }: { readonly gap: string; readonly answer: GapAnswer; readonly words: string },
  seen: number,
): Promise<void> {
  const { actor } = child.access;
  const post = postOr(
    actor.posts.find(({ organisation }) => organisation === move.from.organisation),
    'answer for the old school',
  );
  const { gaps } = await loadBothEnds(child, move.id);
  if (!gaps.some(({ data, answer: given }) => data.gap === gap && given === undefined)) throw problem('NOT_FOUND');
  await append(
    child,
    'missing item answered',
    [
      entryBy(
        child,
        post,
        'handover-gap.answered',
        { move: move.id, gap, answer, words },
        { parties: partiesOf(move) },
      ),
    ],
    seen,
  );
}

/** Only a DSL of one of the two schools writes it, for whom they choose. The two DSLs always read it. */
export async function writeNeedToKnow(
  child: OpenChild,
  move: SchoolMove,
  { note, readers }: { readonly note: string; readonly readers: readonly Viewer[] },
  seen: number,
): Promise<void> {
  const { actor } = child.access;
  const schools = partiesOf(move);
  const post = postOr(
    actor.posts.find(({ role, organisation }) => role === 'dsl' && schools.includes(organisation)),
    'write what others need to know',
  );
  const audience = [...new Set([...schools.map((school) => postOf('dsl', school)), ...readers])];
  await append(
    child,
    'need-to-know note written',
    [
      entryBy(
        child,
        post,
        'need-to-know.written',
        { move: move.id, note, readers: [...audience] },
        {
          parties: schools,
          audience,
        },
      ),
    ],
    seen,
  );
}

export const isDslOf = (child: OpenChild, { from, to }: SchoolMove): boolean =>
  [from.organisation, to.organisation].some((school) => holdsPost(child.access.actor, 'dsl', school));
