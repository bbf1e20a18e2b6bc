/** What became of questions across the partnership: for those who own the rules. Small numbers are not shown. */
import { problem } from '../../errors.ts';
import { type Actor, holdsRole } from '../../record/actor.ts';
import { countPrompts } from '../../record/prompts/count-prompts.ts';
import { questionMeasuresRoute, questionsRoute, ruleRoute } from '../../ui/addresses.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { smallNumber } from '../../ui/small-number.ts';
import { onDate } from '../../ui/when.ts';

export const readsMeasures = (actor: Actor): boolean => holdsRole(actor, 'partnership-officer', 'policy-officer');

export const questionMeasuresPage: PageRoute = {
  method: 'GET',
  path: questionMeasuresRoute.path,
  handle: (visit) =>
    visit.look('measures of questions', async (access) => {
      if (!readsMeasures(visit.actor)) throw problem('NOT_ALLOWED', { action: 'see what became of questions' });
      const from = visit.today.subtract({ months: 12 });
      const counted = await countPrompts(access, from.toZonedDateTime('Europe/London').toInstant());
      const { rulebook } = access.engine;
      return {
        kind: 'page',
        title: 'What became of questions',
        heading: 'What became of questions',
        section: 'questions',
        back: questionsRoute.link(),
        main: html`
<p class="govuk-body">Questions raised since ${onDate(from)}, across the partnership. A question that is mostly closed without anybody opening what it quotes is asked too often or asks the wrong thing: change its rule. This counts questions, never the people who answer them.</p>
${
  counted.length === 0
    ? html`<p class="govuk-body">No question was raised in that time.</p>`
    : scrollPane({
        label: 'What became of questions',
        content: table({
          caption: 'What became of questions',
          captionClasses: 'govuk-visually-hidden',
          head: [
            'Question',
            'Raised',
            'Open now',
            'Put off',
            'Waits for a second reader',
            'Closed',
            'Closed without opening what it quotes',
            'A need was found or known',
            'Second reader did not agree',
          ],
          rows: counted.map((each) => [
            html`<a class="govuk-link" href="${ruleRoute.link({ rule: each.rule })}">${rulebook.ruleOf(each.rule)?.rule.title ?? each.rule}</a>`,
            ...[
              each.raised,
              each.open,
              each.putOff,
              each.awaitsSecond,
              each.closed,
              each.closedUnread,
              each.needFound,
              each.refused,
            ].map(smallNumber),
          ]),
        }),
      })
}
<p class="govuk-body-s">Numbers from 1 to 4 are shown as “under 5”, so that nobody can be recognised.</p>`,
      };
    }),
};
