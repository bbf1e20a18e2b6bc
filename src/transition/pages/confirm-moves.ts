/** Confirming several proposed moves at once, after a look at what is about to be confirmed. Each child by itself. */
import { z } from 'zod';
import { isProblem, problem } from '../../errors.ts';
import type { Names } from '../../kinds/kind.ts';
import { placeTitle } from '../../kinds/school-place.ts';
import { moveKinds } from '../../kinds/transition.ts';
import type { Access } from '../../record/access.ts';
import { type ChildSummary, childSummaries, fullName, openChild } from '../../record/child.ts';
import type { SchoolMove } from '../../record/moves.ts';
import { loadNames } from '../../record/organisations.ts';
import { confirmMovesRoute, moveRoute, movesRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { table } from '../../ui/components/table.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { onDate } from '../../ui/when.ts';
import { confirmMove } from '../decide-move.ts';
import { decidesOnMoves, movesToDecide } from '../moves-to-decide.ts';
import { placeOfMove } from './move-words.ts';

/** So many that a page is read to its end, and that confirming them takes a moment only. */
const atOnce = 50;

const nobody = 'Select the children whose move you confirm';
const chosen = z.object({
  moves: z.array(z.uuid(nobody)).min(1, nobody).max(atOnce),
  source: requiredText({
    label: 'How you know',
    enter: 'Enter how you know that these moves are going ahead',
    max: 300,
  }),
  reason: requiredText({ label: 'Reason', enter: 'Enter why you confirm them', max: 4_000 }),
});
type ChosenForm = Form<typeof chosen>;

type Waiting = {
  readonly moves: readonly SchoolMove[];
  /** How many more there are, and those that have to be looked at one by one. */
  readonly more: number;
  readonly alone: number;
  readonly children: ReadonlyMap<string, ChildSummary>;
  readonly names: Names;
};

/** What is complete enough to be confirmed as it was proposed. */
const isComplete = (move: SchoolMove): boolean =>
  move.startsOn !== null && placeOfMove(move.to).type !== 'unknown' && placeOfMove(move.from).type !== 'unknown';

async function load(access: Access): Promise<Waiting> {
  if (!decidesOnMoves(access.actor)) throw problem('NOT_FOUND');
  const all = await movesToDecide(access);
  const complete = all.filter(isComplete);
  const moves = complete.slice(0, atOnce);
  const schools = moves.flatMap(({ from, to }) => [from.organisation, to.organisation].filter((id) => id !== null));
  return {
    moves,
    more: complete.length - moves.length,
    alone: all.length - complete.length,
    children: await childSummaries(
      access,
      moves.map(({ subject }) => subject),
    ),
    names: await loadNames(access, schools, []),
  };
}

const nameOf = (move: SchoolMove, { children }: Waiting): string => {
  const child = children.get(move.subject);
  return child === undefined ? 'A child' : fullName(child);
};

const wayOf = (move: SchoolMove, { names }: Waiting): string =>
  `${placeTitle(placeOfMove(move.from), names)} to ${placeTitle(placeOfMove(move.to), names)}`;

const countWords = (count: number): string => (count === 1 ? '1 move' : `${count} moves`);

function choosing(waiting: Waiting, form: ChosenForm, visit: Visit): Html {
  return html`
<p class="govuk-body">Of each child, the move as it was proposed is confirmed, with its days. To change anything about one, open it from <a class="govuk-link" href="${movesRoute.link()}">the list of moves</a> instead.</p>
${waiting.alone > 0 && html`<p class="govuk-body">${countWords(waiting.alone)} ${waiting.alone === 1 ? 'is' : 'are'} not here, because a school or the first day is not known yet.</p>`}
${waiting.more > 0 && html`<p class="govuk-body">These are the oldest ${atOnce}; ${countWords(waiting.more)} more come after them.</p>`}
<p class="govuk-body"><a class="govuk-link" href="${confirmMovesRoute.link({}, { tick: 'all' })}">Tick all ${waiting.moves.length}</a>, then take out those that you do not know of.</p>
${formElement({
  action: confirmMovesRoute.link(),
  token: visit.formToken,
  content: html`
${checkboxes({
  ...field(form, 'moves'),
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'Whose move do you confirm?', size: 'm' } },
  items: waiting.moves.map((move) => ({
    value: move.id,
    text: nameOf(move, waiting),
    hint: html`${wayOf(move, waiting)}. ${moveKinds[move.kind]}${move.startsOn !== null && html`, first day ${onDate(move.startsOn)}`}. Proposed by: ${move.source}`,
  })),
})}
${input({ ...field(form, 'source'), label: { text: 'How do you know?', size: 's' }, hint: 'For example: the list of offers of 1 March' })}
${textarea({ ...field(form, 'reason'), label: { text: 'Why do you confirm them?', size: 's' }, rows: 3 })}
${button({ text: 'Look through them' })}`,
})}`;
}

type Choice = { readonly moves: readonly string[]; readonly source: string; readonly reason: string };

