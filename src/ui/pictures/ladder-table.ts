/** The stages of a ladder as a table: what the picture shows, in words. */
import { ladderNow } from '../../rulebook/ladder/ladder.ts';
import type { LadderRule } from '../../rulebook/ladder/ladder-rule.ts';
import { scrollPane } from '../components/scroll-pane.ts';
import { table } from '../components/table.ts';
import { tag } from '../components/tag.ts';
import { type Html, html } from '../html.ts';
import { dueWords, limitWords, momentWords } from './due-words.ts';
import { actingInFull, actingWords, openedSentence, type RunningLadder, wouldHaveOpened } from './ladder-words.ts';

const list = (lines: readonly string[]): Html =>
  html`<ul class="govuk-list govuk-!-margin-bottom-0">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

function ruleRows(rule: LadderRule) {
  return rule.stages.map((stage) => {
    const { n, title, acknowledge, resolve, urgent, record } = stage;
    const settle = urgent?.resolve === undefined ? '' : ` Urgent: ${limitWords(urgent.resolve)}.`;
    const answer = urgent?.acknowledge === undefined ? '' : ` Urgent: ${limitWords(urgent.acknowledge)}.`;
    return [
      `${n}. ${title}`,
      list(actingWords(stage)),
      `${limitWords(acknowledge)}.${answer}`,
      `${limitWords(resolve)}.${settle}`,
      list(record),
    ];
  });
}

function runningRows(running: RunningLadder) {
  const { ladder, at, organisationName } = running;
  const now = ladderNow(ladder, at);
  return ladder.stages.map((stage) => {
    const { n, title, opensAt, acting, uncovered, acknowledge, resolve, responded } = stage;
    const isSupposed = running.isSupposed === true;
    const isHere = now.stage === stage && now.state !== 'closed' && !isSupposed;
    const nobody = uncovered.map((side) => `${organisationName(side)}: nobody is named. Ask the partnership.`);
    const opened = isSupposed
      ? wouldHaveOpened(stage)
      : opensAt <= at
        ? openedSentence(stage)
        : `Opens ${momentWords(opensAt)} unless there is agreement.`;
    const answer =
      responded === null || responded.at > at
        ? opensAt <= at
          ? 'Nobody has responded.'
          : 'Not open yet.'
        : `Somebody responded ${momentWords(responded.at)}.`;
    return [
      html`${n}. ${title}${isHere && html` ${tag({ text: 'Here now' })}`}`,
      opened,
      list([...acting.map((each) => actingInFull(each, running)), ...nobody]),
      isSupposed ? `By ${dueWords(acknowledge)}.` : `By ${dueWords(acknowledge)}. ${answer}`,
      `By ${dueWords(resolve)}.`,
    ];
  });
}

export function ladderTable(rule: LadderRule, running: RunningLadder | undefined): Html {
  const caption = `Stages: ${rule.title}`;
  const content =
    running === undefined || running.ladder.stages.length === 0
      ? table({
          caption,
          head: ['Stage', 'Who acts', 'Answer', 'Settle', 'What is written down'],
          rows: ruleRows(rule),
          firstCellIsHeader: true,
        })
      : table({
          caption,
          head: ['Stage', 'When', 'Who acts', 'Answer', 'Settle'],
          rows: runningRows(running),
          firstCellIsHeader: true,
        });
  return scrollPane({ label: caption, content });
}
