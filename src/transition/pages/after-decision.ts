/** On the page of a confirmed move: the handover, what the parents say where it rests on them, and whether the child came. */
import { agreementOutcomes, type parentalAgreementRecorded } from '../../kinds/change-of-plan.ts';
import { worksAt } from '../../record/actor.ts';
import type { OpenChild } from '../../record/child.ts';
import type { SchoolMove } from '../../record/moves.ts';
import {
  changeMoveRoute,
  handoverRoute,
  missedArrivalRoute,
  moveRoute,
  parentalAgreementRoute,
} from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import type { Form } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import type { Visit } from '../../ui/page-route.ts';
import { afterArrivalRoute, enhancedRoute } from '../../ui/settling-addresses.ts';
import { instantWithDistance } from '../../ui/when.ts';
import { ratingsOfMove } from '../after-arrival/pages/ratings.ts';
import { agreementsOf, restsOnAgreement } from '../record-parental-agreement.ts';
import { mayDecide } from '../who-decides.ts';
import type { arrival } from './move-forms.ts';

type Shown = { readonly child: OpenChild; readonly move: SchoolMove };

/** Also before the decision: whoever decides reads here what the family says. */
export async function parentsSection({ child, move }: Shown, visit: Visit): Promise<Html> {
  if (!restsOnAgreement(move) || move.state === 'rejected') return nothing;
  const said = await agreementsOf(child, move.id);
  const mayRecord = mayDecide(visit.actor, move) !== undefined;
  return html`
<h2 class="govuk-heading-m">What the parents say</h2>
${
  said.length === 0
    ? warningText({ text: 'Nobody has recorded yet whether the parents agree freely to this move.' })
    : html`<ul class="govuk-list govuk-list--bullet">${said.map(({ data, recordedAt }) => {
        const { who, outcome, words } = data as ReturnType<typeof parentalAgreementRecorded.data.parse>;
        return html`<li>${who}: ${agreementOutcomes[outcome].toLowerCase()}. ${words} <span class="throughline-small">Recorded ${instantWithDistance(recordedAt, visit.now)}.</span></li>`;
      })}</ul>`
}
${mayRecord && html`<p class="govuk-body"><a class="govuk-link" href="${parentalAgreementRoute.link({ child: child.id, move: move.id })}">Record what the parents say</a></p>`}`;
}

function whetherArrived({ child, move }: Shown, form: Form<typeof arrival>, visit: Visit): Html {
  if (move.arrivedOn !== null || move.to.organisation === null || mayDecide(visit.actor, move) === undefined)
    return nothing;
  const at = { child: child.id, move: move.id };
  const missed = html`<p class="govuk-body"><a class="govuk-link" href="${missedArrivalRoute.link(at)}">The child did not arrive</a></p>`;
  if (!worksAt(visit.actor, move.to.organisation)) return missed;
  return html`
<h2 class="govuk-heading-m">Has the child arrived?</h2>
${warningText({ text: 'Until somebody at the new school says so, the child counts as being on nobody’s roll once they have left the old school.' })}
${formElement({
  action: moveRoute.link(at),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(child.seen))}${hiddenField('decision', 'arrived')}
${dateInput({ ...field(form, 'arrivedOn'), fieldset: { legend: { text: 'First day on the roll', size: 's' } } })}
${input({ ...field(form, 'yearGroup'), label: { text: 'Year group (optional)', size: 's' }, width: 3 })}
${button({ text: 'Put on the roll' })}`,
})}
${missed}`;
}

export async function afterDecision(shown: Shown, form: Form<typeof arrival>, visit: Visit): Promise<Html> {
  const { child, move } = shown;
  const at = { child: child.id, move: move.id };
  return html`
<div class="govuk-button-group">
${button({ text: 'Open the handover', href: handoverRoute.link(at) })}
${button({ text: 'Prepare the move', look: 'secondary', href: enhancedRoute.link(at) })}
${move.arrivedOn !== null && button({ text: 'After arrival', look: 'secondary', href: afterArrivalRoute.link(at) })}
${mayDecide(visit.actor, move) !== undefined && button({ text: 'Change the move', look: 'secondary', href: changeMoveRoute.link(at) })}
</div>
${whetherArrived(shown, form, visit)}
${move.arrivedOn !== null && (await ratingsOfMove(shown))}`;
}
