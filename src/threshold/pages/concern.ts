/** Recording a worry in two minutes, on a phone: one question has to be answered. What is about staff is kept out. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { type OpenChild, openChild } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { recordEntry } from '../../record/entries/record-entry.ts';
import { postsFor, type RecordingPost } from '../../record/entries/recording-posts.ts';
import { afterConcernRoute, childRoute, concernRoute, levelRoute, makeContactRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { details } from '../../ui/components/details.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { select } from '../../ui/components/select.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { changedMeanwhile, column, namesIn, pageOfChild, seenIn } from './page-of-child.ts';
import { ringFirst } from './ringing.ts';

const kind = 'concern.recorded';
const longest = 4_000;

const schema = (today: Temporal.PlainDate) =>
  z.object({
    organisation: z.string().max(50).optional(),
    what: requiredText({ label: 'What worries you', enter: 'Enter what worries you', max: longest }),
    childSaid: optionalText({ label: 'What the child said', max: longest }),
    actionTaken: optionalText({ label: 'What you did', max: longest }),
    on: typedDate({ label: 'Day on which it happened', side: { of: today, must: 'today or past' } }).optional(),
    staff: z.array(z.literal('yes')).max(1).optional(),
    seen: z.string().max(20),
  });
type ConcernForm = Form<ReturnType<typeof schema>>;

type Opened = { readonly child: OpenChild; readonly posts: readonly RecordingPost[]; readonly seen: number };

async function open(visit: Visit, access: Access): Promise<Opened> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const posts = postsFor(child, kind);
  if (posts.length === 0) throw problem('NOT_ALLOWED', { action: 'record a concern about this child' });
  return { child, posts, seen: (await readChronology(child)).length };
}

const organisationField = (form: ConcernForm, posts: readonly RecordingPost[]): Html =>
  posts.length > 1
    ? select({
        ...field(form, 'organisation'),
        label: { text: 'For which organisation?', size: 's' },
        items: posts.map(({ organisation, name }) => ({ value: organisation, text: name })),
      })
    : hiddenField('organisation', posts[0]?.organisation ?? '');

const fields = (form: ConcernForm, { posts, seen }: Opened): Html => html`
${hiddenField('seen', String(seen))}${organisationField(form, posts)}
${textarea({ ...field(form, 'what'), label: { text: 'What worries you?', size: 's' }, hint: 'What you saw or heard, who was there, where and when. Facts first, then what you think', rows: 5 })}
${textarea({ ...field(form, 'childSaid'), label: { text: 'What did the child say, in their own words? (optional)', size: 's' }, rows: 2 })}
${textarea({ ...field(form, 'actionTaken'), label: { text: 'What did you do about it? (optional)', size: 's' }, rows: 2 })}
${details({
  summary: 'It did not happen today',
  open: form.errors.has('on') || (form.typed.get('on-day')?.[0] ?? '') !== '',
  text: dateInput({ ...field(form, 'on'), fieldset: { legend: { text: 'On which day did it happen?', size: 's' } } }),
})}
${checkboxes({
  ...field(form, 'staff'),
  classes: 'govuk-checkboxes--small',
  items: [
    {
      value: 'yes',
      text: 'It is about what somebody did who works or volunteers with children',
      hint: 'Then it does not belong here. You are told where it goes',
    },
  ],
})}
${button({ text: 'Record the concern', preventDoubleClick: true })}`;

async function show(opened: Opened, form: ConcernForm, visit: Visit, above: Html = html``): Promise<PageReply> {
  const { child } = opened;
  return pageOfChild(child, visit, {
    title: 'Record a concern',
    back: childRoute.link({ child: child.id }),
    errors: errorList(form),
    main: column(html`
<h1 class="govuk-heading-l">Record a concern</h1>
${await ringFirst(child.access)}
${above}
${formElement({ action: concernRoute.link({ child: child.id }), token: visit.formToken, content: fields(form, opened) })}`),
  });
}

/** Nothing has been recorded. What was typed is shown once, to be taken where it belongs. */
async function aboutStaff({ child }: Opened, form: ConcernForm, visit: Visit): Promise<PageReply> {
  const typed = form.typed.get('what')?.[0] ?? '';
  return pageOfChild(child, visit, {
    title: 'A concern about somebody who works with children',
    back: concernRoute.link({ child: child.id }),
    main: column(html`
<h1 class="govuk-heading-l">This goes to the LADO, and not into the child’s record</h1>
${warningText({ text: 'Nothing has been recorded here. If a child is in immediate danger, ring 999 now.' })}
<p class="govuk-body">What somebody did who works or volunteers with children is looked into by the local authority designated officer (LADO). It is kept apart from the child’s record, so that it is dealt with fairly and reaches only those who have to know.</p>
<ul class="govuk-list govuk-list--bullet">
<li>Tell your headteacher, your designated safeguarding lead or your manager today. If it is about one of them, tell whoever stands above them.</li>
<li>They ring the LADO of the council. The front door connects you when you do not have the number.</li>
<li>If you cannot raise it in your organisation, use its whistleblowing procedure. A complaint about a service goes to that service.</li>
<li>If the child needs help because of it, record that part as a concern, without saying who is accused.</li>
</ul>
${typed !== '' && html`<h2 class="govuk-heading-m">What you typed</h2><p class="govuk-body">Copy it now: it is not kept.</p>${textarea({ name: 'typed', label: 'Your words', value: typed, rows: 6 })}`}
<p class="govuk-body"><a class="govuk-link" href="${concernRoute.link({ child: child.id })}">Record a concern about the child</a></p>`),
  });
}

