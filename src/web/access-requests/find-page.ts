/** The first step of registering a request: whose record is it about? */
import { type FoundByOfficer, findAskedChild } from '../../record/disclosures/find-asked-child.ts';
import { officerScope } from '../../record/disclosures/officer-scope.ts';
import { accessRequestsRoute, findAskedRoute, registerRequestRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { errorList } from '../../ui/form.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, PageRoute, Visit } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { blankSought, readSought, type SoughtForm, soughtFields } from '../disclosures/sought-child.ts';

const foundList = (found: readonly FoundByOfficer[]): Html =>
  found.length === 0
    ? html`<p class="govuk-body">Nobody of whom you may ask fits. Try another number, or an earlier name. Officers of one organisation can ask of children with whom it works or has worked, or of whom it keeps something. If nobody fits in the end, tell the person within the month that your organisation holds nothing about them here, and look in your other systems.</p>`
    : html`<ul class="govuk-list">${found.map(
        ({ id, forename, surname, dateOfBirth }) =>
          html`<li><a class="govuk-link" href="${registerRequestRoute.link({ asked: id })}">${forename} ${surname}</a>, born ${dateInWords(dateOfBirth)}</li>`,
      )}</ul>`;

const page = (visit: Visit, form: SoughtForm, found: readonly FoundByOfficer[] | undefined): PageReply => ({
  kind: 'page',
  title: 'Whose record?',
  heading: 'Whose record is the request about?',
  section: 'access-requests',
  back: accessRequestsRoute.link(),
  errors: errorList(form),
  main: html`
${found !== undefined && html`<h2 class="govuk-heading-m">People who fit</h2>${foundList(found)}`}
<p class="govuk-body">For somebody who is grown up, use the name and date of birth of the child they were. Each search is in the log with your name.</p>
${formElement({
  action: findAskedRoute.link(),
  token: visit.formToken,
  content: html`${soughtFields(form)}${button({ text: 'Find' })}`,
})}`,
});

export const findAskedPage: PageRoute = {
  method: 'GET',
  path: findAskedRoute.path,
  handle: async (visit) => {
    await visit.look('access requests', officerScope);
    return page(visit, blankSought(visit.today), undefined);
  },
};

export const findAskedAction: PageRoute = {
  method: 'POST',
  path: findAskedRoute.path,
  handle: async (visit) => {
    await visit.look('access requests', officerScope);
    const { form, child } = readSought(visit.body, visit.today);
    if (child === undefined) return page(visit, form, undefined);
    const found = await visit.look('search of a data protection officer', (access) => findAskedChild(access, child));
    return page(visit, form, found);
  },
};
