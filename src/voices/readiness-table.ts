/** What the school, the family and the child say about how ready the child is, side by side; never added up. Pure. */
import type { z } from 'zod';
import { readiness, type readinessSaid } from '../kinds/voice-items.ts';
import type { ChronologyEntry } from '../record/chronology.ts';
import { scrollPane } from '../ui/components/scroll-pane.ts';
import { table } from '../ui/components/table.ts';
import { type Html, html } from '../ui/html.ts';
import { instantWithDistance } from '../ui/when.ts';

type Said = z.output<typeof readinessSaid.data>;

const order = { pupil: 0, family: 1, school: 2 } as const;

/** The newest of each who said something. */
export function newestReadiness(entries: readonly ChronologyEntry[], move: string): readonly ChronologyEntry[] {
  const newest = new Map<string, ChronologyEntry>();
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    const { kind, data, withdrawnBy, correctedBy } = entry;
    if (kind !== 'readiness.said' || data['move'] !== move || withdrawnBy !== null || correctedBy !== null) continue;
    newest.set(`${String(data['by'])} ${String(data['person'] ?? data['name'])}`, entry);
  }
  const placeIn = ({ data }: ChronologyEntry): number => order[(data as Said).by];
  return [...newest.values()].toSorted((a, b) => placeIn(a) - placeIn(b));
}

export function readinessTable(said: readonly ChronologyEntry[], now: Temporal.Instant): Html {
  const caption = 'How ready, in the words of each';
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 's',
      head: ['Who', 'How ready', 'What helps, or is still needed', 'When'],
      rows: said.map((entry) => {
        const { name, ready, helps } = entry.data as Said;
        return [
          name,
          readiness[ready],
          helps === undefined ? '' : html`<span class="throughline-words">${helps}</span>`,
          instantWithDistance(entry.happenedFrom, now),
        ];
      }),
    }),
  });
}
