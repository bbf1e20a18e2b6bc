/** Holds that stand, each with a form to lift it, and those that were lifted. */
import type { Access } from '../../record/access.ts';
import { loadNames } from '../../record/organisations.ts';
import type { Hold } from '../../record/retention/holds.ts';
import { isOfficer } from '../../record/retention/keepers.ts';
import { keepingHoldRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { details } from '../../ui/components/details.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Visit } from '../../ui/page-route.ts';
import { instantWithDistance } from '../../ui/when.ts';

const liftForm = (hold: Hold, visit: Visit): Html =>
  hold.placedBy === visit.actor.practitioner
    ? html`<p class="govuk-body">You placed it, so another officer lifts it.</p>`
    : details({
        summary: html`Lift this hold<span class="govuk-visually-hidden">: ${hold.title}</span>`,
        text: formElement({
          action: keepingHoldRoute.link({ hold: hold.id }),
          token: visit.formToken,
          content: html`${textarea({ name: 'because', id: `because-${hold.id}`, label: { text: 'Why may it be lifted?', size: 's' }, rows: 2 })}${button({ text: 'Lift it', look: 'warning' })}`,
        }),
      });

export async function holdList(access: Access, visit: Visit, holds: readonly Hold[]): Promise<Html> {
  if (holds.length === 0) return html`<p class="govuk-body">None.</p>`;
  const names = await loadNames(
    access,
    [],
    holds.flatMap(({ placedBy, liftedBy }) => [placedBy, ...(liftedBy === null ? [] : [liftedBy])]),
  );
  return html`${holds.map(
    (hold) =>
      html`${summaryList({
        card: { title: { text: hold.title, headingLevel: 3 } },
        rows: [
          { key: 'On', value: hold.subject === null ? 'Every record' : 'This record' },
          { key: 'Why', value: hold.reason },
          {
            key: 'Placed',
            value: html`${instantWithDistance(hold.placedAt, visit.now)}, by ${names.practitioner(hold.placedBy)}`,
          },
          hold.liftedAt !== null && {
            key: 'Lifted',
            value: html`${instantWithDistance(hold.liftedAt, visit.now)}, by ${names.practitioner(hold.liftedBy ?? '')}: ${hold.liftedBecause}`,
          },
        ],
      })}${hold.liftedAt === null && isOfficer(visit.actor) && liftForm(hold, visit)}`,
  )}`;
}
