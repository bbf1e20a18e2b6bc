/** The matching team's queue: is an imported pupil a child who already has a record? */
import { problem } from '../../errors.ts';
import { type Actor, holdsRole } from '../../record/actor.ts';
import { type ChildSummary, fullName } from '../../record/child.ts';
import { matchingRoute, matchTaskRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { radios } from '../../ui/components/radios.ts';
import { subNavigation } from '../../ui/components/sub-navigation.ts';
import { summaryCard } from '../../ui/components/summary-card.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { instantWithDistance } from '../../ui/when.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { decideDifferent, decideSame } from '../import/decide-match.ts';
import { type MatchQueue, type MatchTask, matchQueue, type Queue, queues, reasonSays } from '../import/match-queue.ts';

export const seesMatching = (actor: Actor): boolean => holdsRole(actor, 'matching-officer');

const queueWords: Readonly<Record<Queue, string>> = {
  look: 'Somebody like them is known',
  exact: 'UPN, date of birth and surname agree',
  nobody: 'Nobody like them is known',
};

const tasksPerPage = 50;

const who = (child: ChildSummary): Html => html`${fullName(child)}, born ${dateInWords(child.dateOfBirth)}`;

function taskCard(task: MatchTask, visit: Visit): Html {
  const { brought } = task;
  if (brought === undefined) return html``;
  const hasCandidates = task.candidates.length > 0;
  const decide = formElement({
    action: matchTaskRoute.link({ task: task.id }),
    token: visit.formToken,
    content: html`
${radios({
  name: 'same',
  idPrefix: `same-${task.id}`,
  classes: 'govuk-radios--small',
  fieldset: { legend: { text: 'Who is it?', size: 's' } },
  items: [
    ...task.candidates.map((candidate) => ({
      value: candidate.subject,
      text: html`The same as ${who(candidate.child)}`,
      hint: html`${candidate.reasons.map((code) => html`${reasonSays(code)} `)}`,
    })),
    { value: 'none', text: hasCandidates ? 'None of these: a child of their own' : 'A child of their own' },
  ],
})}
${hasCandidates && checkboxes({ name: 'takeNames', idPrefix: `names-${task.id}`, classes: 'govuk-checkboxes--small', items: [{ value: 'yes', text: 'Also take names and date of birth from the file' }] })}
${button({ text: 'Decide', look: 'secondary' })}`,
  });
  return summaryCard(
    { title: { text: who(brought), headingLevel: 2 } },
    html`<p class="govuk-body-s">Brought in ${instantWithDistance(task.openedAt, visit.now)}</p>${decide}`,
  );
}

const bulkWords = (queue: 'exact' | 'nobody', many: number): string => {
  if (queue === 'exact')
    return many === 1
      ? 'Join this one with the child they agree with'
      : `Join these ${many} with the child they agree with`;
  return many === 1 ? 'Keep this one as a child of their own' : `Keep these ${many} as children of their own`;
};

function bulk(queue: Queue, { tasks, total }: MatchQueue, visit: Visit): Html | undefined {
  if (queue === 'look' || tasks.length === 0) return undefined;
  const many = Math.min(total, tasksPerPage);
  const text = bulkWords(queue, many);
  return formElement({
    action: matchingRoute.link(),
    token: visit.formToken,
    content: html`${hiddenField('queue', queue)}${tasks.map(({ id }) => hiddenField('task', id))}${button({ text, preventDoubleClick: true })}`,
  });
}

export const matchingPage: PageRoute = {
  method: 'GET',
  path: matchingRoute.path,
  handle: async (visit) => {
    const queue = queues.find((each) => each === visit.query['queue']) ?? 'look';
    const shown = await visit.look('matching queue', (access) => matchQueue(access, queue, tasksPerPage));
    return {
      kind: 'page',
      title: 'Matching',
      heading: 'Is it the same child?',
      section: 'matching',
      main: html`
<p class="govuk-body">Imports brought these pupils. Decide whether anybody in the partnership already works with them. If so, what was brought goes on in that child’s record; nothing is shown to anybody who could not see it before.</p>
${subNavigation({
  label: 'Queues',
  items: queues.map((each) => ({
    text: `${queueWords[each]} (${shown.counts[each]})`,
    href: matchingRoute.link({}, { queue: each }),
    active: each === queue,
  })),
})}
${shown.tasks.length === 0 ? html`<p class="govuk-body">Nothing waits here.</p>` : bulk(queue, shown, visit)}
${shown.tasks.map((task) => taskCard(task, visit))}`,
    };
  },
};

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');

/** Decides many at once, where all of a queue are alike. One that somebody else has decided meanwhile does not stop the rest. */
export const matchingAction: PageRoute = {
  method: 'POST',
  path: matchingRoute.path,
  handle: async (visit) => {
    const queue = queues.find((each) => each === visit.body['queue']);
    const asked = new Set(textsOf(visit.body['task']));
    if (queue === undefined || queue === 'look') throw problem('INPUT_INVALID', { fields: 'queue' });
    const { tasks } = await visit.look('matching queue', (access) => matchQueue(access, queue, tasksPerPage));
    for (const task of tasks.filter(({ id }) => asked.has(id))) {
      const [candidate] = task.candidates;
      await visit.look('matching decision', (access) =>
        queue === 'exact' && candidate !== undefined
          ? decideSame(access, task.id, candidate.subject, true)
          : decideDifferent(access, task.id),
      );
    }
    return redirect(matchingRoute.link({}, { queue }), 'Decided');
  },
};

export const matchTaskAction: PageRoute = {
  method: 'POST',
  path: matchTaskRoute.path,
  handle: async (visit) => {
    const task = visit.parameters['task'] ?? '';
    const same = visit.body['same'];
    if (typeof same !== 'string' || same === '')
      return redirect(matchingRoute.link(), 'Nothing was decided: select who it is');
    await visit.look('matching decision', (access) =>
      same === 'none'
        ? decideDifferent(access, task)
        : decideSame(access, task, same, visit.body['takeNames'] === 'yes'),
    );
    return redirect(matchingRoute.link(), 'Decided');
  },
};
