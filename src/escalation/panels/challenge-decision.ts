/** Beside every decision: challenging it, or the challenge of it that there is. */
import { isDecision } from '../../kinds/decisions.ts';
import { challengesOf } from '../../record/challenges/challenges.ts';
import { challengeRoute, raiseChallengeRoute } from '../../ui/addresses.ts';
import type { DecisionAction } from '../../ui/decision-action.ts';
import { html } from '../../ui/html.ts';
import { challengeStateTag } from '../pages/challenge-words.ts';
import { raisingPosts } from '../raise-challenge.ts';
import { stateOf } from '../standing.ts';

export const challengeDecision: DecisionAction = {
  beside: async (child, { now }) => {
    const challenges = await challengesOf(child);
    const mayRaise = raisingPosts(child).length > 0;
    return ({ id, kind, isPast }) => {
      const about = challenges.filter(({ decision, trigger }) => decision === id || trigger === id);
      const offers = mayRaise && isDecision(kind) && !isPast && !about.some(({ endedAt }) => endedAt === null);
      if (about.length === 0 && !offers) return null;
      return html`<p class="govuk-body-s">${about.map(
        (challenge) =>
          html`<a class="govuk-link" href="${challengeRoute.link({ child: child.id, challenge: challenge.id })}">${challenge.trigger === id ? 'Open the challenge' : 'Challenge of this decision'}</a> ${challengeStateTag(stateOf(challenge, now).state)} `,
      )}${offers && html`<a class="govuk-link" href="${raiseChallengeRoute.link({ child: child.id }, { decision: id })}">Challenge this decision</a>`}</p>`;
    };
  },
};
