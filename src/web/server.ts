/** The web server: what happens to every request, in order, and how pages are answered. */
import { rm } from 'node:fs/promises';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { dayOf } from '../clock.ts';
import type { Config } from '../config.ts';
import { isProblem, problem } from '../errors.ts';
import { type RecordServices, withAccess } from '../record/access.ts';
import { isId } from '../record/id.ts';
import { noteRefusal } from '../record/note-refusal.ts';
import type { SignedIn } from '../record/sign-in/sessions.ts';
import type { SignInParts } from '../record/sign-in/sign-in-parts.ts';
import { signInRoute } from '../ui/addresses.ts';
import type { Assets } from '../ui/assets/assets.ts';
import { tokenName } from '../ui/components/form-element.ts';
import type { PageRoute, Reply, Visit } from '../ui/page-route.ts';
import type { Background } from './background.ts';
import { errorReply } from './error-reply.ts';
import type { Paces } from './pace.ts';
import { readableBody, readableText } from './readable-text.ts';
import { comesFromHere, isSameToken } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { sendDownload } from './send-download.ts';
import { serveAssets } from './serve-assets.ts';
import { type Frame, showPage } from './show-page.ts';
import { changeCookies, cookieOf, sessionCookie } from './sign-in/cookies.ts';
import { fromOf } from './sign-in/from-of.ts';
import { proofFirst } from './sign-in/proof-first.ts';
import { type Spooled, spoolUpload } from './spool-upload.ts';
import { withoutValues } from './without-values.ts';

export type ServerParts = {
  readonly config: Pick<Config, 'publicUrl' | 'uploadLimit' | 'attachmentLimit' | 'dataFolder' | 'trustedProxies'>;
  readonly services: RecordServices;
  readonly signIn: SignInParts;
  readonly paces: Paces;
  readonly assets: Assets;
  readonly frame: Omit<Frame, 'assets'>;
  readonly background: Background;
  readonly spoolFolder: string;
  readonly logger: FastifyBaseLogger;
  readonly routes: readonly PageRoute[];
  /** Pages for people who are not signed in. */
  readonly openRoutes: (server: FastifyInstance, show: ShowOpenPage) => void;
};

export type ShowOpenPage = (request: FastifyRequest, response: FastifyReply, reply: Reply) => Promise<FastifyReply>;

const formLimit = 1_000_000;

/** What says that somebody tried what they may not, rather than that they made a mistake. */
const refusals: ReadonlySet<string> = new Set(['NOT_FOUND', 'NOT_ALLOWED', 'FORM_EXPIRED']);

/** Anything else could be a text that says more than an id. */
const idIn = (value: unknown): string | null => (typeof value === 'string' && isId(value) ? value : null);

function firstValues(query: unknown): Readonly<Record<string, string | undefined>> {
  const entries = typeof query === 'object' && query !== null ? Object.entries(query) : [];
  return Object.fromEntries(
    entries.flatMap(([name, value]: readonly [string, unknown]) => {
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return typeof first === 'string' ? [[name, readableText(first)]] : [];
    }),
  );
}

