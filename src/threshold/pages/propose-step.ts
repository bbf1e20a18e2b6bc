/** Proposing a step up or down: first to which level, then with everything that the document asks for. */
import { problem } from '../../errors.ts';
import { roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { type OpenChild, openChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import { knownOrganisations } from '../../record/entries/choices-of.ts';
import type { Organisation } from '../../record/organisations.ts';
import type { CompiledThreshold } from '../../rulebook/threshold/compile-threshold.ts';
import type { Level } from '../../rulebook/threshold/level-schema.ts';
import { levelRoute, proposeStepRoute, stepRoute } from '../../ui/addresses.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { blankForm, errorList, readForm, withError } from '../../ui/form.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { orWords } from '../../ui/rules/plain-words.ts';
import { mayAssess } from '../assessments.ts';
import { ownDocument } from '../documents.ts';
import { levelNow } from '../level-now.ts';
import { proposeStep } from '../propose-step.ts';
import { levelInWords } from '../state-own-view.ts';
import { askedOfStep, type StepAsked } from '../step-rules.ts';
import { documentLine } from './document-line.ts';
import { changedMeanwhile, column, namesIn, pageOfChild, seenIn } from './page-of-child.ts';
import { type StepForm, stepFields, stepSchema } from './propose-step-form.ts';
import { ringFirst } from './ringing.ts';

type Opened = {
  readonly child: OpenChild;
  readonly entries: readonly ChronologyEntry[];
  readonly document: CompiledThreshold | undefined;
  /** The level now. */
  readonly from: Level | null;
  readonly organisations: readonly Organisation[];
};

async function open(visit: Visit, access: Access): Promise<Opened> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  if (!mayAssess(child)) throw problem('NOT_ALLOWED', { action: 'propose a step up or down for this child' });
  const entries = await readChronology(child);
  const document = ownDocument(access);
  const code = levelNow(entries)?.code;
  return {
    child,
    entries,
    document,
    from: document?.levels.find((level) => level.code === code) ?? null,
    organisations: await knownOrganisations(child, entries),
  };
}

const page = async (opened: Opened, visit: Visit, main: Html, errors: PageReply['errors'] = []): Promise<PageReply> =>
  pageOfChild(opened.child, visit, {
    title: 'Step up or down',
    back: levelRoute.link({ child: opened.child.id }),
    errors,
    main: column(html`${main}${await documentLine(opened.child.access)}`),
  });

/** Every level but the one that was decided, each with who proposes and who agrees. */
async function choose(opened: Opened, visit: Visit): Promise<PageReply> {
  const { child, document, from } = opened;
  const others = document?.levels.filter(({ code }) => code !== from?.code) ?? [];
  return page(
    opened,
    visit,
    html`<h1 class="govuk-heading-l">Step up or down</h1>
${from === null ? html`<p class="govuk-body">No level of this document has been decided for this child, as far as you can see.</p>` : html`<p class="govuk-body">The level now: <strong>${levelInWords(from)}</strong>.</p>`}
${document === undefined ? html`<p class="govuk-body">Without a document of this partnership there are no levels to step between. Record what you decide as an assessment of the level.</p>` : nothing}
<ul class="govuk-list govuk-list--spaced">${others.map(
      (to) =>
        html`<li><a class="govuk-link govuk-!-font-weight-bold" href="${proposeStepRoute.link({ child: child.id }, { to: to.code })}">${from !== null && to.rank < from.rank ? 'Down' : 'Up'} to ${levelInWords(to)}</a><br><span class="govuk-hint govuk-!-margin-bottom-2">${to.means}</span></li>`,
    )}</ul>`,
  );
}

function whoWords({ propose, agree, agreeIsWritten }: StepAsked): Html {
  const may = propose === null ? 'anybody who works with the child' : orWords(propose.map((role) => roles[role]));
  const agreeing = orWords(agree.map((role) => roles[role]));
  return html`<p class="govuk-body">Proposed by: ${may}. Agreed by somebody else: ${agreeing}.${!agreeIsWritten && ' The document does not say who agrees; this is what the product takes.'}</p>`;
}

async function show(
  opened: Opened,
  to: Level,
  form: StepForm,
  visit: Visit,
  above: Html = nothing,
): Promise<PageReply> {
  const { child, document, from, entries, organisations } = opened;
  if (document === undefined) return choose(opened, visit);
  const asked = askedOfStep(document, from, to);
  const isUp = from === null || to.rank > from.rank;
  return page(
    opened,
    visit,
    html`<h1 class="govuk-heading-l">Step ${isUp ? 'up' : 'down'} to ${levelInWords(to)}</h1>
${above}
${isUp && (await ringFirst(child.access))}
${whoWords(asked)}
${formElement({
  action: proposeStepRoute.link({ child: child.id }),
  token: visit.formToken,
  content: stepFields(form, { asked, isUp, organisations, seen: entries.length }),
})}`,
    errorList(form),
  );
}

const levelNamed = ({ document, from }: Opened, code: string | undefined): Level | undefined =>
  document?.levels.find((level) => level.code === code && level.code !== from?.code);

export const proposeStepPage: PageRoute = {
  method: 'GET',
  path: proposeStepRoute.path,
  handle: (visit) =>
    visit.look('step up or down', async (access) => {
      const opened = await open(visit, access);
      const to = levelNamed(opened, visit.query['to']);
      return to === undefined
        ? choose(opened, visit)
        : show(opened, to, blankForm(stepSchema(visit.today), { to: to.code }), visit);
    }),
};

async function record(opened: Opened, visit: Visit): Promise<Reply> {
  const form = readForm(stepSchema(visit.today), visit.body);
  const to = levelNamed(opened, form.typed.get('to')?.[0]);
  const { child, document, from, organisations } = opened;
  if (to === undefined || document === undefined) return choose(opened, visit);
  if (!form.isComplete) return show(opened, to, form, visit);
  const { planned, needs, seen, organisation: chosen, ...said } = form.values;
  const organisation = organisations.find(({ id }) => id === chosen);
  if (organisation === undefined)
    return show(opened, to, withError(form, 'organisation', 'Select who takes over'), visit);
  const asked = askedOfStep(document, from, to);
  if (planned === 'planned' && asked.needs.length > 0 && needs === undefined)
    return show(opened, to, withError(form, 'needs', 'Enter what shows what the document asks for'), visit);
  if (Temporal.PlainDate.compare(said.checkBackOn, said.firstContactBy) < 0)
    return show(
      opened,
      to,
      withError(form, 'checkBackOn', 'The day on which you look again must be the day of the first contact or later'),
      visit,
    );
  const done = await proposeStep(
    child,
    {
      ...said,
      document,
      from,
      to,
      planned: planned === 'planned',
      organisation,
      needs: needs === undefined ? [] : [{ need: asked.needs.join(' ').slice(0, 300), shown: needs }],
    },
    seenIn(seen),
  );
  if (done.recorded) return redirect(stepRoute.link({ child: child.id, proposal: done.step }), 'The step is recorded');
  return show(opened, to, form, visit, changedMeanwhile(done.changed, await namesIn(child.access, done.changed)));
}

export const proposeStepAction: PageRoute = {
  method: 'POST',
  path: proposeStepRoute.path,
  handle: (visit) => visit.look('step up or down', async (access) => record(await open(visit, access), visit)),
};
