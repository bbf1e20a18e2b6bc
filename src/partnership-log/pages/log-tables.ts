/** The tables of the log of challenges. */
import { type ChallengeTopic, challengeTopics } from '../../kinds/challenge-codes.ts';
import { type OrganisationKind, organisationKinds } from '../../kinds/vocabulary.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { type Html, html } from '../../ui/html.ts';
import type { ChallengeCounts, Line, OutcomeCounts } from '../count-challenges.ts';
import { roundedWords, type Total, tenthsWords } from '../rounded.ts';

export const outcomeTitles: Readonly<Record<keyof OutcomeCounts, string>> = {
  open: 'Open',
  stands: 'Agreed: the decision stands',
  changed: 'Agreed: the decision is changed',
  'something-else': 'Agreed: something else is done',
  'without-agreement': 'Ended without agreement',
};
export const outcomeCodes = Object.keys(outcomeTitles) as readonly (keyof OutcomeCounts)[];

const numeric = (count: Total) => ({ text: roundedWords(count), format: 'numeric' as const });
const numericHead = (text: string) => ({ text, format: 'numeric' as const });

const shown = (
  caption: string,
  head: Parameters<typeof table>[0]['head'],
  rows: Parameters<typeof table>[0]['rows'],
): Html =>
  scrollPane({ label: caption, content: table({ caption, captionSize: 'm', head, rows, firstCellIsHeader: true }) });

export const summaryTable = ({ raised, outcomes, withoutLadder }: ChallengeCounts): Html =>
  shown(
    'What became of them',
    ['State', numericHead('Challenges')],
    [
      ['Raised', numeric(raised)],
      ...outcomeCodes.map((code) => [outcomeTitles[code], numeric(outcomes[code])]),
      ['No clock ran, because no confirmed ladder was in force for them', numeric(withoutLadder)],
    ],
  );

export function stagesTable({ stages, highest }: ChallengeCounts): Html {
  if (stages.length === 0)
    return html`<h2 class="govuk-heading-m">Stages</h2><p class="govuk-body">No stage of a ladder has opened in that time.</p>`;
  return shown(
    'Stages',
    [
      'Stage',
      ...[
        'Opened',
        'Answered in time',
        'Not answered in time',
        'Opened because time ran out',
        'Taken there early',
        'Ended or stand here',
      ].map(numericHead),
    ],
    stages.map((each) => [
      `Stage ${each.stage}`,
      ...[each.opened, each.inTime, each.late, each.openedByTime, each.skippedTo].map(numeric),
      numeric(highest.find(({ stage }) => stage === each.stage)?.challenges ?? null),
    ]),
  );
}

function linesTable<Code extends string>(
  caption: string,
  first: string,
  lines: readonly Line<Code>[],
  titles: Readonly<Record<string, string>>,
): Html {
  const counted = lines.filter(({ raised }) => raised !== null);
  const few = lines.length - counted.length;
  const rest = html`<p class="govuk-body-s">${few === lines.length ? 'Fewer than 5 of each, or none.' : few > 0 && `Fewer than 5 of each other, or none.`}</p>`;
  if (counted.length === 0) return html`<h2 class="govuk-heading-m">${caption}</h2>${rest}`;
  return html`${shown(
    caption,
    [first, ...['Raised', 'Answered in time', 'Decision changed in the end'].map(numericHead)],
    counted.map((line) => [
      titles[line.code] ?? line.code,
      numeric(line.raised),
      numericHead(tenthsWords(line.inTimeInTen) || 'Too few to say'),
      numericHead(tenthsWords(line.changedInTen) || 'Too few to say'),
    ]),
  )}${rest}`;
}

export const topicTable = ({ byTopic }: ChallengeCounts): Html =>
  linesTable(
    'What they were about',
    'Topic',
    byTopic,
    challengeTopics satisfies Readonly<Record<ChallengeTopic, string>>,
  );

export const raiserTable = ({ byRaiser }: ChallengeCounts): Html =>
  linesTable(
    'Who raised them',
    'Kind of organisation',
    byRaiser,
    organisationKinds satisfies Readonly<Record<OrganisationKind, string>>,
  );

export const otherTable = ({ byOther }: ChallengeCounts): Html =>
  linesTable('Whose decision they were about', 'Kind of organisation', byOther, organisationKinds);
