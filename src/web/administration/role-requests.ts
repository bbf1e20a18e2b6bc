/** Roles that administrators ask for themselves: what waits, and deciding on it. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { decideRoleRequest, type RoleRequest } from '../../record/practitioners/role-requests.ts';
import { administrationRoute, roleRequestRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { readForm } from '../../ui/form.ts';
import { oneOf } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { roleAt, spanWords } from './role-words.ts';

const decision = z.object({ decision: oneOf(['given', 'refused', 'withdrawn'], 'Choose what to do') });

const noticeOf = {
  given: 'The role has been given',
  refused: 'The role has been refused',
  withdrawn: 'You have withdrawn what you asked for',
} as const;

function decide({ actor }: Visit, { person }: RoleRequest): Html {
  const choice = (value: string, text: string, look?: 'secondary') => button({ text, name: 'decision', value, look });
  return person === actor.practitioner
    ? html`<p class="govuk-body">It waits for another administrator of the organisation, or of the partnership.</p>${choice('withdrawn', 'Withdraw', 'secondary')}`
    : html`<div class="govuk-button-group">${choice('given', 'Give this role')}${choice('refused', 'Refuse', 'secondary')}</div>`;
}

/** Nothing when nothing waits. */
export function requestsSection(requests: readonly RoleRequest[], visit: Visit): Html | undefined {
  if (requests.length === 0) return undefined;
  return html`<h2 class="govuk-heading-m">Roles that administrators ask for themselves</h2>
${requests.map(
  (request) => html`<div class="throughline-person govuk-!-margin-bottom-4">
<h3 class="govuk-heading-s">${request.name}: ${roleAt(request)}</h3>
<p class="govuk-body">${spanWords(request, visit.now)}</p>
${formElement({ action: roleRequestRoute.link({ request: request.id }), token: visit.formToken, content: decide(visit, request) })}
</div>`,
)}`;
}

export const decideRoleRequestAction: PageRoute = {
  method: 'POST',
  path: roleRequestRoute.path,
  asksForProof: 'decide on a role that an administrator asks for themselves',
  handle: async ({ look, body, parameters }) => {
    const form = readForm(decision, body);
    if (!form.isComplete) throw problem('INPUT_INVALID', { fields: 'what to do with the request' });
    const chosen = form.values.decision;
    await look('role requests', (access) => decideRoleRequest(access, parameters['request'] ?? '', chosen));
    return redirect(administrationRoute.link(), noticeOf[chosen]);
  },
};
