/** How colleagues answered, as rounded numbers without names. */
import { noLevel } from '../../../record/practice/answers.ts';
import { fewestColleagues, roundedTo, type Spread } from '../../../record/practice/spread.ts';
import type { Level } from '../../../rulebook/threshold/level-schema.ts';
import { table } from '../../../ui/components/table.ts';
import { type Html, html } from '../../../ui/html.ts';
import { answeredWords } from './level-words.ts';

const about = (rounded: number): string => (rounded === 0 ? 'None, or very few' : `About ${rounded}`);

export function spreadView(spread: Spread | null, levels: readonly Level[]): Html {
  const answers = [...levels.map(({ code }) => code), noLevel.cannotSay, noLevel.apart];
  return html`<h2 class="govuk-heading-m">How colleagues answered</h2>
${
  spread === null
    ? html`<p class="govuk-body">Fewer than ${fewestColleagues} colleagues have answered this one, so nothing is shown about their answers.</p>`
    : html`${table({
        caption: 'First answers of colleagues in this partnership, before they saw the document',
        captionSize: 's',
        head: ['Answer', 'Colleagues'],
        firstCellIsHeader: true,
        rows: answers.map((code) => [answeredWords(code, levels), about(spread.get(code) ?? 0)]),
      })}
<p class="govuk-body-s">Numbers are rounded to the nearest ${roundedTo}, as they were at the end of yesterday, so that nobody’s answer can be told from them. Where many colleagues differ, the document may not be clear: tell the partnership.</p>`
}`;
}
