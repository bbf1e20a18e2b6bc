/** Signing in as people do in a live service: with a link, a password and a code app. */
import type { LightMyRequestResponse } from 'fastify';
import { codeAt, stepAt } from '../src/record/sign-in/code-app.ts';
import { type LinkKind, makeLink } from '../src/record/sign-in/links.ts';
import { cookieIn, form, type TestApp } from './app.ts';
import { type PersonName, people } from './small-partnership.ts';

export const password = 'kettle marble otter candle';

export const emailOf = (name: PersonName): string => `${name.toLowerCase()}@example.org`;

/** A link for somebody, as an administrator would hand it over. */
export const linkFor = ({ everything }: TestApp, name: PersonName, kind: LinkKind = 'invitation'): Promise<string> =>
  everything((access) => makeLink(access, people[name].id, kind, null));

const hidden = (body: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`, 'u').exec(body)?.[1] ?? '';

/** The key that the page shows for the code app. */
export const secretIn = (body: string): string =>
  (/Key: <strong[^>]*>([^<]+)</u.exec(body)?.[1] ?? '').replaceAll(' ', '');

export type SetUp = {
  readonly token: string;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
  readonly cookie: string;
};

export const codeNow = ({ services }: Pick<TestApp, 'services'>, secret: string): string =>
  codeAt(secret, stepAt(services.clock.now()));

/** Some seconds later: the next code counts. */
export function nextCode(app: Pick<TestApp, 'services'>, secret: string): string {
  const { clock } = app.services;
  clock.moveTo(clock.now().add({ seconds: 30 }).toString());
  return codeNow(app, secret);
}

export const post = (
  { request }: Pick<TestApp, 'request'>,
  url: string,
  fields: Readonly<Record<string, string>>,
  { cookie, address }: { readonly cookie?: string | undefined; readonly address?: string | undefined } = {},
): Promise<LightMyRequestResponse> => {
  const sent = form(fields);
  const headers = cookie === undefined ? sent.headers : { ...sent.headers, cookie };
  return request({
    method: 'POST',
    url,
    ...sent,
    headers,
    ...(address === undefined ? {} : { remoteAddress: address }),
  });
};

/** Follows a link to its end: a password, a code app, recovery codes, signed in. */
export async function setUp(app: TestApp, name: PersonName, kind: LinkKind = 'invitation'): Promise<SetUp> {
  const token = await linkFor(app, name, kind);
  const first = await post(app, `/set-up/${token}`, { email: emailOf(name), password });
  const secret = secretIn(first.body);
  const done = await post(app, `/set-up/${token}/code`, {
    begun: hidden(first.body, 'begun'),
    code: codeNow(app, secret),
  });
  const recoveryCodes = [...done.body.matchAll(/<li>([0-9A-Z-]{29})<\/li>/gu)].map(([, code = '']) => code);
  return { token, secret, recoveryCodes, cookie: cookieIn(done) };
}

type Steps = {
  readonly typed?: string;
  readonly device?: string;
  readonly address?: string;
  readonly back?: string;
};

/** The first step: returns the reply, and the cookie of the second step when it was right. */
export async function givePassword(
  app: TestApp,
  email: string,
  { typed = password, device, address, back = '/' }: Steps = {},
): Promise<LightMyRequestResponse & { readonly step: string }> {
  const reply = await post(app, '/sign-in', { email, password: typed, back }, { cookie: device, address });
  return Object.assign(reply, { step: cookieIn(reply) });
}

/** Both steps. Returns the cookies of the session and of the device. */
export async function signInFully(app: TestApp, name: PersonName, secret: string, steps: Steps = {}): Promise<string> {
  const first = await givePassword(app, emailOf(name), steps);
  const code = nextCode(app, secret);
  return cookieIn(await post(app, '/sign-in/code', { code }, { cookie: first.step, address: steps.address }));
}
