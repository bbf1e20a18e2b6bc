/** What pages for people without an account have in common: no name of the service, one cookie, plain forms. */
import type { Href } from './href.ts';
import { type Html, html } from './html.ts';
import type { CookieChange, PageReply } from './page-route.ts';

/** Until the code has been typed. */
const codeMinutes = 30;

export const keep = (value: string, minutes: number = codeMinutes): CookieChange => ({
  name: 'page',
  value,
  seconds: minutes * 60,
});
export const forget: CookieChange = { name: 'page', value: null, seconds: 0 };

export const guestReply = (reply: Omit<PageReply, 'kind' | 'isForGuests'>): PageReply => ({
  ...reply,
  kind: 'page',
  isForGuests: true,
});

export const guestForm = (action: Href, content: Html): Html =>
  html`<form action="${action}" method="post" novalidate>${content}</form>`;
