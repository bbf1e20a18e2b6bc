/** The partnership's log: what professionals disagreed about, how soon they were answered, and what came of it. */
import { problem } from '../../errors.ts';
import { csvType, writeCsv } from '../../interchange/csv/write-csv.ts';
import { challengeTopics } from '../../kinds/challenge-codes.ts';
import { organisationKinds } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { challengesSince } from '../../record/challenges/challenges.ts';
import { childSummaries, fullName } from '../../record/child.ts';
import { allChallenges } from '../../record/partnership-log/all-challenges.ts';
import {
  challengeRoute,
  partnershipLevelsRoute,
  partnershipLogFileRoute,
  partnershipLogRoute,
  questionMeasuresRoute,
} from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { select } from '../../ui/components/select.ts';
import { subNavigation } from '../../ui/components/sub-navigation.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { instantWithDistance } from '../../ui/when.ts';
import { type ChallengeCounts, countChallenges, type Line } from '../count-challenges.ts';
import { logPeriods, type Period, periodOf } from '../periods.ts';
import { roundedCell } from '../rounded.ts';
import { readsLog } from '../who-reads.ts';
import {
  otherTable,
  outcomeCodes,
  outcomeTitles,
  raiserTable,
  stagesTable,
  summaryTable,
  topicTable,
} from './log-tables.ts';

export const logNavigation = (active: 'challenges' | 'levels'): Html =>
  subNavigation({
    label: 'The partnership’s log',
    items: [
      { text: 'Challenges', href: partnershipLogRoute.link(), active: active === 'challenges' },
      { text: 'Levels by group', href: partnershipLevelsRoute.link(), active: active === 'levels' },
      { text: 'What became of questions', href: questionMeasuresRoute.link() },
    ],
  });

export const roundedNote = html`<p class="govuk-body-s">Numbers are rounded to the nearest 5, and small ones are not told apart, so that nobody can be recognised from one number, from two together, or from a total.</p>`;

function chosenPeriod({ query, today }: Visit): Period {
  const found = periodOf(logPeriods(today), query['period']);
  if (found === undefined) throw problem('NOT_FOUND');
  return found;
}

function requireReader({ actor }: Visit): void {
  if (!readsLog(actor)) throw problem('NOT_FOUND');
}

const stagesOfLadders = ({ engine }: Access): readonly number[] =>
  [...new Set(engine.rulebook.ladders.flatMap(({ rule }) => rule.stages.map(({ n }) => n)))].toSorted((a, b) => a - b);

const count = async (access: Access, { from, until }: Period): Promise<ChallengeCounts> =>
  countChallenges(await allChallenges(access, from, until), access.now.epochMilliseconds, stagesOfLadders(access));

/** Challenges of children whose record the viewer may see: the log opens to them, and to no others. */
async function opened(access: Access, { from, until }: Period): Promise<Html> {
  const challenges = await challengesSince(access, from, until);
  const children = await childSummaries(
    access,
    challenges.map(({ subject }) => subject),
  );
  const lines = challenges.flatMap(({ id, subject, topic, raisedAt, endedAt }) => {
    const child = children.get(subject);
    if (child === undefined) return [];
    return [
      html`<li><a class="govuk-link" href="${challengeRoute.link({ child: subject, challenge: id })}">${topic === null ? 'A decision' : challengeTopics[topic]}: ${fullName(child)}</a><br><span class="throughline-small">Raised ${instantWithDistance(raisedAt, access.now)}. ${endedAt === null || Temporal.Instant.compare(endedAt, access.now) > 0 ? 'Open' : 'Ended'}</span></li>`,
    ];
  });
  return html`<h2 class="govuk-heading-m">Challenges that you may open</h2>
${lines.length === 0 ? html`<p class="govuk-body">None. You see a challenge itself when you act on it, or work with the child.</p>` : html`<ul class="govuk-list govuk-list--spaced">${lines}</ul>`}`;
}

export const partnershipLogPage: PageRoute = {
  method: 'GET',
  path: partnershipLogRoute.path,
  handle: (visit) =>
    visit.look('partnership log', async (access) => {
      requireReader(visit);
      const period = chosenPeriod(visit);
      const counts = await count(access, period);
      const rows = await opened(access, period);
      return {
        kind: 'page',
        title: 'The partnership’s log',
        heading: 'What professionals disagreed about',
        caption: period.title,
        section: 'partnership-log',
        main: html`
${logNavigation('challenges')}
<form action="${partnershipLogRoute.link()}" method="get" novalidate class="throughline-inline-form">
${select({ name: 'period', label: { text: 'Raised', size: 's' }, value: period.code, items: logPeriods(visit.today).map(({ code, title }) => ({ value: code, text: title })) })}
${button({ text: 'Show', look: 'secondary' })}
</form>
<p class="govuk-body">Disagreement that is settled in time keeps children safe; none at all may mean that nobody dares. This counts challenges, never people.</p>
${roundedNote}
${summaryTable(counts)}
${stagesTable(counts)}
${topicTable(counts)}
${raiserTable(counts)}
${otherTable(counts)}
${rows}
<p class="govuk-body"><a class="govuk-link" href="${partnershipLogFileRoute.link({}, { period: period.code })}">Download these numbers (CSV)</a></p>`,
      };
    }),
};

const lineCells = (
  table: string,
  { code, raised, inTimeInTen, changedInTen }: Line<string>,
  titles: Readonly<Record<string, string>>,
) => [table, titles[code] ?? code, roundedCell(raised), inTimeInTen ?? '', changedInTen ?? ''];

export const partnershipLogFile: PageRoute = {
  method: 'GET',
  path: partnershipLogFileRoute.path,
  handle: (visit) =>
    visit.look('partnership log as a file', async (access) => {
      requireReader(visit);
      const period = chosenPeriod(visit);
      const { outcomes, byTopic, byRaiser, byOther } = await count(access, period);
      return {
        kind: 'download',
        fileName: `challenges-${period.code}.csv`,
        contentType: csvType,
        body: writeCsv(
          ['Table', 'Line', 'Raised', 'Answered in time, in 10', 'Decision changed, in 10'],
          [
            ...outcomeCodes.map((code) => ['Outcome', outcomeTitles[code], roundedCell(outcomes[code]), '', '']),
            ...byTopic.map((line) => lineCells('Topic', line, challengeTopics)),
            ...byRaiser.map((line) => lineCells('Raised by', line, organisationKinds)),
            ...byOther.map((line) => lineCells('Decision of', line, organisationKinds)),
          ],
        ),
      };
    }),
};
