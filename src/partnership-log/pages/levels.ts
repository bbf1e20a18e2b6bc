/** Whether the levels that the document indicates, and those that people decide, differ between groups of children. */
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { allLevelDecisions } from '../../record/partnership-log/all-level-decisions.ts';
import { partnershipLevelsRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { select } from '../../ui/components/select.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { comparisonCodes, comparisons, countLevels, type GroupCounts } from '../count-levels.ts';
import { type Characteristic, characteristics } from '../groups.ts';
import { completeYears, periodOf } from '../periods.ts';
import { fewestForShare, roundedWords, tenths, tenthsWords } from '../rounded.ts';
import { readsLog } from '../who-reads.ts';
import { levelsPicture } from './levels-picture.ts';
import { logNavigation, roundedNote } from './log.ts';

const documentInForce = ({ engine }: Access) =>
  [...engine.rulebook.thresholds.values()].find(({ pack }) => pack.status === 'in-force');

type LevelTitle = { readonly code: string; readonly name: string };

const numericHead = (text: string) => ({ text, format: 'numeric' as const });

function levelsTable(
  caption: string,
  groups: readonly GroupCounts[],
  which: 'decided' | 'indicated',
  levels: readonly LevelTitle[],
  without: string,
): Html {
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 's',
      firstCellIsHeader: true,
      head: ['Group', 'Decisions', ...levels.map(({ code, name }) => `${code}: ${name}`), without].map((text, index) =>
        index === 0 ? text : numericHead(text),
      ),
      rows: groups.map((group) => [
        group.group,
        numericHead(roundedWords(group.decisions)),
        ...group[which].map(({ count }) => numericHead(roundedWords(count))),
      ]),
    }),
  });
}

function comparisonTable(groups: readonly GroupCounts[]): Html {
  const caption = 'What was decided beside what was indicated';
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 's',
      firstCellIsHeader: true,
      head: [
        'Group',
        ...comparisonCodes.map((code) => numericHead(comparisons[code])),
        numericHead('Of those, decided lower'),
      ],
      rows: groups.map((group) => [
        group.group,
        ...comparisonCodes.map((code) => numericHead(roundedWords(group.compared[code]))),
        numericHead(tenthsWords(tenths(group.compared.lower, group.decisions)) || 'Too few to say'),
      ]),
    }),
  });
}

const isCharacteristic = (text: string | undefined): text is Characteristic =>
  text !== undefined && Object.hasOwn(characteristics, text);

export const partnershipLevelsPage: PageRoute = {
  method: 'GET',
  path: partnershipLevelsRoute.path,
  handle: (visit) =>
    visit.look('levels by group', async (access) => {
      if (!readsLog(visit.actor)) throw problem('NOT_FOUND');
      const periods = completeYears(visit.today);
      const period = periodOf(periods, visit.query['period']);
      if (period === undefined) throw problem('NOT_FOUND');
      const { by } = visit.query;
      const characteristic = isCharacteristic(by) ? by : 'ethnicity';
      const document = documentInForce(access);
      const levels = document === undefined ? [] : [...document.rule.levels].toSorted((a, b) => a.rank - b.rank);
      const decisions = (await allLevelDecisions(access, period.from, period.until)).filter(
        ({ threshold }) => threshold === (document?.rule.threshold ?? null),
      );
      const groups = countLevels(decisions, characteristic, levels);
      return {
        kind: 'page',
        title: 'Levels by group',
        heading: 'Levels of need by group',
        caption: `${characteristics[characteristic]}, ${period.title}`,
        section: 'partnership-log',
        main: html`
${logNavigation('levels')}
<form action="${partnershipLevelsRoute.link()}" method="get" novalidate class="throughline-inline-form">
${select({ name: 'by', label: { text: 'Group', size: 's' }, value: characteristic, items: Object.entries(characteristics).map(([value, text]) => ({ value, text })) })}
${select({ name: 'period', label: { text: 'Decided', size: 's' }, value: period.code, items: periods.map(({ code, title }) => ({ value: code, text: title })) })}
${button({ text: 'Show', look: 'secondary' })}
</form>
<p class="govuk-body">A difference between groups is a question, not an answer: needs differ, what is recorded differs, and so may how people are treated. Look at the document, at who was heard, and at the decisions themselves before you draw a conclusion.</p>
<p class="govuk-body">${document === undefined ? 'No threshold document is in force, so nothing can be compared.' : html`Decisions made with “${document.rule.title}”, version ${document.pack.version}${document.rule.verified === 'yes' ? '' : ' (not fully confirmed)'}. The one that stands of each assessment counts. Ethnicity and disability are those of the school’s profile of the child, so that younger children are mostly “not recorded”.`}</p>
${roundedNote}
${scrollPane({ label: 'Picture of decided levels by group', content: levelsPicture(groups, levels) })}
${levelsTable('Level that was decided', groups, 'decided', levels, 'Without a level of the document')}
${levelsTable('Lowest level that the document indicated', groups, 'indicated', levels, 'Nothing indicated')}
${comparisonTable(groups)}
<p class="govuk-body-s">A share is said where about ${fewestForShare} decisions or more are known. The years are of complete quarters and do not overlap, so that no decision can be told by looking twice.</p>`,
      };
    }),
};
