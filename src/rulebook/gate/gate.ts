/** What a gate answers about a planned step, and what derive() says of a fact that happened without its gate. */
import type { Compartment, Role, Viewer } from '../../kinds/vocabulary.ts';
import type { Milliseconds } from '../calendar/days.ts';
import type { Party } from '../duty/duty.ts';

/** `deferred`: an emergency puts it off until a time; `excepted`: not needed of this person until a time, for a reason in law. */
export const needStatuses = ['met', 'excepted', 'deferred', 'not-met', 'not-needed'] as const;
export type NeedStatus = (typeof needStatuses)[number];

/** Somebody of whom it is needed. `value` is what the rule tells them apart by; `entry` says that they count. */
export type NeedPerson = { readonly value: string; readonly entry: string };

/** A test under which it may be left out, and whether it is available for this child at this time. */
export type OpenException = {
  readonly exception: string;
  readonly test: string;
  readonly at: string;
  readonly available: boolean;
  readonly authorisedBy: readonly Role[];
  readonly forAtMost: string | null;
  readonly asks: string;
};

export type UsedException = Omit<OpenException, 'available'> & { readonly entry: string; readonly until: Milliseconds };

/** An exception that was authorised but does not hold, and why. */
export type RefusedException = {
  readonly exception: string;
  readonly entry: string;
  readonly why: 'not available' | 'not theirs to authorise' | 'ended';
};

export type NeedAnswer = {
  readonly need: string;
  readonly says: string;
  /** Null when it is needed once, or of somebody but nobody is recorded. */
  readonly person: NeedPerson | null;
  readonly status: NeedStatus;
  /** Until when it is excepted or put off. */
  readonly until: Milliseconds | null;
  readonly by: UsedException | null;
  readonly refused: readonly RefusedException[];
  /** Entries that make it so. */
  readonly evidence: readonly string[];
  readonly owner: Party;
  /** What to do next, or null when nothing is left to do. */
  readonly next: string | null;
  /** Under which tests it could be left out, when it is not met. */
  readonly exceptions: readonly OpenException[];
  /** Whoever may see it must be allowed to see all of these. */
  readonly compartments: readonly Compartment[];
  readonly audience: readonly Viewer[] | null;
};

export type GateAnswer = {
  readonly gate: string;
  readonly pack: string;
  readonly packVersion: string;
  /** Whether nothing stands in the way: every need is met, excepted, put off by an emergency, or not needed. */
  readonly passes: boolean;
  readonly needs: readonly NeedAnswer[];
};

/** A need that was not met when the thing happened. A duty of the same name is owed for it. */
export type HappenedWithout = {
  readonly gate: string;
  readonly need: string;
  readonly pack: string;
  readonly packVersion: string;
  /** The duty that it started: the same instance. */
  readonly instance: string;
  readonly fact: string;
  readonly at: Milliseconds;
  readonly person: NeedPerson | null;
  /** Whether an authorised emergency put it off. */
  readonly how: 'without' | 'deferred';
  readonly compartments: readonly Compartment[];
  readonly audience: readonly Viewer[] | null;
};
