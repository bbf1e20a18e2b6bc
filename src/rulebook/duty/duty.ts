/** What derive() says of one duty: instants, never a state that time changes. */
import type { Compartment, Role, Viewer } from '../../kinds/vocabulary.ts';
import type { Day, Milliseconds } from '../calendar/days.ts';

/** Who owes, or is owed. The organisation is null when nobody can tell it yet, for example an unknown school. */
export type Party = { readonly role: Role; readonly organisation: string | null };

export type DueBy =
  /** `at` is the first instant at which it is too late; `day` the last day in time, when the limit is one in days. */
  | { readonly kind: 'at'; readonly at: Milliseconds; readonly day: Day | null }
  | { readonly kind: 'no-fixed-time' }
  | { readonly kind: 'cannot-compute'; readonly says: string };

export type Ending = { readonly at: Milliseconds; readonly entry: string; readonly how: 'done' | 'ended' | 'waived' };

export type Duty = {
  /** Id of the rule within its pack, for example `ctf.send`. */
  readonly rule: string;
  readonly pack: string;
  readonly packVersion: string;
  /**
   * The rule and the first entry of the trigger's chain: the same duty keeps it through every correction. The second time
   * of what comes round again is `…/2`; what is armed again is named by the entry that did it.
   */
  readonly instance: string;
  /** The item of a handover that this is about. */
  readonly item: string | null;
  readonly trigger: string;
  /** Entries that made the condition true; may be empty for a rule without one. */
  readonly evidence: readonly string[];
  readonly owner: Party;
  readonly to: Party | null;
  /** When the duty began: the later of its trigger and the first truth of its condition. */
  readonly opensAt: Milliseconds;
  /** When enough had been recorded to know that it is owed, and by when. */
  readonly knownAt: Milliseconds;
  readonly due: DueBy;
  /** From when it is shown as due soon; null when it is not. */
  readonly warnsAt: Milliseconds | null;
  readonly ending: Ending | null;
  /** Whoever may see it must be allowed to see all of these. */
  readonly compartments: readonly Compartment[];
  readonly audience: readonly Viewer[] | null;
};

/** As it comes from derive(): also who else is told when it is overdue. */
export type DerivedDuty = Duty & { readonly tells: readonly Party[] };

/** `late-known`: the limit had passed before it was owed, or before anybody here could know. */
export const dutyStates = [
  'upcoming',
  'open',
  'due-soon',
  'overdue',
  'late-known',
  'cannot-compute',
  'done',
  'done-late',
  'ended',
  'waived',
] as const;
export type DutyState = (typeof dutyStates)[number];

/** The state of a duty at an instant. A pure function of the stored instants. */
export function dutyState(
  duty: Pick<Duty, 'opensAt' | 'knownAt' | 'due' | 'warnsAt' | 'ending'>,
  at: Milliseconds,
): DutyState {
  const { due, ending } = duty;
  const passed = (instant: Milliseconds): boolean => due.kind === 'at' && instant >= due.at;
  const wasKnownLate = passed(Math.max(duty.knownAt, duty.opensAt));
  if (ending !== null && ending.at <= at) {
    if (ending.how !== 'done') return ending.how;
    return passed(ending.at) && !wasKnownLate ? 'done-late' : 'done';
  }
  if (duty.opensAt > at) return 'upcoming';
  if (due.kind === 'cannot-compute') return 'cannot-compute';
  if (passed(at)) return wasKnownLate ? 'late-known' : 'overdue';
  return duty.warnsAt !== null && at >= duty.warnsAt ? 'due-soon' : 'open';
}

/** The instants after `from` at which the state changes by time alone. */
export const timedChanges = (duty: Duty, from: Milliseconds): readonly Milliseconds[] =>
  [duty.opensAt, duty.warnsAt, duty.due.kind === 'at' ? duty.due.at : null]
    .filter(
      (instant): instant is Milliseconds =>
        instant !== null && instant > from && (duty.ending === null || instant < duty.ending.at),
    )
    .toSorted((a, b) => a - b);
