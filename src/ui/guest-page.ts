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

type Guest = Omit<PageReply, 'kind' | 'forGuest'>;

/** For a child or a family. */
export const guestReply = (reply: Guest): PageReply => ({ ...reply, kind: 'page', forGuest: 'family' });

/** For the office of a school, where nobody has to leave in a hurry. */
export const officeReply = (reply: Guest): PageReply => ({ ...reply, kind: 'page', forGuest: 'office' });

export const guestForm = (action: Href, content: Html): Html =>
  html`<form action="${action}" method="post" novalidate>${content}</form>`;
