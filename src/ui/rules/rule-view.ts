/** One rule of any kind: what it asks, of whom, by when, where it comes from, how sure we are, and worked examples. */
import { roles } from '../../kinds/vocabulary.ts';
import type { PackRule } from '../../rulebook/eras.ts';
import type { Rule } from '../../rulebook/pack/pack-schema.ts';
import { summaryList } from '../components/summary-list.ts';
import { warningText } from '../components/warning-text.ts';
import { basisWords, verifiedTag } from '../duty-words.ts';
import { checkedHref } from '../href.ts';
import { type Html, html } from '../html.ts';
import { ladderPicture } from '../pictures/ladder-picture.ts';
import { pathwayPicture } from '../pictures/pathway-picture.ts';
import { dateInWords } from '../when-words.ts';
import { askedRows } from './asked-rows.ts';
import { exampleView } from './example-view.ts';
import { gateNeeds } from './gate-needs.ts';
import { lessons, neverRuns, ownersOf } from './rule-kind.ts';
import { thresholdView } from './threshold-view.ts';

/** What the partnership has said about law that may not have begun. */
export type Commencements = ReadonlyMap<string, Temporal.PlainDate>;

export function sourceCell({ pack, rule }: PackRule): Html {
  const source = pack.sources[rule.source.ref];
  const words = source === undefined ? rule.source.ref : `${source.title}, ${source.edition}`;
  const address = source?.address === undefined ? undefined : checkedHref(source.address, 'citation');
  return html`${address === undefined ? words : html`<a class="govuk-link" href="${address}" rel="noreferrer noopener">${words}</a>`}, ${rule.source.at}`;
}

const dayWords = (text: string): string => dateInWords(Temporal.PlainDate.from(text));

function inForceWords({ inForce: { from, to } }: Rule): string {
  if (from === undefined && to === undefined) return 'Its source gives no dates';
  const since = from === undefined ? '' : `From ${dayWords(from)}`;
  const until = to === undefined ? '' : `${since === '' ? 'Until' : ' until'} ${dayWords(to)}`;
  return `${since}${until}`;
}

/** Null for a rule that waits for no law to begin. */
export function commencementWords({ pack, rule }: PackRule, commencements: Commencements): string | null {
  if (rule.commences === undefined) return null;
  const named = pack.commencements[rule.commences];
  const day = commencements.get(rule.commences);
  const title = named?.title ?? rule.commences;
  return day === undefined
    ? `Not confirmed. No day has been set here for “${title}”, so this rule asks for nothing yet. ${named?.note ?? ''}`
    : `From ${dateInWords(day)}, the day set here for “${title}”.`;
}

function ownView(rule: Rule): Html | false {
  if ('gate' in rule) return gateNeeds(rule);
  if ('threshold' in rule) return thresholdView(rule);
  if ('ladder' in rule) return html`<h2 class="govuk-heading-m">Stages</h2>${ladderPicture(rule)}`;
  if ('pathway' in rule) return html`<h2 class="govuk-heading-m">Regions and states</h2>${pathwayPicture(rule)}`;
  return false;
}

export function ruleView(behind: PackRule, commencements: Commencements): Html {
  const { pack, rule } = behind;
  const never = neverRuns(pack, rule);
  const commences = commencementWords(behind, commencements);
  const owners = ownersOf(rule);
  const namesOwner = 'duty' in rule || 'prompt' in rule || 'item' in rule || owners.length === 0;
  return html`
${never !== null && warningText({ text: never })}
<h2 class="govuk-heading-m">What it asks</h2>
${summaryList({
  rows: [
    ...askedRows(rule),
    ...(namesOwner ? [] : [{ key: 'Who owes something by it', value: owners.map((role) => roles[role]).join('; ') }]),
  ],
})}
${ownView(rule)}
<h2 class="govuk-heading-m">Where it comes from</h2>
${summaryList({
  rows: [
    { key: 'Basis', value: basisWords[rule.basis] },
    { key: 'Source', value: sourceCell(behind) },
    {
      key: 'How sure we are',
      value: html`${verifiedTag(rule.verified)}${rule.note !== undefined && html`<p class="govuk-body govuk-!-margin-top-2">${rule.note}</p>`}`,
    },
    { key: 'In force', value: inForceWords(rule) },
    ...(commences === null ? [] : [{ key: 'Commencement', value: commences }]),
    ...(rule.lesson === undefined ? [] : [{ key: 'Lesson', value: lessons[rule.lesson] ?? String(rule.lesson) }]),
  ],
})}
<h2 class="govuk-heading-m">Worked examples</h2>
${
  rule.examples.length === 0
    ? html`<p class="govuk-body">It has no worked examples.</p>`
    : html`<p class="govuk-body">Every example is run as a test of the rule. The people and places in them are invented.</p>
${rule.examples.map((example) => exampleView(example, rule, pack))}`
}`;
}
