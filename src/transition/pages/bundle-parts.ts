/** What the page of bundles shows: what may be chosen, what the receiver will read, and what came of those made before. */

import { dayOf } from '../../clock.ts';
import type { PackDocument } from '../../interchange/bundle/pack-document.ts';
import type { Names } from '../../kinds/kind.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import type { KeptBundle } from '../../record/bundles/kept-bundles.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import { details } from '../../ui/components/details.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Visit } from '../../ui/page-route.ts';
import { bundleRoute } from '../../ui/transfer-addresses.ts';
import { atInstant, onDate } from '../../ui/when.ts';
import type { BundleContents } from '../bundle/bundle-contents.ts';
import { receivedHow } from '../bundle/bundle-words.ts';

export type BundlePlace = { readonly child: string; readonly move: string };

const partTitles = { school: 'For the school', safeguarding: 'From DSL to DSL' } as const;

const partWords = {
  school: 'What your school recorded, other than safeguarding.',
  safeguarding: 'Safeguarding alone, in a bundle of its own. Hand it to the other DSL yourself.',
} as const;

/**
 * @param names who recorded what
 * @param chosen entries and items, when the form is shown again
 */
export function chooseForm(
  visit: Visit,
  place: BundlePlace,
  { part, entries, items }: BundleContents,
  names: Names,
  chosen: ReadonlySet<string>,
): Html {
  const heading = html`<h2 class="govuk-heading-m">${partTitles[part]}</h2><p class="govuk-body">${partWords[part]}</p>`;
  if (entries.length === 0)
    return html`${heading}<p class="govuk-body">Your school has recorded nothing that can be in it.</p>`;
  return html`${heading}${formElement({
    action: bundleRoute.link(place),
    token: visit.formToken,
    content: html`${hiddenField('step', 'preview')}${hiddenField('part', part)}
${checkboxes({
  name: 'entries',
  idPrefix: `entries-${part}`,
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'What goes in', size: 's' } },
  items: entries.map(({ id, kind, data, happenedFrom, precision }) => ({
    value: id,
    checked: chosen.has(id),
    text: html`${kindNamed(kind).title}, ${precision === 'day' ? onDate(dayOf(happenedFrom)) : atInstant(happenedFrom)}`,
    hint: sentenceOf(kind, data, names),
  })),
})}
${
  items.length > 0 &&
  checkboxes({
    name: 'items',
    idPrefix: `items-${part}`,
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: 'Which items of the handover does it bring?', size: 's' } },
    hint: { text: 'They are recorded as sent when you make the bundle' },
    items: items.map(({ code, rule }) => ({ value: code, text: rule.title, checked: chosen.has(code) })),
  })
}
${button({ text: html`Look at it first<span class="govuk-visually-hidden">: ${partTitles[part]}</span>` })}`,
  })}`;
}

/** What the receiver will read, with what was chosen carried on to the next step. */
export function previewParts(
  visit: Visit,
  place: BundlePlace,
  pack: PackDocument,
  asked: { readonly part: string; readonly entries: readonly string[]; readonly items: readonly string[] },
  seen: number,
): Html {
  return html`
<h1 class="govuk-heading-l">What the receiver will read</h1>
<p class="govuk-body"><strong>${pack.title}.</strong> ${pack.notice}</p>
${summaryList({ rows: pack.facts.map(([key, value]) => ({ key, value })) })}
${pack.entries.map(
  ({ heading, byline, says, files }) => html`<h2 class="govuk-heading-s">${heading}</h2>
<p class="govuk-body-s">${byline}</p><p class="govuk-body">${says}</p>
${files.length > 0 && html`<p class="govuk-body-s">Files: ${files.join(', ')}</p>`}`,
)}
<p class="govuk-body">It is one zip file: this as a document to print, the files, and a list by which another system can read it.</p>
${formElement({
  action: bundleRoute.link(place),
  token: visit.formToken,
  content: html`${hiddenField('step', 'make')}${hiddenField('part', asked.part)}${hiddenField('seen', String(seen))}
${asked.entries.map((id) => hiddenField('entries', id))}${asked.items.map((code) => hiddenField('items', code))}
${radios({
  name: 'way',
  fieldset: { legend: { text: 'How does it reach them?', size: 's' } },
  value: 'link',
  items: [
    {
      value: 'link',
      text: 'By a link and a code',
      hint: { text: 'Send the link, and tell the code by telephone. The file waits sealed for 14 days' },
    },
    {
      value: 'carried',
      text: 'I print or carry it',
      hint: { text: 'Keep it only where the child’s record may be kept, and delete it when it was handed over' },
    },
  ],
})}
${button({ text: 'Make the bundle' })}`,
})}
<p class="govuk-body"><a class="govuk-link" href="${bundleRoute.link(place)}">Choose again</a></p>`;
}

