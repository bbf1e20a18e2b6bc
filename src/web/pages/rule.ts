/** One rule, whatever its kind. A threshold document can be read beside another area's. */
import { problem } from '../../errors.ts';
import { commencementDays } from '../../record/packs/commencements.ts';
import { packVersions } from '../../record/packs/pack-versions.ts';
import type { PackRule } from '../../rulebook/eras.ts';
import { type Pack, ruleId } from '../../rulebook/pack/pack-schema.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { ThresholdRule } from '../../rulebook/threshold/threshold-rule.ts';
import { packRoute, packsRoute, ruleRoute, rulesRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { select } from '../../ui/components/select.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { packHistory } from '../../ui/rules/pack-history.ts';
import { kindWordsOf } from '../../ui/rules/rule-kind.ts';
import { ruleView } from '../../ui/rules/rule-view.ts';
import { byRank, levelWords, thresholdGrid } from '../../ui/rules/threshold-grid.ts';
import { allRules } from './rules.ts';

/** One that runs, before one of the same id that can only be shown. */
export function findRule(rulebook: Rulebook, id: string): PackRule | undefined {
  return allRules(rulebook).find(({ rule }) => ruleId(rule) === id);
}

type Document = { readonly pack: Pack; readonly rule: ThresholdRule };

const documentsBeside = (rulebook: Rulebook, own: string): readonly Document[] =>
  allRules(rulebook).flatMap(({ pack, rule }) =>
    'threshold' in rule && rule.threshold !== own ? [{ pack, rule }] : [],
  );

const documentGrid = (rule: ThresholdRule): Html => html`<section class="throughline-region">
<h3 class="govuk-heading-s">${rule.title}</h3>
<ul class="govuk-list govuk-list--bullet">${byRank(rule.levels).map((level) => html`<li>${levelWords(level)}: ${level.means}</li>`)}</ul>
${thresholdGrid(rule, `Beside each other: ${rule.title}`)}</section>`;

/** Both grids at once: the same facts read in another area. */
function besideAnother(rule: ThresholdRule, rulebook: Rulebook, asked: string | undefined): Html {
  const others = documentsBeside(rulebook, rule.threshold);
  const chosen = others.find((each) => each.rule.threshold === asked);
  return html`<h2 class="govuk-heading-m" id="beside">Beside another document</h2>
<form action="${ruleRoute.link({ rule: rule.threshold }, {}, 'beside')}" method="get" novalidate class="throughline-inline-form">
${select({
  name: 'beside',
  label: { text: 'Compare with', size: 's' },
  value: asked,
  items: others.map((each) => ({ value: each.rule.threshold, text: `${each.rule.area}: ${each.rule.title}` })),
})}
${button({ text: 'Compare', look: 'secondary' })}
</form>
${
  chosen !== undefined &&
  html`<p class="govuk-body">Another area's document is shown here and never runs here.</p>
<div class="throughline-regions">${documentGrid(rule)}${documentGrid(chosen.rule)}</div>`
}`;
}

export const rulePage: PageRoute = {
  method: 'GET',
  path: ruleRoute.path,
  handle: async ({ services, parameters, query, look, today }) => {
    const { rulebook } = services.engine;
    const behind = findRule(rulebook, parameters['rule'] ?? '');
    if (behind === undefined) throw problem('NOT_FOUND');
    const { pack, rule } = behind;
    const off = rulebook.switchedOff.get(ruleId(rule));
    const { days, versions } = await look('rule', async (access) => ({
      days: await commencementDays(access.transaction, access.actor.partnership),
      versions: (await packVersions(access)).filter((version) => version.pack === pack.pack),
    }));
    return {
      kind: 'page',
      title: 'Rule',
      heading: rule.title,
      caption: kindWordsOf(rule),
      section: 'rules',
      breadcrumbs: [{ text: 'Rules', href: rulesRoute.link() }, { text: 'Rule' }],
      main: html`${off !== undefined && warningText({ text: `It is switched off here by ${off.by.title}, because: ${off.because}` })}${ruleView(behind, days)}
${'threshold' in rule && besideAnother(rule, rulebook, query['beside'])}
<h2 class="govuk-heading-m">History</h2>
<p class="govuk-body">This rule stands in the pack ${pack.title} (${pack.pack}), version ${pack.version}.</p>
${packHistory(versions, { today, link: (id) => packRoute.link({ pack: id }) })}
<p class="govuk-body"><a class="govuk-link" href="${packsRoute.link()}">All packs and their versions</a></p>`,
    };
  },
};
