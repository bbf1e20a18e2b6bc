/** Emergency access that waits for the review of a data protection officer. */
import { z } from 'zod';
import { emergencyOutcomeCodes, emergencyOutcomes, emergencyReasons } from '../../access/emergency.ts';
import { problem } from '../../errors.ts';
import { type Role, roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { holdsRole } from '../../record/actor.ts';
import { childSummaries, fullName } from '../../record/child.ts';
import { type EmergencyReview, emergenciesToReview, reviewEmergency } from '../../record/existence/emergency-access.ts';
import { loadNames } from '../../record/organisations.ts';
import { emergencyReviewsRoute, homeRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { tag } from '../../ui/components/tag.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { errorList, type Form, readForm } from '../../ui/form.ts';
import { oneOf, requiredText } from '../../ui/form-schemas.ts';
import { fragment } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { atInstant, dateWithDistance } from '../../ui/when.ts';

const review = z.object({
  emergency: z.string().min(1).max(100),
  outcome: oneOf(emergencyOutcomeCodes, 'Select what came of your review'),
  words: requiredText({ label: 'What you found', enter: 'Enter what you found', max: 2_000 }),
});
type Review = Form<typeof review>;

export const reasonWords = (code: string): string =>
  Object.hasOwn(emergencyReasons, code) ? emergencyReasons[code as keyof typeof emergencyReasons] : code;

function reviewForm(visit: Visit, { id }: EmergencyReview, form: Review | undefined): Html {
  const own = form?.typed.get('emergency')?.[0] === id ? form : undefined;
  const named = (name: 'outcome' | 'words') => (own === undefined ? `${name}-${id}` : name);
  return formElement({
    action: emergencyReviewsRoute.link(),
    token: visit.formToken,
    content: html`${hiddenField('emergency', id)}
${radios({
  name: 'outcome',
  idPrefix: named('outcome'),
  value: own?.typed.get('outcome')?.[0],
  errorMessage: own?.errors.get('outcome')?.message,
  fieldset: { legend: { text: 'What came of your review?', size: 's' } },
  items: emergencyOutcomeCodes.map((value) => ({ value, text: emergencyOutcomes[value] })),
})}
${textarea({
  name: 'words',
  id: named('words'),
  label: { text: 'What did you find?', size: 's' },
  rows: 3,
  value: own?.typed.get('words')?.[0],
  errorMessage: own?.errors.get('words')?.message,
})}
${button({ text: 'Record the review' })}`,
  });
}

async function show(visit: Visit, access: Access, form?: Review): Promise<PageReply> {
  if (!holdsRole(visit.actor, 'data-protection-officer'))
    throw problem('NOT_ALLOWED', { action: 'review emergency access' });
  const waiting = await emergenciesToReview(access);
  const children = await childSummaries(
    access,
    waiting.map(({ child }) => child),
  );
  const names = await loadNames(
    access,
    waiting.map(({ organisation }) => organisation),
    waiting.map(({ practitioner }) => practitioner),
  );
  const late = ({ reviewBy }: EmergencyReview) =>
    reviewBy !== null && Temporal.PlainDate.compare(visit.today, reviewBy) > 0;
  return {
    kind: 'page',
    title: 'Emergency access to review',
    heading: 'Emergency access to review',
    breadcrumbs: [{ text: 'My work', href: homeRoute.link() }, { text: 'Emergency access' }],
    errors:
      form === undefined
        ? []
        : errorList(form).map((each) => ({ ...each, href: each.href ?? fragment('main-content') })),
    main: html`
${waiting.length === 0 && html`<p class="govuk-body">Nothing waits for your review.</p>`}
${waiting.map((each) => {
  const child = children.get(each.child);
  return html`
${summaryList({
  card: { title: { text: child === undefined ? 'A record that you cannot see' : fullName(child), headingLevel: 2 } },
  rows: [
    {
      key: 'Opened by',
      value: `${names.practitioner(each.practitioner)}, ${names.organisation(each.organisation)} (${roles[each.role as Role]})`,
    },
    { key: 'When', value: html`${atInstant(each.openedAt)}, until ${atInstant(each.endsAt)}` },
    { key: 'Kind', value: reasonWords(each.code) },
    { key: 'Why', value: each.reason },
    {
      key: 'Review by',
      value:
        each.reviewBy === null
          ? 'Cannot be reckoned: add the bank holidays'
          : html`${dateWithDistance(each.reviewBy, visit.today)} ${late(each) && tag({ text: 'Late', colour: 'red' })}`,
    },
  ],
})}
${each.practitioner === visit.actor.practitioner ? html`<p class="govuk-body">You opened this yourself, so somebody else reviews it.</p>` : reviewForm(visit, each, form)}`;
})}`,
  };
}

export const emergencyReviewsPage: PageRoute = {
  method: 'GET',
  path: emergencyReviewsRoute.path,
  handle: (visit) => visit.look('emergency access to review', (access) => show(visit, access)),
};

export const emergencyReviewsAction: PageRoute = {
  method: 'POST',
  path: emergencyReviewsRoute.path,
  handle: (visit) =>
    visit.look('emergency access to review', async (access) => {
      const form = readForm(review, visit.body);
      if (!form.isComplete) return show(visit, access, form);
      await reviewEmergency(access, form.values.emergency, form.values);
      return redirect(emergencyReviewsRoute.link(), 'The review has been recorded');
    }),
};
