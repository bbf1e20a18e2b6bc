/** A pathway as tables: each region's states and ways, and who does what. What the pictures show, in words. */
import type { Pathway } from '../../rulebook/pathway/pathway.ts';
import {
  type PathwayRule,
  type RegionRule,
  type ResponsibilityCell,
  responsibilityWords,
} from '../../rulebook/pathway/pathway-rule.ts';
import { scrollPane } from '../components/scroll-pane.ts';
import { table } from '../components/table.ts';
import { tag } from '../components/tag.ts';
import { type Html, html } from '../html.ts';
import { momentWords } from './due-words.ts';
import {
  answersNow,
  answersWords,
  hereSince,
  type RunningPathway,
  runningRegion,
  standingOf,
  targetTitle,
} from './pathway-words.ts';

const list = (lines: readonly (Html | string)[]): Html =>
  html`<ul class="govuk-list govuk-!-margin-bottom-0">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

export function regionTable(name: string, region: RegionRule, rule: PathwayRule, running?: RunningPathway): Html {
  const now = runningRegion(running, name);
  const caption = `${region.title}: states and ways on`;
  const rows = Object.entries(region.states).map(([id, state], index) => {
    const isHere = now?.state === id;
    const answers =
      isHere && running !== undefined
        ? answersNow(now, running)
        : state.accountable === undefined
          ? 'Nobody: it has ended'
          : answersWords(state.accountable);
    const ways = state.exits.map(({ event, to, guard }, place) => {
      const exit = isHere ? now.exits[place] : undefined;
      const needs = guard === undefined ? '' : ` (needs ${guard.says})`;
      const way = `${event}: ${targetTitle(to, region, rule)}`;
      return exit === undefined ? `${way}${needs}` : html`${way}. <strong>${standingOf(exit)}.</strong>`;
    });
    return [
      html`${index + 1}. ${state.title}${isHere && html` ${tag({ text: 'Here now' })} ${hereSince(now)}`}`,
      html`${answers}${state.with !== undefined && html`<br>With: ${state.with}`}`,
      state.legal ?? '',
      list(state.documents),
      list(ways),
    ];
  });
  const head = ['State', 'Who answers for it', 'In law', 'Documents', 'Ways on'];
  return scrollPane({ label: caption, content: table({ caption, head, rows, firstCellIsHeader: true }) });
}

/** What happened without what it needed, oldest first; nothing when everything was there. */
export function happenedWithout({ regions }: Pathway, rule: PathwayRule, shown: readonly string[]): Html | false {
  const found = regions
    .filter(({ region }) => shown.includes(region))
    .flatMap(({ violations }) => violations)
    .toSorted((a, b) => a.at - b.at);
  const items = found.map(
    ({ at, without, region }) =>
      html`<li>${momentWords(at)}, ${rule.regions[region]?.title ?? region}: happened without ${without}</li>`,
  );
  return (
    items.length > 0 &&
    html`<h3 class="govuk-heading-s">What happened without what it needed</h3><ul class="govuk-list govuk-list--bullet">${items}</ul>`
  );
}

const cellWords = (cell: ResponsibilityCell | undefined): Html | string => {
  if (cell === undefined) return '';
  const letters = 'is' in cell ? cell.is : cell;
  const words = letters.map((letter) => responsibilityWords[letter]).join(', ');
  return html`<abbr title="${words}">${letters.join('/')}</abbr>${'is' in cell && ` (${cell.note})`}`;
};

/** Who does what, as activities by parties. */
export function responsibilitiesTable({ responsibilities, title }: PathwayRule): Html | false {
  if (responsibilities === undefined) return false;
  const parties = Object.entries(responsibilities.parties);
  const caption = `Who does what: ${title}`;
  const key = Object.entries(responsibilityWords)
    .map(([letter, words]) => `${letter} ${words}`)
    .join(', ');
  return html`<p class="govuk-body">${key}.${responsibilities.note !== undefined && ` ${responsibilities.note}`}</p>${scrollPane(
    {
      label: caption,
      content: table({
        caption,
        head: ['Step', ...parties.map(([, words]) => words)],
        rows: responsibilities.activities.map(({ title: activity, who }) => [
          activity,
          ...parties.map(([party]) => cellWords(who[party])),
        ]),
        firstCellIsHeader: true,
      }),
    },
  )}`;
}
