/** What is missing so that somebody can be reached, in words. */
import { roles } from '../../kinds/vocabulary.ts';
import type { CoverGap } from '../../record/cover/cover-gaps.ts';
import { type Html, html } from '../../ui/html.ts';
import { dateWithDistance } from '../../ui/when.ts';

export function gapWords({ role, lacks, from }: CoverGap, today: Temporal.PlainDate): Html {
  const who = roles[role];
  switch (lacks) {
    case 'nobody':
      return html`${who}: nobody holds this role, and nobody its deputy’s`;
    case 'everybody-away':
      return html`${who}: everybody is away${from !== null && html` on ${dateWithDistance(from, today)}`}, and nobody stands in`;
    case 'number':
      return html`${who}: no telephone number`;
    case 'out-of-hours-number':
      return html`${who}: no number for nights, weekends and holidays`;
  }
}
