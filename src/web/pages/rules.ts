/** The handbook of rules: by part of the work, by who owes something, by lesson or by pack. Says nothing of children. */
import { type Role, roleCodes, roles } from '../../kinds/vocabulary.ts';
import { type Actor, holdsRole } from '../../record/actor.ts';
import { commencementDays } from '../../record/packs/commencements.ts';
import { dueInWords } from '../../rulebook/diff/diff-rules.ts';
import type { PackRule } from '../../rulebook/eras.ts';
import { type Rule, ruleId } from '../../rulebook/pack/pack-schema.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { commencementsRoute, packsRoute, ruleRoute, rulesRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { input } from '../../ui/components/input.ts';
import { select } from '../../ui/components/select.ts';
import { tag } from '../../ui/components/tag.ts';
import { basisWords, verifiedTag } from '../../ui/duty-words.ts';
import { fragment } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import {
  capabilities,
  capabilityCodes,
  capabilityOf,
  kindWordsOf,
  lessons,
  neverRuns,
  ownersOf,
} from '../../ui/rules/rule-kind.ts';
import { searchRules } from '../../ui/rules/search-rules.ts';

/** Who has the list in their navigation. Anybody who has signed in may open it. */
const ownersOfRules: readonly Role[] = ['partnership-officer', 'policy-officer'];
export const seesRules = (actor: Actor): boolean => holdsRole(actor, ...ownersOfRules);

const arrangements = {
  capability: 'Part of the work',
  role: 'Who owes something',
  lesson: 'Lesson',
  pack: 'Pack',
} as const;
type Arrangement = keyof typeof arrangements;

type Group = { readonly title: string; readonly rules: readonly PackRule[] };

/** Every rule that is here, those that run before those that can only be shown. */
export function allRules({
  packs,
  rules,
  switchedOff,
}: Pick<Rulebook, 'packs' | 'rules' | 'switchedOff'>): readonly PackRule[] {
  const others = packs
    .filter(({ status }) => status !== 'in-force')
    .flatMap((pack) => pack.rules.map((rule) => ({ pack, rule })));
  return [...rules.values(), ...switchedOff.values(), ...others];
}

function groupsOf(rules: readonly PackRule[], by: Arrangement): readonly Group[] {
  const group = (title: string, belongs: (rule: Rule) => boolean): Group => ({
    title,
    rules: rules.filter(({ rule }) => belongs(rule)),
  });
  const groups = {
    capability: () => capabilityCodes.map((code) => group(capabilities[code], (rule) => capabilityOf(rule) === code)),
    role: () => [
      ...roleCodes.map((role) => group(roles[role], (rule) => ownersOf(rule).includes(role))),
      group('Nobody owes anything by it', (rule) => ownersOf(rule).length === 0),
    ],
    lesson: () => [
      ...Object.entries(lessons).map(([number, title]) =>
        group(`Lesson ${number}: ${title}`, (rule) => rule.lesson === Number(number)),
      ),
      group('No lesson', (rule) => rule.lesson === undefined),
    ],
    pack: () =>
      [...new Set(rules.map(({ pack }) => pack))].map((pack) => ({
        title: `${pack.title}, version ${pack.version}`,
        rules: rules.filter((each) => each.pack === pack),
      })),
  }[by]();
  return groups.filter((each) => each.rules.length > 0);
}

function byWhen(rule: Rule): string {
  if ('duty' in rule) return dueInWords(rule.due);
  if ('item' in rule) return dueInWords(rule.send.due);
  return 'prompt' in rule ? rule.question : '';
}

/** Settings for which a day has been set. */
type Begun = ReadonlyMap<string, unknown>;

function ruleItem({ pack, rule }: PackRule, begun: Begun): Html {
  const owners = ownersOf(rule).map((role) => roles[role]);
  const shown =
    owners.length > 3 ? `${owners.slice(0, 3).join('; ')} and ${owners.length - 3} more` : owners.join('; ');
  const says = byWhen(rule);
  return html`<li>
<a class="govuk-link" href="${ruleRoute.link({ rule: ruleId(rule) })}">${rule.title}</a>
${verifiedTag(rule.verified)}${neverRuns(pack, rule) !== null && html` ${tag({ text: 'Never runs here', colour: 'grey' })}`}${rule.commences !== undefined && !begun.has(rule.commences) && html` ${tag({ text: 'Not confirmed to have begun', colour: 'yellow' })}`}
<br><span class="throughline-small">${kindWordsOf(rule)}. ${basisWords[rule.basis]}: ${pack.sources[rule.source.ref]?.title ?? rule.source.ref}.${
    shown !== '' && ` Owed by: ${shown}.`
  } ${says}</span></li>`;
}

