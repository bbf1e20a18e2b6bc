/** Opens one challenge of a child: where it stands, what was said, and what the viewer may do. */
import { problem } from '../errors.ts';
import { post, type Viewer } from '../kinds/vocabulary.ts';
import { type Challenge, findChallenge } from '../record/challenges/challenges.ts';
import type { OpenChild } from '../record/child.ts';
import { type ChronologyEntry, readChronology } from '../record/chronology.ts';
import { type CoverOfPost, coverOfPosts, type PostAt } from '../record/cover/cover-of-posts.ts';
import { isInOfficeHours } from '../record/cover/office-hours.ts';
import { postsWorkingWith } from '../record/involve.ts';
import type { Acting, Ladder } from '../rulebook/ladder/ladder.ts';
import type { LadderRule } from '../rulebook/ladder/ladder-rule.ts';
import { type Said, saidOn } from './said.ts';
import { type Standing, skipsFor, standingOf } from './standing.ts';

export type OpenChallenge = {
  readonly child: OpenChild;
  readonly challenge: Challenge;
  readonly standing: Standing;
  /** The rule of its ladder, in the version under which it runs. */
  readonly rule: LadderRule | null;
  readonly said: Said;
  /** Later stages to which the viewer may take it at once. */
  readonly skips: readonly number[];
  /** Everything of the record that the viewer may see, newest first. */
  readonly entries: readonly ChronologyEntry[];
  readonly cover: ReadonlyMap<Viewer, CoverOfPost>;
  readonly inOfficeHours: boolean;
};

/** A post of somebody who acts, when its organisation is known. */
export const postOf = ({ role, organisation }: Acting['acts']): PostAt | null =>
  organisation === null ? null : { role, organisation };

export const coverIn = (
  cover: ReadonlyMap<Viewer, CoverOfPost>,
  party: Acting['acts'] | null,
): CoverOfPost | undefined =>
  party === null || party.organisation === null ? undefined : cover.get(post(party.role, party.organisation));

const postsOn = (ladder: Ladder | null): readonly PostAt[] =>
  (ladder?.stages ?? [])
    .flatMap(({ acting }) => acting.flatMap(({ acts, deputy, outOfHours }) => [acts, deputy, outOfHours]))
    .flatMap((party) => {
      const at = party === null ? null : postOf(party);
      return at === null ? [] : [at];
    });

function ruleOf({ access: { engine } }: OpenChild, { ladder }: Challenge): LadderRule | null {
  const compiled = engine.rulebook.listening.ladders.find(
    ({ rule, version }) => rule.ladder === ladder?.rule && version === ladder.packVersion,
  );
  return compiled?.rule ?? null;
}

/** Throws NOT_FOUND for one that is not there and for one that the viewer may not see. */
export async function openChallenge(child: OpenChild, id: string): Promise<OpenChallenge> {
  const { access } = child;
  const challenge = await findChallenge(child, id);
  if (challenge === undefined) throw problem('NOT_FOUND');
  const rule = ruleOf(child, challenge);
  const entries = await readChronology(child);
  const said = saidOn(challenge, entries);
  const working = postsWorkingWith(child);
  const roles = [...working.map(({ role }) => role), ...access.actor.posts.map(({ role }) => role)];
  const stage = challenge.ladder?.stages.findLast(({ opensAt }) => opensAt <= access.now.epochMilliseconds)?.n ?? 1;
  const held = access.actor.posts.filter((each) =>
    working.some(({ role, organisation }) => role === each.role && organisation === each.organisation),
  );
  const skips = skipsFor(rule ?? undefined, stage, held.length === 0 && challenge.seats.length === 0 ? [] : roles);
  const own = new Set(challenge.seats.flatMap(({ side }) => side ?? []));
  const looked = {
    actor: access.actor,
    working: held,
    at: access.now,
    canAgree: said.proposals.some(({ isOpen, organisation }) => isOpen && mayAgreeTo(organisation, challenge, own)),
    canSkip: skips.length > 0,
  };
  return {
    child,
    challenge,
    rule,
    said,
    skips,
    entries,
    standing: standingOf(challenge, looked),
    cover: await coverOfPosts(access, postsOn(challenge.ladder)),
    inOfficeHours: await isInOfficeHours(access),
  };
}

/**
 * An agreement takes two: nobody agrees to what their own side proposed. Whoever leads a stage for all decides.
 *
 * @param own organisations for which the viewer acts
 */
export const mayAgreeTo = (proposer: string, { seats }: Challenge, own: ReadonlySet<string>): boolean =>
  seats.some(({ side, isOpen }) => side === null && isOpen) || !own.has(proposer);
