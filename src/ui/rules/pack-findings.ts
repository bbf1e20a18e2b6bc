/** What is wrong with a draft, what it changes, and how much it would ask of each role. */
import { isRole, roles } from '../../kinds/vocabulary.ts';
import type { StoredTally } from '../../record/packs/pack-versions.ts';
import type { RuleChange } from '../../rulebook/diff/diff-rules.ts';
import type { Finding } from '../../rulebook/pack/check-pack.ts';
import { scrollPane } from '../components/scroll-pane.ts';
import { table } from '../components/table.ts';
import { type Html, html } from '../html.ts';
import { smallNumber } from '../small-number.ts';

const mostShown = 100;

const lineWords = ({ line, says }: Finding): string => (line === 0 ? says : `Line ${line}: ${says}`);

export function findingsView(findings: readonly Finding[]): Html {
  if (findings.length === 0)
    return html`<p class="govuk-body">Nothing is wrong with it: it can be read, its names exist, and its examples hold.</p>`;
  const more = findings.length - mostShown;
  return html`<p class="govuk-body">${findings.length === 1 ? 'One thing has' : `${findings.length} things have`} to be put right. Correct the file and bring it in again.</p>
<ul class="govuk-list govuk-list--bullet">${findings.slice(0, mostShown).map((finding) => html`<li>${lineWords(finding)}</li>`)}</ul>
${more > 0 && html`<p class="govuk-body">And ${more} more.</p>`}`;
}

const howWords = { added: 'New', removed: 'Left out', changed: 'Changed' } as const;

export function changesView(changes: readonly RuleChange[]): Html {
  if (changes.length === 0) return html`<p class="govuk-body">Its rules say the same as those in force.</p>`;
  return scrollPane({
    label: 'What it changes',
    content: table({
      caption: 'Rules that are new, changed or left out',
      captionSize: 's',
      head: ['Rule', 'What happens', 'What differs'],
      firstCellIsHeader: true,
      rows: changes.map(({ title, how, says }) => [
        title,
        howWords[how],
        says.length === 0
          ? ''
          : html`<ul class="govuk-list govuk-!-margin-bottom-0">${says.map((line) => html`<li>${line}</li>`)}</ul>`,
      ]),
    }),
  });
}

const roleTitle = (role: string): string => (isRole(role) ? roles[role] : 'Nobody known');

/** A mean over so few that somebody could be recognised is not shown. */
const aWeekWords = (raised: number, aWeek: number): string =>
  raised > 0 && raised < 5 ? 'under 0.1' : aWeek.toFixed(1);

export function budgetView(
  { children, roles: asked, together, rules }: StoredTally,
  titleOf: (rule: string) => string,
): Html {
  if (asked.length === 0)
    return html`<p class="govuk-body">Over the last year, on ${smallNumber(children)} chronologies, it would have asked nothing of anybody.</p>`;
  const allWords = (wanted: string): string => {
    const all = together.find(({ role }) => role === wanted);
    return all === undefined ? '' : aWeekWords(all.raised, all.aWeek);
  };
  return html`<p class="govuk-body">Over the last year, on ${smallNumber(children)} chronologies. Numbers from 1 to 4 are not shown.</p>
${scrollPane({
  label: 'Duties and questions for each role',
  content: table({
    caption: 'Duties and questions for each role',
    captionSize: 's',
    head: ['Role', 'A week, on average', 'In the fullest week', 'In the year', 'A week, with all other rules'],
    firstCellIsHeader: true,
    rows: asked.map(({ role, aWeek, fullestWeek, raised }) => [
      roleTitle(role),
      aWeekWords(raised, aWeek),
      smallNumber(fullestWeek),
      smallNumber(raised),
      allWords(role),
    ]),
  }),
})}
${scrollPane({
  label: 'Duties and questions by rule',
  content: table({
    caption: 'Duties and questions by rule',
    captionSize: 's',
    head: ['Rule', 'Asked', 'Children', 'Overdue', 'Came to nothing'],
    firstCellIsHeader: true,
    rows: rules.map(({ rule, raised, children: many, overdue, forNothing }) => [
      titleOf(rule),
      ...[raised, many, overdue, forNothing].map(smallNumber),
    ]),
  }),
})}`;
}