const idOf = (index: number): string => `part-${index + 1}`;

const groupView = ({ title, rules }: Group, index: number, begun: Begun): Html => html`
<h2 class="govuk-heading-m" id="${idOf(index)}">${title}</h2>
<ul class="govuk-list govuk-list--spaced">${rules.map((each) => ruleItem(each, begun))}</ul>`;

const countOf = (rules: readonly PackRule[], verified: Rule['verified']): number =>
  rules.filter(({ rule }) => rule.verified === verified).length;

function found(
  groups: readonly Group[],
  running: readonly PackRule[],
  shownOnly: readonly PackRule[],
  begun: Begun,
): Html {
  if (running.length + shownOnly.length === 0)
    return html`<p class="govuk-body">No rule has all of these words. Try fewer words.</p>`;
  const titles = [...groups.map(({ title }) => title), ...(shownOnly.length === 0 ? [] : [otherTitle])];
  return html`
<p class="govuk-body">${running.length} ${running.length === 1 ? 'rule' : 'rules'} in force: ${countOf(running, 'yes')} verified, ${countOf(running, 'partly')} partly verified, ${countOf(running, 'no')} not verified.</p>
<nav aria-label="Parts of this page"><ul class="govuk-list">${titles.map((title, index) => html`<li><a class="govuk-link" href="${fragment(idOf(index))}">${title}</a></li>`)}</ul></nav>
${groups.map((group, index) => groupView(group, index, begun))}
${
  shownOnly.length > 0 &&
  html`<h2 class="govuk-heading-m" id="${idOf(groups.length)}">${otherTitle}</h2>
<p class="govuk-body">Documents of other areas, examples, drafts and rules that are switched off here. They can be shown and compared with, and never run here.</p>
<ul class="govuk-list govuk-list--spaced">${shownOnly.map((each) => ruleItem(each, begun))}</ul>`
}`;
}

const otherTitle = 'Not in force here';

const isArrangement = (text: string | undefined): text is Arrangement => Object.hasOwn(arrangements, text ?? '');

export const rulesPage: PageRoute = {
  method: 'GET',
  path: rulesRoute.path,
  handle: async ({ services, query, look }) => {
    const begun = await look('rules', ({ transaction, actor }) => commencementDays(transaction, actor.partnership));
    const sought = (query['q'] ?? '').slice(0, 100);
    const by = isArrangement(query['by']) ? query['by'] : 'capability';
    const { rulebook } = services.engine;
    const rules = searchRules(allRules(rulebook), sought);
    const isRunning = ({ rule }: PackRule): boolean => rulebook.rules.get(ruleId(rule))?.rule === rule;
    const running = rules.filter(isRunning);
    const shownOnly = rules.filter((each) => !isRunning(each));
    return {
      kind: 'page',
      title: 'Rules',
      heading: 'Rules',
      section: 'rules',
      main: html`
<p class="govuk-body">These rules decide what is owed, by whom and by when. Each has a source, and worked examples that are run as tests.</p>
<ul class="govuk-list">
<li><a class="govuk-link" href="${packsRoute.link()}">Packs: drafts, approvals and versions</a></li>
<li><a class="govuk-link" href="${commencementsRoute.link()}">Law that may not have begun</a></li>
</ul>
<form action="${rulesRoute.link()}" method="get" novalidate class="throughline-inline-form">
${input({
  name: 'q',
  type: 'search',
  label: { text: 'Words in a rule', size: 's' },
  value: sought,
  width: 20,
})}
${select({
  name: 'by',
  label: { text: 'Arrange by', size: 's' },
  value: by,
  items: Object.entries(arrangements).map(([value, text]) => ({ value, text })),
})}
${button({ text: 'Show', look: 'secondary' })}
</form>
${found(groupsOf(running, by), running, shownOnly, begun)}${sought !== '' && html`<p class="govuk-body"><a class="govuk-link" href="${rulesRoute.link({}, { by })}">Show all rules</a></p>`}`,
    };
  },
};
