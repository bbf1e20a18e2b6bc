/** The questions that wait for the visitor or for one of their roles, the longest open first. */
import { dayOf } from '../../clock.ts';
import { type Role, roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { type Actor, holdsRole } from '../../record/actor.ts';
import { type ChildSummary, childSummaries, fullName } from '../../record/child.ts';
import { type AskedPrompt, promptsOfViewer } from '../../record/prompts/prompts.ts';
import { type Keeper, standsInFor, whoHas } from '../../record/prompts/who-has.ts';
import { childRoute, questionMeasuresRoute, questionsRoute } from '../../ui/addresses.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { subNavigation } from '../../ui/components/sub-navigation.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { pages, readPage, showing } from '../../ui/paging.ts';
import { dateWithDistance, onDate } from '../../ui/when.ts';
import { readsMeasures } from './measures.ts';
import { keeperWords, questionLink, questionStateTag } from './question-words.ts';

export const queues = {
  mine: 'Mine',
  role: 'Of my roles',
  'second-reader': 'To read as the second',
  waiting: 'Put off',
} as const;
export type Queue = keyof typeof queues;

export type WaitingQuestion = { readonly prompt: AskedPrompt; readonly keeper: Keeper | null };

/** In which queue of somebody it stands. */
export function queueOf({ prompt, keeper }: WaitingQuestion, actor: Actor): Queue {
  if (prompt.state === 'waiting') return 'waiting';
  if (prompt.state === 'second-reader') return holdsRole(actor, ...prompt.secondReaders) ? 'second-reader' : 'role';
  // What nobody has is everybody's who could take it
  return keeper === null || keeper.practitioner === actor.practitioner ? 'mine' : 'role';
}

export async function waitingQuestions(access: Access): Promise<readonly WaitingQuestion[]> {
  const prompts = await promptsOfViewer(access, await standsInFor(access));
  const keeper = await whoHas(access, prompts);
  return prompts.map((prompt) => ({ prompt, keeper: keeper(prompt) }));
}

function rowOf({ prompt, keeper }: WaitingQuestion, child: ChildSummary | undefined, today: Temporal.PlainDate) {
  return [
    html`<a class="govuk-link" href="${questionLink(prompt)}">${prompt.question}</a>${child !== undefined && html`<br><a class="govuk-link govuk-link--no-visited-state" href="${childRoute.link({ child: child.id })}">${fullName(child)}</a>`}`,
    html`${keeperWords(keeper, prompt)}<br><span class="throughline-small">${roles[prompt.owner.role]}</span>`,
    html`${prompt.lookAgainAt === null ? dateWithDistance(dayOf(prompt.raisedAt), today) : html`Again on ${onDate(dayOf(prompt.lookAgainAt))}`}<br>${questionStateTag(prompt.state)}`,
  ];
}

const isQueue = (text: string | undefined): text is Queue => text !== undefined && Object.hasOwn(queues, text);

/** For somebody with several roles: only the questions that are asked of one of them. */
function roleLinks({ actor }: Visit, queue: Queue, held: Role | undefined): Html | false {
  const own = [...new Set(actor.posts.map(({ role }) => role))];
  if (own.length < 2) return false;
  const link = (role: Role | undefined, text: string): Html =>
    role === held
      ? html`<strong>${text}</strong>`
      : html`<a class="govuk-link" href="${questionsRoute.link({}, { queue, role })}">${text}</a>`;
  return html`<p class="govuk-body">Asked of: ${link(undefined, 'all my roles')}${own.map((role) => html`, ${link(role, roles[role])}`)}</p>`;
}

export const queuePage: PageRoute = {
  method: 'GET',
  path: questionsRoute.path,
  handle: (visit) =>
    visit.look('queue of questions', async (access) => {
      const all = await waitingQuestions(access);
      const asked = visit.query['queue'];
      const byQueue = Map.groupBy(all, (each) => queueOf(each, visit.actor));
      const queue = isQueue(asked) ? asked : 'mine';
      const held = visit.actor.posts.map(({ role }) => role).find((role): role is Role => role === visit.query['role']);
      const chosen = (byQueue.get(queue) ?? []).filter(
        ({ prompt }) => held === undefined || prompt.owner.role === held,
      );
      const paging = readPage(visit.query['page'], 25);
      const shown = chosen.slice(paging.offset, paging.offset + paging.limit);
      const children = await childSummaries(
        access,
        shown.map(({ prompt }) => prompt.subject),
      );
      return {
        kind: 'page',
        title: 'Questions',
        heading: 'Questions',
        section: 'questions',
        main: html`
<p class="govuk-body">A question is asked when what people recorded says more together than each entry by itself. It stays until a named person closes it with a reason. Whoever is away is stood in for.</p>
${subNavigation({
  label: 'Which questions',
  items: (Object.keys(queues) as Queue[]).map((each) => ({
    text: `${queues[each]} (${byQueue.get(each)?.length ?? 0})`,
    href: questionsRoute.link({}, { queue: each }),
    active: each === queue,
  })),
})}
${roleLinks(visit, queue, held)}
${
  chosen.length === 0
    ? html`<p class="govuk-body">No question stands here.</p>`
    : html`${showing(paging, shown.length, chosen.length)}
${scrollPane({
  label: queues[queue],
  content: table({
    caption: queues[queue],
    captionClasses: 'govuk-visually-hidden',
    head: ['Question, and about whom', 'Who has it', 'Asked since'],
    rows: shown.map((each) => rowOf(each, children.get(each.prompt.subject), visit.today)),
  }),
})}
${pages(paging, chosen.length, (page) => questionsRoute.link({}, { queue, role: held, page }))}`
}
<p class="govuk-body-s">The longest open stand first; nothing here says which child matters more. It shows only children you are involved with.</p>
${readsMeasures(visit.actor) && html`<p class="govuk-body"><a class="govuk-link" href="${questionMeasuresRoute.link()}">What became of questions across the partnership</a></p>`}`,
      };
    }),
};
