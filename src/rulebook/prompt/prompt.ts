/** What derive() says of one prompt: a question that a pattern raised, and what has become of it. */
import type { Compartment, Role, Viewer } from '../../kinds/vocabulary.ts';
import type { Milliseconds } from '../calendar/days.ts';
import type { Party } from '../duty/duty.ts';

/** Whether somebody else has to read a closing before it counts, and what they said. */
export type SecondReading = 'not-needed' | 'awaited' | 'agreed' | 'refused';

/** The newest closing by a person with the right role. With a day to look again it is put off, not over. */
export type Closing = {
  readonly at: Milliseconds;
  readonly entry: string;
  readonly outcome: string;
  readonly reading: SecondReading;
};

/** Who has it, as the newest assignment says. */
export type Assigned = { readonly entry: string; readonly practitioner: string; readonly at: Milliseconds };

export type Prompt = {
  /** Id of the rule. */
  readonly prompt: string;
  readonly pack: string;
  readonly packVersion: string;
  /** The rule and how many times it has been asked about this child, for example `missing-again/1`. */
  readonly instance: string;
  readonly question: string;
  /** When the pattern first held. */
  readonly raisedAt: Milliseconds;
  /** From when it was there to be seen: the later of that and the recording of what raised it. */
  readonly knownAt: Milliseconds;
  /** What it is anchored to: the entry that the rule names, or else the newest of those quoted. */
  readonly trigger: string;
  /** Entries quoted when it was raised, in the version known then. Never empty. */
  readonly evidence: readonly string[];
  /** Entries of the same kind that came since, as far as everybody who sees the prompt may see them. */
  readonly since: readonly string[];
  /** Those quoted that were withdrawn since: the prompt stays, marked so. */
  readonly withdrawn: readonly string[];
  /** Those quoted that were corrected since. */
  readonly corrected: readonly string[];
  readonly owner: Party;
  /** The person who took it or was given it since it was raised; null while it is everybody's in the owner's role. */
  readonly assigned: Assigned | null;
  readonly closedBy: readonly Role[];
  /** Who may read a closing as the second; nobody has to when it is empty. */
  readonly secondReaders: readonly Role[];
  readonly closing: Closing | null;
  /** From when it is open again, when a person put it off until a day. */
  readonly lookAgainAt: Milliseconds | null;
  /** Whoever may see it must be allowed to see all of these. */
  readonly compartments: readonly Compartment[];
  readonly audience: readonly Viewer[] | null;
};

export const promptStates = ['open', 'second-reader', 'waiting', 'closed'] as const;
export type PromptState = (typeof promptStates)[number];

/** The state of a prompt at an instant. A pure function of the stored instants. */
export function promptState(
  { closing, lookAgainAt }: Pick<Prompt, 'closing' | 'lookAgainAt'>,
  at: Milliseconds,
): PromptState {
  if (closing === null || closing.at > at || closing.reading === 'refused') return 'open';
  if (closing.reading === 'awaited') return 'second-reader';
  if (lookAgainAt === null) return 'closed';
  return at < lookAgainAt ? 'waiting' : 'open';
}
