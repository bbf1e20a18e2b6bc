/** A move of a child between schools, as it is planned before its entries are made. */
import type { Channel, ItemStep } from '../../kinds/handover.ts';
import type { Place } from '../../kinds/school-place.ts';
import type { MoveKind } from '../../kinds/transition.ts';
import type { Chronicle } from '../children/chronicle.ts';
import type { Author } from '../people/people.ts';
import type { Day } from '../time/days.ts';
import type { ItemCode } from './handover-items.ts';

export type PlannedStep = {
  readonly item: ItemCode;
  readonly step: ItemStep;
  readonly at: Temporal.Instant;
  readonly side: 'sender' | 'receiver';
  readonly details?: {
    readonly channel?: Channel;
    readonly pages?: number;
    readonly note?: string;
    readonly reason?: string;
    readonly legalBasis?: string;
  };
};

/** What is known when the handover of a confirmed move is planned. */
export type HandoverOf = {
  readonly chronicle: Chronicle;
  readonly plan: PlannedMove;
  /** Items that are expected by what is recorded about the child. */
  readonly expected: readonly ItemCode[];
};

export type SharingDecision = { readonly at: Temporal.Instant; readonly shared: boolean; readonly reason: string };

export type PlannedMove = {
  /** Tells the moves of one child apart. */
  readonly key: string;
  readonly from: Place;
  readonly to: Place;
  readonly kind: MoveKind;
  readonly leavesOn?: Day | undefined;
  readonly startsOn?: Day | undefined;
  readonly proposed: {
    readonly by: Author;
    readonly at: Temporal.Instant;
    readonly source: string;
    readonly reason?: string;
  };
  readonly decided?: {
    readonly by: Author;
    readonly at: Temporal.Instant;
    readonly as: 'confirmed' | 'rejected';
    readonly reason: string;
  };
  /** When the new school put the child on its roll. */
  readonly arrival?: { readonly by: Author; readonly at: Temporal.Instant };
  readonly handover?: (handover: HandoverOf) => readonly PlannedStep[];
  /** Something that somebody decided need not be handed over. */
  readonly waives?: {
    readonly item: ItemCode;
    readonly by: Author;
    readonly at: Temporal.Instant;
    readonly reason: string;
  };
  /** Whether the old school considered sharing safeguarding information before the child left. */
  readonly sharing?: (handover: HandoverOf) => SharingDecision | undefined;
};
