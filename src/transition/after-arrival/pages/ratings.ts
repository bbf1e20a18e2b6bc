/** What the new school says of the handover: the part that both schools see. */
import { dayOf } from '../../../clock.ts';
import { handoverRatings } from '../../../kinds/after-arrival.ts';
import type { Names } from '../../../kinds/kind.ts';
import { loadNames } from '../../../record/organisations.ts';
import { summaryList } from '../../../ui/components/summary-list.ts';
import { type Html, html, nothing } from '../../../ui/html.ts';
import { dateInWords } from '../../../ui/when-words.ts';
import { authorIn, type OpenMove } from '../../pages/page-of-move.ts';
import { loadSettling, type Settling } from '../settling.ts';

export function ratingsView(ratings: Settling['ratings'], names: Names): Html {
  if (ratings.length === 0) return nothing;
  return html`
<h2 class="govuk-heading-m">What the new school says of the handover</h2>
${ratings.map(({ entry, data }) =>
  summaryList({
    rows: [
      { key: 'The handover was', value: handoverRatings[data.rating] },
      data.helped !== undefined && { key: 'What helped', value: data.helped },
      data.lacked !== undefined && { key: 'Late, missing or wrong', value: data.lacked },
      { key: 'Said by', value: `${authorIn(names, entry)}, ${dateInWords(dayOf(entry.recordedAt))}` },
    ],
  }),
)}`;
}

export async function ratingsOfMove({ child, move }: OpenMove): Promise<Html> {
  const { ratings } = await loadSettling(child, move);
  const names = await loadNames(
    child.access,
    ratings.map(({ entry }) => entry.organisation),
    ratings.flatMap(({ entry }) => entry.recordedBy ?? []),
  );
  return ratingsView(ratings, names);
}
