/** On My work: challenges whose stage is the visitor's now, and those that the visitor raised. */
import { type Challenge, challengesOfViewer } from '../../record/challenges/challenges.ts';
import { type ChildSummary, childSummaries, fullName } from '../../record/child.ts';
import { challengeRoute } from '../../ui/addresses.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { dueWords } from '../../ui/pictures/due-words.ts';
import type { WorkPanel } from '../../ui/work-panel.ts';
import { topicWords } from '../pages/challenge-words.ts';
import { stateOf } from '../standing.ts';

const mostShown = 10;

/** What it waits for, seen by somebody who acts on it or raised it. */
function waiting(challenge: Challenge, now: Temporal.Instant): Html {
  const { state, now: at } = stateOf(challenge, now);
  const acts = challenge.seats.some(({ part, isOpen }) => isOpen && part !== 'raised');
  if (state === 'agreed') return html`Agreed. Show that it was done, and that the person who raised it was told.`;
  if (state === 'no-ladder') return html`No clock runs. Ring, and record whom you rang.`;
  const stage = at?.stage;
  if (at === null || stage == null) return html``;
  const limit = html`Stage ${stage.n}, to be settled by ${dueWords(stage.resolve)}.`;
  if (at.responded) return limit;
  return html`${tag({ text: 'Nobody has responded', colour: 'red' })} ${acts ? 'Answer it now, or ring whoever can.' : 'Ring those who act at this stage.'} ${limit}`;
}

function line(challenge: Challenge, child: ChildSummary, now: Temporal.Instant): Html {
  const isMine = challenge.seats.some(({ part }) => part === 'raised');
  return html`<li><a class="govuk-link" href="${challengeRoute.link({ child: child.id, challenge: challenge.id })}">${topicWords(challenge)}: ${fullName(child)}</a>${isMine && ' (you raised it)'}<br>
<span class="throughline-small">${waiting(challenge, now)}</span></li>`;
}

export const waitingChallengesPanel: WorkPanel = {
  show: async (access, { now }) => {
    const challenges = await challengesOfViewer(access);
    if (challenges.length === 0) return null;
    const shown = challenges.slice(0, mostShown);
    const children = await childSummaries(
      access,
      shown.map(({ subject }) => subject),
    );
    return insetText({
      text: html`
<h2 class="govuk-heading-m">Challenges <span class="govuk-!-font-weight-regular">(${challenges.length})</span></h2>
<ul class="govuk-list govuk-list--spaced govuk-!-margin-bottom-0">${shown.flatMap((challenge) => {
        const child = children.get(challenge.subject);
        return child === undefined ? [] : [line(challenge, child, now)];
      })}</ul>
${challenges.length > mostShown && html`<p class="govuk-body govuk-!-margin-bottom-0">${challenges.length - mostShown} more are on the overviews of their children.</p>`}`,
    });
  },
};
