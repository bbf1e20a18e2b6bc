/** One move: what was proposed, by whom and from what source; a named person confirms or rejects it. */
import { isProblem, problem } from '../../errors.ts';
import type { Names } from '../../kinds/kind.ts';
import { placeTitle } from '../../kinds/school-place.ts';
import { moveKinds } from '../../kinds/transition.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { findMove, type SchoolMove } from '../../record/moves.ts';
import { loadNames } from '../../record/organisations.ts';
import { childRoute, handoverRoute, moveRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { besideDecisions, type DecisionAction, type ShownEntry } from '../../ui/decision-action.ts';
import { errorList, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { atInstant, dateWithDistance } from '../../ui/when.ts';
import { confirmMove, rejectMove } from '../decide-move.ts';
import { recordArrival } from '../record-arrival.ts';
import { mayDecide } from '../who-decides.ts';
import { afterDecision, parentsSection } from './after-decision.ts';
import { moveDaysFault, moveDaysText, pastDayFault } from './move-days.ts';
import {
  arrival,
  arrivalLabel,
  blankForms,
  confirmation,
  type Decision,
  decision,
  type MoveForms,
  rejection,
  sentForms,
} from './move-forms.ts';
import { type MoveVersion, moveHistory, moveVersions, schoolsIn } from './move-history.ts';
import { moveStateTag, placeOfMove } from './move-words.ts';
import { destinationField, readDestination } from './place-field.ts';
import { moveKindItems } from './propose-move.ts';

type Shown = {
  readonly child: OpenChild;
  readonly move: SchoolMove;
  readonly versions: readonly MoveVersion[];
  readonly names: Names;
  /** What is offered beside each decision. */
  readonly beside: (entry: ShownEntry) => readonly Html[];
};

async function open(visit: Visit, access: Access, actions: readonly DecisionAction[]): Promise<Shown> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const move = await findMove(child, visit.parameters['move'] ?? '');
  if (move === undefined) throw problem('NOT_FOUND');
  const versions = await moveVersions(child, move.id);
  const people = [move.proposedBy, move.decidedBy, ...versions.map(({ recordedBy }) => recordedBy)];
  const schools = [move.from.organisation, move.to.organisation, ...versions.flatMap(schoolsIn)];
  const names = await loadNames(
    child.access,
    schools.filter((id) => id !== null),
    people.filter((id) => id !== null),
  );
  return { child, move, versions, names, beside: await besideDecisions(actions, child, visit) };
}

function facts({ move, names, versions }: Shown, today: Temporal.PlainDate): Html {
  const by = (id: string | null): string => (id === null ? 'an import' : names.practitioner(id));
  const day = (date: Temporal.PlainDate | null): Html =>
    date === null ? html`Not known yet` : dateWithDistance(date, today);
  return summaryList({
    rows: [
      { key: 'State', value: moveStateTag(move.state) },
      { key: 'From', value: placeTitle(placeOfMove(move.from), names) },
      { key: 'To', value: placeTitle(placeOfMove(move.to), names) },
      { key: 'Kind', value: moveKinds[move.kind] },
      { key: 'Last day at the old school', value: day(move.leavesOn) },
      { key: 'First day at the new school', value: day(move.startsOn) },
      move.arrivedOn !== null && { key: 'On the roll of the new school', value: day(move.arrivedOn) },
      { key: 'Proposed', value: html`${atInstant(move.proposedAt)} by ${by(move.proposedBy)}. Source: ${move.source}` },
      // Who changed it since stands in the history
      move.decidedAt !== null && {
        key: 'Decided',
        value: html`${atInstant(move.decidedAt)} by ${by(versions.find(isDecision)?.recordedBy ?? move.decidedBy)}`,
      },
    ],
  });
}

const isDecision = ({ kind }: MoveVersion): boolean => kind !== 'school-move.proposed';

function decisionForm(shown: Shown, forms: MoveForms, visit: Visit): Html {
  const { child, move, names } = shown;
  if (mayDecide(visit.actor, move) === undefined) {
    return html`<p class="govuk-body">One of the two schools or the council's admissions team has to confirm this move.</p>`;
  }
  const action = moveRoute.link({ child: child.id, move: move.id });
  const seen = hiddenField('seen', String(child.seen));
  return html`
<h2 class="govuk-heading-m">Confirm the move</h2>
<p class="govuk-body">When you confirm it, both schools owe each other a handover, with dates. Your name, the source and the reason are recorded.</p>
${formElement({
  action,
  token: visit.formToken,
  content: html`${seen}${hiddenField('decision', 'confirm')}
${destinationField(forms.confirm, placeTitle(placeOfMove(move.to), names))}
${radios({ ...field(forms.confirm, 'kind'), fieldset: { legend: { text: 'What kind of move is it?', size: 'm' } }, items: moveKindItems })}
${dateInput({ ...field(forms.confirm, 'leavesOn'), fieldset: { legend: { text: 'Last day at the old school', size: 's' } }, hint: 'Some limits are counted from this day. Leave it empty if it is not known yet.' })}
${dateInput({ ...field(forms.confirm, 'startsOn'), fieldset: { legend: { text: 'First day at the new school', size: 's' } }, hint: 'Some limits are counted from this day. Leave it empty if it is not known yet.' })}
${input({ ...field(forms.confirm, 'source'), label: { text: 'How do you know?', size: 's' }, hint: 'For example: letter of acceptance, telephone call with the old school' })}
${textarea({ ...field(forms.confirm, 'reason'), label: { text: 'Why do you confirm it?', size: 's' }, rows: 3 })}
${button({ text: 'Confirm move', preventDoubleClick: true })}`,
})}
<h2 class="govuk-heading-m">Or say that it is not going ahead</h2>
${formElement({
  action,
  token: visit.formToken,
  content: html`${seen}${hiddenField('decision', 'reject')}
${textarea({ ...field(forms.reject, 'rejectReason'), label: { text: 'Why is the move not going ahead?', size: 's' }, rows: 3 })}
${button({ text: 'Reject move', look: 'warning' })}`,
})}`;
}

async function show(shown: Shown, forms: MoveForms, visit: Visit): Promise<PageReply> {
  const { child, move, names } = shown;
  return {
    kind: 'page',
    title: 'School move',
    section: 'moves',
    back: childRoute.link({ child: child.id }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: [...errorList(forms.confirm), ...errorList(forms.reject), ...errorList(forms.arrive)],
    main: html`
<h1 class="govuk-heading-l">Move to another school</h1>
${facts(shown, visit.today)}
${await parentsSection(shown, visit)}
${move.state === 'proposed' ? decisionForm(shown, forms, visit) : move.state === 'confirmed' ? await afterDecision(shown, forms.arrive, visit) : undefined}
${moveHistory(shown.versions, names, visit.now, shown.beside)}`,
  };
}

export const movePage = (actions: readonly DecisionAction[]): PageRoute => ({
  method: 'GET',
  path: moveRoute.path,
  handle: (visit) =>
    visit.look('school move', async (access) => {
      const shown = await open(visit, access, actions);
      return show(shown, blankForms(shown.move), visit);
    }),
});

async function confirm(shown: Shown, seen: number, visit: Visit): Promise<Reply> {
  const { child, move } = shown;
  const form = readForm(confirmation, visit.body);
  const forms = { ...blankForms(move), confirm: form };
  if (!form.isComplete) return show(shown, forms, visit);
  const read = await readDestination(child.access, form, form.values, {
    proposed: placeOfMove(move.to),
    at: move.from.organisation,
  });
  if (!read.ok) return show(shown, { ...forms, confirm: read.form }, visit);
  const { kind, leavesOn, startsOn, source, reason } = form.values;
  const wrong = moveDaysFault(form, form.values, visit.today);
  if (wrong !== undefined) return show(shown, { ...forms, confirm: wrong }, visit);
  const days = moveDaysText({ leavesOn, startsOn });
  await confirmMove(child, move.id, { from: placeOfMove(move.from), to: read.to, kind, source, reason, ...days }, seen);
  return redirect(
    handoverRoute.link({ child: child.id, move: move.id }),
    'The move has been confirmed. This is what both schools owe each other',
  );
}

async function reject(shown: Shown, seen: number, visit: Visit): Promise<Reply> {
  const { child, move } = shown;
  const form = readForm(rejection, visit.body);
  if (!form.isComplete) return show(shown, { ...blankForms(move), reject: form }, visit);
  await rejectMove(child, move.id, form.values.rejectReason, seen);
  return redirect(childRoute.link({ child: child.id }), 'The move has been rejected');
}

async function arrive(shown: Shown, seen: number, visit: Visit): Promise<Reply> {
  const { child, move } = shown;
  const form = readForm(arrival, visit.body);
  if (!form.isComplete) return show(shown, { ...blankForms(move), arrive: form }, visit);
  const { arrivedOn, yearGroup } = form.values;
  const wrong = pastDayFault(arrivalLabel, arrivedOn, visit.today);
  if (wrong !== undefined)
    return show(shown, { ...blankForms(move), arrive: withError(form, 'arrivedOn', wrong) }, visit);
  await recordArrival(child, move.id, arrivedOn, yearGroup, seen);
  return redirect(moveRoute.link({ child: child.id, move: move.id }), 'The child is on the roll');
}

function decided(shown: Shown, what: Decision, seen: number, visit: Visit): Promise<Reply> {
  switch (what) {
    case 'confirm':
      return confirm(shown, seen, visit);
    case 'reject':
      return reject(shown, seen, visit);
    case 'arrived':
      return arrive(shown, seen, visit);
  }
}

export const moveAction = (actions: readonly DecisionAction[]): PageRoute => ({
  method: 'POST',
  path: moveRoute.path,
  handle: (visit) =>
    visit.look('school move', async (access) => {
      const shown = await open(visit, access, actions);
      const asked = readForm(decision, visit.body);
      if (!asked.isComplete) throw problem('INPUT_INVALID', { fields: 'decision' });
      const seen = Number(asked.values.seen);
      try {
        return await decided(shown, asked.values.decision, seen, visit);
      } catch (error) {
        // Nothing typed is lost: the form is shown again with what has changed above it
        if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
        const says = `${error.message} ${error.next}`;
        return show(shown, sentForms(shown.move, asked.values.decision, visit.body, says), visit);
      }
    }),
});
