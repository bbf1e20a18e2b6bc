/** What a capability offers beside a decision, wherever that is shown: on the timeline, on the page of a move. */
import type { OpenChild } from '../record/child.ts';
import type { Html } from './html.ts';
import type { Visit } from './page-route.ts';

export type ShownEntry = {
  readonly id: string;
  readonly kind: string;
  /** Something has taken its place, or it was withdrawn. */
  readonly isPast: boolean;
};

export type DecisionAction = {
  /** Looks once at the child, then says for each entry what can be done about it. Null where there is nothing. */
  readonly beside: (child: OpenChild, visit: Visit) => Promise<(entry: ShownEntry) => Html | null>;
};

/** All that is offered beside one entry, in order. */
export async function besideDecisions(
  actions: readonly DecisionAction[],
  child: OpenChild,
  visit: Visit,
): Promise<(entry: ShownEntry) => readonly Html[]> {
  const offered: ((entry: ShownEntry) => Html | null)[] = [];
  for (const action of actions) offered.push(await action.beside(child, visit));
  return (entry) => offered.flatMap((show) => show(entry) ?? []);
}
