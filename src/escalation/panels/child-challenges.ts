/** On the overview of a child: open challenges first, and raising one. */

import { dayOf } from '../../clock.ts';
import { type Challenge, challengesOf } from '../../record/challenges/challenges.ts';
import type { OpenChild } from '../../record/child.ts';
import { loadNames } from '../../record/organisations.ts';
import { challengeRoute, raiseChallengeRoute } from '../../ui/addresses.ts';
import type { ChildPanel } from '../../ui/child-panel.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Html, html } from '../../ui/html.ts';
import { onDate } from '../../ui/when.ts';
import { challengeStateTag, topicWords } from '../pages/challenge-words.ts';
import { raisingPosts } from '../raise-challenge.ts';
import { stateOf } from '../standing.ts';

const isOpen = ({ endedAt }: Challenge): boolean => endedAt === null;

function standing(challenge: Challenge, now: Temporal.Instant): Html {
  const at = stateOf(challenge, now);
  const stage = at.now?.stage;
  const isWaiting = at.now?.responded === false && at.state !== 'no-ladder';
  return html`${challengeStateTag(at.state)}${stage != null && at.state === 'open' && html` Stage ${stage.n}.`}${isWaiting && html` <strong>Nobody has responded.</strong>`}`;
}

async function list(child: OpenChild, challenges: readonly Challenge[], now: Temporal.Instant): Promise<Html> {
  const names = await loadNames(
    child.access,
    challenges.flatMap(({ sides }) => sides),
    [],
  );
  return summaryList({
    rows: challenges.map((challenge) => ({
      key: topicWords(challenge),
      value: html`${standing(challenge, now)}<br><span class="throughline-small">${challenge.sides.map(names.organisation).join(' and ')}, raised ${onDate(dayOf(challenge.raisedAt))}</span>`,
      actions: {
        items: [
          {
            text: 'Open',
            visuallyHiddenText: 'the challenge',
            href: challengeRoute.link({ child: child.id, challenge: challenge.id }),
          },
        ],
      },
    })),
  });
}

export const childChallengesPanel: ChildPanel = {
  order: 8,
  show: async (child, { now }) => {
    const challenges = (await challengesOf(child)).toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
    const mayRaise = raisingPosts(child).length > 0;
    if (challenges.length === 0 && !mayRaise) return null;
    return html`
<h2 class="govuk-heading-m">Challenges</h2>
${challenges.length > 0 && (await list(child, challenges, now))}
${mayRaise && html`<p class="govuk-body"><a class="govuk-link" href="${raiseChallengeRoute.link({ child: child.id })}">Raise a challenge</a> when you disagree with what was decided, or with what is not being done.</p>`}`;
  },
};
