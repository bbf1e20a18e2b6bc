/** Pages for people who are not signed in: what such a page is to the server, and what it is told of the visit. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../errors.ts';
import type { SignedIn } from '../../record/sign-in/sessions.ts';
import type { From, SignInParts } from '../../record/sign-in/sign-in-parts.ts';
import type { PostedBody } from '../../ui/form.ts';
import type { CookieChange, CookieName, Reply } from '../../ui/page-route.ts';
import type { Paces } from '../pace.ts';
import { comesFromHere } from '../same-origin.ts';
import type { ShowOpenPage } from '../server.ts';
import { changeCookies, cookieOf } from './cookies.ts';
import type { DemoPerson } from './demo-people.ts';
import type { EmployerClient } from './employer-client.ts';
import { fromOf } from './from-of.ts';
import { networkOf } from './network-of.ts';

export type SignInWeb = SignInParts & {
  /** The people of the demo, or null outside a demo. */
  readonly demo: readonly DemoPerson[] | null;
  readonly isSecure: boolean;
  /** PUBLIC_URL */
  readonly publicUrl: string | undefined;
  readonly employerClients: readonly EmployerClient[];
  readonly paces: Paces;
};

/** One request of somebody who is not signed in, or need not be. */
export type OpenVisit = {
  readonly parts: SignInWeb;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Exactly as it was sent: passwords are not tidied. */
  readonly body: PostedBody;
  readonly cookie: (name: CookieName) => string | undefined;
  readonly from: From;
  readonly now: Temporal.Instant;
  /** Path and query, as they were asked for. */
  readonly address: string;
  /** Whether a page of ours, or the person themselves, led here. */
  readonly comesFromHere: boolean;
  readonly signedIn: () => Promise<SignedIn | undefined>;
};

/** To somebody else's site: only that of an employer at which people sign in. */
export type LeaveReply = {
  readonly kind: 'leave';
  readonly to: URL;
  readonly cookies?: readonly CookieChange[] | undefined;
};

export type OpenRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** For the reference of routes. */
  readonly about: string;
  /** A form that programs of others may send: what is in its address is all the authority that it needs. */
  readonly fromAnywhere?: true;
  readonly handle: (visit: OpenVisit) => Promise<Reply | LeaveReply>;
};

const asRecord = (value: unknown): PostedBody => (typeof value === 'object' && value !== null ? { ...value } : {});

/** What was sent under a name, or nothing. */
export function sent(body: PostedBody, name: string): string {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  return typeof value === 'string' ? value : '';
}

function openVisit(parts: SignInWeb, request: FastifyRequest): OpenVisit {
  const { isSecure, sessions, services } = parts;
  const cookie = (name: CookieName): string | undefined => cookieOf(request, isSecure, name);
  return {
    parts,
    parameters: asRecord(request.params),
    query: asRecord(request.query),
    body: asRecord(request.body),
    cookie,
    from: fromOf(request, parts.publicUrl),
    now: services.clock.now(),
    address: request.url,
    comesFromHere: comesFromHere(request.headers, request.host),
    signedIn: async () => {
      const id = cookie('session');
      return id === undefined ? undefined : sessions.find(id);
    },
  };
}

export const registerOpenRoutes =
  (routes: readonly OpenRoute[], parts: SignInWeb) =>
  (server: FastifyInstance, show: ShowOpenPage): void => {
    const answer =
      (route: OpenRoute) =>
      async (request: FastifyRequest, response: FastifyReply): Promise<FastifyReply> => {
        if (parts.paces.network(networkOf(request.ip)) !== 'fine') throw problem('ASKING_TOO_FAST');
        if (route.method === 'POST' && route.fromAnywhere !== true && !comesFromHere(request.headers, request.host))
          throw problem('FORM_EXPIRED');
        const reply = await route.handle(openVisit(parts, request));
        if (reply.kind !== 'leave') return show(request, response, reply);
        changeCookies(response, parts.isSecure, reply.cookies ?? []);
        return response.redirect(reply.to.href, 303);
      };
    for (const route of routes) server.route({ method: route.method, url: route.path, handler: answer(route) });
  };
