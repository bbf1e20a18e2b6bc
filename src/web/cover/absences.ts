/** Leave and other absence: one's own, and of the colleagues whose cover one keeps. */
import { z } from 'zod';
import type { Access } from '../../record/access.ts';
import { type Absence, absencesFrom, recordAbsence, takeBackAbsence } from '../../record/cover/absences.ts';
import { colleaguesWhoseCoverIsKept } from '../../record/cover/who-keeps-cover.ts';
import { loadNames } from '../../record/organisations.ts';
import { peopleAt } from '../../record/people-at.ts';
import { absencesRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { select } from '../../ui/components/select.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { onDate } from '../../ui/when.ts';

const absence = (today: Temporal.PlainDate) =>
  z.object({
    who: requiredText({ label: 'Who is away', enter: 'Select who is away', max: 50 }),
    from: typedDate({ label: 'First day', enter: 'Enter the first day' }),
    to: typedDate({ label: 'Last day', enter: 'Enter the last day', side: { of: today, must: 'today or future' } }),
    deputy: optionalText({ label: 'Who stands in', max: 50 }),
  });
type AbsenceForm = Form<ReturnType<typeof absence>>;

const asked = z.object({
  doing: oneOf(['record', 'take-back'], 'Select what to do'),
  absence: z.string().max(50).optional(),
});

type Person = { readonly id: string; readonly name: string };
type Shown = {
  readonly people: readonly Person[];
  /** Who may stand in: everybody in the same organisations. */
  readonly deputies: readonly Person[];
  readonly absences: readonly Absence[];
  readonly nameOf: (practitioner: string) => string;
};

const each = (found: readonly { readonly practitioner: string; readonly name: string }[]): readonly Person[] =>
  [...new Map(found.map(({ practitioner, name }) => [practitioner, name]))].map(([id, name]) => ({ id, name }));

async function open(access: Access, today: Temporal.PlainDate): Promise<Shown> {
  const { actor } = access;
  const own = { practitioner: actor.practitioner, name: actor.name };
  const people = each([own, ...(await colleaguesWhoseCoverIsKept(access))]);
  const colleagues = await peopleAt(
    access,
    actor.posts.map(({ organisation }) => organisation),
  );
  const absences = await absencesFrom(
    access,
    people.map(({ id }) => id),
    today,
  );
  const names = await loadNames(
    access,
    [],
    absences.flatMap(({ practitioner, deputy }) => [practitioner, ...(deputy === null ? [] : [deputy])]),
  );
  return { people, deputies: each(colleagues), absences, nameOf: names.practitioner };
}

function show({ people, deputies, absences, nameOf }: Shown, form: AbsenceForm, { formToken }: Visit): PageReply {
  const action = absencesRoute.link();
  const takeBack = ({ id, practitioner }: Absence) =>
    formElement({
      action,
      token: formToken,
      content: html`${hiddenField('doing', 'take-back')}${hiddenField('absence', id)}${button({ text: html`Take back<span class="govuk-visually-hidden"> the absence of ${nameOf(practitioner)}</span>`, look: 'secondary', classes: 'govuk-!-margin-bottom-0' })}`,
    });
  return {
    kind: 'page',
    title: 'Leave and who stands in',
    heading: 'Leave and who stands in',
    section: 'cover',
    errors: errorList(form),
    main: html`
<p class="govuk-body">Whoever has to ring in a disagreement about a child sees here who is there and who stands in.</p>
${
  absences.length === 0
    ? html`<p class="govuk-body">Nobody is away, as far as anybody has recorded.</p>`
    : summaryList({
        rows: absences.map((one) => ({
          key: nameOf(one.practitioner),
          value: html`${onDate(one.from)} to ${onDate(one.to)}. ${one.deputy === null ? 'Nobody stands in.' : `${nameOf(one.deputy)} stands in.`}${takeBack(one)}`,
        })),
      })
}
<h2 class="govuk-heading-m">Record an absence</h2>
${formElement({
  action,
  token: formToken,
  content: html`${hiddenField('doing', 'record')}
${select({ ...field(form, 'who'), label: { text: 'Who is away?', size: 's' }, items: people.map(({ id, name }) => ({ value: id, text: name })) })}
${dateInput({ ...field(form, 'from'), fieldset: { legend: { text: 'First day', size: 's' } } })}
${dateInput({ ...field(form, 'to'), fieldset: { legend: { text: 'Last day', size: 's' } } })}
${select({ ...field(form, 'deputy'), label: { text: 'Who stands in?', size: 's' }, items: [{ value: '', text: 'Nobody' }, ...deputies.map(({ id, name }) => ({ value: id, text: name }))] })}
${button({ text: 'Record the absence', preventDoubleClick: true })}`,
})}`,
  };
}

const blank = ({ actor, today }: Visit): AbsenceForm => blankForm(absence(today), { who: actor.practitioner });

export const absencesPage: PageRoute = {
  method: 'GET',
  path: absencesRoute.path,
  handle: (visit) =>
    visit.look('leave and who stands in', async (access) => show(await open(access, visit.today), blank(visit), visit)),
};

async function record(shown: Shown, access: Access, visit: Visit): Promise<PageReply | undefined> {
  const form = readForm(absence(visit.today), visit.body);
  if (!form.isComplete) return show(shown, form, visit);
  const { who, from, to, deputy } = form.values;
  const wrong = !shown.people.some(({ id }) => id === who)
    ? withError(form, 'who', 'Select who is away')
    : Temporal.PlainDate.compare(to, from) < 0
      ? withError(form, 'to', 'Last day must be on or after the first')
      : deputy !== undefined && (deputy === who || !shown.deputies.some(({ id }) => id === deputy))
        ? withError(form, 'deputy', 'Select somebody else who stands in, or nobody')
        : undefined;
  if (wrong !== undefined) return show(shown, wrong, visit);
  await recordAbsence(access, { practitioner: who, from, to, deputy: deputy ?? null });
  return undefined;
}

export const absencesAction: PageRoute = {
  method: 'POST',
  path: absencesRoute.path,
  handle: (visit) =>
    visit.look('leave and who stands in', async (access) => {
      const shown = await open(access, visit.today);
      const form = readForm(asked, visit.body);
      if (!form.isComplete) return show(shown, blank(visit), visit);
      if (form.values.doing === 'take-back') {
        await takeBackAbsence(access, form.values.absence ?? '');
        return redirect(absencesRoute.link(), 'The absence has been taken back');
      }
      return (await record(shown, access, visit)) ?? redirect(absencesRoute.link(), 'The absence has been recorded');
    }),
};
