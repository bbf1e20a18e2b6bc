/** The first step of an assessment: what somebody thinks, in their own words, before the document says anything. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { type OpenChild, openChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import type { Level } from '../../rulebook/threshold/level-schema.ts';
import { assessmentRoute, contactRoute, levelRoute, ownViewRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { mayAssess } from '../assessments.ts';
import { type Contact, contactsIn } from '../contacts.ts';
import { ownDocument } from '../documents.ts';
import { textIn } from '../said.ts';
import { levelInWords, stateOwnView } from '../state-own-view.ts';
import { documentLine } from './document-line.ts';
import { historyView } from './history-view.ts';
import { changedMeanwhile, column, namesIn, pageOfChild, seenIn } from './page-of-child.ts';

const schema = z.object({
  contact: z.string().max(50).optional(),
  view: requiredText({ label: 'Your view', enter: 'Enter what you think', max: 4_000 }),
  level: z.string('Select a level, or that you cannot say yet').max(10),
  seen: z.string().max(20),
});
type ViewForm = Form<typeof schema>;

const cannotSay = 'none';

type Opened = {
  readonly child: OpenChild;
  readonly entries: readonly ChronologyEntry[];
  readonly levels: readonly Level[];
};

async function open(visit: Visit, access: Access): Promise<Opened> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  if (!mayAssess(child)) throw problem('NOT_ALLOWED', { action: 'assess the level of need of this child' });
  return { child, entries: await readChronology(child), levels: ownDocument(access)?.levels ?? [] };
}

const contactIn = ({ entries }: Opened, id: string | undefined): Contact | undefined =>
  contactsIn(entries).find((each) => each.id === id);

const levelsField = (form: ViewForm, levels: readonly Level[]): Html =>
  levels.length === 0
    ? hiddenField('level', cannotSay)
    : radios({
        ...field(form, 'level'),
        fieldset: { legend: { text: 'Which level does that suggest to you?', size: 's' } },
        items: [
          ...levels.map((level) => ({ value: level.code, text: levelInWords(level), hint: level.means })),
          { divider: 'or' },
          { value: cannotSay, text: 'I cannot say yet' },
        ],
      });

async function show(opened: Opened, form: ViewForm, visit: Visit, above: Html = nothing): Promise<PageReply> {
  const { child, entries, levels } = opened;
  const contact = contactIn(opened, form.typed.get('contact')?.[0]);
  const what = textIn(contact?.made, 'what');
  return pageOfChild(child, visit, {
    title: 'Your own view first',
    back:
      contact === undefined
        ? levelRoute.link({ child: child.id })
        : contactRoute.link({ child: child.id, contact: contact.id }),
    errors: errorList(form),
    main: column(html`
<h1 class="govuk-heading-l">Your own view first</h1>
${above}
<p class="govuk-body">Write what you think before you see what the document says. It is kept beside your decision, and nobody counts how often the two differ.</p>
${historyView(child, entries, contact?.id ?? null)}
${what !== undefined && html`<h2 class="govuk-heading-m">The contact</h2><p class="govuk-body">${what}</p>`}
${formElement({
  action: ownViewRoute.link({ child: child.id }),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(entries.length))}${hiddenField('contact', contact?.id ?? '')}
${textarea({ ...field(form, 'view'), label: { text: 'What do you think is happening for this child?', size: 's' }, hint: 'What worries you, what goes well, what you do not know, and what else might explain it', rows: 6 })}
${levelsField(form, levels)}
${button({ text: 'Continue to the evidence', preventDoubleClick: true })}`,
})}
${await documentLine(child.access)}`),
  });
}

export const ownViewPage: PageRoute = {
  method: 'GET',
  path: ownViewRoute.path,
  handle: (visit) =>
    visit.look('assess the level of need', async (access) => {
      const opened = await open(visit, access);
      const contact = contactIn(opened, visit.query['contact']);
      return show(opened, blankForm(schema, contact === undefined ? {} : { contact: contact.id }), visit);
    }),
};

async function state(opened: Opened, visit: Visit): Promise<Reply> {
  const form = readForm(schema, visit.body);
  if (!form.isComplete) return show(opened, form, visit);
  const { child, levels } = opened;
  const { view, level, seen } = form.values;
  const contact = contactIn(opened, form.values.contact);
  const done = await stateOwnView(
    child,
    { view, level: levels.find(({ code }) => code === level) ?? null, contact: contact?.id },
    seenIn(seen),
  );
  if (done.recorded) return redirect(assessmentRoute.link({ child: child.id, assessment: done.assessment }));
  return show(opened, form, visit, changedMeanwhile(done.changed, await namesIn(child.access, done.changed)));
}

export const ownViewAction: PageRoute = {
  method: 'POST',
  path: ownViewRoute.path,
  handle: (visit) => visit.look('assess the level of need', async (access) => state(await open(visit, access), visit)),
};
