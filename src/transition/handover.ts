/** A handover: every item that is expected for one move, where it is, by whom and until when it is owed, under which rule. */
import type { Role } from '../kinds/vocabulary.ts';
import type { OpenChild } from '../record/child.ts';
import { readChronology } from '../record/chronology.ts';
import { dutiesOfChild, type OwedDuty } from '../record/duties.ts';
import type { SchoolMove } from '../record/moves.ts';
import type { ItemRule } from '../rulebook/duty/item-rule.ts';
import type { Pack } from '../rulebook/pack/pack-schema.ts';
import { type ItemState, type StepTaken, stateAfter, stepOf } from './item-state.ts';

export type HandoverItem = {
  readonly code: string;
  readonly rule: ItemRule;
  readonly pack: Pack;
  readonly state: ItemState;
  readonly steps: readonly StepTaken[];
  readonly send: OwedDuty;
  /** The receiver's duty for the newest sending, when something was sent. */
  readonly confirm: OwedDuty | null;
  /** The sender's duty for the newest query or rejection. */
  readonly answer: OwedDuty | null;
  readonly senderRole: Role;
  readonly receiverRole: Role;
};

export type Handover = {
  readonly move: SchoolMove;
  /** Everything but what only the two DSL teams see. */
  readonly items: readonly HandoverItem[];
  /** What only the two DSL teams see; empty for everyone else, and in no count. */
  readonly betweenDsls: readonly HandoverItem[];
  /** What the move asks for besides items. */
  readonly others: readonly OwedDuty[];
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Whether an entry's place is where the child goes now. */
const leadsTo = (place: unknown, to: SchoolMove['to']): boolean => {
  const { type, organisation } = (place ?? {}) as { readonly type?: string; readonly organisation?: string };
  return to.organisation === null ? organisation === undefined && type === to.type : organisation === to.organisation;
};

/** Steps of each item of a move, oldest first. */
async function stepsOf(child: OpenChild, move: SchoolMove): Promise<ReadonlyMap<string, readonly StepTaken[]>> {
  const steps = new Map<string, StepTaken[]>();
  for (const entry of (await readChronology(child)).toSorted((a, b) => a.seq - b.seq)) {
    const step = stepOf(entry.kind);
    const item = text(entry.data['item']);
    if (step === null || item === null || entry.data['move'] !== move.id || entry.withdrawnBy !== null) continue;
    const taken: StepTaken = {
      step,
      entry: entry.id,
      at: entry.happenedFrom,
      by: entry.recordedBy,
      organisation: entry.organisation,
      reason: text(entry.data['reason']) ?? text(entry.data['note']),
      channel: text(entry.data['channel']),
      isElsewhere: !leadsTo(entry.data['to'], move.to),
    };
    steps.set(item, [...(steps.get(item) ?? []), taken]);
  }
  return steps;
}

export async function loadHandover(child: OpenChild, move: SchoolMove): Promise<Handover> {
  const { rulebook } = child.access.engine;
  const duties = await dutiesOfChild(child, move.id);
  const steps = await stepsOf(child, move);
  const newest = (rule: string): OwedDuty | null =>
    duties
      .filter((duty) => duty.rule === rule)
      .toSorted((a, b) => a.opensAt - b.opensAt)
      .at(-1) ?? null;
  const items = duties.flatMap((send): HandoverItem[] => {
    const behind = send.item === null ? undefined : rulebook.items.get(send.item);
    if (behind === undefined || send.item === null || send.rule !== `${send.item}.send`) return [];
    const taken = steps.get(send.item) ?? [];
    return [
      {
        code: send.item,
        rule: behind.item,
        pack: behind.pack,
        state: stateAfter(taken),
        steps: taken,
        send,
        confirm: newest(`${send.item}.confirm`),
        answer: newest(`${send.item}.answer`),
        senderRole: behind.item.send.owner.role,
        receiverRole: behind.item.confirm.owner.role,
      },
    ];
  });
  return {
    move,
    items: items.filter((item) => item.rule.between === undefined),
    betweenDsls: items.filter((item) => item.rule.between !== undefined),
    others: duties.filter((duty) => duty.item === null),
  };
}

/** What is still to be done for an item: the open duty that is due first. */
export const openDuty = ({ send, confirm, answer }: HandoverItem): OwedDuty | null =>
  [answer, confirm, send].find((duty) => duty !== null && duty.ending === null) ?? null;
