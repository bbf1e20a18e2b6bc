/** One assessment of the level: own view, what is not known, the evidence, the band, and the decision. In that order. */
import type { Access } from '../../record/access.ts';
import { draftDays, findDraft, removeDraft, saveDraft } from '../../record/drafts/draft.ts';
import { assessmentRoute, contactRoute, levelRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { besideDecisions, type DecisionAction } from '../../ui/decision-action.ts';
import { blankForm, errorList, keptForm, readForm, withError } from '../../ui/form.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, saved, type Visit } from '../../ui/page-route.ts';
import { atInstant } from '../../ui/when.ts';
import { missingIn } from '../check-decision.ts';
import { decideLevel, mayDecide } from '../decide-level.ts';
import { type OpenAssessment, openAssessment } from '../open-assessment.ts';
import { textIn } from '../said.ts';
import { bandView, evidenceView, neighboursView, notKnownView } from './band-view.ts';
import { decisionFields } from './decision-fields.ts';
import { type DecisionForm, decisionSchema } from './decision-form.ts';
import { decisionView } from './decision-view.ts';
import { documentLine } from './document-line.ts';
import { quoteFrom } from './evidence-view.ts';
import { historyView } from './history-view.ts';
import { authorIn, changedMeanwhile, column, pageOfChild, seenIn } from './page-of-child.ts';

const open = (visit: Visit, access: Access): Promise<OpenAssessment> =>
  openAssessment(access, visit.parameters['child'] ?? '', visit.parameters['assessment'] ?? '');

const ownView = ({ assessment: { view }, names }: OpenAssessment): Html =>
  insetText({
    text: html`<p class="govuk-body govuk-!-font-weight-bold">Own view, written before the document was shown</p>
<p class="govuk-body">${textIn(view, 'levelName') ?? 'No level yet'}. ${textIn(view, 'view') ?? ''}</p><p class="govuk-body-s">${authorIn(names, view)}, ${atInstant(view.recordedAt)}</p>`,
  });

/** Somebody else has decided on the contact: theirs stands, and nothing that was typed here is lost. */
function decidedByOthers({ child, contact, assessment, names }: OpenAssessment): Html {
  if (contact?.decided == null || assessment.decided !== null) return nothing;
  return insetText({
    text: html`<p class="govuk-body govuk-!-font-weight-bold">${authorIn(names, contact.decided)} decided on this contact ${atInstant(contact.decided.happenedFrom)}. That decision stands; yours has not been recorded.</p>
<p class="govuk-body">${textIn(contact.decided, 'rationale') ?? ''}</p>
<p class="govuk-body">What you typed is below. If you do not agree, <a class="govuk-link" href="${contactRoute.link({ child: child.id, contact: contact.id })}">open the contact and challenge the decision</a>.</p>`,
  });
}

const buttons = html`<div class="govuk-button-group">
${button({ text: 'Record the decision', preventDoubleClick: true })}
${button({ text: 'Save as draft', look: 'secondary', name: '_doing', value: 'draft' })}
</div>
<p class="govuk-body-s" data-autosave-says aria-live="polite">Only you see a draft. It is kept on this page for ${draftDays} days after you last saved it.</p>`;

function asked(opened: OpenAssessment, form: DecisionForm, visit: Visit): Html {
  const { child, assessment, contact } = opened;
  if (!mayDecide(opened))
    return assessment.decided === null
      ? html`<p class="govuk-body">It has not been decided. Only whoever wrote this view decides on it. To decide yourself, write your own view first.</p>`
      : nothing;
  const isTaken = contact?.decided != null;
  if (isTaken && form.typed.size === 0) return nothing;
  return formElement({
    action: assessmentRoute.link({ child: child.id, assessment: assessment.id }),
    token: visit.formToken,
    ...(isTaken ? {} : { attributes: { 'data-autosave': true } }),
    content: html`${decisionFields(form, opened)}${isTaken ? nothing : buttons}`,
  });
}

async function show(
  opened: OpenAssessment,
  form: DecisionForm,
  visit: Visit,
  actions: readonly DecisionAction[],
  above: Html = nothing,
): Promise<PageReply> {
  const { child, assessment, contact, shown, entries } = opened;
  const { decided } = assessment;
  const beside = decided === null ? undefined : await besideDecisions(actions, child, visit);
  return pageOfChild(child, visit, {
    title: 'Level of need',
    back:
      contact === null
        ? levelRoute.link({ child: child.id })
        : contactRoute.link({ child: child.id, contact: contact.id }),
    errors: errorList(form),
    keepsDraft: decided === null,
    main: column(html`
<h1 class="govuk-heading-l">${decided === null ? 'Assess the level of need' : 'Decision on the level of need'}</h1>
${above}${decidedByOthers(opened)}
${ownView(opened)}
${contact !== null && decided === null && historyView(child, entries, contact.id)}
${shown !== null && html`${notKnownView(shown.reading)}${evidenceView(shown.reading, quoteFrom(opened))}${bandView(shown.reading, quoteFrom(opened))}${neighboursView(shown.reading)}`}
${await documentLine(child.access)}
${decided === null ? asked(opened, form, visit) : decisionView(opened, beside?.({ id: decided.id, kind: decided.kind, isPast: false }) ?? [], visit.today)}`),
  });
}

export const assessmentPage = (actions: readonly DecisionAction[]): PageRoute => ({
  method: 'GET',
  path: assessmentRoute.path,
  handle: (visit) =>
    visit.look('level of need', async (access) => {
      const opened = await open(visit, access);
      const schema = decisionSchema(visit.today, opened.contact !== null);
      // The draft of a decision has the id of its assessment: there is one for each
      const draft = mayDecide(opened) ? await findDraft(access, opened.assessment.id) : undefined;
      return show(opened, draft === undefined ? blankForm(schema) : keptForm(schema, draft.typed), visit, actions);
    }),
});

async function decide(opened: OpenAssessment, visit: Visit, actions: readonly DecisionAction[]): Promise<Reply> {
  const { child, assessment, contact, shown } = opened;
  const form = readForm(decisionSchema(visit.today, contact !== null), visit.body);
  const again = (refused: DecisionForm, above?: Html) => show(opened, refused, visit, actions, above);
  if (contact?.decided != null && assessment.decided === null) return again({ ...form, isComplete: false });
  const doing = visit.body['_doing'];
  if ((doing === 'draft' || doing === 'autosave') && mayDecide(opened)) {
    await saveDraft(child, { id: assessment.id, kind: 'level.decided', corrects: null, typed: form.typed });
    if (doing === 'autosave') return saved;
    return redirect(assessmentRoute.link({ child: child.id, assessment: assessment.id }), 'Draft saved');
  }
  if (!form.isComplete) return again(form);
  const { level: code, differs, differsWhy, seen, ...said } = form.values;
  const levels = shown?.document.levels ?? [];
  const level = levels.find((each) => each.code === code) ?? null;
  const missing = missingIn({ ...said, level, differs, differsWhy }, shown?.reading ?? null, levels);
  if (missing.length > 0)
    return again(missing.reduce<DecisionForm>((refused, { field, says }) => withError(refused, field, says), form));
  const done = await decideLevel(
    opened,
    {
      ...said,
      level,
      differs: differs === undefined || differsWhy === undefined ? undefined : { code: differs, because: differsWhy },
    },
    seenIn(seen),
  );
  if (done.recorded) {
    await removeDraft(child.access, assessment.id);
    return contact === null
      ? redirect(assessmentRoute.link({ child: child.id, assessment: assessment.id }), 'The decision has been recorded')
      : redirect(
          contactRoute.link({ child: child.id, contact: contact.id }),
          'The decision has been recorded. The reply to whoever made the contact is drafted',
        );
  }
  const now = await openAssessment(child.access, child.id, assessment.id);
  return show(now, { ...form, isComplete: false }, visit, actions, changedMeanwhile(done.changed, now.names));
}

export const assessmentAction = (actions: readonly DecisionAction[]): PageRoute => ({
  method: 'POST',
  path: assessmentRoute.path,
  handle: (visit) => visit.look('level of need', async (access) => decide(await open(visit, access), visit, actions)),
});
