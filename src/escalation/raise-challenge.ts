/** Raises a challenge. Whoever works with the child may, in whatever part of the record the decision stands that they can see. */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../errors.ts';
import type { ChallengeTopic, ChallengeUrgency } from '../kinds/challenge-codes.ts';
import type { Post } from '../record/actor.ts';
import { appendMany } from '../record/append-many.ts';
import type { OpenChild } from '../record/child.ts';
import type { NewEntry } from '../record/entry-row.ts';
import { postsWorkingWith } from '../record/involve.ts';
import type { SafetyMeanwhile } from './record-step.ts';

export type RaisedChallenge = SafetyMeanwhile & {
  /** In which of their posts the viewer raises it. */
  readonly post: Post;
  readonly about: string;
  readonly topic: ChallengeTopic;
  readonly urgency: ChallengeUrgency;
  readonly position: string;
  readonly otherPosition?: string | undefined;
  /** The other organisations that disagree; none for a disagreement within one's own. */
  readonly others: readonly string[];
  /** Entries that the viewer can see. */
  readonly decision?: string | undefined;
  readonly evidence: readonly string[];
  readonly neededBy?: Temporal.PlainDate | undefined;
  readonly familyKnows?: string | undefined;
};

/** The posts in which somebody may raise a challenge about this child. */
export const raisingPosts = (child: OpenChild): readonly Post[] => {
  const working = postsWorkingWith(child);
  return child.access.actor.posts.filter((held) =>
    working.some(({ role, organisation }) => role === held.role && organisation === held.organisation),
  );
};

/** Returns its id. Throws NOT_ALLOWED for somebody who does not work with the child, or CHANGED_MEANWHILE. */
export async function raiseChallenge(child: OpenChild, raised: RaisedChallenge, seen: number): Promise<string> {
  const { access } = child;
  const { post, others, evidence, neededBy, safetyReviewOn, ...said } = raised;
  const isTheirs = raisingPosts(child).some(
    ({ role, organisation }) => role === post.role && organisation === post.organisation,
  );
  if (!isTheirs) throw problem('NOT_ALLOWED', { action: 'raise a challenge about this child' });
  const challenge = randomUUIDv7();
  const sides = [...new Set([post.organisation, ...others])];
  const entry: NewEntry = {
    kind: 'challenge.raised',
    happened: { moment: access.now },
    organisation: post.organisation,
    recordedBy: access.actor.practitioner,
    parties: others,
    data: {
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
      challenge,
      byRole: post.role,
      between: sides.map((organisation) => ({ organisation })),
      ...(evidence.length === 0 ? {} : { evidence }),
      ...(neededBy === undefined ? {} : { neededBy: neededBy.toString() }),
      safetyReviewOn: safetyReviewOn.toString(),
    },
  };
  await appendMany(access, [{ subject: child.id, isNew: false, entries: [entry], seen }], {
    action: 'challenge raised',
  });
  return challenge;
}
