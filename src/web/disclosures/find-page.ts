/** For a data protection officer: of which child do you ask, and how far the log has come. */
import { type AuditLogState, auditLogState } from '../../record/audit-log/log-state.ts';
import { type FoundByOfficer, findAskedChild } from '../../record/disclosures/find-asked-child.ts';
import { officerScope } from '../../record/disclosures/officer-scope.ts';
import { whoSawChildRoute, whoSawRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { errorList } from '../../ui/form.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, PageRoute, Visit } from '../../ui/page-route.ts';
import { instantWithDistance } from '../../ui/when.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { blankSought, readSought, type SoughtForm, soughtFields } from './sought-child.ts';

const title = 'Who could see a child, and who did';

const foundList = (found: readonly FoundByOfficer[]): Html =>
  found.length === 0
    ? html`<p class="govuk-body">Nobody of whom you may ask fits. Look at the number or the date again. Officers of one organisation can ask of children with whom it works or has worked, or of whom it keeps something.</p>`
    : html`<ul class="govuk-list">${found.map(
        ({ id, forename, surname, dateOfBirth }) =>
          html`<li><a class="govuk-link" href="${whoSawChildRoute.link({ child: id })}">${forename} ${surname}</a>, born ${dateInWords(dateOfBirth)}</li>`,
      )}</ul>`;

const entries = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'entry' : 'entries'}`;

/** What is proven, and what is not yet. */
function logState({ size, waiting, checkpoint, witnesses }: AuditLogState, { now }: Visit): Html {
  const uncovered = size + waiting - (checkpoint?.size ?? 0);
  return html`
<h2 class="govuk-heading-m">How far the log can be relied on</h2>
<p class="govuk-body">Everything that is done and shown is in a log that nobody can change unseen, once a checkpoint over it was signed and somebody else holds it.</p>
${summaryList({
  rows: [
    {
      key: 'Last checkpoint',
      value:
        checkpoint === null
          ? 'None yet'
          : html`Over ${entries(checkpoint.size)}, ${instantWithDistance(checkpoint.at, now)}`,
    },
    { key: 'Not under it yet', value: entries(Math.max(0, uncovered)) },
    ...witnesses.map(({ title: name, seen }) => ({
      key: name,
      value:
        seen === null
          ? 'Has not said yet that they hold a checkpoint'
          : html`Holds the checkpoint over ${entries(seen.size)}, ${instantWithDistance(seen.at, now)}`,
    })),
    witnesses.length === 0 && {
      key: 'Witnesses',
      value:
        'None. Whoever has both the database and the key file could rewrite everything. Ask a partner agency to hold checkpoints.',
    },
  ],
})}
<p class="govuk-body">An operator checks all of it with <code>throughline audit verify</code>.</p>`;
}

async function page(visit: Visit, form: SoughtForm, found: readonly FoundByOfficer[] | undefined): Promise<PageReply> {
  const state = await auditLogState(visit.services, visit.actor);
  return {
    kind: 'page',
    title,
    heading: title,
    section: 'who-saw',
    errors: errorList(form),
    main: html`
${found !== undefined && html`<h2 class="govuk-heading-m">Children who fit</h2>${foundList(found)}`}
<p class="govuk-body">Each search is in the log with your name. You see who the child is and who looked; what is in the record stays closed to you.</p>
${formElement({
  action: whoSawRoute.link(),
  token: visit.formToken,
  content: html`${soughtFields(form)}${button({ text: 'Find' })}`,
})}
${logState(state, visit)}`,
  };
}

export const whoSawPage: PageRoute = {
  method: 'GET',
  path: whoSawRoute.path,
  handle: async (visit) => {
    await visit.look('who could see and who did', officerScope);
    return page(visit, blankSought(visit.today), undefined);
  },
};

export const whoSawAction: PageRoute = {
  method: 'POST',
  path: whoSawRoute.path,
  handle: async (visit) => {
    await visit.look('who could see and who did', officerScope);
    const { form, child } = readSought(visit.body, visit.today);
    if (child === undefined) return page(visit, form, undefined);
    const found = await visit.look('search of a data protection officer', (access) => findAskedChild(access, child));
    return page(visit, form, found);
  },
};
