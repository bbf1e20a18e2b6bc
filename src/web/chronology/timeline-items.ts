/** Lines of a timeline as they are shown: one below the other, under the year in which they happened. */
import { dayOf, timeZone } from '../../clock.ts';
import { fullName } from '../../record/child.ts';
import type { TraceLine } from '../../record/traces.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { timelineRoute } from '../../ui/addresses.ts';
import { type TimelineItem, timeline } from '../../ui/components/timeline.ts';
import type { ShownEntry } from '../../ui/decision-action.ts';
import { type Html, html } from '../../ui/html.ts';
import { onDate } from '../../ui/when.ts';
import { entryActions } from './entry-actions.ts';
import {
  authorWords,
  happenedOnPaper,
  happenedWords,
  momentWords,
  type Reading,
  tagsOf,
  threadTitle,
  threadView,
} from './thread-view.ts';
import { type Line, traceTitle } from './timeline-lines.ts';

const stepWords = {
  opened: 'Opened',
  'due-soon': 'Due soon',
  overdue: 'Overdue',
  recounted: 'Limit counted again, because a calendar or a rule changed',
  'stage-opened': 'Challenge opened by itself at the next stage',
  unanswered: 'Nobody has responded to a challenge in time',
  'last-stage-passed': 'The last stage of a challenge passed without agreement',
} as const;

export const stepTitle = ({ step }: TraceLine): string => stepWords[step];

/** What is offered below one entry. */
export type Beside = (entry: ShownEntry) => readonly Html[];

export type ShowingLines = {
  readonly reading: Reading;
  readonly rulebook: Rulebook;
  /** Each line says whose it is. */
  readonly namesChildren: boolean;
  /** What may be done about a decision, besides putting it right. */
  readonly beside?: Beside;
};

/** Each name leads to the line in that child's own timeline, where something may be done about it. */
function whose({ children, thread }: Line, { onPaper }: Reading): Html {
  const entry = thread?.now.entry.id;
  const named = children.map((child, index) => {
    const at = index === 0 ? entry : undefined;
    const href = timelineRoute.link({ child: child.id }, { entry: at }, at);
    return onPaper === true
      ? html`${fullName(child)}`
      : html`<a class="govuk-link" href="${href}">${fullName(child)}<span class="govuk-visually-hidden">: open in their own timeline</span></a>`;
  });
  return html`<p class="govuk-body govuk-!-margin-bottom-1"><strong>${named.map((name, index) => html`${index > 0 && ', '}${name}`)}</strong></p>`;
}

function traceItem(line: Line, trace: TraceLine, { rulebook, reading, namesChildren }: ShowingLines): TimelineItem {
  return {
    label: stepTitle(trace),
    when: reading.onPaper === true ? onDate(dayOf(trace.at)) : momentWords(trace.at, reading.today),
    classes: 'throughline-timeline-trace',
    text: html`${namesChildren && whose(line, reading)}<p class="govuk-body">${traceTitle(trace, rulebook)}</p>
${trace.overtakenAt !== null && html`<p class="govuk-body-s">This was shown, and no longer holds since ${onDate(dayOf(trace.overtakenAt))}.</p>`}`,
  };
}

function below(line: Line, { reading, namesChildren, beside }: ShowingLines): Html | false {
  const [child] = line.children;
  if (line.thread === undefined || child === undefined || reading.onPaper === true || namesChildren) return false;
  const { entry, withdrawal } = line.thread.now;
  const shown = { id: entry.id, kind: entry.kind, isPast: withdrawal !== null };
  return html`${beside?.(shown)}${entryActions(child, line.thread)}`;
}

function itemOf(line: Line, showing: ShowingLines): TimelineItem {
  if (line.thread === undefined) return traceItem(line, line.trace, showing);
  const { now } = line.thread;
  const { entry } = now;
  const { reading, namesChildren } = showing;
  return {
    id: entry.id,
    label: threadTitle(line.thread),
    byline: authorWords(entry, reading.names),
    when: html`${reading.onPaper === true ? happenedOnPaper(entry) : happenedWords(entry, reading.today)} ${tagsOf(now)}`,
    text: html`${namesChildren && whose(line, reading)}${threadView(line.thread, { ...reading, child: line.children[0]?.id ?? reading.child })}${below(line, showing)}`,
  };
}

const yearOf = ({ at }: Line): number => at.toZonedDateTimeISO(timeZone).year;

/** @param lines in the order in which they are shown */
export function showLines(lines: readonly Line[], showing: ShowingLines): Html {
  return html`${[...Map.groupBy(lines, yearOf)].map(
    ([year, some]) => html`<h2 class="govuk-heading-m throughline-timeline-year">${year}</h2>
${timeline({ items: some.map((line) => itemOf(line, showing)), headingLevel: 3 })}`,
  )}`;
}
