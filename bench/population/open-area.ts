/** The demo's partnership with a whole area's children in it, and the product's server over it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Pool } from 'pg';
import pino from 'pino';
import { createApp } from '../../src/app.ts';
import { standingClock } from '../../src/clock.ts';
import { projectRoot, readConfig } from '../../src/config.ts';
import { openDatabases } from '../../src/database/open-databases.ts';
import { inTransaction } from '../../src/database/transaction.ts';
import { demoPeople } from '../../src/demo/demo-people.ts';
import { ensureDemo } from '../../src/demo/ensure-demo.ts';
import type { RecordServices } from '../../src/record/access.ts';
import { type Actor, loadActor } from '../../src/record/actor.ts';
import { readEngine } from '../../src/record/read-engine.ts';
import { setContext } from '../../src/record/transaction.ts';
import { tokenName } from '../../src/ui/components/form-element.ts';
import { storePopulation } from './store.ts';

export type Area = AsyncDisposable & {
  readonly services: RecordServices;
  readonly partnership: string;
  readonly children: number;
  /** A superuser's connections, as many as the product has: no row-level security. */
  readonly bare: Pool;
  readonly person: (name: string) => Promise<Actor>;
  /** A cookie of somebody who has signed in. */
  readonly signIn: (name: string) => Promise<string>;
  /** Throws unless the answer is the page. */
  readonly page: (cookie: string, url: string) => Promise<string>;
  /** Sends the form of a page. Returns where it leads; of signing in, the cookie. */
  readonly post: (cookie: string, url: string, fields: Readonly<Record<string, string>>) => Promise<string>;
};

/**
 * @param count children besides the demo's
 * @param kept a folder that stays, so that another bench finds the same area; without it one is made and removed
 */
export async function openArea(count: number, kept: string | undefined): Promise<Area> {
  await using opening = new AsyncDisposableStack();
  const data = kept ?? (await mkdtemp(join(tmpdir(), 'throughline-area-')));
  if (kept === undefined) opening.defer(() => rm(data, { recursive: true, force: true }));
  const config = readConfig({ THROUGHLINE_DATA: data, PAGES_PER_MINUTE: '1000000' });
  const databases = await openDatabases(config, { purpose: 'server' });
  opening.defer(databases.close);
  const clock = standingClock('2026-11-23T10:00:00Z');
  const engine = await readEngine(join(projectRoot, 'packs'), 'arkenshire');
  const installation = await ensureDemo({ databases, engine, clock, progress: () => undefined });
  const services = { database: databases.app, clock, engine };
  const { partnership } = installation;
  if (databases.server === undefined) throw new Error('The bench needs the embedded database');
  const { owner } = databases.connections;
  const bare = new Pool({
    ...databases.server.connection(owner.database ?? '', 'postgres'),
    max: config.databasePool,
  });
  opening.defer(() => bare.end());

  const counted = async () =>
    Number((await bare.query<{ all: string }>('SELECT count(*) AS all FROM child')).rows[0]?.all ?? 0);
  if ((await counted()) < count) {
    const { children, entries, seconds } = await storePopulation(services, partnership, count);
    console.log(`${children} children with ${entries} entries stored and derived in ${seconds.toFixed(0)} s`);
  }
  await sql`VACUUM ANALYZE`.execute(databases.owner.kysely);

  const people = await demoPeople(databases.app, installation);
  const { server, background } = await createApp({
    config,
    databases,
    engine,
    clock,
    logger: pino({ level: 'silent' }),
    installation,
    demoPeople: people,
  });
  opening.defer(async () => {
    await server.close();
    await background.settled();
  });

  const idOf = (name: string): string => {
    const found = people.find((each) => each.name === name);
    if (found === undefined) throw new Error(`There is nobody called ${name} in the demo.`);
    return found.id;
  };
  const page: Area['page'] = async (cookie, url) => {
    const reply = await server.inject({ url, headers: { cookie } });
    if (reply.statusCode !== 200) throw new Error(`${url} answered ${reply.statusCode}`);
    return reply.body;
  };
  const tokenIn = async (cookie: string, url: string): Promise<string> =>
    new RegExp(`name="${tokenName}" value="([^"]+)"`, 'u').exec(await page(cookie, url))?.[1] ?? '';
  const post: Area['post'] = async (cookie, url, fields) => {
    const token = cookie === '' ? '' : await tokenIn(cookie, url);
    const reply = await server.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams({ ...fields, [tokenName]: token }).toString(),
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    });
    const to = reply.headers.location;
    if (typeof to !== 'string') throw new Error(`${url} answered ${reply.statusCode}`);
    return url === '/sign-in' ? reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') : to;
  };
  const opened = opening.move();
  return {
    services,
    partnership,
    children: await counted(),
    bare,
    person: async (name) =>
      inTransaction(databases.app, { readOnly: true }, async (transaction) => {
        await setContext(transaction, { partnership, practitioner: null, viewers: [], now: clock.now() });
        const actor = await loadActor(transaction, partnership, idOf(name), clock.now());
        if (actor === undefined) throw new Error(`${name} works nowhere`);
        return actor;
      }),
    signIn: (name) => post('', '/sign-in', { person: idOf(name), back: '/' }),
    page,
    post,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
