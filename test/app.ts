/** The whole product on a small partnership, asked over HTTP as a browser would. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import pino from 'pino';
import { type App, createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { tokenName } from '../src/ui/components/form-element.ts';
import { ids, type PersonName, people, type SmallPartnership, smallPartnership } from './small-partnership.ts';

export type TestApp = SmallPartnership & {
  readonly app: App;
  /** Every line that was logged. */
  readonly logged: readonly string[];
  readonly folder: string;
  readonly signIn: (name: PersonName) => Promise<Browser>;
  readonly request: (options: InjectOptions) => Promise<LightMyRequestResponse>;
};

/** What is in each field; several values for boxes of one name. */
export type FormFields = Readonly<Record<string, string | string[]>>;

/** Somebody who is signed in, in a browser that keeps the cookie of its session and comes from our own pages. */
export type Browser = {
  readonly cookie: string;
  readonly get: (url: string) => Promise<LightMyRequestResponse>;
  /** Takes the form's token from the page on which the form stands. */
  readonly post: (url: string, fields: FormFields, formOn?: string) => Promise<LightMyRequestResponse>;
};

export const ownPages = { 'sec-fetch-site': 'same-origin' } as const;

export const form = (fields: FormFields) => ({
  payload: new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
  ).toString(),
  headers: { ...ownPages, 'content-type': 'application/x-www-form-urlencoded' },
});

const tokenIn = (page: string): string => new RegExp(`name="${tokenName}" value="([^"]+)"`, 'u').exec(page)?.[1] ?? '';

export const cookieIn = (response: LightMyRequestResponse): string =>
  response.cookies
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');

export async function testApp(
  t: Parameters<typeof smallPartnership>[0],
  settings: Readonly<Record<string, string>> = {},
  { demo = true, own = null }: { readonly demo?: boolean; readonly own?: string | null } = {},
): Promise<TestApp> {
  const partnership = await smallPartnership(t, own);
  const folder = await mkdtemp(join(tmpdir(), 'throughline-app-'));
  const logged: string[] = [];
  const logger = pino(
    { level: 'info' },
    new Writable({ write: (line: Buffer, _encoding, done) => done(void logged.push(line.toString())) }),
  );
  const app = await createApp({
    config: readConfig({ THROUGHLINE_DATA: folder, PAGES_PER_MINUTE: '1000000', ...settings }),
    databases: { app: partnership.databases.app },
    engine: partnership.services.engine,
    clock: partnership.services.clock,
    logger,
    installation: { partnership: ids.partnership, name: 'Wyeshire', mode: demo ? 'demo' : 'live' },
    demoPeople: !demo
      ? null
      : Object.values(people).map(({ id, name, role }) => ({
          id,
          name,
          organisation: 'an organisation',
          roles: [role],
          why: 'a test',
        })),
  });
  t.after(async () => {
    await app.server.close();
    await app.background.settled();
    await rm(folder, { recursive: true, force: true });
  });
  const request = (options: InjectOptions) => app.server.inject(options);
  const signIn = async (name: PersonName): Promise<Browser> => {
    const [cookie = ''] = cookieIn(
      await request({ method: 'POST', url: '/sign-in', ...form({ person: people[name].id, back: '/' }) }),
    ).split('; ');
    const get = (url: string) => request({ url, headers: { cookie } });
    return {
      cookie,
      get,
      post: async (url, fields, formOn = url) => {
        const sent = form({ ...fields, [tokenName]: tokenIn((await get(formOn)).body) });
        return request({ method: 'POST', url, ...sent, headers: { ...sent.headers, cookie } });
      },
    };
  };
  return { ...partnership, app, logged, folder, request, signIn };
}
