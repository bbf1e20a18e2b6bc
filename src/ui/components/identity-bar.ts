import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Content, type Html, html } from '../html.ts';
import { type BadgeOptions, badge } from './badge.ts';
import type { ElementOptions } from './options.ts';

export type IdentityFact = { readonly name: string; readonly value: Content };

export type IdentityBarOptions = ElementOptions & {
  /** Who the page is about. */
  readonly title: Content;
  /** Names the bar as a landmark. Default "Who this page is about". */
  readonly label?: string | undefined;
  readonly badges?: readonly BadgeOptions[] | undefined;
  /** What tells this child from another: date of birth, age, identifiers. */
  readonly facts?: readonly IdentityFact[] | undefined;
  /** Links and buttons. Menus of MOJ Frontend need its JavaScript, which we do not send. */
  readonly actions?: readonly Html[] | undefined;
};

/** Says on every page of a child whose record this is. */
export function identityBar(options: IdentityBarOptions): Html {
  const shown = attributes({
    class: classNames('moj-identity-bar throughline-identity-bar', options.classes),
    role: 'region',
    'aria-label': options.label ?? 'Who this page is about',
    ...options.attributes,
  });
  const actions = options.actions ?? [];
  return html`
<div${shown}>
  <div class="moj-identity-bar__container">
    <div class="moj-identity-bar__details">
      <span class="moj-identity-bar__title">${options.title}</span>
      ${options.badges?.map((item) => html` ${badge(item)}`)}
      ${facts(options.facts ?? [])}
    </div>
    ${
      actions.length > 0 &&
      html`<div class="moj-identity-bar__actions">${actions.map((action) => html`<div class="moj-identity-bar__menu">${action}</div>`)}</div>`
    }
  </div>
</div>`;
}

function facts(items: readonly IdentityFact[]): Html | undefined {
  if (items.length === 0) return undefined;
  const pairs = items.map(({ name, value }) => html`<div><dt>${name}</dt> <dd>${value}</dd></div>`);
  return html`<dl class="throughline-identity-bar__facts">${pairs}</dl>`;
}
