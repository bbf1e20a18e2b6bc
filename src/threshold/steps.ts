/** Steps up and down as the viewer sees them: each from its proposal to the day on which somebody looks whether it holds. */
import type { CheckBackOutcome } from '../kinds/step.ts';
import type { ChronologyEntry } from '../record/chronology.ts';
import { standingOf } from './contacts.ts';
import { textIn } from './said.ts';

export type StepState =
  | 'proposed'
  | 'refused'
  | 'withdrawn'
  /** Agreed, or taken at once, and not taken over yet. */
  | 'agreed'
  | 'declined'
  | 'accepted'
  | 'begun'
  | 'holds'
  | 'bounced-back';

export type Step = {
  readonly id: string;
  readonly proposed: ChronologyEntry;
  readonly isUp: boolean;
  readonly isPlanned: boolean;
  readonly state: StepState;
  /** Everything that was said on it since, oldest first. */
  readonly since: readonly ChronologyEntry[];
  /** When somebody looks whether it holds. */
  readonly checkBackOn: string;
};

const stateAfter: Readonly<Record<string, StepState>> = {
  'step.agreed': 'agreed',
  'step.refused': 'refused',
  'step.withdrawn': 'withdrawn',
  'step.declined': 'declined',
  'step.accepted': 'accepted',
  'step.first-contact-made': 'begun',
};

const stateAfterCheck: Readonly<Record<CheckBackOutcome, StepState | null>> = {
  holds: 'holds',
  'look-again': null,
  'bounced-back': 'bounced-back',
};

function stateOf(since: readonly ChronologyEntry[], isPlanned: boolean): StepState {
  let state: StepState = isPlanned ? 'proposed' : 'agreed';
  for (const { kind, data } of since)
    state =
      (kind === 'step.checked-back' ? stateAfterCheck[data['outcome'] as CheckBackOutcome] : stateAfter[kind]) ?? state;
  return state;
}

/** @param entries newest first; steps come newest first too */
export function stepsIn(entries: readonly ChronologyEntry[]): readonly Step[] {
  const standing = standingOf(entries).filter(({ kind }) => kind.startsWith('step.'));
  return standing
    .filter(({ kind }) => kind === 'step.proposed')
    .flatMap((proposed): Step[] => {
      const id = textIn(proposed, 'step');
      if (id === undefined) return [];
      const since = standing
        .filter((entry) => entry.id !== proposed.id && entry.data['step'] === id)
        .toSorted((a, b) => a.seq - b.seq);
      const isPlanned = proposed.data['planned'] === true;
      const again = since.findLast(({ data }) => typeof data['againOn'] === 'string');
      return [
        {
          id,
          proposed,
          isUp: proposed.data['direction'] === 'up',
          isPlanned,
          state: stateOf(since, isPlanned),
          since,
          checkBackOn: textIn(again, 'againOn') ?? textIn(proposed, 'checkBackOn') ?? '',
        },
      ];
    });
}

const over: ReadonlySet<StepState> = new Set(['refused', 'withdrawn', 'holds', 'bounced-back']);
export const isOpenStep = ({ state }: Step): boolean => !over.has(state);