async function record(opened: Opened, visit: Visit): Promise<Reply> {
  const form = readForm(schema(visit.today), visit.body);
  if (form.typed.get('staff')?.includes('yes') === true) return aboutStaff(opened, form, visit);
  if (!form.isComplete) return show(opened, form, visit);
  const { child, posts } = opened;
  const { organisation, what, childSaid, actionTaken, on, seen } = form.values;
  const post = posts.length === 1 ? posts[0] : posts.find((held) => held.organisation === organisation);
  if (post === undefined) return show(opened, withError(form, 'organisation', 'Select an organisation'), visit);
  const done = await recordEntry(
    child,
    {
      kind,
      organisation: post.organisation,
      happened: on === undefined || on.equals(visit.today) ? { moment: visit.now } : { day: on },
      data: {
        what,
        ...(childSaid === undefined ? {} : { childSaid }),
        ...(actionTaken === undefined ? {} : { actionTaken }),
      },
    },
    { action: 'concern recorded', seen: seenIn(seen) },
  );
  if (done.recorded) return redirect(afterConcernRoute.link({ child: child.id }), 'The concern has been recorded');
  const names = await namesIn(child.access, done.changed);
  return show(opened, form, visit, changedMeanwhile(done.changed, names));
}

export const concernPage: PageRoute = {
  method: 'GET',
  path: concernRoute.path,
  handle: (visit) =>
    visit.look('record a concern', async (access) => {
      const opened = await open(visit, access);
      return show(opened, blankForm(schema(visit.today)), visit);
    }),
};

export const concernAction: PageRoute = {
  method: 'POST',
  path: concernRoute.path,
  handle: (visit) => visit.look('record a concern', async (access) => record(await open(visit, access), visit)),
};

/** What follows from a concern, said at once: it is not the end of the matter that it is written down. */
export const afterConcernPage: PageRoute = {
  method: 'GET',
  path: afterConcernRoute.path,
  handle: (visit) =>
    visit.look('record a concern', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      const to = { child: child.id };
      return pageOfChild(child, visit, {
        title: 'After a concern',
        back: childRoute.link(to),
        main: column(html`
<h1 class="govuk-heading-l">What next?</h1>
<p class="govuk-body">Your concern stands in the chronology. Those who read safeguarding information about this child read it there. It does not replace talking to somebody.</p>
${await ringFirst(access)}
<ul class="govuk-list govuk-list--spaced">
<li><a class="govuk-link govuk-!-font-weight-bold" href="${makeContactRoute.link(to)}">Contact the front door</a><br>Give information, ask for it, or ask for a service</li>
<li><a class="govuk-link" href="${levelRoute.link(to)}">Look at the level of need</a><br>Write down your own view, then see what the document says</li>
<li><a class="govuk-link" href="${concernRoute.link(to)}">Record another concern</a></li>
<li><a class="govuk-link" href="${childRoute.link(to)}">Back to the overview</a></li>
</ul>`),
      });
    }),
};
