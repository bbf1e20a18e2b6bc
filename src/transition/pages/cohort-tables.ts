/** The tables of the cohort pages. */
import { type MoveKind, moveKinds } from '../../kinds/transition.ts';
import { type ChildSummary, fullName } from '../../record/child.ts';
import { childRoute, handoverRoute, moveRoute } from '../../ui/addresses.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { dateWithDistance } from '../../ui/when.ts';
import type { CohortMove, RollGap } from '../cohort.ts';

export type CohortNames = {
  readonly children: ReadonlyMap<string, ChildSummary>;
  readonly schoolName: (id: string) => string;
};

const nameOf = (child: string, { children }: CohortNames): string => {
  const found = children.get(child);
  return found === undefined ? 'A child' : fullName(found);
};

const placeWords: Readonly<Record<string, string>> = {
  unknown: 'Not known yet',
  'home-education': 'Education at home',
  'out-of-area': 'Outside the area',
};

function stateOf(move: CohortMove): Html {
  if (!move.confirmed) return tag({ text: 'To be confirmed', colour: 'yellow' });
  if (move.late > 0) return tag({ text: `${move.late} late`, colour: 'red' });
  return move.settled === move.expected
    ? tag({ text: 'Complete', colour: 'green' })
    : tag({ text: 'Under way', colour: 'blue' });
}

const addressOf = ({ child, move, confirmed }: CohortMove) =>
  confirmed ? handoverRoute.link({ child, move }) : moveRoute.link({ child, move });

/** @param other which school stands in the row: the one they come from or the one they go to */
export function movesTable(
  caption: string,
  moves: readonly CohortMove[],
  other: 'from' | 'to',
  names: CohortNames,
  today: Temporal.PlainDate,
): Html {
  if (moves.length === 0)
    return html`<h2 class="govuk-heading-m">${caption}</h2><p class="govuk-body">Nobody that you can see.</p>`;
  const school = (move: CohortMove): string => {
    const id = move[other];
    return id === null
      ? other === 'to'
        ? (placeWords[move.toType] ?? 'Not known yet')
        : 'Not known'
      : names.schoolName(id);
  };
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: ['Child', other === 'from' ? 'From' : 'To', 'First day', 'Settled', 'State', 'On the roll'],
      rows: moves.map((move) => [
        html`<a class="govuk-link" href="${addressOf(move)}">${nameOf(move.child, names)}</a>`,
        html`${school(move)}${move.kind !== 'phase-transfer' && html`<br><span class="govuk-hint">${moveKinds[move.kind as MoveKind]}</span>`}`,
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
