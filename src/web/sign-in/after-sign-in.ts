/** Where people go when they have signed in, and the cookies that then change. */
import type { SignedInNow } from '../../record/sign-in/complete-sign-in.ts';
import { homeRoute } from '../../ui/addresses.ts';
import { checkedHref, type Href } from '../../ui/href.ts';
import type { CookieChange } from '../../ui/page-route.ts';
import { sessionCookie } from './cookies.ts';
import type { OpenVisit } from './open-route.ts';

const halfAYear = 180 * 24 * 3_600;

/** Only to an address of ours. */
export const destination = (back: string): Href =>
  (back.startsWith('/') ? checkedHref(back) : undefined) ?? homeRoute.link();

export const signedInCookies = (
  { session, deviceToken }: SignedInNow,
  sessionHours: number,
): readonly CookieChange[] => [
  sessionCookie(session, sessionHours),
  { name: 'device', value: deviceToken, seconds: halfAYear },
  { name: 'sign-in-step', value: null, seconds: 0 },
];

/** Whoever signs in in a browser in which somebody is signed in already takes the place of them. */
export async function endEarlierSession({ parts, cookie }: OpenVisit): Promise<void> {
  const before = cookie('session');
  if (before !== undefined) await parts.sessions.end(before);
}
