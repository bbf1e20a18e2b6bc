/** A part of a page that is made by another page: filled in by a script, and a link to it without one. */
import type { Href } from '../href.ts';
import { type Html, html } from '../html.ts';

export type LoadLater = {
  /** Of the part on the page that makes it. */
  readonly id: string;
  readonly href: Href;
  /** Of the link. */
  readonly text: string;
};

/** The page that shows it says `loadsLater`. */
export const loadLater = ({ id, href, text }: LoadLater): Html =>
  html`<div data-load-later="${id}" aria-live="polite"><p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a> <span data-load-later-says></span></p></div>`;
