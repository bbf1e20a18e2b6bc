/** Closing a record, or where a child is, to all but named people, and opening it again. */
import { z } from 'zod';
import { locationGrounds, restrictionGrounds } from '../../kinds/closing.ts';
import { roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import {
  askToLift,
  type Closing,
  closingsNow,
  liftRestriction,
  longestReview,
  mayClose,
  type Named,
  protectLocation,
  releaseLocation,
  restrictRecord,
  type WhatCloses,
} from '../../record/closing/closings.ts';
import { isOpenAt } from '../../record/involve.ts';
import { involvementsOf } from '../../record/involvements.ts';
import { peopleAt } from '../../record/people-at.ts';
import { childRoute, childrenRoute, closingRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { sent } from '../sign-in/open-route.ts';
import { closedNow } from './closed-now.ts';

const codes = <Ground extends string>(of: Readonly<Record<Ground, string>>) => Object.keys(of) as [Ground, ...Ground[]];

const closing = (today: Temporal.PlainDate) =>
  z.object({
    closes: oneOf(['record', 'location'], 'Select what to close'),
    recordGround: z.enum(codes(restrictionGrounds)).optional(),
    locationGround: z.enum(codes(locationGrounds)).optional(),
    named: z.array(z.string().max(300)).min(1, 'Select who keeps seeing it').max(40),
    reason: requiredText({ label: 'Reason', enter: 'Enter why', max: 2_000 }),
    reviewOn: typedDate({ label: 'Day of review', side: { of: today, must: 'today or future' } }),
  });
type ClosingForm = Form<ReturnType<typeof closing>>;

const keyOf = ({ practitioner, organisation, role, purpose }: Named): string =>
  [practitioner, organisation, role, purpose].join(' ');

/** Everybody who works in an organisation that works with the child, in the purpose for which it does. */
async function whoMayBeNamed(child: OpenChild): Promise<readonly (Named & { readonly name: string })[]> {
  const open = (await involvementsOf(child)).filter((each) => isOpenAt(each, child.access.now));
  const people = await peopleAt(
    child.access,
    open.map(({ organisation }) => organisation),
  );
  const all = open.flatMap(({ organisation, purpose, role, practitioner }) =>
    people
      .filter(
        (each) =>
          each.organisation === organisation &&
          (role === null || each.role === role) &&
          (practitioner === null || each.practitioner === practitioner),
      )
      .map((each) => ({ ...each, purpose })),
  );
  return [...new Map(all.map((each) => [keyOf(each), each])).values()];
}

type Opened = {
  readonly child: OpenChild;
  readonly offered: Awaited<ReturnType<typeof whoMayBeNamed>>;
  readonly now: readonly Closing[];
};

const open = async (visit: Visit, access: Access): Promise<Opened> => {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  return { child, offered: await whoMayBeNamed(child), now: await closingsNow(child) };
};

const groundRadios = (
  form: ClosingForm,
  name: 'recordGround' | 'locationGround',
  of: Readonly<Record<string, string>>,
): Html =>
  radios({
    ...field(form, name),
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'Why?', size: 's' } },
    items: Object.entries(of).map(([value, text]) => ({ value, text })),
  });

function closeForm(visit: Visit, { child, offered }: Opened, form: ClosingForm): Html {
  const choices = (['record', 'location'] as const).filter((closes) => mayClose(child, closes));
  if (choices.length === 0)
    return html`<p class="govuk-body">Your role does not close a record. Ask a team manager or service manager of social care who works with the child. If somebody is in danger, ring 999.</p>`;
  return formElement({
    action: closingRoute.link({ child: child.id }),
    token: visit.formToken,
    content: html`${hiddenField('step', 'close')}
${warningText({ text: 'It acts at once. Whoever is not named loses what they see, you too. They cannot tell why.' })}
${radios({
  ...field(form, 'closes'),
  fieldset: { legend: { text: 'What do you close?', size: 's' } },
  items: choices.map((value: WhatCloses) =>
    value === 'record'
      ? { value, text: 'The whole record', conditional: groundRadios(form, 'recordGround', restrictionGrounds) }
      : {
          value,
          text: 'Where the child is: address, school, placement, and who works there',
          conditional: groundRadios(form, 'locationGround', locationGrounds),
        },
  ),
})}
${checkboxes({
  ...field(form, 'named'),
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'Who keeps seeing it?', size: 's' } },
  hint: 'People who work with the child now. Name yourself, and somebody who covers for you',
  items: offered.map((each) => ({ value: keyOf(each), text: each.name, hint: roles[each.role] })),
})}
${textarea({ ...field(form, 'reason'), label: { text: 'What is the danger?', size: 's' }, hint: 'Those named can read this', rows: 3 })}
${dateInput({ ...field(form, 'reviewOn'), fieldset: { legend: { text: 'When will you look at it again?', size: 's' } }, hint: `Within ${longestReview.days} days` })}
${button({ text: 'Close it', look: 'warning', preventDoubleClick: true })}`,
  });
}

