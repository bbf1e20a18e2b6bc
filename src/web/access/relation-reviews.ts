/** Records that were locked to a practitioner because somebody close to them may be in it, for whoever decides. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { fullName } from '../../record/child.ts';
import { loadNames } from '../../record/organisations.ts';
import { matchWords } from '../../record/relations/relation-keys.ts';
import { decideOnLock, type LockToReview, locksToReview, mayReviewLocks } from '../../record/relations/review-locks.ts';
import { homeRoute, relationReviewsRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { errorList, type Form, readForm } from '../../ui/form.ts';
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import { fragment } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { instantWithDistance } from '../../ui/when.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';

const decision = z.object({
  lock: z.string().min(1).max(100),
  decision: oneOf(['kept', 'lifted'], 'Select what you decide'),
  words: requiredText({ label: 'Reason', enter: 'Enter why', max: 2_000 }),
});
type Decision = Form<typeof decision>;

function decisionForm(visit: Visit, { id }: LockToReview, form: Decision | undefined): Html {
  const own = form?.typed.get('lock')?.[0] === id ? form : undefined;
  const named = (name: string): string => (own === undefined ? `${name}-${id}` : name);
  return formElement({
    action: relationReviewsRoute.link(),
    token: visit.formToken,
    content: html`${hiddenField('lock', id)}
${radios({
  name: 'decision',
  idPrefix: named('decision'),
  value: own?.typed.get('decision')?.[0],
  errorMessage: own?.errors.get('decision')?.message,
  fieldset: { legend: { text: 'Are they close to the child?', size: 's' } },
  items: [
    { value: 'kept', text: 'Yes, or it is not certain: keep the record locked to them' },
    { value: 'lifted', text: 'No: open it to them as to others in their role' },
  ],
})}
${textarea({
  name: 'words',
  id: named('words'),
  label: { text: 'Why?', size: 's' },
  rows: 2,
  value: own?.typed.get('words')?.[0],
  errorMessage: own?.errors.get('words')?.message,
})}
${button({ text: 'Record the decision' })}`,
  });
}

async function show(visit: Visit, access: Access, form?: Decision): Promise<PageReply> {
  if (!mayReviewLocks(visit.actor))
    throw problem('NOT_ALLOWED', { action: 'decide on records that are locked to somebody' });
  const waiting = await locksToReview(access);
  const names = await loadNames(
    access,
    [],
    waiting.map(({ practitioner }) => practitioner),
  );
  return {
    kind: 'page',
    title: 'Records locked to somebody close',
    heading: 'Records locked to somebody close',
    back: homeRoute.link(),
    errors:
      form === undefined
        ? []
        : errorList(form).map((each) => ({ ...each, href: each.href ?? fragment('main-content') })),
    main: html`
<p class="govuk-body">The practitioner is not told. Do not ask them about the child: ask about their own family, or ask somebody who knows.</p>
${waiting.length === 0 && html`<p class="govuk-body">Nothing waits for you.</p>`}
${waiting.map(
  (each) => html`
${summaryList({
  card: { title: { text: names.practitioner(each.practitioner), headingLevel: 2 } },
  rows: [
    { key: 'Child', value: each.child === null ? 'A record that is not shown to you' : fullName(each.child) },
    { key: 'What agrees', value: each.matched.map((code) => matchWords[code] ?? code).join(', ') },
    { key: 'Locked', value: instantWithDistance(each.since, visit.now) },
  ],
})}
${decisionForm(visit, each, form)}`,
)}`,
  };
}

export const relationReviewsPage: PageRoute = {
  method: 'GET',
  path: relationReviewsRoute.path,
  handle: (visit) => visit.look('records locked to somebody close', (access) => show(visit, access)),
};

export const relationReviewsAction: PageRoute = {
  method: 'POST',
  path: relationReviewsRoute.path,
  handle: (visit) =>
    visit.look('records locked to somebody close', async (access) => {
      const form = readForm(decision, visit.body);
      if (!form.isComplete) return show(visit, access, form);
      await decideOnLock(access, form.values.lock, form.values);
      return redirect(relationReviewsRoute.link(), 'The decision has been recorded');
    }),
};

export const relationReviewPanel: WorkPanel = {
  show: async (access) => {
    const waiting = await locksToReview(access);
    if (waiting.length === 0) return null;
    return insetText({
      text: html`
<h2 class="govuk-heading-m">Records locked to somebody close <span class="govuk-!-font-weight-regular">(${waiting.length})</span></h2>
<p class="govuk-body govuk-!-margin-bottom-0"><a class="govuk-link" href="${relationReviewsRoute.link()}">Decide whether they stay locked</a></p>`,
    });
  },
};
