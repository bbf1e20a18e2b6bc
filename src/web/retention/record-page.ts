/** How long one child's record is kept by each organisation on whose records the viewer decides, and proposing to dispose of it. */
import { z } from 'zod';
import type { Access } from '../../record/access.ts';
import { fullName } from '../../record/child.ts';
import { disposals, proposeDisposal } from '../../record/retention/dispose.ts';
import { holdsOn } from '../../record/retention/holds.ts';
import { isOfficer } from '../../record/retention/keepers.ts';
import { whens } from '../../record/retention/retention-class.ts';
import { type KeptRecord, recordsOf } from '../../record/retention/retention-of.ts';
import { keepingChildRoute, keepingDisposalRoute, keepingRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { holdList } from './hold-list.ts';
import { holdFields, holdForm } from './overview.ts';
import { periodWords, resultWords, sourceWords } from './reckoned-words.ts';

const proposal = z.object({
  controller: z.string().max(100),
  reason: requiredText({ label: 'Reason', enter: 'Enter what you looked at before you propose it', max: 2_000 }),
});
type Proposal = Form<typeof proposal>;

const classTable = ({ reckoned: { lines } }: KeptRecord): Html =>
  lines.length === 0
    ? html`<p class="govuk-body">No class speaks of this record. Add one to the partnership’s schedule.</p>`
    : scrollPane({
        label: 'Classes that apply',
        content: table({
          caption: 'Classes that apply',
          captionClasses: 'govuk-visually-hidden',
          head: ['Class', 'Because', 'How long', 'Until', 'Source'],
          rows: lines.map((line) => [
            line.class.title,
            whens[line.class.when],
            periodWords(line),
            line.until === null ? 'Cannot be said' : dateInWords(line.until),
            sourceWords(line),
          ]),
        }),
      });

function proposeForm(record: KeptRecord, form: Proposal, visit: Visit): Html {
  const own = form.typed.get('controller')?.[0] === record.controller || form.errors.size === 0;
  return formElement({
    action: keepingChildRoute.link({ child: record.subject }),
    token: visit.formToken,
    content: html`${hiddenField('controller', record.controller)}
${textarea({ ...field(own ? form : blankForm(proposal), 'reason'), label: { text: 'What did you look at? Is there a claim, a complaint or an inquiry?', size: 's' }, rows: 3 })}
${button({ text: 'Propose to dispose of it', look: 'warning' })}`,
  });
}

async function view(access: Access, visit: Visit, form: Proposal): Promise<PageReply> {
  const child = visit.parameters['child'] ?? '';
  const records = await recordsOf(access, child);
  const waiting = await disposals(access, { subject: child, open: true });
  const [first] = records;
  const { forename, surname, born } = first ?? { forename: null, surname: null, born: null };
  const proposed = new Map(waiting.map(({ controller, id }) => [controller, id]));
  return {
    kind: 'page',
    title: 'How long this record is kept',
    heading: 'How long this record is kept',
    caption:
      forename === null || surname === null
        ? 'A record without a name'
        : `${fullName({ forename, surname })}${born === null ? '' : `, born ${dateInWords(born)}`}`,
    section: 'keeping',
    back: keepingRoute.link(),
    errors: errorList(form),
    main: html`
${records.map((record) => {
  const open = proposed.get(record.controller);
  return html`<h2 class="govuk-heading-m">${record.controllerName}</h2>
<p class="govuk-body">${record.reckoned.result.kind === 'due' && `${record.entries === 1 ? '1 entry' : `${record.entries} entries`}. `}<strong>${resultWords(record)}.</strong></p>
${classTable(record)}
${open !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="${keepingDisposalRoute.link({ disposal: open })}">It was proposed to dispose of it</a>.</p>`}
${open === undefined && record.reckoned.result.kind === 'due' && isOfficer(visit.actor) && proposeForm(record, form, visit)}`;
})}
<h2 class="govuk-heading-m">Holds</h2>
${await holdList(access, visit, await holdsOn(access, child))}
${isOfficer(visit.actor) && html`<h3 class="govuk-heading-s">Place a hold on this record</h3>${holdForm(blankForm(holdFields), visit, child)}`}`,
  };
}

export const keepingChildPage: PageRoute = {
  method: 'GET',
  path: keepingChildRoute.path,
  handle: (visit) => visit.look('how long a record is kept', (access) => view(access, visit, blankForm(proposal))),
};

export const proposeDisposalAction: PageRoute = {
  method: 'POST',
  path: keepingChildRoute.path,
  handle: (visit) =>
    visit.look('how long a record is kept', async (access) => {
      const form = readForm(proposal, visit.body);
      if (!form.isComplete) return view(access, visit, form);
      const subject = visit.parameters['child'] ?? '';
      await proposeDisposal(access, { subject, ...form.values });
      return redirect(keepingRoute.link(), 'Another person decides on it now');
    }),
};
