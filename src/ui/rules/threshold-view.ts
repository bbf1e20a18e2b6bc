/** A threshold document: levels, what it looks for, what forces a level, front doors, agreement, steps and limits. */
import { roles } from '../../kinds/vocabulary.ts';
import type { Cumulative, Trigger } from '../../rulebook/threshold/indicator-schema.ts';
import type { FrontDoor, Level } from '../../rulebook/threshold/level-schema.ts';
import { legalFrames } from '../../rulebook/threshold/part-schema.ts';
import type { ThresholdRule } from '../../rulebook/threshold/threshold-rule.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html } from '../html.ts';
import { andWords, orWords } from './plain-words.ts';
import { byRank, levelWords, thresholdGrid } from './threshold-grid.ts';

const bullets = (lines: readonly (Html | string)[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;

const section = (title: string, lines: readonly (Html | string)[]): Html | false =>
  lines.length > 0 && html`<h2 class="govuk-heading-m">${title}</h2>${bullets(lines)}`;

/** "At least 2 indicators in at least 2 parts of life" */
function sufficiencyWords({ sufficiency, byJudgementAlone }: Level): string {
  if (byJudgementAlone !== undefined) return `Only by judgement. ${byJudgementAlone}`;
  const { atLeast, domainsAtLeast, certainty } = sufficiency;
  const parts = domainsAtLeast === 1 ? '' : ` in at least ${domainsAtLeast} parts of life`;
  return `At least ${atLeast} ${atLeast === 1 ? 'indicator' : 'indicators'} of this level or a higher one${parts}. Counted when ${orWords(certainty)}.`;
}

function levelView(level: Level, timescales: ReadonlyMap<string, string>): Html {
  const row = (key: string, lines: readonly string[]) => (lines.length === 0 ? [] : [{ key, value: lines.join('; ') }]);
  return html`<h3 class="govuk-heading-s">${levelWords(level)}</h3>
<p class="govuk-body">${level.means}</p>
${summaryList({
  rows: [
    { key: 'For families', value: level.familyName },
    { key: 'How much is enough', value: sufficiencyWords(level) },
    ...row('Who leads', level.lead),
    ...row('Assessment', level.assessment),
    ...row('Plan', level.plan),
    ...row('Response', level.response),
    ...row('A decision has to hold', level.requires),
    ...row(
      'Law',
      level.law.map((frame) => legalFrames[frame]),
    ),
    ...row(
      'Limits',
      level.timescales.map((id) => timescales.get(id) ?? id),
    ),
  ],
})}`;
}

const triggerLine = ({ title, forces, eligible, route, law }: Trigger, levels: ReadonlyMap<string, string>): string => {
  const forced = forces === undefined ? '' : ` At least ${levels.get(forces) ?? forces}.`;
  const gives = eligible === undefined ? '' : ` The child is eligible for ${eligible}.`;
  const frame = law === undefined ? '' : ` Under ${legalFrames[law]}.`;
  return `${title}.${forced}${gives}${frame} ${route}`;
};

const cumulativeLine = ({ title, ask, owner }: Cumulative): string =>
  `${title}.${ask === undefined ? '' : ` ${ask}`} Asked of: ${roles[owner]}.`;

const frontDoorView = ({ title, area, hours, contacts, inWriting, screening }: FrontDoor): Html =>
  html`<h3 class="govuk-heading-s">${title}</h3>
<p class="govuk-body">For children who live in ${area}. ${hours}.${inWriting !== undefined && ` A telephone contact is put in writing within ${inWriting}.`}${screening !== undefined && ` ${screening}`}</p>
${
  contacts.length > 0 &&
  bullets(
    contacts.map(({ for: whom, by, number, address, hours: open }) =>
      [`${whom}: ${by.replace('-', ' ')}`, number, address, open].filter((part) => part !== undefined).join(', '),
    ),
  )
}`;

export function thresholdView(rule: ThresholdRule): Html {
  const levels = new Map(rule.levels.map((level) => [level.code, levelWords(level)]));
  const named = (code: string): string => levels.get(code) ?? code;
  const timescales = new Map(
    rule.timescales.map(({ id, title, within, after, until }) => [
      id,
      `${title}: ${within === 'at once' ? 'at once' : `within ${within}`} of ${after}, until ${until}`,
    ]),
  );
  return html`
<h2 class="govuk-heading-m">Levels</h2>
${byRank(rule.levels).map((level) => levelView(level, timescales))}
<h2 class="govuk-heading-m">What it looks for</h2>
${thresholdGrid(rule)}
${section(
  'What by itself asks for a level',
  rule.triggers.map((trigger) => triggerLine(trigger, levels)),
)}
${section('Patterns over time', rule.cumulative.map(cumulativeLine))}
${rule.frontDoors.length > 0 && html`<h2 class="govuk-heading-m">Front doors</h2>${rule.frontDoors.map(frontDoorView)}`}
${section(
  'Agreement',
  rule.agreement.map(({ title, says }) => `${title}: ${says}`),
)}
${section(
  'Steps between levels',
  rule.steps.map(
    ({ title, from, to, needs, agree }) =>
      `${title} (${named(from)} to ${named(to)}).${needs.length === 0 ? '' : ` It needs ${andWords(needs)}.`}${agree.length === 0 ? '' : ` Agreed by: ${orWords(agree.map((role) => roles[role]))}.`}`,
  ),
)}
${section('Limits that it prints', [...timescales.values()])}`;
}