export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, services, assets, background } = parts;
  const { sessions } = parts.signIn;
  const isSecure = config.publicUrl?.startsWith('https:') ?? false;
  const headers = securityHeaders(isSecure);
  const frame: Frame = { ...parts.frame, assets: assets.page };
  const server = fastify({
    loggerInstance: parts.logger,
    // The address of a page holds ids; only its pattern is logged, below
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: formLimit,
    // Only these may say on whose behalf they ask
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    // An address that cannot be read reaches no route and no hook
    frameworkErrors: (_error, request, response) =>
      void fail(request, response.headers(headers), problem('NOT_FOUND'), undefined),
  });
  server.removeAllContentTypeParsers();
  await server.register(cookie);
  await server.register(formbody, { bodyLimit: formLimit });
  await server.register(multipart, { throwFileSizeLimit: false });

  server.addHook('onRequest', async (_request, response) => {
    response.headers(headers);
  });
  server.addHook('onResponse', async (request, response) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: response.statusCode,
        ms: Math.round(response.elapsedTime),
      },
      'answered',
    );
  });

  const send = async (response: FastifyReply, reply: Reply, signedIn: SignedIn | undefined): Promise<FastifyReply> => {
    if (reply.kind === 'saved') return response.code(204).send();
    if (reply.kind !== 'download') changeCookies(response, isSecure, reply.cookies ?? []);
    if (reply.kind === 'redirect') {
      if (reply.notice !== undefined && signedIn !== undefined)
        await sessions.leaveNotice(signedIn.session, reply.notice);
      // Not "cookies": a browser that is known stays so
      if (reply.forgets === true) response.header('clear-site-data', '"cache", "storage"');
      return response.redirect(reply.to.toString(), 303);
    }
    if (reply.kind === 'download') return sendDownload(response, reply);
    const notice = signedIn?.hasNotice === true ? await sessions.takeNotice(signedIn.session) : undefined;
    if (reply.refresh !== undefined) response.header('refresh', String(reply.refresh));
    return response
      .code(reply.status ?? 200)
      .type('text/html; charset=utf-8')
      .send(showPage(reply, { actor: signedIn?.actor, notice }, frame).toString());
  };

  const find = (request: FastifyRequest): Promise<SignedIn | undefined> => {
    const id = cookieOf(request, isSecure, 'session');
    return id === undefined ? Promise.resolve(undefined) : sessions.find(id);
  };

  const fail = async (
    request: FastifyRequest,
    response: FastifyReply,
    error: unknown,
    signedIn: SignedIn | undefined,
  ) => {
    const reply = errorReply(error, request.id);
    if ((reply.status ?? 500) >= 500) request.log.error({ reference: request.id, err: withoutValues(error) }, 'failed');
    if (reply.status === 429) response.header('retry-after', '60');
    return send(response, reply, signedIn);
  };

  const visit = (
    request: FastifyRequest,
    signedIn: SignedIn,
    body: Visit['body'],
    { file, fault }: Pick<Spooled, 'file' | 'fault'>,
    started: Promise<void>[],
  ): Visit => {
    const now = services.clock.now();
    return {
      actor: signedIn.actor,
      parameters: firstValues(request.params) as Readonly<Record<string, string>>,
      query: firstValues(request.query),
      body,
      file,
      fileFault: fault,
      formToken: signedIn.formToken,
      now,
      today: dayOf(now),
      services,
      signIn: parts.signIn,
      session: {
        id: signedIn.session,
        by: signedIn.by,
        from: fromOf(request, config.publicUrl),
        renew: async (by) => sessionCookie(await sessions.renew(signedIn.id, by), parts.signIn.sessionHours),
      },
      look: (shownIn, work) => withAccess(services, signedIn.actor, shownIn, work),
      goOn: (work) => {
        const going = background.run(work);
        started.push(going);
        return going;
      },
    };
  };

  const read = async (request: FastifyRequest, route: PageRoute): Promise<Spooled> => {
    if (route.method === 'GET') return { body: {}, file: undefined, fault: undefined };
    if (route.takesFile !== undefined && request.isMultipart()) {
      const keepsForm = route.takesAttachment === true;
      const most = keepsForm ? config.attachmentLimit : config.uploadLimit;
      return spoolUpload(request, route.takesFile, { folder: parts.spoolFolder, most, keepsForm });
    }
    return { body: (request.body ?? {}) as Visit['body'], file: undefined, fault: undefined };
  };

  const canBeOpened = ({ path }: PageRoute): boolean =>
    parts.routes.some((other) => other.method === 'GET' && other.path === path);

  const answer = (route: PageRoute) => async (request: FastifyRequest, response: FastifyReply) => {
    let signedIn: SignedIn | undefined;
    try {
      signedIn = await find(request);
      if (signedIn === undefined) {
        const isLost = route.method === 'POST';
        const back = !isLost || canBeOpened(route) ? request.url : undefined;
        const to = signInRoute.link({}, { back, lost: isLost ? 'yes' : undefined });
        // A cookie that opens nothing any more: the session has ended in another way than by signing out
        const forgets = cookieOf(request, isSecure, 'session') !== undefined;
        return await send(response, { kind: 'redirect', to, forgets }, undefined);
      }
      await keepPace(signedIn, route);
      if (route.method === 'POST' && !comesFromHere(request.headers, request.host)) throw problem('FORM_EXPIRED');
      const sent = await read(request, route);
      const { file } = sent;
      const body = readableBody(sent.body);
      const started: Promise<void>[] = [];
      try {
        if (route.method === 'POST' && !isSameToken(body[tokenName], signedIn.formToken)) throw problem('FORM_EXPIRED');
        const proof = await proofFirst(parts.signIn, route, signedIn, { address: request.url, body });
        const reply = proof ?? (await route.handle(visit(request, signedIn, body, sent, started)));
        return await send(response, reply, signedIn);
      } finally {
        if (file !== undefined) void Promise.all(started).then(() => rm(file.path, { force: true }));
      }
    } catch (error) {
      if (signedIn !== undefined && isProblem(error) && refusals.has(error.code))
        await noteRefusal(services, signedIn.actor, {
          route: route.path,
          code: error.code,
          asked: idIn((request.params as Readonly<Record<string, unknown>>)['child']),
        });
      return fail(request, response, error, signedIn);
    }
  };

  /** Throws ASKING_TOO_FAST. */
  const keepPace = async ({ actor }: SignedIn, { path }: PageRoute): Promise<void> => {
    const pace = parts.paces.person(actor.practitioner);
    if (pace === 'first') await noteRefusal(services, actor, { route: path, code: 'ASKING_TOO_FAST', asked: null });
    if (pace !== 'fine') throw problem('ASKING_TOO_FAST');
  };

  for (const route of parts.routes) server.route({ method: route.method, url: route.path, handler: answer(route) });
  serveAssets(server, assets);
  parts.openRoutes(server, async (request, response, reply) => send(response, reply, await find(request)));
  server.setNotFoundHandler(async (request, response) =>
    fail(request, response, problem('NOT_FOUND'), await find(request)),
  );
  server.setErrorHandler(async (error, request, response) => fail(request, response, error, undefined));
  return server;
}
