/** How a move is prepared: why an enhanced transition is suggested, what was decided, the profile, and the plan of both schools. */
import type { z } from 'zod';
import { dayOf } from '../../clock.ts';
import type {
  enhancedTransitionDecided,
  transitionActionAgreed,
  transitionProfileWritten,
} from '../../kinds/enhanced-transition.ts';
import type { OpenChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import type { SchoolMove } from '../../record/moves.ts';
import { type AskedPrompt, promptsOf } from '../../record/prompts/prompts.ts';

/** The rule that asks whether an enhanced transition would help. */
export const enhancedPrompt = 'enhanced-transition';

type Of<Kind extends { readonly data: z.ZodType }> = {
  readonly entry: ChronologyEntry;
  readonly data: z.output<Kind['data']>;
};

export type PlanAction = Of<typeof transitionActionAgreed> & {
  /** The entry that says that it was done, or why it is not. */
  readonly end: ChronologyEntry | undefined;
};

export type Preparation = {
  /** The question that what is recorded raised, newest first. */
  readonly prompt: AskedPrompt | undefined;
  /** What raised it, oldest first, as far as the viewer may see it. */
  readonly signs: readonly ChronologyEntry[];
  readonly profile: Of<typeof transitionProfileWritten> | undefined;
  readonly decision: Of<typeof enhancedTransitionDecided> | undefined;
  readonly actions: readonly PlanAction[];
  readonly entries: readonly ChronologyEntry[];
};

const stands = ({ correctedBy, withdrawnBy }: ChronologyEntry): boolean => correctedBy === null && withdrawnBy === null;

/** @param arrivedOn what came after is a matter of the reviews at the new school */
export async function loadPreparation(
  child: OpenChild,
  { id: move, arrivedOn }: Pick<SchoolMove, 'id' | 'arrivedOn'>,
): Promise<Preparation> {
  const all = await readChronology(child);
  const ofMove = all.filter((entry) => stands(entry) && entry.data['move'] === move).toSorted((a, b) => a.seq - b.seq);
  const ofKind = <Kind extends { readonly name: string; readonly data: z.ZodType }>(
    name: Kind['name'],
  ): readonly Of<Kind>[] =>
    ofMove.flatMap((entry) => (entry.kind === name ? [{ entry, data: entry.data as z.output<Kind['data']> }] : []));
  const ends = ofMove.filter(({ kind }) => kind === 'transition-action.done' || kind === 'transition-action.ended');
  const actions = ofKind<typeof transitionActionAgreed>('transition-action.agreed').map((agreed) => ({
    ...agreed,
    end: ends.find(({ data }) => data['action'] === agreed.data.action),
  }));
  const moves = new Set(all.filter(({ data }) => data['move'] === move).map(({ id }) => id));
  const prompt = (await promptsOf(child)).find(
    ({ rule, evidence }) => rule === enhancedPrompt && evidence.some((entry) => moves.has(entry)),
  );
  const quoted = new Set([...(prompt?.evidence ?? []), ...(prompt?.since ?? [])]);
  return {
    prompt,
    signs: all
      .filter(({ id, data }) => quoted.has(id) && data['move'] !== move)
      .filter(
        ({ happenedFrom }) => arrivedOn === null || Temporal.PlainDate.compare(dayOf(happenedFrom), arrivedOn) < 0,
      )
      .toReversed(),
    profile: ofKind<typeof transitionProfileWritten>('transition-profile.written').at(-1),
    decision: ofKind<typeof enhancedTransitionDecided>('enhanced-transition.decided').at(-1),
    actions: actions.toSorted((a, b) => (a.data.by < b.data.by ? -1 : 1)),
    entries: ofMove,
  };
}