function review(waiting: Waiting, { moves: ids, source, reason }: Choice, visit: Visit): PageReply {
  const moves = waiting.moves.filter(({ id }) => ids.includes(id));
  return {
    kind: 'page',
    title: 'Look through what you confirm',
    heading: `Confirm ${countWords(moves.length)}`,
    section: 'moves',
    back: confirmMovesRoute.link(),
    main: html`
${scrollPane({
  label: 'Moves that you confirm',
  content: table({
    caption: 'Moves that you confirm',
    captionClasses: 'govuk-visually-hidden',
    head: ['Child', 'Move', 'First day'],
    rows: moves.map((move) => [
      nameOf(move, waiting),
      wayOf(move, waiting),
      move.startsOn === null ? '' : onDate(move.startsOn),
    ]),
  }),
})}
${summaryList({
  rows: [
    { key: 'How you know', value: source },
    { key: 'Why', value: reason },
  ],
})}
<p class="govuk-body">From then on both schools owe each other a handover of each of these children, with dates.</p>
${formElement({
  action: confirmMovesRoute.link(),
  token: visit.formToken,
  content: html`${moves.map(({ id }) => hiddenField('moves', id))}${hiddenField('source', source)}${hiddenField('reason', reason)}${hiddenField('reviewed', 'yes')}
${button({ text: `Confirm ${countWords(moves.length)}`, preventDoubleClick: true })}`,
})}`,
  };
}

type Outcome = { readonly confirmed: number; readonly failed: readonly ErrorSummaryItem[] };

function show(waiting: Waiting, form: ChosenForm, visit: Visit, outcome?: Outcome): PageReply {
  return {
    kind: 'page',
    title: 'Confirm several moves',
    section: 'moves',
    back: movesRoute.link(),
    errors: [...errorList(form), ...(outcome?.failed ?? [])],
    main: html`
${outcome !== undefined && outcome.confirmed > 0 && notificationBanner({ text: `${countWords(outcome.confirmed)} confirmed`, type: 'success' })}
<h1 class="govuk-heading-l">Confirm several moves</h1>
${waiting.moves.length === 0 ? html`<p class="govuk-body">No move waits that can be confirmed as it was proposed. <a class="govuk-link" href="${movesRoute.link()}">See all moves that wait for you</a></p>` : choosing(waiting, form, visit)}`,
  };
}

/** Throws as the confirmation of one does: each child by itself, in a transaction of its own. */
async function confirmOne(access: Access, move: SchoolMove, source: string, reason: string): Promise<void> {
  const child = await openChild(access, move.subject);
  const days = {
    ...(move.leavesOn === null ? {} : { leavesOn: move.leavesOn.toString() }),
    ...(move.startsOn === null ? {} : { startsOn: move.startsOn.toString() }),
  };
  const { kind } = move;
  const [from, to] = [placeOfMove(move.from), placeOfMove(move.to)];
  await confirmMove(child, move.id, { from, to, kind, source, reason, ...days }, child.seen);
}

async function confirmEach(waiting: Waiting, { moves: ids, source, reason }: Choice, visit: Visit): Promise<Outcome> {
  const failed: ErrorSummaryItem[] = [];
  let confirmed = 0;
  for (const id of new Set(ids)) {
    const move = waiting.moves.find((each) => each.id === id);
    if (move === undefined) {
      failed.push({ text: 'One of the moves you ticked does not wait for you any more' });
      continue;
    }
    try {
      await visit.look('moves confirmed at once', (access) => confirmOne(access, move, source, reason));
      confirmed += 1;
    } catch (error) {
      if (!isProblem(error)) throw error;
      const href = moveRoute.link({ child: move.subject, move: move.id });
      failed.push({ text: `${nameOf(move, waiting)}: ${error.message}`, href });
    }
  }
  return { confirmed, failed };
}

export const confirmMovesPage: PageRoute = {
  method: 'GET',
  path: confirmMovesRoute.path,
  handle: (visit) =>
    visit.look('moves confirmed at once', async (access) => {
      const waiting = await load(access);
      const ticked = visit.query['tick'] === 'all' ? waiting.moves.map(({ id }) => id) : [];
      return show(waiting, blankForm(chosen, { moves: ticked }), visit);
    }),
};

export const confirmMovesAction: PageRoute = {
  method: 'POST',
  path: confirmMovesRoute.path,
  handle: async (visit): Promise<Reply> => {
    const waiting = await visit.look('moves confirmed at once', (access) => load(access));
    const form = readForm(chosen, visit.body);
    if (!form.isComplete) return show(waiting, form, visit);
    if (visit.body['reviewed'] !== 'yes') return review(waiting, form.values, visit);
    const outcome = await confirmEach(waiting, form.values, visit);
    if (outcome.failed.length === 0) return redirect(movesRoute.link(), `${countWords(outcome.confirmed)} confirmed`);
    const left = await visit.look('moves confirmed at once', (access) => load(access));
    return show(left, blankForm(chosen), visit, outcome);
  },
};
