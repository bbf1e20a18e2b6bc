/** A ladder drawn as stages one below the other, with the same as a table beside it. */
import { ladderNow } from '../../rulebook/ladder/ladder.ts';
import type { LadderRule, StageRule } from '../../rulebook/ladder/ladder-rule.ts';
import { scrollPane } from '../components/scroll-pane.ts';
import { type Html, html, nothing } from '../html.ts';
import { dueWords, limitWords } from './due-words.ts';
import { ladderTable } from './ladder-table.ts';
import { type RunningLadder, standingWords } from './ladder-words.ts';
import { arrow, frame, lineHeight, linesOf, type WrittenLine, written } from './svg-text.ts';

const width = 460;
const box = { x: 10, width: 440, padding: 14 };
const gap = 34;
const characters = 50;

type Drawn = { readonly lines: readonly WrittenLine[]; readonly isHere: boolean; readonly height: number };

function drawn(stage: StageRule, rule: LadderRule, running: RunningLadder | undefined): Drawn {
  const now = running === undefined ? null : ladderNow(running.ladder, running.at);
  const isHere = now?.stage?.n === stage.n && now.state !== 'closed' && running?.isSupposed !== true;
  const own = running?.ladder.stages.findLast(({ n }) => n === stage.n);
  const starts = rule.starts.filter(({ at }) => at === stage.n).map(({ because }) => `May start here: ${because}`);
  const limits =
    own === undefined
      ? `Answer: ${limitWords(stage.acknowledge)}. Settle: ${limitWords(stage.resolve)}.`
      : `Answer by: ${dueWords(own.acknowledge)}. Settle by: ${dueWords(own.resolve)}.`;
  const lines: readonly WrittenLine[] = [
    ...(isHere ? [{ text: '▶ It is here now', bold: true }] : []),
    ...linesOf(`${stage.n}. ${stage.title}`, characters - 4).map((text) => ({ text, bold: true })),
    ...[limits, ...starts].flatMap((each) => linesOf(each, characters)).map((text) => ({ text })),
  ];
  return { lines, isHere, height: lines.length * lineHeight + 2 * box.padding - 4 };
}

function drawing(rule: LadderRule, running: RunningLadder | undefined): Html {
  const stages = rule.stages.map((stage) => drawn(stage, rule, running));
  const tops = stages.map((_, index) => stages.slice(0, index).reduce((top, { height }) => top + height + gap, 10));
  const total = stages.reduce((sum, { height }) => sum + height + gap, 10);
  const id = `ladder-${rule.ladder}`;
  const order = rule.stages.map(({ n, title }) => `${n}: ${title}`).join('. ');
  const description = `Stages from the first to the last: ${order}.${running === undefined || running.isSupposed === true ? '' : ` ${standingWords(running)}`}`;
  const parts = stages.map(({ lines, isHere, height }, index) => {
    const top = tops[index] ?? 0;
    const isLast = index === stages.length - 1;
    return html`${frame(box.x, top, box.width, height, isHere)}${written(lines, box.x + box.padding, top + box.padding + 10)}${
      isLast
        ? nothing
        : html`${arrow([
            [40, top + height],
            [40, top + height + gap],
          ])}${written([{ text: 'no agreement, or time has run out' }], 54, top + height + 22)}`
    }`;
  });
  return html`<svg class="throughline-picture" role="img" aria-labelledby="${id}-title ${id}-description" width="${width}" height="${total - gap + 10}" viewBox="0 0 ${width} ${total - gap + 10}" xmlns="http://www.w3.org/2000/svg"><title id="${id}-title">${rule.title}</title><desc id="${id}-description">${description}</desc>${parts}</svg>`;
}

/**
 * @param running one challenge on it, whose stage is then marked; without it the ladder as the rule has it
 */
export function ladderPicture(rule: LadderRule, running?: RunningLadder): Html {
  const hasStages = rule.stages.length > 0;
  return html`
<div class="throughline-drawn">
  ${rule.confirmed === 'no' && html`<p class="govuk-body"><strong>Not confirmed.</strong> The stages of this ladder are not known for certain. It can be read here, and it is never run.</p>`}
  ${running !== undefined && running.isSupposed !== true && html`<p class="govuk-body"><strong>${standingWords(running)}</strong></p>`}
  ${hasStages && scrollPane({ label: `Picture: ${rule.title}`, content: drawing(rule, running) })}
  ${hasStages && ladderTable(rule, running)}
  ${running?.isSupposed !== true && besides(rule)}
</div>`;
}

const sentences = (title: string, lines: readonly string[]): Html | false =>
  lines.length > 0 &&
  html`<h3 class="govuk-heading-s">${title}</h3><ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

function besides({ beside, elsewhere, proxies, skips, closing, afterLast, withinAgency }: LadderRule): Html {
  const within = {
    included: 'It is also for disagreements within one organisation.',
    excluded: 'It is not for disagreements within one organisation.',
    'not known': 'Whether it is for disagreements within one organisation is not known.',
  }[withinAgency];
  return html`${sentences(
    'At the same time, never waiting for the ladder',
    beside.map(({ title, says }) => `${title}: ${says}`),
  )}
${sentences(
  'What has a route of its own',
  elsewhere.map(({ says }) => says),
)}
${sentences(
  'What may skip a stage',
  skips.map(({ to, because }) => `To stage ${to}: ${because}`),
)}
${sentences(
  'What closes it',
  closing.map(({ title }) => title),
)}
${sentences('Also', [within, ...proxies.flatMap(({ note }) => note ?? []), ...(afterLast === undefined ? [] : [`After the last stage: ${afterLast}`])])}`;
}
