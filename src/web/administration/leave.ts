/** Recording that somebody has left: what ends, what nobody would answer for then, and who takes it over. */
import { roles } from '../../kinds/vocabulary.ts';
import { fullName } from '../../record/child.ts';
import { type Leaving, leave, leavingOf } from '../../record/practitioners/leave.ts';
import { type NamedWith, namedWith } from '../../record/practitioners/named-with.ts';
import { childRoute, leaveRoute, leftBehindRoute, practitionerRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageRoute, redirect } from '../../ui/page-route.ts';
import { roleAt } from './role-words.ts';

const list = (items: readonly Html[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;

const emptied = ({ leftEmpty }: Leaving): Html | false =>
  leftEmpty.length > 0 &&
  html`${warningText({ text: 'After this nobody holds these roles. What they owe stays owed and reaches nobody. Give them to somebody first, or directly afterwards.' })}
${list(leftEmpty.map((held) => html`${roleAt(held)}`))}`;

const named = (children: readonly NamedWith[]): Html | false =>
  children.length > 0 &&
  html`<h2 class="govuk-heading-m">Children with whom they are named</h2>
<p class="govuk-body">Of the children whom you may see. Their involvement ends; somebody else has to be named.</p>
${list(children.map(({ child, role }) => html`<a class="govuk-link" href="${childRoute.link({ child: child.id })}">${fullName(child)}</a>${role !== null && `, as ${roles[role].toLowerCase()}`}`))}`;

export const leavePage: PageRoute = {
  method: 'GET',
  path: leaveRoute.path,
  handle: async ({ look, parameters, formToken }) => {
    const id = parameters['person'] ?? '';
    const { leaving, children } = await look('somebody leaves', async (access) => ({
      leaving: await leavingOf(access, id),
      children: await namedWith(access, id),
    }));
    return {
      kind: 'page',
      title: 'Somebody has left',
      heading: `${leaving.name} has left`,
      section: 'administration',
      back: practitionerRoute.link({ person: id }),
      main: html`
<p class="govuk-body">They are signed out at once, everywhere${leaving.staysElsewhere ? '. They have roles in other organisations, which stay' : ', and cannot sign in any more'}. What they wrote stays theirs.</p>
<h2 class="govuk-heading-m">Roles that end now</h2>
${leaving.roles.length === 0 ? html`<p class="govuk-body">None.</p>` : list(leaving.roles.map((held) => html`${roleAt(held)}`))}
${emptied(leaving)}
${named(children)}
<p class="govuk-body">Colleagues find the children with whom they were named, as far as they may see them, at the top of <strong>My work</strong> and under <a class="govuk-link" href="${leftBehindRoute.link()}">Children whose named person has left</a>. You see only those of children you work with yourself.</p>
${formElement({ action: leaveRoute.link({ person: id }), token: formToken, content: button({ text: 'Record that they have left', look: 'warning' }) })}`,
    };
  },
};

export const leaveAction: PageRoute = {
  method: 'POST',
  path: leaveRoute.path,
  asksForProof: 'record that somebody has left',
  handle: async ({ look, parameters }) => {
    const person = parameters['person'] ?? '';
    await look('somebody leaves', (access) => leave(access, person));
    return redirect(practitionerRoute.link({ person }), 'They have left, and are signed out everywhere');
  },
};