/** The link and its code, which are kept nowhere. */
export const shownOnce = (address: string, code: string, until: Temporal.Instant, place: BundlePlace): Html => html`
<h1 class="govuk-heading-l">The bundle waits for them</h1>
<p class="govuk-body">It waits until ${atInstant(until)}. When they have said that it came, you see it on the page of the handover.</p>
${input({ name: 'address', label: { text: 'The link', size: 's' }, hint: { text: 'Send it by mail or message. Name no child in it' }, value: address, attributes: { readonly: true }, spellcheck: false })}
<h2 class="govuk-heading-s">The code</h2>
<p class="govuk-body govuk-!-font-size-36 govuk-!-font-weight-bold">${code.slice(0, 4)} ${code.slice(4)}</p>
<p class="govuk-body">Tell it by telephone to whoever gets the file, on a number that you know already.</p>
${warningText({ text: 'Both are shown only now. When they are lost, withdraw the bundle and make a new one.' })}
<p class="govuk-body"><a class="govuk-link" href="${bundleRoute.link(place)}">Back to the bundles of this handover</a></p>`;

/** What was typed into the receipt of one of the bundles and refused. */
export type TypedReceipt = {
  readonly bundle?: string;
  readonly by?: string;
  readonly complete?: string;
  readonly words?: string;
  readonly fault?: { readonly in: 'by' | 'words'; readonly text: string };
};

function receiptForm(visit: Visit, place: BundlePlace, { id }: KeptBundle, typed: TypedReceipt): Html {
  const said = typed.bundle === id ? typed : {};
  const faultIn = (name: 'by' | 'words') => (said.fault?.in === name ? said.fault.text : undefined);
  return details({
    open: said.bundle !== undefined,
    summary: 'Record the receipt, or that it was withdrawn',
    text: html`${formElement({
      action: bundleRoute.link(place),
      token: visit.formToken,
      content: html`${hiddenField('step', 'receipt')}${hiddenField('bundle', id)}
${input({ name: 'by', id: `by-${id}`, label: { text: 'Who confirmed it?' }, hint: { text: 'Name and role at the school that received it' }, value: said.by, errorMessage: faultIn('by') })}
${radios({
  name: 'complete',
  idPrefix: `complete-${id}`,
  value: said.complete,
  fieldset: { legend: { text: 'Is it complete and readable?', size: 's' } },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
})}
${textarea({ name: 'words', id: `words-${id}`, label: { text: 'What did they say? (optional when it is complete)' }, rows: 2, value: said.words, errorMessage: faultIn('words') })}
${button({ text: 'Record the receipt', preventDoubleClick: true })}`,
    })}
${formElement({
  action: bundleRoute.link(place),
  token: visit.formToken,
  content: html`${hiddenField('step', 'withdraw')}${hiddenField('bundle', id)}
<p class="govuk-body">Withdraw it when it must not reach them any more. The items it brought have to be sent again.</p>
${button({ text: 'Withdraw it', look: 'secondary', preventDoubleClick: true })}`,
})}`,
  });
}

export const madeBefore = (
  visit: Visit,
  place: BundlePlace,
  bundles: readonly KeptBundle[],
  typed: TypedReceipt,
): Html =>
  html`<h2 class="govuk-heading-m">Bundles made before</h2>${
    bundles.length === 0
      ? html`<p class="govuk-body">None yet.</p>`
      : bundles.map(
          (bundle) =>
            html`${summaryList({
              card: { title: { text: html`${partTitles[bundle.part]}, ${atInstant(bundle.madeAt)}`, headingLevel: 3 } },
              rows: [
                { key: 'To', value: bundle.toName },
                { key: 'Entries', value: String(bundle.entries.length) },
                { key: 'What came of it', value: receivedHow(bundle) },
              ],
            })}${bundle.ended === null && receiptForm(visit, place, bundle, typed)}`,
        )
  }`;
