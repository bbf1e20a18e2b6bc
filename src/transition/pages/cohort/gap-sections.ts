/** Lists of children whom no handover covers, the first few of each, with the way to all of them. */
import type { CohortFilter } from '../../../record/cohort/cohort-moves.ts';
import type { GapList, RollGap } from '../../../record/cohort/roll-gaps.ts';
import { askForHandoverRoute } from '../../../ui/addresses.ts';
import { cohortGapsRoute } from '../../../ui/cohort-addresses.ts';
import { fragment, type Href } from '../../../ui/href.ts';
import { type Html, html } from '../../../ui/html.ts';
import type { Visit } from '../../../ui/page-route.ts';
import { decidingPost } from '../../who-decides.ts';
import { type CohortNames, gapsTable } from './cohort-tables.ts';

export const gapKinds = {
  'nobodys-roll': { title: 'Left and on nobody’s roll', since: 'Left' },
  'no-handover': { title: 'On a roll without a handover', since: 'On the roll since' },
  'no-plan': { title: 'In Year 6 with no school to go to yet', since: 'On the roll since' },
} as const;
export type GapKind = keyof typeof gapKinds;

export type CohortGaps = {
  readonly nobodys: GapList;
  readonly withoutHandover: GapList;
  /** Only for a school year that has not begun. */
  readonly withoutPlan: GapList | undefined;
};

export const askLinkFor =
  ({ actor }: Pick<Visit, 'actor'>) =>
  ({ child, school }: RollGap): Href | undefined =>
    decidingPost(actor, [school]) === undefined ? undefined : askForHandoverRoute.link({ child, school });

function section(
  kind: GapKind,
  list: GapList,
  filter: CohortFilter,
  names: CohortNames,
  visit: Pick<Visit, 'actor' | 'today'>,
): Html {
  const { title, since } = gapKinds[kind];
  const ask = kind === 'no-handover' ? askLinkFor(visit) : undefined;
  const all = cohortGapsRoute.link({ kind }, { year: filter.year, school: filter.to ?? filter.from });
  return html`<div id="${kind}">${gapsTable(title, list.gaps, since, names, visit.today, ask)}
${list.total > list.gaps.length && html`<p class="govuk-body"><a class="govuk-link" href="${all}">See all ${list.total}: ${title.toLowerCase()}</a></p>`}</div>`;
}

const counts = ({ nobodys, withoutHandover, withoutPlan }: CohortGaps): readonly (readonly [GapKind, GapList])[] => [
  ...(withoutPlan === undefined ? [] : [['no-plan', withoutPlan] as const]),
  ['nobodys-roll', nobodys],
  ['no-handover', withoutHandover],
];

/** How many there are of each, with the way down to them. */
export const gapCounts = (gaps: CohortGaps): Html =>
  html`<ul class="govuk-list">${counts(gaps).map(
    ([kind, { total }]) =>
      html`<li>${total === 0 ? gapKinds[kind].title : html`<a class="govuk-link" href="${fragment(kind)}">${gapKinds[kind].title}</a>`}: <strong>${total}</strong></li>`,
  )}</ul>`;

export const gapSections = (
  gaps: CohortGaps,
  filter: CohortFilter,
  names: CohortNames,
  visit: Pick<Visit, 'actor' | 'today'>,
): Html => html`${counts(gaps).map(([kind, list]) => section(kind, list, filter, names, visit))}`;
