/** Where a rule stands, and whether that was checked. */

import { checkedHref } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';

export type Sourced = { readonly source: string; readonly address: string | null; readonly verified: boolean };

export function sourceLine({ source, address, verified }: Sourced): Html {
  const href = address === null ? undefined : checkedHref(address, 'citation');
  const name = href === undefined ? html`${source}` : html`<a class="govuk-link" href="${href}">${source}</a>`;
  return html`<span class="throughline-small">${name}.${!verified && ' Not verified: check it before you rely on it.'}</span>`;
}
