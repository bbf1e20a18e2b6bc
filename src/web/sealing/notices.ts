/** Somebody had an entry before them that is sealed now: they say what became of copies. */
import { z } from 'zod';
import { sealingGrounds } from '../../access/sealing.ts';
import { kindNamed } from '../../kinds/registry.ts';
import type { Access } from '../../record/access.ts';
import { childSummaries, fullName } from '../../record/child.ts';
import { loadNames } from '../../record/organisations.ts';
import {
  answerNotice,
  copyAnswerCodes,
  copyAnswers,
  noticesToAnswer,
  type SealingNotice,
} from '../../record/sealing/notices.ts';
import { homeRoute, sealingNoticesRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { oneOf, optionalText } from '../../ui/form-schemas.ts';
import { fragment } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { atInstant } from '../../ui/when.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';

const schema = z.object({
  notice: z.string().min(1).max(100),
  answer: oneOf(copyAnswerCodes, 'Select what you did with what it said'),
  words: optionalText({ label: 'To whom', max: 2_000 }),
});
type Answer = Form<typeof schema>;

function answerForm(visit: Visit, { id }: SealingNotice, form: Answer | undefined): Html {
  const own = form?.typed.get('notice')?.[0] === id ? form : undefined;
  const named = (name: string): string => (own === undefined ? `${name}-${id}` : name);
  return formElement({
    action: sealingNoticesRoute.link(),
    token: visit.formToken,
    content: html`${hiddenField('notice', id)}
${radios({
  name: 'answer',
  idPrefix: named('answer'),
  value: own?.typed.get('answer')?.[0],
  errorMessage: own?.errors.get('answer')?.message,
  fieldset: { legend: { text: 'What did you do with what it said?', size: 's' } },
  items: copyAnswerCodes.map((value) => ({
    value,
    text: copyAnswers[value],
    ...(value === 'passed-on'
      ? {
          conditional: textarea({
            name: 'words',
            id: named('words'),
            label: 'To whom, and when? Tell them too that it may not be used.',
            rows: 2,
            value: own?.typed.get('words')?.[0],
            errorMessage: own?.errors.get('words')?.message,
          }),
        }
      : {}),
  })),
})}
${button({ text: 'Send the answer', preventDoubleClick: true })}`,
  });
}

async function show(visit: Visit, access: Access, form?: Answer): Promise<PageReply> {
  const waiting = await noticesToAnswer(access);
  const children = await childSummaries(
    access,
    waiting.map(({ child }) => child),
  );
  const names = await loadNames(
    access,
    waiting.map(({ organisation }) => organisation),
    [],
  );
  return {
    kind: 'page',
    title: 'Entries that were sealed',
    heading: 'You had an entry before you that was sealed',
    back: homeRoute.link(),
    errors:
      form === undefined
        ? []
        : errorList(form).map((each) => ({ ...each, href: each.href ?? fragment('main-content') })),
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${
  waiting.length === 0
    ? html`<p class="govuk-body">Nothing waits for an answer of yours.</p>`
    : html`<p class="govuk-body">Do not use what it said. Destroy what you printed, copied or noted of it.</p>`
}
${waiting.map((notice) => {
  const child = children.get(notice.child);
  return html`${summaryList({
    card: { title: { text: kindNamed(notice.kind).title, headingLevel: 2 } },
    rows: [
      { key: 'Child', value: child === undefined ? 'A record that is no longer open to you' : fullName(child) },
      { key: 'Recorded', value: html`${atInstant(notice.recordedAt)}, ${names.organisation(notice.organisation)}` },
      { key: 'You had it', value: html`First on ${atInstant(notice.shownAt)}` },
      { key: 'Why it was sealed', value: sealingGrounds[notice.ground] },
    ],
  })}${answerForm(visit, notice, form)}`;
})}
</div></div>`,
  };
}

export const sealingNoticesPage: PageRoute = {
  method: 'GET',
  path: sealingNoticesRoute.path,
  handle: (visit) => visit.look('entries that were sealed', (access) => show(visit, access)),
};

export const sealingNoticesAction: PageRoute = {
  method: 'POST',
  path: sealingNoticesRoute.path,
  handle: (visit) =>
    visit.look('entries that were sealed', async (access) => {
      const form = readForm(schema, visit.body);
      if (!form.isComplete) return show(visit, access, form);
      const { notice, answer, words } = form.values;
      if (answer === 'passed-on' && words === undefined)
        return show(visit, access, withError(form, 'words', 'Enter to whom you passed it on'));
      await answerNotice(access, notice, { answer, words });
      return redirect(sealingNoticesRoute.link(), 'Your answer has been sent');
    }),
};

export const sealingNoticePanel: WorkPanel = {
  show: async (access) => {
    const waiting = await noticesToAnswer(access);
    if (waiting.length === 0) return null;
    return insetText({
      text: html`
<h2 class="govuk-heading-m">You had an entry before you that was sealed <span class="govuk-!-font-weight-regular">(${waiting.length})</span></h2>
<p class="govuk-body govuk-!-margin-bottom-0"><a class="govuk-link" href="${sealingNoticesRoute.link()}">Say what you did with what it said</a></p>`,
    });
  },
};
