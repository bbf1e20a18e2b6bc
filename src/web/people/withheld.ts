/** Something that is kept from somebody: what, why, who decided, and whether it still has to be. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { tellingTest } from '../../kinds/telling.ts';
import { roles } from '../../kinds/vocabulary.ts';
import { loadNames } from '../../record/organisations.ts';
import {
  authorisingPost,
  type RestrictionOutcome,
  reviewRestriction,
} from '../../record/people/authorise-restriction.ts';
import { isToBeReviewed, type Restriction, restrictionState } from '../../record/people/restrictions.ts';
import { familyRoute, withheldRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { tag } from '../../ui/components/tag.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { atInstant, dateWithDistance, onDate } from '../../ui/when.ts';
import { actionable } from './edit-person.ts';
import { column, familyReply, type OpenFamily, openFamily } from './family-frame.ts';
import { subjectWords, whomWords } from './withheld-words.ts';

const fields = z.object({
  outcome: oneOf(['ended', 'goes-on'], 'Select whether it ends or goes on'),
  reasons: requiredText({ label: 'Reasons', enter: 'Enter why', max: 4_000 }),
  until: typedDate({ label: 'The last day on which it holds' }).optional(),
  reviewOn: typedDate({ label: 'When it is looked at again' }).optional(),
  seen: z.string().regex(/^\d{1,9}$/u),
});
type Fields = z.output<typeof fields>;

const states = {
  'in-force': tag({ text: 'Holds', colour: 'red' }),
  lapsed: tag({ text: 'Ran out, not looked at', colour: 'orange' }),
  ended: tag({ text: 'Ended', colour: 'grey' }),
} as const;

/** NOT_FOUND also for one that stands in a part of the record which the viewer may not see. */
function restrictionOf({ family }: OpenFamily, visit: Visit): Restriction {
  const found = family.restrictions.find(({ id }) => id === visit.parameters['restriction']);
  if (found === undefined) throw problem('NOT_FOUND');
  return found;
}

async function facts(restriction: Restriction, { child }: OpenFamily, visit: Visit): Promise<Html> {
  const { test, order, evidence, withheld, maySay, authorisedBy, from, until, reviewOn, reviews, written } =
    restriction;
  const people = [written.by, ...reviews.map((each) => each.by)].filter((id) => id !== null);
  const names = await loadNames(child.access, [written.organisation], people);
  const rule = test === null ? undefined : tellingTest(test);
  const author = written.by === null ? 'Not known' : names.practitioner(written.by);
  return summaryList({
    rows: [
      { key: 'State', value: states[restrictionState(restriction, visit.today)] },
      { key: 'From whom', value: whomWords(restriction) },
      { key: 'What', value: html`${subjectWords(restriction)}<br>${withheld}` },
      { key: 'What can be said', value: maySay ?? 'Nothing was written down' },
      {
        key: 'Legal test',
        value:
          rule === undefined ? 'Not known' : html`${rule.title}<br>${rule.at}${!rule.verified && ' (not verified)'}`,
      },
      ...(order === null ? [] : [{ key: 'Order', value: order }]),
      { key: 'Why it is met', value: evidence },
      {
        key: 'Authorised by',
        value: `${author}, ${names.organisation(written.organisation)}${authorisedBy === null ? '' : ` (${roles[authorisedBy]})`}`,
      },
      { key: 'From', value: onDate(from) },
      { key: 'Last day', value: dateWithDistance(until, visit.today) },
      { key: 'Look again on', value: reviewOn === null ? 'No day was set' : dateWithDistance(reviewOn, visit.today) },
      {
        key: 'Looked at',
        value:
          reviews.length === 0
            ? 'Not yet'
            : html`${reviews.map(
                ({ at, outcome, reasons, by }) =>
                  html`<p class="govuk-body">${atInstant(at)}${by !== null && `, ${names.practitioner(by)}`}: ${outcome === 'ended' ? 'ended' : 'goes on'}. ${reasons}</p>`,
              )}`,
      },
    ],
  });
}

