/** The level of need of a child: what was decided last, what waits, what was before, and what can be done now. */
import { dayOf } from '../../clock.ts';
import { contactOutcomes } from '../../kinds/contact.ts';
import type { Names } from '../../kinds/kind.ts';
import { type OpenChild, openChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import { postsFor } from '../../record/entries/recording-posts.ts';
import {
  assessmentRoute,
  childRoute,
  childrenRoute,
  concernRoute,
  contactRoute,
  levelRoute,
  makeContactRoute,
  ownViewRoute,
  proposeStepRoute,
  stepRoute,
} from '../../ui/addresses.ts';
import { childNavigation } from '../../ui/child-identity.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { tag } from '../../ui/components/tag.ts';
import { besideDecisions, type DecisionAction } from '../../ui/decision-action.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { atInstant, dateWithDistance, instantWithDistance, onDate } from '../../ui/when.ts';
import { assessmentsIn, levelDecidedIn, mayAssess } from '../assessments.ts';
import { type Contact, contactsIn, isOpenContact } from '../contacts.ts';
import { levelNow } from '../level-now.ts';
import { textIn } from '../said.ts';
import { type Step, stepsIn } from '../steps.ts';
import { workingPosts } from '../working-posts.ts';
import { documentLine } from './document-line.ts';
import { historyView } from './history-view.ts';
import { authorIn, namesIn, pageOfChild } from './page-of-child.ts';
import { stepStateTag } from './step-words.ts';

const action = (href: Href, text: string, hint: string): Html =>
  html`<li><a class="govuk-link govuk-!-font-weight-bold" href="${href}">${text}</a><br><span class="govuk-hint govuk-!-margin-bottom-2">${hint}</span></li>`;

/** What the visitor may do about the level of need of this child. */
export function levelActions(child: OpenChild): Html {
  const to = { child: child.id };
  const works = workingPosts(child).length > 0;
  const worries = postsFor(child, 'concern.recorded').length > 0;
  if (!works && !worries) return nothing;
  return html`<ul class="govuk-list">
${worries && action(concernRoute.link(to), 'Record a concern', 'Two minutes. What you saw or heard')}
${works && action(makeContactRoute.link(to), 'Contact the front door', 'Give information, ask for it, or ask for a service')}
${mayAssess(child) && action(ownViewRoute.link(to), 'Assess the level of need', 'Your own view first, then the evidence and what the document says')}
${mayAssess(child) && action(proposeStepRoute.link(to), 'Step up or down', 'Propose it with the evidence, and who takes over')}
</ul>`;
}

const current = (
  decided: ChronologyEntry,
  child: OpenChild,
  names: Names,
  { today }: Visit,
  beside: readonly Html[],
): Html => {
  const { assessment, levelName, rationale, help, reviewOn, document } = decided.data;
  const version = document as { readonly area?: string; readonly version?: string } | undefined;
  return html`${summaryList({
    rows: [
      { key: 'Level', value: typeof levelName === 'string' ? levelName : 'Decided without a document' },
      {
        key: 'By the document of',
        value: version === undefined ? 'None' : `${version.area}, version ${version.version}`,
      },
      { key: 'Why', value: String(rationale) },
      { key: 'Help now', value: String(help) },
      { key: 'Look again', value: dateWithDistance(Temporal.PlainDate.from(String(reviewOn)), today) },
      { key: 'Decided', value: html`${authorIn(names, decided)}, ${atInstant(decided.happenedFrom)}` },
    ],
  })}
<p class="govuk-body"><a class="govuk-link" href="${assessmentRoute.link({ child: child.id, assessment: String(assessment) })}">Open the decision</a></p>${beside}`;
};

export function contactLine(child: OpenChild, contact: Contact, now: Temporal.Instant): Html {
  const { outcome, harm } = contact;
  const state = isOpenContact(contact)
    ? tag({ text: 'Not decided', colour: 'yellow' })
    : html`${outcome === null ? 'Information was given' : contactOutcomes[outcome]}`;
  return html`<li><a class="govuk-link" href="${contactRoute.link({ child: child.id, contact: contact.id })}">Contact of ${instantWithDistance(contact.at, now)}</a> ${state}${harm && isOpenContact(contact) && html` ${tag({ text: 'Risk of significant harm', colour: 'red' })}`}</li>`;
}

function contactsView(child: OpenChild, contacts: readonly Contact[], now: Temporal.Instant): Html {
  const open = contacts.filter(isOpenContact);
  const shown = open.length > 0 ? open : contacts.slice(0, 3);
  if (shown.length === 0) return nothing;
  return html`<h2 class="govuk-heading-m">${open.length > 0 ? 'Contacts that wait for a decision' : 'Contacts with the front door'}</h2>
<ul class="govuk-list govuk-list--spaced">${shown.map((contact) => contactLine(child, contact, now))}</ul>`;
}

/** What the visitor has begun and not decided. */
function begun(child: OpenChild, entries: readonly ChronologyEntry[]): Html {
  const own = assessmentsIn(entries).filter(
    ({ view, decided }) => decided === null && view.recordedBy === child.access.actor.practitioner,
  );
  if (own.length === 0) return nothing;
  return html`<h2 class="govuk-heading-m">Begun by you and not decided</h2>
<ul class="govuk-list">${own.map(
    ({ id, view }) =>
      html`<li><a class="govuk-link" href="${assessmentRoute.link({ child: child.id, assessment: id })}">Assessment begun ${atInstant(view.recordedAt)}</a></li>`,
  )}</ul>`;
}

function stepsView(child: OpenChild, steps: readonly Step[]): Html {
  if (steps.length === 0) return nothing;
  return html`<h2 class="govuk-heading-m">Steps up and down</h2>
<ul class="govuk-list govuk-list--spaced">${steps.map(
    (step) =>
      html`<li><a class="govuk-link" href="${stepRoute.link({ child: child.id, proposal: step.id })}">Step ${step.isUp ? 'up' : 'down'} to ${textIn(step.proposed, 'toName') ?? ''}</a>, ${atInstant(step.proposed.happenedFrom)} ${stepStateTag(step.state)}</li>`,
  )}</ul>`;
}

async function hub(child: OpenChild, actions: readonly DecisionAction[], visit: Visit): Promise<Html> {
  const entries = await readChronology(child);
  const names = await namesIn(child.access, entries);
  const beside = await besideDecisions(actions, child, visit);
  const decided = levelDecidedIn(entries);
  const now = levelNow(entries);
  return html`
${childNavigation(child.id, 'level')}
<h1 class="govuk-heading-l">Level of need</h1>
${now !== undefined && html`<p class="govuk-body">Now: <strong>${now.name}</strong>, since ${onDate(dayOf(now.by.happenedFrom))}</p>`}
${levelActions(child)}
${contactsView(child, contactsIn(entries), visit.now)}
${begun(child, entries)}
${stepsView(child, stepsIn(entries))}
<h2 class="govuk-heading-m">What was decided last</h2>
${
  decided === undefined
    ? html`<p class="govuk-body">No level has been decided, as far as you can see. That does not mean that there is no need.</p>`
    : current(decided, child, names, visit, beside({ id: decided.id, kind: decided.kind, isPast: false }))
}
${historyView(child, entries)}
${await documentLine(child.access)}`;
}

export const levelPage = (actions: readonly DecisionAction[]): PageRoute => ({
  method: 'GET',
  path: levelRoute.path,
  handle: (visit) =>
    visit.look('level of need', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      return {
        ...(await pageOfChild(child, visit, { title: 'Level of need', main: await hub(child, actions, visit) })),
        breadcrumbs: [
          { text: 'Children', href: childrenRoute.link() },
          { text: 'Overview', href: childRoute.link({ child: child.id }) },
          { text: 'Level of need' },
        ],
      };
    }),
});
