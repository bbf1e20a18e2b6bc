/** One challenge: where it stands, what is said, who is rung, what happens next by itself, and what the visitor may do. */
import { problem } from '../../errors.ts';
import type { Names } from '../../kinds/kind.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, openChild } from '../../record/child.ts';
import { text } from '../../record/counting.ts';
import { organisationsOf } from '../../record/load-world.ts';
import { loadNames } from '../../record/organisations.ts';
import { organisationsOfKinds } from '../../record/people-at.ts';
import { challengeRoute, challengeStepRoute, childRoute, ruleRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { details } from '../../ui/components/details.ts';
import { verifiedTag } from '../../ui/duty-words.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply, PageRoute, Visit } from '../../ui/page-route.ts';
import { ladderPicture } from '../../ui/pictures/ladder-picture.ts';
import { type OpenChallenge, openChallenge } from '../open-challenge.ts';
import { factsView, historyView, positionsView, safetyView, settlementView, standingView } from './challenge-view.ts';
import { stepTitles } from './challenge-words.ts';

export async function challengeOf(visit: Visit, access: Access): Promise<OpenChallenge> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const open = await openChallenge(child, visit.parameters['challenge'] ?? '');
  // Without the entry that raised it there is nothing to show
  if (open.said.raised === undefined) throw problem('NOT_FOUND');
  return open;
}

export function namesFor({ child, challenge, entries }: OpenChallenge): Promise<Names> {
  const acting = (challenge.ladder?.stages ?? []).flatMap((stage) =>
    stage.acting.flatMap(({ acts, deputy, outOfHours }) => [acts, deputy, outOfHours]),
  );
  return loadNames(
    child.access,
    [...organisationsOf(entries), ...challenge.sides, ...acting.flatMap((party) => party?.organisation ?? [])],
    entries.flatMap(({ recordedBy, data }) => [recordedBy, text(data['practitioner'])].filter((id) => id !== null)),
  );
}

/** The partnership's own office, with its number: it knows how to go on where no ladder runs. */
export async function askPartnership(access: Access): Promise<Html> {
  const offices = await organisationsOfKinds(access, ['partnership']);
  if (offices.length === 0)
    return html`<p class="govuk-body">Ask the safeguarding children partnership how to go on.</p>`;
  return html`<p class="govuk-body">Ask how to go on: ${offices.map(({ name, telephone }) => html`${name}${telephone !== null && html`, <strong>${telephone}</strong>`}. `)}</p>`;
}

function steps({ standing, child, challenge }: OpenChallenge): Html {
  if (standing.steps.length === 0)
    return standing.state === 'closed'
      ? html``
      : html`<p class="govuk-body">You can read this challenge. Those who act on it record what comes of it.</p>`;
  return html`
<h2 class="govuk-heading-m">What you can do</h2>
<ul class="govuk-list govuk-list--spaced">${standing.steps.map(
    (step) =>
      html`<li><a class="govuk-link" href="${challengeStepRoute.link({ child: child.id, challenge: challenge.id, step })}">${stepTitles[step]}</a></li>`,
  )}</ul>`;
}

function ladderView({ rule, challenge: { ladder } }: OpenChallenge, names: Names, { now }: Visit): Html {
  if (rule === null || ladder === null) return html``;
  const running = { ladder, at: now.epochMilliseconds, organisationName: names.organisation };
  return html`
<h2 class="govuk-heading-m">The ladder</h2>
<p class="govuk-body">${rule.title}: pack ${ladder.pack}, version ${ladder.packVersion}. ${rule.confirmed === 'yes' ? 'Its stages are confirmed.' : 'Its stages are not confirmed.'} ${verifiedTag(rule.verified)} <a class="govuk-link" href="${ruleRoute.link({ rule: rule.ladder })}">Read the rule</a></p>
${ladder.doesNotRun === null ? ladderPicture(rule, running) : details({ summary: 'What is known of this ladder', text: ladderPicture(rule) })}`;
}

async function show(open: OpenChallenge, visit: Visit): Promise<PageReply> {
  const { child, said, challenge } = open;
  const names = await namesFor(open);
  return {
    kind: 'page',
    title: 'Challenge',
    section: 'children',
    back: childRoute.link({ child: child.id }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    main: html`
<span class="govuk-caption-l">Challenge</span>
<h1 class="govuk-heading-l">${text(said.raised?.data['about'])}</h1>
${standingView(open, visit, await askPartnership(child.access))}
${steps(open)}
${settlementView(open, names)}
${safetyView(open, names, visit)}
${positionsView(open, names)}
${factsView(open, names, visit)}
${ladderView(open, names, visit)}
${historyView(open, names, visit)}
${challenge.urgency !== 'immediate-danger' && html`<p class="govuk-body">If the child is in immediate danger, ring 999. A challenge never holds anything back.</p>`}`,
  };
}

export const challengePage: PageRoute = {
  method: 'GET',
  path: challengeRoute.path,
  handle: (visit) => visit.look('challenge', async (access) => show(await challengeOf(visit, access), visit)),
};
