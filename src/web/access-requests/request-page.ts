/** One request: who asks and why they may, how the clock stands, what comes next, and how far each organisation has come. */
import { capacities } from '../../access/requests/capacities.ts';
import { isIdentified, requestSteps } from '../../access/requests/request-steps.ts';
import type { Names } from '../../kinds/kind.ts';
import { withheldSubjects } from '../../kinds/telling.ts';
import { type OpenRequest, openRequest } from '../../record/access-requests/open-request.ts';
import { isDone, progressOf, progressTitles } from '../../record/access-requests/progress.ts';
import { loadNames } from '../../record/organisations.ts';
import { projectFamily } from '../../record/people/family.ts';
import {
  accessRequestRoute,
  accessRequestsRoute,
  answerRoute,
  requestPartRoute,
  requestStepRoute,
  requestStoryRoute,
} from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { table } from '../../ui/components/table.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, PageRoute, Visit } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { clockExplained, dueWords } from './clock-words.ts';

export const captionOf = ({ child, askedBy }: OpenRequest): string =>
  `${child.forename} ${child.surname}, born ${dateInWords(child.dateOfBirth)}. Asked by ${askedBy}`;

/** What somebody must not be told, as it stands: whoever asks may be that person. */
export function warnings({ entries }: OpenRequest, today: Temporal.PlainDate): Html | null {
  const standing = projectFamily(entries).restrictions.filter(
    ({ endedAt, until }) => endedAt === null && Temporal.PlainDate.compare(until, today) >= 0,
  );
  if (standing.length === 0) return null;
  return warningText({
    text: html`Something must not be told to somebody. Whoever asks, or lives with them, may be that person.${standing.map(
      ({ who, subjects, until }) =>
        html`<br>${who}: not ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(subjects.map((code) => withheldSubjects[code]))}, until ${dateInWords(until)}`,
    )}`,
  });
}

function nextWords(request: OpenRequest): string {
  const { clock, steps, parts, isClosed } = request;
  if (isClosed) return 'It is closed. Nothing more goes out.';
  const progress = parts.map(({ controller }) => progressOf(request, controller));
  if (parts.length > 0 && progress.every(isDone)) return 'Every organisation has answered. Nothing is left to do.';
  if (clock.state === 'waits-for-identity') return 'Write down when proof of who they are has come.';
  if (!isIdentified(steps))
    return 'See proof of who asks, or ask for it, and write it down. You can decide on passages meanwhile; nothing can be proposed before.';
  if (clock.state === 'paused') return 'Write down what they answer when they do.';
  if (progress.includes('proposed')) return 'Somebody else has to look at what is proposed, and release it.';
  if (progress.includes('released')) return 'Hand over what was released, and write down how.';
  return 'Each organisation decides on the passages that it recorded.';
}

function partsTable(request: OpenRequest, names: Names): Html {
  const { parts, id, hidesLocation } = request;
  const rows = parts.map((part) => {
    const { controller, mayReview, entries, officers } = part;
    const progress = progressOf(request, controller);
    const name = names.organisation(controller);
    const to = mayReview
      ? requestPartRoute.link({ request: id, controller })
      : part.mayRelease && progress === 'proposed'
        ? answerRoute.link({ request: id, controller })
        : undefined;
    return [
      to === undefined ? name : html`<a class="govuk-link govuk-link--no-visited-state" href="${to}">${name}</a>`,
      String(entries.length),
      progressTitles[progress],
      officers.map((organisation) => names.organisation(organisation)).join(', '),
    ];
  });
  return html`
<h2 class="govuk-heading-m">Organisations that hold something</h2>
${
  rows.length === 0
    ? html`<p class="govuk-body">Nothing that was recorded by then can be looked at here.</p>`
    : scrollPane({
        label: 'Organisations that hold something',
        content: table({
          caption: 'Organisations that hold something',
          captionClasses: 'govuk-visually-hidden',
          head: ['Organisation', 'Entries', 'Its answer', 'Data protection officer of'],
          rows,
        }),
      })
}
<p class="govuk-body">Counted is what was recorded up to the day on which the request was received. An organisation without an officer of its own is looked after by those of the council and the partnership.</p>
${hidesLocation && html`<p class="govuk-body">What tells where the child is is protected, and is in none of these. Somebody who is named for it has to answer for it.</p>`}`;
}

