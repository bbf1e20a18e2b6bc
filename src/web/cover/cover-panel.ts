/** On My work: posts that a ladder needs and in which nobody can be reached, before a challenge runs into them. */
import { coverGaps } from '../../record/cover/cover-gaps.ts';
import { coverRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { html } from '../../ui/html.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';
import { gapWords } from './gap-words.ts';

const mostShown = 3;

export const coverGapsPanel: WorkPanel = {
  show: async (access, { today }) => {
    const gaps = await coverGaps(access);
    if (gaps.length === 0) return null;
    const more = gaps.length - mostShown;
    return insetText({
      text: html`
<h2 class="govuk-heading-m">Nobody can be reached <span class="govuk-!-font-weight-regular">(${gaps.length})</span></h2>
<ul class="govuk-list govuk-!-margin-bottom-2">${gaps.slice(0, mostShown).map((gap) => html`<li>${gap.organisation.name}. ${gapWords(gap, today)}</li>`)}${more > 0 && html`<li>and ${more} more</li>`}</ul>
<p class="govuk-body govuk-!-margin-bottom-0"><a class="govuk-link" href="${coverRoute.link()}">Keep who can be reached up to date</a></p>`,
    });
  },
};
