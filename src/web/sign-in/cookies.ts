/** The cookies of the product: out of reach of scripts, not sent along from other sites, bound to the host behind https. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CookieChange, CookieName } from '../../ui/page-route.ts';

/** Browsers refuse the `__Host-` prefix without https. */
export const cookieName = (isSecure: boolean, name: CookieName): string => (isSecure ? `__Host-${name}` : name);

export const cookieOf = (request: FastifyRequest, isSecure: boolean, name: CookieName): string | undefined =>
  request.cookies[cookieName(isSecure, name)];

export function changeCookies(response: FastifyReply, isSecure: boolean, changes: readonly CookieChange[]): void {
  const options = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'lax' } as const;
  for (const { name, value, seconds } of changes) {
    if (value === null) response.clearCookie(cookieName(isSecure, name), options);
    else response.setCookie(cookieName(isSecure, name), value, { ...options, maxAge: seconds });
  }
}

export const sessionCookie = (value: string, hours: number): CookieChange => ({
  name: 'session',
  value,
  seconds: hours * 3_600,
});
