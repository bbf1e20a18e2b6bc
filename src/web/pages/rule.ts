/** One rule: what it asks, of whom, by when, where it comes from and how sure we are. */
import { problem } from '../../errors.ts';
import { roles } from '../../kinds/vocabulary.ts';
import { dueInWords } from '../../rulebook/diff/diff-rules.ts';
import type { PackRule, Rulebook } from '../../rulebook/rulebook.ts';
import { ruleRoute, rulesRoute } from '../../ui/addresses.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { basisWords, verifiedTag } from '../../ui/duty-words.ts';
import { checkedHref } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';

function owedRows({ rule }: PackRule): readonly { readonly key: string; readonly value: string }[] {
  if ('duty' in rule) {
    return [
      { key: 'Who owes it', value: roles[rule.owner.role] },
      ...(rule.to === undefined ? [] : [{ key: 'To whom', value: roles[rule.to.role] }]),
      { key: 'By when', value: dueInWords(rule.due) },
    ];
  }
  if (!('item' in rule)) return [];
  return [
    { key: 'What it holds', value: rule.contents },
    { key: 'Sent by', value: roles[rule.send.owner.role] },
    { key: 'Sent by when', value: dueInWords(rule.send.due) },
    { key: 'Confirmed by', value: roles[rule.confirm.owner.role] },
    { key: 'Confirmed by when', value: dueInWords(rule.confirm.due) },
  ];
}

function sourceCell({ pack, rule }: PackRule): Html {
  const source = pack.sources[rule.source.ref];
  const words = source === undefined ? rule.source.ref : `${source.title}, ${source.edition}`;
  const address = source?.address === undefined ? undefined : checkedHref(source.address, 'citation');
  return html`${address === undefined ? words : html`<a class="govuk-link" href="${address}" rel="noreferrer noopener">${words}</a>`}, ${rule.source.at}`;
}

export function ruleView(behind: PackRule): Html {
  const { pack, rule } = behind;
  return html`
${summaryList({
  rows: [
    ...owedRows(behind),
    { key: 'Basis', value: basisWords[rule.basis] },
    { key: 'Source', value: sourceCell(behind) },
    {
      key: 'How sure we are',
      value: html`${verifiedTag(rule.verified)}${rule.note !== undefined && html`<p class="govuk-body govuk-!-margin-top-2">${rule.note}</p>`}`,
    },
    { key: 'Pack', value: `${pack.title}, version ${pack.version}` },
  ],
})}
<h2 class="govuk-heading-m">Worked examples</h2>
<ul class="govuk-list govuk-list--bullet">${rule.examples.map((example) => html`<li>${example.title}</li>`)}</ul>
<p class="govuk-body">Every example is run as a test of the rule.</p>`;
}

const findRule = (rulebook: Rulebook, id: string): PackRule | undefined => {
  const item = rulebook.items.get(id);
  return item === undefined ? rulebook.ruleOf(id) : { pack: item.pack, rule: item.item };
};

export const rulePage: PageRoute = {
  method: 'GET',
  path: ruleRoute.path,
  handle: ({ services, parameters }) => {
    const behind = findRule(services.engine.rulebook, parameters['rule'] ?? '');
    if (behind === undefined) throw problem('NOT_FOUND');
    return Promise.resolve({
      kind: 'page',
      title: 'Rule',
      heading: behind.rule.title,
      caption: 'Rule',
      section: 'rules',
      breadcrumbs: [{ text: 'Rules', href: rulesRoute.link() }, { text: 'Rule' }],
      main: ruleView(behind),
    });
  },
};
