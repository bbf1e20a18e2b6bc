/** docs/reference/rules.md, from the packs: every rule of every kind, whether it runs or can only be shown. */
import { join } from 'node:path';
import { projectRoot } from '../../src/config.ts';
import { roles } from '../../src/kinds/vocabulary.ts';
import { readPacks } from '../../src/record/read-engine.ts';
import { type Pack, type Rule, ruleId } from '../../src/rulebook/pack/pack-schema.ts';
import { basisWords } from '../../src/ui/duty-words.ts';
import { kindWordsOf, lessons, neverRuns, ownersOf } from '../../src/ui/rules/rule-kind.ts';
import { dateInWords } from '../../src/ui/when-words.ts';
import { limitsOfRule } from './limits-of-rule.ts';
import { code, link, page, plain, table } from './markdown.ts';

const verified: Readonly<Record<Rule['verified'], string>> = { yes: 'Yes', partly: 'Partly', no: 'No' };

const status: Readonly<Record<Pack['status'], string>> = {
  draft: 'A draft. It can be shown, and never runs.',
  approved: 'Approved, and not yet in force.',
  'in-force': 'In force.',
  superseded: 'Superseded.',
  withdrawn: 'Withdrawn.',
  example: "Another area's document, or an example of one. It is compared with, and never runs.",
};

const dayWords = (text: string): string => dateInWords(Temporal.PlainDate.from(text));

function inForce({ pack, rule }: { readonly pack: Pack; readonly rule: Rule }): string {
  const { from, to } = rule.inForce;
  const waits =
    rule.commences === undefined ? undefined : (pack.commencements[rule.commences]?.title ?? rule.commences);
  const dates = [from && `from ${dayWords(from)}`, to && `until ${dayWords(to)}`].filter((each) => each !== undefined);
  const said =
    dates.length === 0 ? 'Its source gives no dates' : dates.join(' ').replace(/^./u, (first) => first.toUpperCase());
  return plain(waits === undefined ? said : `${said}. Only from the day that the partnership sets for “${waits}”`);
}

function sourceOf(pack: Pack, { source: { ref, at } }: Rule): string {
  const source = pack.sources[ref];
  if (source === undefined) return plain(`${ref}, ${at}`);
  const words = `${source.title}, ${source.edition}`;
  return `${source.address === undefined ? plain(words) : link(words, source.address)}, ${plain(at)}`;
}

function ruleSection(pack: Pack, rule: Rule): string {
  const owners = ownersOf(rule).map((role) => roles[role]);
  const limits = limitsOfRule(rule);
  const never = neverRuns(pack, rule);
  return page(
    `### ${plain(rule.title)}`,
    table(
      [code(ruleId(rule)), plain(kindWordsOf(rule))],
      [
        ['Owed by', owners.length === 0 ? 'Nobody: it asks for nothing' : plain(owners.join('; '))],
        ['Time limit', limits.length === 0 ? 'None of its own' : limits.map(plain).join('<br>')],
        ['Basis', basisWords[rule.basis]],
        ['Source', sourceOf(pack, rule)],
        ['Verified', `${verified[rule.verified]}${rule.note === undefined ? '' : `. ${plain(rule.note)}`}`],
        ['In force', `${inForce({ pack, rule })}${never === null ? '' : `. ${plain(never)}`}`],
        ['Lesson', rule.lesson === undefined ? 'None' : plain(`${rule.lesson}: ${lessons[rule.lesson] ?? ''}`)],
      ],
    ),
  ).trimEnd();
}

const packSection = (pack: Pack): readonly string[] => [
  `## ${plain(pack.title)} (${pack.pack})`,
  `Version ${plain(pack.version)}. ${status[pack.status]}`,
  ...pack.rules.map((rule) => ruleSection(pack, rule)),
];

const countWhere = (packs: readonly Pack[], holds: (rule: Rule) => boolean): string =>
  String(packs.flatMap(({ rules }) => rules).filter(holds).length);

/** @param packs in the order in which they are shown */
export function rulesPageOf(packs: readonly Pack[]): string {
  const rows = packs.map((pack) => [
    plain(`${pack.title} (${pack.pack})`),
    plain(pack.status.replace('-', ' ')),
    String(pack.rules.length),
    ...(['yes', 'partly', 'no'] as const).map((how) => countWhere([pack], (rule) => rule.verified === how)),
  ]);
  return page(
    '# Rules',
    'Every rule in the packs that come with Throughline. Verified means that its words were compared with its source. A rule that is not verified says so wherever it is used.',
    table(['Pack', 'Status', 'Rules', 'Verified', 'Partly', 'Not'], rows),
    ...packs.flatMap(packSection),
  );
}

export const rulesPage = async (): Promise<string> => rulesPageOf(await readPacks(join(projectRoot, 'packs')));
