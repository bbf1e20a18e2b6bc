/** Every rule in force, pack by pack: what it is about, where it comes from and how sure we are. Says nothing of children. */
import type { Role } from '../../kinds/vocabulary.ts';
import { type Actor, holdsRole } from '../../record/actor.ts';
import { type Pack, type Rule, ruleId } from '../../rulebook/pack/pack-schema.ts';
import { ruleRoute, rulesRoute } from '../../ui/addresses.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { basisWords, verifiedTag } from '../../ui/duty-words.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';

/** Who has the list in their navigation. Anybody who has signed in may open it. */
const ownersOfRules: readonly Role[] = ['partnership-officer', 'policy-officer'];
export const seesRules = (actor: Actor): boolean => holdsRole(actor, ...ownersOfRules);

const rowOf = (pack: Pack, rule: Rule) => [
  html`<a class="govuk-link" href="${ruleRoute.link({ rule: ruleId(rule) })}">${rule.title}</a>`,
  html`${basisWords[rule.basis]}<br><span class="govuk-hint">${pack.sources[rule.source.ref]?.title ?? rule.source.ref}</span>`,
  verifiedTag(rule.verified),
];

const countOf = (rules: readonly Rule[], verified: Rule['verified']): number =>
  rules.filter((rule) => rule.verified === verified).length;

const packView = (pack: Pack): Html => html`
${scrollPane({
  label: pack.title,
  content: table({
    caption: pack.title,
    captionSize: 'm',
    head: ['Rule', 'Where it comes from', 'How sure we are'],
    rows: pack.rules.map((rule) => rowOf(pack, rule)),
  }),
})}
<p class="govuk-body-s">${pack.pack}, version ${pack.version}. ${countOf(pack.rules, 'yes')} verified, ${countOf(pack.rules, 'partly')} partly verified, ${countOf(pack.rules, 'no')} not verified.</p>`;

export const rulesPage: PageRoute = {
  method: 'GET',
  path: rulesRoute.path,
  handle: ({ services }) =>
    Promise.resolve({
      kind: 'page',
      title: 'Rules',
      heading: 'Rules',
      section: 'rules',
      main: html`
<p class="govuk-body">These rules decide what is owed, by whom and by when. Each has a source, and worked examples that are run as tests.</p>
${services.engine.rulebook.packs.filter(({ status }) => status === 'in-force').map(packView)}`,
    }),
};
