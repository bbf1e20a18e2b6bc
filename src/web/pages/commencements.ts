/** Law that packs name and that may not have begun: where each stands, and the day on which it began here. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { type Commencement, commencementHistory, setCommencement } from '../../record/packs/commencements.ts';
import { mayUpload } from '../../record/packs/who-decides.ts';
import { ruleId } from '../../rulebook/pack/pack-schema.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { commencementsRoute, ruleRoute, rulesRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { select } from '../../ui/components/select.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { tag } from '../../ui/components/tag.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText, typedDate } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { atInstant, onDate } from '../../ui/when.ts';

type Setting = {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly rules: readonly { readonly id: string; readonly title: string }[];
};

/** Every law that a pack in force names, each once. */
export function settingsOf({ packs }: Pick<Rulebook, 'packs'>): readonly Setting[] {
  const running = packs.filter(({ status }) => status === 'in-force');
  const named = new Map(running.flatMap((pack) => Object.entries(pack.commencements)));
  return [...named].map(([id, { title, note }]) => ({
    id,
    title,
    note,
    rules: running.flatMap((pack) =>
      pack.rules.filter(({ commences }) => commences === id).map((rule) => ({ id: ruleId(rule), title: rule.title })),
    ),
  }));
}

const form = z.object({
  setting: requiredText({ label: 'Law', enter: 'Select which law began', max: 200 }),
  day: typedDate({ label: 'Day on which it began' }).optional(),
  source: requiredText({ label: 'Source', enter: 'Enter where that is written', max: 1_000 }),
});

function settingView({ id, title, note, rules }: Setting, history: readonly Commencement[]): Html {
  const own = history.filter(({ setting }) => setting === id);
  const day = own[0]?.day ?? null;
  return html`<h2 class="govuk-heading-m">${title}</h2>
<p class="govuk-body">${note}</p>
${summaryList({
  rows: [
    {
      key: 'Here',
      value:
        day === null
          ? tag({ text: 'Not confirmed', colour: 'grey' })
          : html`${tag({ text: 'Begun', colour: 'green' })} ${onDate(day)}`,
    },
    {
      key: 'Rules that wait for it',
      value: html`<ul class="govuk-list govuk-!-margin-bottom-0">${rules.map((rule) => html`<li><a class="govuk-link" href="${ruleRoute.link({ rule: rule.id })}">${rule.title}</a></li>`)}</ul>`,
    },
    ...(own.length === 0
      ? []
      : [
          {
            key: 'What was set',
            value: html`<ul class="govuk-list govuk-!-margin-bottom-0">${own.map(
              (each) =>
                html`<li>${each.day === null ? 'No day known' : onDate(each.day)}: ${each.source} (${each.recordedBy}, ${atInstant(each.recordedAt)})</li>`,
            )}</ul>`,
          },
        ]),
  ],
})}`;
}

const setForm = (settings: readonly Setting[], visit: Visit, filled: Form<typeof form>): Html =>
  formElement({
    action: commencementsRoute.link(),
    token: visit.formToken,
    content: html`<h2 class="govuk-heading-m">Set the day on which law began</h2>
${select({
  ...field(filled, 'setting'),
  label: { text: 'Which law?', size: 's' },
  items: [{ value: '', text: 'Select' }, ...settings.map(({ id, title }) => ({ value: id, text: title }))],
})}
${dateInput({
  ...field(filled, 'day'),
  fieldset: { legend: { text: 'On which day did it begin?', size: 's' } },
  hint: 'Leave it empty to say that no day is known after all',
})}
${textarea({ ...field(filled, 'source'), label: { text: 'Where is that written?', size: 's' }, hint: 'For example the number of the regulations that began it', rows: 3 })}
${button({ text: 'Save' })}`,
  });

async function view(visit: Visit, filled: Form<typeof form> = blankForm(form, {})): Promise<PageReply> {
  const settings = settingsOf(visit.services.engine.rulebook);
  const history = await visit.look('commencements', commencementHistory);
  return {
    kind: 'page',
    title: 'Law that may not have begun',
    heading: 'Law that may not have begun',
    section: 'rules',
    breadcrumbs: [{ text: 'Rules', href: rulesRoute.link() }, { text: 'Commencement' }],
    errors: errorList(filled),
    main: html`<p class="govuk-body">Rules that rest on this law ask for nothing until a day is set here.</p>
${settings.length === 0 && html`<p class="govuk-body">No pack in force names such law.</p>`}
${settings.map((setting) => settingView(setting, history))}
${settings.length > 0 && mayUpload(visit.actor) ? setForm(settings, visit, filled) : html`<p class="govuk-body">A policy officer can set the day.</p>`}`,
  };
}

export const commencementsPage: PageRoute = {
  method: 'GET',
  path: commencementsRoute.path,
  handle: (visit) => view(visit),
};

export const commencementsAction: PageRoute = {
  method: 'POST',
  path: commencementsRoute.path,
  handle: async (visit) => {
    if (!mayUpload(visit.actor)) throw problem('NOT_ALLOWED', { action: 'set when law began' });
    const filled = readForm(form, visit.body);
    if (!filled.isComplete) return view(visit, filled);
    const { setting, day, source } = filled.values;
    if (!settingsOf(visit.services.engine.rulebook).some(({ id }) => id === setting)) throw problem('NOT_FOUND');
    await visit.look('commencement set', (access) => setCommencement(access, { setting, day: day ?? null, source }));
    return redirect(commencementsRoute.link(), 'The day has been saved. Every child is being derived again');
  },
};
