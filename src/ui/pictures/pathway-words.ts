/** What a pathway and where it stands are in words, for the pictures and for the tables beside them. */
import { organisationKinds } from '../../kinds/vocabulary.ts';
import type { PostOf } from '../../rulebook/pack/post-schema.ts';
import type { Pathway, PathwayExit, PathwayRegion } from '../../rulebook/pathway/pathway.ts';
import type { PathwayRule, RegionRule } from '../../rulebook/pathway/pathway-rule.ts';
import { momentWords } from './due-words.ts';
import { roleName } from './ladder-words.ts';

export type RunningPathway = {
  readonly pathway: Pathway;
  /** Regions that the viewer may see; every other is left out. All when it is not given. */
  readonly regions?: readonly string[] | undefined;
  readonly organisationName: (organisation: string) => string;
};

export const runningRegion = (running: RunningPathway | undefined, region: string): PathwayRegion | undefined =>
  running?.pathway.regions.find((each) => each.region === region);

export const answersWords = ({ role, of, called }: PostOf): string =>
  `${called ?? roleName(role)} (${organisationKinds[of].toLowerCase()})`;

/** The title of a state, also of one in another region. */
export function targetTitle(to: string, region: RegionRule, rule: PathwayRule): string {
  const [first = '', second] = to.split('/');
  const other = second === undefined ? undefined : rule.regions[first];
  const title = (other ?? region).states[second ?? first]?.title ?? to;
  return other === undefined ? title : `${title} (${other.title})`;
}

/** "open", or what is missing. */
export const standingOf = ({ standing, needs }: PathwayExit): string => {
  if (standing === 'open') return 'Open';
  return standing === 'blocked'
    ? `Needs ${needs.join('; ')}`
    : `Depends on a move that nobody has proposed yet. It needs ${needs.join('; ')}`;
};

/** Who answers for the state in which a region is now. */
export function answersNow({ accountable }: PathwayRegion, { organisationName }: RunningPathway): string {
  if (accountable === null) return 'Nobody: it has ended';
  const { role, called, organisation } = accountable;
  return `${called ?? roleName(role)}, ${organisation === null ? 'organisation not known yet' : organisationName(organisation)}`;
}

export const hereSince = ({ since }: PathwayRegion): string => `Here since ${momentWords(since)}`;
