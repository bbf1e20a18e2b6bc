/** Emergency access where it matters: at the top of a data protection officer's work, and on the overview of a child. */
import { emergencyOutcomes } from '../../access/emergency.ts';
import { type Role, roles } from '../../kinds/vocabulary.ts';
import { emergenciesOf, emergenciesToReview, emergencyPost } from '../../record/existence/emergency-access.ts';
import { loadNames } from '../../record/organisations.ts';
import { emergencyAccessRoute, emergencyReviewsRoute } from '../../ui/addresses.ts';
import type { ChildPanel } from '../../ui/child-panel.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { html } from '../../ui/html.ts';
import { atInstant, dateWithDistance } from '../../ui/when.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';
import { reasonWords } from './emergency-reviews.ts';

export const emergencyReviewPanel: WorkPanel = {
  show: async (access, { today }) => {
    const waiting = await emergenciesToReview(access);
    const [first] = waiting;
    if (first === undefined) return null;
    const by = first.reviewBy === null ? '' : html` The first is due ${dateWithDistance(first.reviewBy, today)}.`;
    return insetText({
      text: html`
<h2 class="govuk-heading-m">Records opened in an emergency <span class="govuk-!-font-weight-regular">(${waiting.length})</span></h2>
<p class="govuk-body govuk-!-margin-bottom-0"><a class="govuk-link" href="${emergencyReviewsRoute.link()}">Review what was opened and why</a>.${by}</p>`,
    });
  },
};

/** Days for which those who work with the child see it on the overview. It stays in the chronology for good. */
const shownFor = 30;

const outcomeWords = (outcome: string | null): string =>
  outcome !== null && Object.hasOwn(emergencyOutcomes, outcome)
    ? `${emergencyOutcomes[outcome as keyof typeof emergencyOutcomes]}.`
    : 'A data protection officer has yet to review it.';

export const emergencyPanel: ChildPanel = {
  order: 5,
  show: async (child, { actor, now }) => {
    const since = now.subtract({ hours: 24 * shownFor });
    const recent = (await emergenciesOf(child)).filter(({ openedAt }) => Temporal.Instant.compare(openedAt, since) > 0);
    const reads = child.grants.some(({ mode }) => mode !== 'existence');
    const mayOpen = !reads && emergencyPost(actor.posts) !== undefined;
    if (recent.length === 0 && !mayOpen) return null;
    const names = await loadNames(
      child.access,
      recent.map(({ organisation }) => organisation),
      recent.map(({ practitioner }) => practitioner),
    );
    return html`
${
  recent.length > 0 &&
  insetText({
    text: html`<h2 class="govuk-heading-s">Opened in an emergency</h2>${recent.map(
      (each) =>
        html`<p class="govuk-body">${names.practitioner(each.practitioner)}, ${names.organisation(each.organisation)} (${roles[each.role as Role]}), ${atInstant(each.openedAt)}. ${reasonWords(each.code)}: ${each.reason}<br>${outcomeWords(each.outcome)}</p>`,
    )}`,
  })
}
${mayOpen && html`<p class="govuk-body">You know that this child has a record, and cannot read it. <a class="govuk-link" href="${emergencyAccessRoute.link({}, { child: child.id })}">Open it in an emergency</a></p>`}`;
  },
};
