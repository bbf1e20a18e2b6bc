/** What new schools said of the handovers of a school, so that the next ones are better. */
import { dayOf } from '../../../clock.ts';
import { handoverRatings } from '../../../kinds/after-arrival.ts';
import type { GivenRating } from '../../../record/cohort/handover-ratings.ts';
import { moveRoute } from '../../../ui/addresses.ts';
import { scrollPane } from '../../../ui/components/scroll-pane.ts';
import { table } from '../../../ui/components/table.ts';
import { type Html, html, nothing } from '../../../ui/html.ts';
import { dateWithDistance } from '../../../ui/when.ts';
import { type CohortNames, nameOf } from './cohort-tables.ts';

export function ratingsSection(ratings: readonly GivenRating[], names: CohortNames, today: Temporal.PlainDate): Html {
  if (ratings.length === 0) return nothing;
  const caption = 'What new schools say of your handovers';
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: ['Child', 'School', 'The handover was', 'Said'],
      rows: ratings.map(({ child, said, by, at }) => [
        html`<a class="govuk-link" href="${moveRoute.link({ child, move: said.move })}">${nameOf(child, names)}</a>`,
        names.schoolName(by),
        html`${handoverRatings[said.rating]}${said.helped !== undefined && html`<br>What helped: ${said.helped}`}${said.lacked !== undefined && html`<br>Late, missing or wrong: ${said.lacked}`}`,
        dateWithDistance(dayOf(at), today),
      ]),
    }),
  });
}