function reviewForm(restriction: Restriction, { child }: OpenFamily, form: Form<typeof fields>, visit: Visit): Html {
  const { test, endedAt } = restriction;
  if (endedAt !== null)
    return html`<p class="govuk-body">It has ended. The person is told what was withheld, unless something else stands against it.</p>`;
  if (test === null || authorisingPost(child, test) === undefined) {
    const who = test === null ? [] : tellingTest(test).authorisedBy.map((role) => roles[role]);
    return html`<p class="govuk-body">Your role cannot decide this. Ask: ${who.join(', ')}.</p>`;
  }
  return html`
<h2 class="govuk-heading-m">${isToBeReviewed(restriction, visit.today) ? 'It has to be looked at again now' : 'Look at it again'}</h2>
${formElement({
  action: withheldRoute.link({ child: child.id, restriction: restriction.id }),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(child.seen))}
${radios({
  ...field(form, 'outcome'),
  fieldset: { legend: { text: 'What is decided?', size: 's' } },
  items: [
    { value: 'ended', text: 'It ends now, and the person is told' },
    {
      value: 'goes-on',
      text: 'It goes on, by the same test',
      conditional: html`${dateInput({ ...field(form, 'until'), fieldset: { legend: 'The last day on which it holds' } })}${dateInput({ ...field(form, 'reviewOn'), fieldset: { legend: 'When is it looked at again?' } })}`,
    },
  ],
})}
${textarea({ ...field(form, 'reasons'), label: { text: 'Why?', size: 's' }, rows: 3 })}
${button({ text: 'Save', preventDoubleClick: true })}`,
})}`;
}

async function show(
  open: OpenFamily,
  restriction: Restriction,
  form: Form<typeof fields>,
  visit: Visit,
): Promise<PageReply> {
  return familyReply(open.child, visit, {
    title: 'Kept from somebody',
    heading: `Kept from ${whomWords(restriction)}`,
    caption: 'Family',
    back: familyRoute.link({ child: open.child.id }),
    errors: errorList(form),
    main: column(html`${await facts(restriction, open, visit)}${reviewForm(restriction, open, form, visit)}`),
  });
}

/** What is decided, or the field at fault. */
function outcomeIn(
  { outcome, until, reviewOn }: Fields,
  today: Temporal.PlainDate,
): RestrictionOutcome | readonly [keyof Fields, string] {
  if (outcome === 'ended') return { outcome };
  if (until === undefined || Temporal.PlainDate.compare(until, today) < 0)
    return ['until', 'Enter a last day, today or in the future'];
  if (
    reviewOn === undefined ||
    Temporal.PlainDate.compare(reviewOn, today) < 0 ||
    Temporal.PlainDate.compare(reviewOn, until) > 0
  )
    return ['reviewOn', 'Enter a day to look at it again, on or before the last day'];
  return { outcome, until, reviewOn };
}

async function save(open: OpenFamily, restriction: Restriction, visit: Visit): Promise<Reply> {
  const { child, family } = open;
  const form = readForm(fields, visit.body);
  if (!form.isComplete) return show(open, restriction, form, visit);
  const outcome = outcomeIn(form.values, visit.today);
  if (!('outcome' in outcome)) return show(open, restriction, withError(form, outcome[0], outcome[1]), visit);
  try {
    await reviewRestriction(child, family, restriction, outcome, form.values.reasons, Number(form.values.seen));
    return redirect(withheldRoute.link({ child: child.id, restriction: restriction.id }), 'Saved');
  } catch (error) {
    return show(open, restriction, withError(form, '', actionable(error)), visit);
  }
}

export const withheldPage: PageRoute = {
  method: 'GET',
  path: withheldRoute.path,
  handle: (visit) =>
    visit.look('withholding', async (access) => {
      const open = await openFamily(visit, access);
      return show(open, restrictionOf(open, visit), blankForm(fields), visit);
    }),
};

export const withheldAction: PageRoute = {
  method: 'POST',
  path: withheldRoute.path,
  handle: (visit) =>
    visit.look('withholding', async (access) => {
      const open = await openFamily(visit, access);
      return save(open, restrictionOf(open, visit), visit);
    }),
};