async function view(visit: Visit, opened: Opened, form: ClosingForm): Promise<PageReply> {
  const { child } = opened;
  return {
    kind: 'page',
    title: 'Closed to all but named people',
    section: 'children',
    breadcrumbs: [
      { text: 'Children', href: childrenRoute.link() },
      { text: 'Overview', href: childRoute.link({ child: child.id }) },
      { text: 'Closing' },
    ],
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`${childNavigation(child.id, 'involvement')}
<h1 class="govuk-heading-l">Closed to all but named people</h1>
<h2 class="govuk-heading-m">What is closed now</h2>
${await closedNow(visit, opened.child, opened.now)}
<h2 class="govuk-heading-m">Close it</h2>
${closeForm(visit, opened, form)}`,
  };
}

export const closingPage: PageRoute = {
  method: 'GET',
  path: closingRoute.path,
  handle: (visit) =>
    visit.look('closing of a record', async (access) =>
      view(visit, await open(visit, access), blankForm(closing(visit.today))),
    ),
};

async function close(visit: Visit, opened: Opened): Promise<Reply> {
  const form = readForm(closing(visit.today), visit.body);
  if (!form.isComplete) return view(visit, opened, form);
  const { closes, recordGround, locationGround, reason, reviewOn, named: keys } = form.values;
  if (Temporal.PlainDate.compare(reviewOn, visit.today.add(longestReview)) > 0)
    return view(visit, opened, withError(form, 'reviewOn', `Day of review must be within ${longestReview.days} days`));
  const named = opened.offered
    .filter((each) => keys.includes(keyOf(each)))
    .map(({ name: _name, ...each }): Named => each);
  if (named.length === 0) return view(visit, opened, withError(form, 'named', 'Select who keeps seeing it'));
  if (closes === 'record' && recordGround === undefined)
    return view(visit, opened, withError(form, 'recordGround', 'Select why'));
  if (closes === 'location' && locationGround === undefined)
    return view(visit, opened, withError(form, 'locationGround', 'Select why'));
  if (closes === 'record')
    await restrictRecord(opened.child, { ground: recordGround ?? 'high-risk', named, reason, reviewOn });
  else await protectLocation(opened.child, { ground: locationGround ?? 'placement', named, reason, reviewOn });
  // Whoever closed it may not see it any more
  return redirect(childrenRoute.link(), 'It is closed to all but those you named');
}

const steps = { ask: askToLift, lift: liftRestriction, release: releaseLocation } as const;
const said = {
  ask: 'Another manager decides on it now',
  lift: 'The record is open again to those who work with the child',
  release: 'Where the child is is no longer protected',
} as const;

export const closingAction: PageRoute = {
  method: 'POST',
  path: closingRoute.path,
  handle: (visit) =>
    visit.look('closing of a record', async (access): Promise<Reply> => {
      const opened = await open(visit, access);
      const step = sent(visit.body, 'step');
      if (step !== 'ask' && step !== 'lift' && step !== 'release') return close(visit, opened);
      const reason = sent(visit.body, 'reason').trim().slice(0, 2_000);
      const blank = blankForm(closing(visit.today));
      if (reason === '') return view(visit, opened, withError(blank, 'reason', 'Enter why'));
      await steps[step](opened.child, sent(visit.body, 'id'), reason);
      return redirect(closingRoute.link({ child: opened.child.id }), said[step]);
    }),
};
