/**
 * What a threshold document says of the facts recorded about a child. It supports a judgement and is none: there is no
 * score, and the legal tests are answered by a person in words.
 */
import type { Area } from '../../kinds/facts/areas.ts';
import type { FactCode } from '../../kinds/facts/facts.ts';
import type { Certainty, Standing } from '../../kinds/observation.ts';
import type { Compartment, Viewer } from '../../kinds/vocabulary.ts';
import type { Milliseconds } from '../calendar/days.ts';
import type { Pack } from '../pack/pack-schema.ts';
import type { Prompt } from '../prompt/prompt.ts';
import type { Cumulative, Indicator, Trigger } from './indicator-schema.ts';
import type { Level } from './level-schema.ts';

/** An entry that is quoted. Its words and its author are read from the chronology, through the same door. */
export type Quoted = {
  readonly entry: string;
  readonly happened: Milliseconds;
  readonly recorded: Milliseconds;
  readonly organisation: string | null;
  readonly certainty: Certainty;
  /** Said by the child or parent about themselves and not seen by anybody else. */
  readonly isSelfReported: boolean;
};

export type Seen = {
  /** Oldest first. Never empty. */
  readonly evidence: readonly Quoted[];
  readonly compartments: readonly Compartment[];
  readonly audience: readonly Viewer[] | null;
};

export type Match = Seen & {
  readonly indicator: Indicator;
  /** Levels at which it is printed, lowest first. */
  readonly levels: readonly Level[];
  /** Why it does not yet count towards its level, for example because it is only alleged. */
  readonly doesNotCount: string | null;
};

export type Forcing = Seen & { readonly trigger: Trigger; readonly level: Level | null };

export type Fired = {
  readonly cumulative: Cumulative;
  readonly prompt: Prompt;
  /** Whether the pattern still holds; once fired it stays until a person closes it. */
  readonly holdsNow: boolean;
};

export type DomainState = 'concern' | 'strength' | 'explored' | 'recorded' | 'not-known';
export type DomainReading = { readonly id: string; readonly title: string; readonly state: DomainState };

export type NotHeardFrom = {
  readonly child: boolean;
  readonly parents: boolean;
  /** Organisations that are involved and have recorded nothing that bears on this. */
  readonly organisations: readonly string[];
};

/** What would have to be true for a level to be indicated, or no longer. */
export type Condition = { readonly level: Level; readonly says: readonly string[] };

/** What stood as evidence and no longer does; never a reason to think that nothing happened. */
export type PastEvidence = {
  readonly entry: string;
  readonly happened: Milliseconds;
  readonly standing: Exclude<Standing, 'current'> | 'superseded';
  readonly because: string | null;
  /** The entry that says so. */
  readonly by: string;
};

export type LeftWindow = {
  readonly by: string;
  readonly title: string;
  readonly entries: readonly string[];
  readonly stillSpeaks: boolean;
};

export type Contradiction = {
  readonly facts: readonly FactCode[];
  readonly says: string;
  readonly entries: readonly string[];
};

export type ThresholdReading = {
  readonly threshold: string;
  readonly title: string;
  /** Whose document it is. */
  readonly area: string;
  readonly pack: string;
  readonly packVersion: string;
  readonly packStatus: Pack['status'];
  readonly verified: 'yes' | 'partly' | 'no';
  /** Whether the document is in force at `asOf`. An example of another area never is. */
  readonly isInForce: boolean;
  readonly asOf: Milliseconds;
  /** Null when nothing recorded speaks for any level, which is not the lowest level. */
  readonly band: { readonly from: Level; readonly to: Level } | null;
  /** The band in a sentence. */
  readonly says: string;
  /** What stands on every band. */
  readonly basis: string;
  readonly legalTests: string;
  readonly forcedMinimum: { readonly level: Level; readonly by: readonly Forcing[] } | null;
  /** Everything that a trigger found, also when it forces no level. */
  readonly triggers: readonly Forcing[];
  readonly matches: readonly Match[];
  readonly strengths: readonly Match[];
  readonly unmetNeeds: readonly Match[];
  readonly fired: readonly Fired[];
  /** Those of which nothing is known come first. */
  readonly domains: readonly DomainReading[];
  readonly notKnown: readonly DomainReading[];
  readonly notHeardFrom: NotHeardFrom;
  /** Next level first. */
  readonly toStepUp: readonly Condition[];
  readonly toStepDown: Condition | null;
  readonly oldestEvidence: Quoted | null;
  readonly leftWindow: readonly LeftWindow[];
  readonly past: readonly PastEvidence[];
  readonly contradictions: readonly Contradiction[];
  readonly compartments: readonly Compartment[];
  readonly audience: readonly Viewer[] | null;
  /** The same facts under other documents. */
  readonly others: readonly ThresholdReading[];
};

export type AreasKnown = ReadonlyMap<Area, DomainState>;
