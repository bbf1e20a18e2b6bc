/** What derive() says of a pathway that runs for a child. */
import type { Compartment, Viewer } from '../../kinds/vocabulary.ts';
import type { Milliseconds } from '../calendar/days.ts';
import type { Party } from '../duty/duty.ts';

/** A step that was taken. `without` says what it happened without; a step is never held back. */
export type PathwayStep = {
  readonly from: string;
  readonly to: string;
  readonly at: Milliseconds;
  readonly entry: string;
  /** In words of the pack; null when the entry showed a state to which no way led. */
  readonly event: string | null;
  readonly without: readonly string[];
};

export type PathwayExit = {
  readonly event: string;
  /** State of this region, or `region/state`. */
  readonly to: string;
  /** Kinds of entry that take it. */
  readonly kinds: readonly string[];
  /** `depends`: what it needs is a matter of a step that nobody has announced yet. */
  readonly standing: 'open' | 'blocked' | 'depends';
  /** What is missing, or has to be there. */
  readonly needs: readonly string[];
};

export type Violation = {
  readonly region: string;
  readonly at: Milliseconds;
  readonly entry: string;
  /** A guard of the exit, an invariant by its id, or no way between the two states. */
  readonly of: 'guard' | 'way' | { readonly invariant: string };
  readonly without: string;
};

/** What a reader of one region has to be allowed to see. */
export type Reading = {
  readonly evidence: readonly string[];
  readonly compartments: readonly Compartment[];
  readonly audience: readonly Viewer[] | null;
};

export type PathwayRegion = Reading & {
  readonly region: string;
  readonly state: string;
  readonly since: Milliseconds;
  /** The entry by which the state was reached; the one that began the pathway when nothing had happened yet. */
  readonly by: string;
  readonly accountable: (Party & { readonly called: string | null }) | null;
  readonly exits: readonly PathwayExit[];
  readonly history: readonly PathwayStep[];
  readonly violations: readonly Violation[];
};

export type Pathway = Reading & {
  readonly rule: string;
  readonly pack: string;
  readonly packVersion: string;
  readonly instance: string;
  readonly trigger: string;
  readonly beganAt: Milliseconds;
  readonly endedAt: Milliseconds | null;
  readonly regions: readonly PathwayRegion[];
};
