/** Requests to see a record: those that somebody looks after, decides on, or may release. */
import { type ListedRequest, listRequests, seesAccessRequests } from '../../record/access-requests/list-requests.ts';
import { loadNames } from '../../record/organisations.ts';
import { accessRequestRoute, accessRequestsRoute, answerRoute, findAskedRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { dueWords } from './clock-words.ts';

const isOver = ({ isAnswered, isClosed }: ListedRequest): boolean => isAnswered || isClosed;

function stateWords({ isClosed, isAnswered, done, parts, toRelease, id }: ListedRequest): Html {
  const [controller] = toRelease;
  if (controller !== undefined)
    return html`<a class="govuk-link" href="${answerRoute.link({ request: id, controller })}">Waits for you as the second person</a>`;
  if (isClosed) return html`Closed`;
  return isAnswered ? html`Answered` : html`${done} of ${parts} organisations have answered`;
}

function requestTable(caption: string, listed: readonly ListedRequest[], today: Temporal.PlainDate): Html {
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: ['Whose record', 'Who asks', 'Received', 'Answer due', 'Where it stands'],
      rows: listed.map((request) => [
        html`<a class="govuk-link govuk-link--no-visited-state" href="${accessRequestRoute.link({ request: request.id })}">${request.child.forename} ${request.child.surname}</a>`,
        request.askedBy,
        dateInWords(request.receivedOn),
        dueWords(request.clock, today, isOver(request)),
        stateWords(request),
      ]),
    }),
  });
}

export const accessRequestsPage: PageRoute = {
  method: 'GET',
  path: accessRequestsRoute.path,
  handle: (visit) =>
    visit.look('access requests', async (access) => {
      const listed = await listRequests(access);
      const [over, open] = [listed.filter(isOver), listed.filter((request) => !isOver(request))];
      const names = await loadNames(
        access,
        visit.actor.posts.map(({ organisation }) => organisation),
        [],
      );
      const own = visit.actor.posts.flatMap(({ role, organisation }) =>
        role === 'data-protection-officer' ? [names.organisation(organisation)] : [],
      );
      return {
        kind: 'page',
        title: 'Access requests',
        heading: 'Requests to see a record',
        section: 'access-requests',
        main: html`
<p class="govuk-body">Everybody may ask what is recorded about them. Each organisation decides on what it recorded itself, passage by passage, and two people release it.</p>
${
  seesAccessRequests(visit.actor) &&
  html`<p class="govuk-body">You look after requests to ${new Intl.ListFormat('en-GB').format([...new Set(own)])}.</p>
${button({ text: 'Register a request', href: findAskedRoute.link() })}`
}
${open.length === 0 ? html`<p class="govuk-body">No request is open.</p>` : requestTable(`Open (${open.length})`, open, visit.today)}
${over.length > 0 && requestTable(`Answered or closed (${over.length})`, over, visit.today)}`,
      };
    }),
};
