/**
 * Shows a guide as a page of ours. What is bold and is the name of a page that the reader has in their navigation becomes a
 * link to it. Only what guides are made of is known; anything else is an error that a test finds.
 */
import { lexer, type Token, type Tokens } from 'marked';
import type { Href } from '../../ui/href.ts';
import { type Html, html, nothing } from '../../ui/html.ts';

/** The address of a page by its name in the navigation, for this reader. */
export type PageNamed = (name: string) => Href | undefined;

const unknown = ({ type, raw }: Token): never => {
  throw new TypeError(`A guide cannot have this (${type}): ${raw}`);
};

function inline(tokens: readonly Token[] | undefined, page: PageNamed): Html {
  return html`${(tokens ?? []).map((token): Html => {
    if (token.type === 'escape') return html`${(token as Tokens.Escape).text}`;
    if (token.type === 'text') {
      const { text, tokens: within } = token as Tokens.Text;
      return within === undefined ? html`${text}` : inline(within, page);
    }
    if (token.type !== 'strong') return unknown(token);
    const { text } = token as Tokens.Strong;
    const href = page(text);
    return href === undefined
      ? html`<strong>${text}</strong>`
      : html`<a class="govuk-link govuk-!-font-weight-bold" href="${href}">${text}</a>`;
  })}`;
}

function block(token: Token, page: PageNamed): Html {
  switch (token.type) {
    case 'space':
      return nothing;
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading;
      if (depth === 1) return html`<h1 class="govuk-heading-l">${inline(tokens, page)}</h1>`;
      return depth === 2 ? html`<h2 class="govuk-heading-m">${inline(tokens, page)}</h2>` : unknown(token);
    }
    case 'paragraph':
      return html`<p class="govuk-body">${inline((token as Tokens.Paragraph).tokens, page)}</p>`;
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      const lines = items.map((item) => html`<li>${inline(item.tokens, page)}</li>`);
      return ordered
        ? html`<ol class="govuk-list govuk-list--number govuk-list--spaced">${lines}</ol>`
        : html`<ul class="govuk-list govuk-list--bullet govuk-list--spaced">${lines}</ul>`;
    }
    default:
      return unknown(token);
  }
}

/** Throws TypeError for what a guide cannot have. */
export const guideText = (markdown: string, page: PageNamed): Html =>
  html`${lexer(markdown).map((token) => block(token, page))}`;
