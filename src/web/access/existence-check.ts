/** The front door and the out-of-hours team ask whether somebody works with a child, and whom to ring. */
import { z } from 'zod';
import { checksAnHour } from '../../access/existence.ts';
import { problem } from '../../errors.ts';
import { purposeCodes, purposes } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import {
  type AskingPost,
  type CheckAnswer,
  checkExistence,
  postsToAskIn,
  takeUpWork,
} from '../../record/existence/existence-check.ts';
import { childRoute, existenceCheckRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { select } from '../../ui/components/select.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { identityFields, identityIn, identityShape } from './identity-fields.ts';

const question = (today: Temporal.PlainDate) =>
  z.object({
    ...identityShape(today),
    purpose: oneOf(purposeCodes, 'Select what you ask for'),
    reason: requiredText({ label: 'Reason', enter: 'Enter why you ask', max: 1_000 }),
  });
type Question = Form<ReturnType<typeof question>>;

const takingUp = z.object({
  check: z.string().max(100),
  reason: requiredText({ label: 'Reason', enter: 'Enter why you take up work with the child', max: 300 }),
});

async function askingPosts(access: Access): Promise<readonly [AskingPost, ...AskingPost[]]> {
  const [first, ...more] = await postsToAskIn(access);
  if (first === undefined) throw problem('NOT_ALLOWED', { action: 'ask whether somebody works with a child' });
  return [first, ...more];
}

const pageWith = (errors: PageReply['errors'], main: Html): PageReply => ({
  kind: 'page',
  title: 'Does somebody work with this child?',
  heading: 'Does somebody work with this child?',
  section: 'existence-check',
  errors,
  main,
});

function questionView(form: Question, posts: readonly AskingPost[], visit: Visit): PageReply {
  const choices = [...new Set(posts.flatMap((each) => each.purposes))];
  const [only, another] = choices;
  return pageWith(
    errorList(form),
    html`
<p class="govuk-body">The answer says only whether somebody works with the child, and whom to ring. Every question is recorded with your reason, and data protection officers can see it. You can ask ${checksAnHour} times in an hour.</p>
${formElement({
  action: existenceCheckRoute.link(),
  token: visit.formToken,
  content: html`${hiddenField('step', 'ask')}
${identityFields(form)}
${
  only !== undefined && another === undefined
    ? hiddenField('purpose', only)
    : select({
        ...field(form, 'purpose'),
        label: { text: 'What do you ask for?', size: 's' },
        items: [{ value: '', text: 'Choose' }, ...choices.map((value) => ({ value, text: purposes[value] }))],
      })
}
${textarea({ ...field(form, 'reason'), label: { text: 'Why do you ask?', size: 's' }, hint: 'Do not name the child here', rows: 3 })}
${button({ text: 'Ask' })}`,
})}`,
  );
}

const notKnown = html`
${insetText({
  text: html`<p class="govuk-body govuk-!-font-weight-bold">There is nobody whom we can tell you of.</p>
<p class="govuk-body">That does not mean that nobody works with the child. Some work cannot be told of here, and some services do not use this.</p>`,
})}
<p class="govuk-body">If you are worried about the child, act on it as you would for a child whom nobody knows. Ring the services where the child lives, and the police on 999 if the child is in danger now.</p>`;

function answerView(answer: CheckAnswer, form: Form<typeof takingUp>, visit: Visit): PageReply {
  const again = html`<p class="govuk-body"><a class="govuk-link" href="${existenceCheckRoute.link()}">Ask about another child</a></p>`;
  if (!answer.known) return pageWith([], html`${notKnown}${again}`);
  return pageWith(
    errorList(form),
    html`
${insetText({ text: html`<p class="govuk-body govuk-!-font-weight-bold">Somebody works with a child with these details.</p><p class="govuk-body">Ring them before you act, unless the child is in danger now.</p>` })}
${summaryList({
  rows: answer.organisations.map(({ name, telephone }) => ({
    key: name,
    value: telephone ?? 'No telephone number is recorded here',
  })),
})}
${
  answer.check !== null &&
  formElement({
    action: existenceCheckRoute.link(),
    token: visit.formToken,
    content: html`<h2 class="govuk-heading-m">Take up work with the child</h2>
<p class="govuk-body">Only when it is your remit to. Your team is then involved, and those who work with the child see that and why.</p>
${hiddenField('step', 'take-up')}${hiddenField('check', answer.check)}
${textarea({ ...field(form, 'reason'), label: { text: 'Why?', size: 's' }, rows: 3 })}
${button({ text: 'Take up work', look: 'secondary' })}`,
  })
}
${again}`,
  );
}

export const existenceCheckPage: PageRoute = {
  method: 'GET',
  path: existenceCheckRoute.path,
  handle: (visit) =>
    visit.look('existence check', async (access) =>
      questionView(blankForm(question(visit.today)), await askingPosts(access), visit),
    ),
};

async function ask(visit: Visit, access: Access): Promise<Reply> {
  const posts = await askingPosts(access);
  const form = readForm(question(visit.today), visit.body);
  if (!form.isComplete) return questionView(form, posts, visit);
  const { purpose, reason } = form.values;
  const asking = posts.find((each) => each.purposes.includes(purpose));
  if (asking === undefined) return questionView(withError(form, 'purpose', 'Select what you ask for'), posts, visit);
  const given = identityIn(form.values);
  if ('field' in given) return questionView(withError(form, given.field, given.says), posts, visit);
  const answer = await checkExistence(access, { asking, purpose, given, reason });
  return answerView(answer, blankForm(takingUp), visit);
}

export const existenceCheckAction: PageRoute = {
  method: 'POST',
  path: existenceCheckRoute.path,
  handle: (visit) =>
    visit.look('existence check', async (access) => {
      if (visit.body['step'] !== 'take-up') return ask(visit, access);
      await askingPosts(access);
      const form = readForm(takingUp, visit.body);
      if (!form.isComplete) {
        const check = form.typed.get('check')?.[0] ?? '';
        return answerView({ known: true, organisations: [], check }, form, visit);
      }
      const child = await takeUpWork(access, form.values.check, form.values.reason);
      return redirect(childRoute.link({ child }), 'Your team is involved from now on');
    }),
};
