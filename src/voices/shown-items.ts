/** Parts of the handover about special needs and behaviour that somebody may read before they are sent. Pure. */
import type { z } from 'zod';
import type { itemShown } from '../kinds/voice-items.ts';
import type { StoredEntry } from '../record/entry-row.ts';
import type { Asked } from '../record/voices/voice-link.ts';
import type { ItemRule } from '../rulebook/duty/item-rule.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { placeOf } from './people-to-ask.ts';

export type ShownItem = z.output<typeof itemShown.data>;

/** What a family may be shown. Nothing that goes between two safeguarding leads is ever among it. */
const codes: readonly string[] = [
  'sen-support-plan',
  'ehcp',
  'needs-profile',
  'behaviour-summary',
  'risk-assessment',
  'one-page-profile',
  'access-arrangements',
];

/** Those that the rules in force know, in the order above. */
export const itemsToShow = ({ items }: Rulebook): readonly ItemRule[] =>
  codes.flatMap((code) => {
    const item = items.get(code)?.item;
    return item === undefined || item.between !== undefined ? [] : [item];
  });

/** Once it is on its way, what somebody says about it comes too late to be read with it. */
const gone = ['sent', 'delivered', 'opened', 'accepted', 'acted-on'].map((step) => `handover.item-${step}`);

export const isSent = (standing: readonly StoredEntry[], move: string, item: string): boolean =>
  standing.some(({ kind, data }) => gone.includes(kind) && data['move'] === move && data['item'] === item);

/** The newest text of each item that was chosen for this person, while it has not been sent. */
export function shownTo(standing: readonly StoredEntry[], asked: Asked): readonly ShownItem[] {
  const newest = new Map<string, ShownItem>();
  for (const { kind, data } of standing)
    if (kind === 'voice-item.shown' && data['move'] === asked.move && data['place'] === placeOf(asked)) {
      const item = data as ShownItem;
      newest.set(item.item, item);
    }
  return [...newest.values()].filter(({ item }) => !isSent(standing, asked.move, item));
}

/** For their parents: what a child wants them to see, after a safeguarding lead has read it. */
export function forParents(standing: readonly StoredEntry[], move: string): readonly StoredEntry[] {
  const read = new Set(
    standing.flatMap(({ kind, data }) => (kind === 'voice.read' && data['move'] === move ? [data['answer']] : [])),
  );
  return standing.filter(
    ({ kind, data, event }) =>
      kind === 'voice.answered' &&
      data['move'] === move &&
      data['who'] === 'pupil' &&
      data['readers'] === 'parents' &&
      read.has(event),
  );
}