function history(request: OpenRequest, names: Names): Html {
  const { steps, registeredAt, registeredBy } = request;
  const registered = registeredAt.toZonedDateTimeISO('Europe/London').toPlainDate();
  return html`
<h2 class="govuk-heading-m">What was done</h2>
<ul class="govuk-list govuk-list--spaced">
<li>${dateInWords(registered)}: registered, by ${names.practitioner(registeredBy)}</li>
${steps.map(
  ({ step, on, words, by, controller }) =>
    html`<li>${dateInWords(on)}: ${requestSteps[step].toLowerCase()}${controller !== null && ` (${names.organisation(controller)})`}, by ${names.practitioner(by)}<br><span class="throughline-small">${words}</span></li>`,
)}</ul>`;
}

function view(request: OpenRequest, names: Names, { today }: Visit): PageReply {
  const { id, capacity, authority, childView, wants, receivedOn, clock, looksAfter, isClosed, onlyFor } = request;
  const isOver = isClosed || request.parts.every(({ controller }) => isDone(progressOf(request, controller)));
  const isOut = request.answers.some(({ released }) => released !== null);
  return {
    kind: 'page',
    title: 'Access request',
    heading: 'Request to see a record',
    caption: captionOf(request),
    section: 'access-requests',
    back: accessRequestsRoute.link(),
    main: html`
${insetText({ text: html`<strong>What comes next:</strong> ${nextWords(request)}` })}
${warnings(request, today)}
${onlyFor !== null && html`<p class="govuk-body">The record is restricted: only people who are named for it can decide on passages. Ask whoever restricted it to name a data protection officer.</p>`}
${summaryList({
  rows: [
    { key: 'Asks as', value: capacities[capacity].title },
    authority !== null && { key: 'What shows that they may', value: authority },
    childView !== null && { key: 'What the child says', value: childView },
    { key: 'Wants to see', value: wants },
    {
      key: 'Received',
      value: `${dateInWords(receivedOn)}, by ${names.organisation(request.organisation)}`,
    },
    { key: 'Proof of who they are', value: isIdentified(request.steps) ? 'Seen' : 'Not seen yet' },
    { key: 'Answer due', value: dueWords(clock, today, isOver) },
  ],
})}
${clockExplained(request)}
${looksAfter && button({ text: 'Write down a step', href: requestStepRoute.link({ request: id }), look: 'secondary' })}
${partsTable(request, names)}
${looksAfter && isOut && html`<p class="govuk-body"><a class="govuk-link" href="${requestStoryRoute.link({ request: id })}">Everything that was released, as one story</a></p>`}
${history(request, names)}`,
  };
}

export const namesOfRequest = (request: OpenRequest): Promise<Names> =>
  loadNames(
    request.access,
    [request.organisation, ...request.parts.flatMap(({ controller, officers }) => [controller, ...officers])],
    [
      request.registeredBy,
      ...request.steps.map(({ by }) => by),
      ...request.answers.flatMap(({ proposed, released, sentBack, reopened }) =>
        [proposed, released, sentBack, reopened].flatMap((said) => said?.by ?? []),
      ),
    ],
  );

export const accessRequestPage: PageRoute = {
  method: 'GET',
  path: accessRequestRoute.path,
  handle: (visit) =>
    visit.look('access request', async (access) => {
      const request = await openRequest(access, visit.parameters['request'] ?? '');
      return view(request, await namesOfRequest(request), visit);
    }),
};
