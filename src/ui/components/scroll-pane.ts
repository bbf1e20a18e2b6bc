import { type Html, html } from '../html.ts';

export type ScrollPaneOptions = {
  /** Says what scrolls to those who cannot see it: the caption of the table. */
  readonly label: string;
  readonly content: Html;
};

/** Content that may be wider than a phone, usually a table. It scrolls by touch and by keyboard; the page does not. */
export const scrollPane = ({ label, content }: ScrollPaneOptions): Html =>
  html`<div class="throughline-scroll" role="region" aria-label="${label}" tabindex="0">${content}</div>`;
