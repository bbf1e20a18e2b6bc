/** The tables of the cohort pages. */
import { type MoveKind, moveKinds } from '../../../kinds/transition.ts';
import { type ChildSummary, fullName } from '../../../record/child.ts';
import type { CohortMove } from '../../../record/cohort/cohort-moves.ts';
import type { RollGap } from '../../../record/cohort/roll-gaps.ts';
import { type Stage, stages } from '../../../record/cohort/stages.ts';
import { childRoute, handoverRoute, moveRoute } from '../../../ui/addresses.ts';
import { scrollPane } from '../../../ui/components/scroll-pane.ts';
import { stateTag } from '../../../ui/components/state-tag.ts';
import { table } from '../../../ui/components/table.ts';
import { tag } from '../../../ui/components/tag.ts';
import type { Href } from '../../../ui/href.ts';
import { type Html, html, nothing } from '../../../ui/html.ts';
import { dateWithDistance } from '../../../ui/when.ts';

export type CohortNames = {
  readonly children: ReadonlyMap<string, ChildSummary>;
  readonly schoolName: (id: string) => string;
};

export const nameOf = (child: string, { children }: CohortNames): string => {
  const found = children.get(child);
  return found === undefined ? 'A child' : fullName(found);
};

const placeWords: Readonly<Record<string, string>> = {
  unknown: 'Not known yet',
  'home-education': 'Education at home',
  'out-of-area': 'Outside the area',
};

export const destinationWords = (toType: string): string => placeWords[toType] ?? 'Not known yet';

const stageTag = stateTag<Exclude<Stage, 'late'>>({
  'to-confirm': { words: stages['to-confirm'], colour: 'yellow' },
  'no-school': { words: 'No school yet', colour: 'purple' },
  'nothing-sent': { words: 'Nothing sent', colour: 'orange' },
  waiting: { words: 'Waits for an answer', colour: 'yellow' },
  'under-way': { words: stages['under-way'], colour: 'blue' },
  'no-key-adult': { words: 'No key adult', colour: 'teal' },
  complete: { words: stages.complete, colour: 'green' },
});

const stateOf = ({ stage, late }: CohortMove): Html =>
  stage === 'late' ? tag({ text: `${late} late`, colour: 'red' }) : stageTag(stage);

const addressOf = ({ child, move, confirmed }: CohortMove) =>
  confirmed ? handoverRoute.link({ child, move }) : moveRoute.link({ child, move });

/** @param other which school stands in the row: the one they come from, the one they go to, or both */
export function movesTable(
  caption: string,
  moves: readonly CohortMove[],
  other: 'from' | 'to' | 'both',
  names: CohortNames,
  today: Temporal.PlainDate,
): Html {
  if (moves.length === 0)
    return html`<h2 class="govuk-heading-m">${caption}</h2><p class="govuk-body">Nobody that you can see.</p>`;
  const fromWords = ({ from }: CohortMove): string => (from === null ? 'Not known' : names.schoolName(from));
  const toWords = ({ to, toType }: CohortMove): string =>
    to === null ? destinationWords(toType) : names.schoolName(to);
  const kindWords = ({ kind }: CohortMove) =>
    kind !== 'phase-transfer' && html`<br><span class="govuk-hint">${moveKinds[kind as MoveKind]}</span>`;
  const schools = (move: CohortMove) =>
    other === 'both'
      ? [fromWords(move), html`${toWords(move)}${kindWords(move)}`]
      : [html`${other === 'from' ? fromWords(move) : toWords(move)}${kindWords(move)}`];
  const heads = { from: ['From'], to: ['To'], both: ['From', 'To'] }[other];
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: ['Child', ...heads, 'First day', 'Settled', 'State', 'On the roll'],
      rows: moves.map((move) => [
        html`<a class="govuk-link" href="${addressOf(move)}">${nameOf(move.child, names)}</a>`,
        ...schools(move),
        move.startsOn === null ? 'Not known yet' : dateWithDistance(Temporal.PlainDate.from(move.startsOn), today),
        { text: move.confirmed ? `${move.settled} of ${move.expected}` : '', format: 'numeric' },
        stateOf(move),
        move.arrived ? 'Yes' : 'No',
      ]),
    }),
  });
}

const askCell = (href: Href | undefined, name: string): Html =>
  href === undefined
    ? nothing
    : html`<a class="govuk-link" href="${href}">Ask for a handover<span class="govuk-visually-hidden"> of ${name}</span></a>`;

/** @param ask where a handover can be asked for, when it can */
export function gapsTable(
  caption: string,
  gaps: readonly RollGap[],
  since: string,
  names: CohortNames,
  today: Temporal.PlainDate,
  ask: (gap: RollGap) => Href | undefined = () => undefined,
): Html {
  const mayAsk = gaps.some((gap) => ask(gap) !== undefined);
  if (gaps.length === 0)
    return html`<h2 class="govuk-heading-m">${caption}</h2><p class="govuk-body">Nobody that you can see.</p>`;
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: ['Child', 'School', since, ...(mayAsk ? ['Handover'] : [])],
      rows: gaps.map((gap) => [
        html`<a class="govuk-link" href="${childRoute.link({ child: gap.child })}">${nameOf(gap.child, names)}</a>`,
        names.schoolName(gap.school),
        dateWithDistance(gap.since, today),
        ...(mayAsk ? [askCell(ask(gap), nameOf(gap.child, names))] : []),
      ]),
    }),
  });
}
