/**
 * node bench/pages.ts [REQUESTS]: how long the pages of the demo take at the server, beside a page of the same server that
 * reads nothing and a bare transaction on the same database. Goal: under 50 ms for a page.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createApp } from '../src/app.ts';
import { standingClock } from '../src/clock.ts';
import { projectRoot, readConfig } from '../src/config.ts';
import { openDatabases } from '../src/database/open-databases.ts';
import { inTransaction } from '../src/database/transaction.ts';
import { demoPeople } from '../src/demo/demo-people.ts';
import { ensureDemo } from '../src/demo/ensure-demo.ts';
import { readEngine } from '../src/record/read-engine.ts';

const requests = Number(process.argv[2] ?? 60);
const data = await mkdtemp(join(tmpdir(), 'throughline-pages-'));
await using cleaning = new AsyncDisposableStack();
cleaning.defer(() => rm(data, { recursive: true, force: true }));
const config = readConfig({ THROUGHLINE_DATA: data, PAGES_PER_MINUTE: '1000000' });
const databases = await openDatabases(config, { purpose: 'server' });
cleaning.defer(databases.close);
const clock = standingClock('2026-11-23T10:00:00Z');
const engine = await readEngine(join(projectRoot, 'packs'), 'arkenshire');
const installation = await ensureDemo({ databases, engine, clock, progress: () => undefined });
const people = await demoPeople(databases.app, installation);
const logger = pino({ level: 'silent' });
const { server, background } = await createApp({
  config,
  databases,
  engine,
  clock,
  logger,
  installation,
  demoPeople: people,
});
cleaning.defer(async () => {
  await server.close();
  await background.settled();
});

async function signIn(name: string): Promise<string> {
  const person = people.find((candidate) => candidate.name === name);
  if (person === undefined) throw new Error(`There is nobody called ${name} in the demo.`);
  const reply = await server.inject({
    method: 'POST',
    url: '/sign-in',
    payload: new URLSearchParams({ person: person.id, back: '/' }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  });
  return reply.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ');
}

type Spread = { readonly median: number; readonly worst: number };

/** Milliseconds, after some turns to warm up. `worst` is the 95th of a hundred. */
async function measure(work: () => Promise<unknown>): Promise<Spread> {
  const times: number[] = [];
  for (let turn = 0; turn < requests + 10; turn++) {
    const start = performance.now();
    await work();
    if (turn >= 10) times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, worst: sorted[Math.floor(sorted.length * 0.95)] ?? 0 };
}

async function page(cookie: string, url: string): Promise<string> {
  const reply = await server.inject({ url, headers: { cookie } });
  if (reply.statusCode !== 200) throw new Error(`${url} answered ${reply.statusCode}`);
  return reply.body;
}

async function firstLink(cookie: string, url: string, shape: RegExp): Promise<string> {
  const found = shape.exec(await page(cookie, url))?.[1];
  if (found === undefined) throw new Error(`${url} has no link like ${shape.source}`);
  return found;
}

const dsl = await signIn('Amina Farooq');
const officer = await signIn('Priya Nair');
const child = await firstLink(dsl, '/children', /href="(\/children\/[0-9a-f-]{36})"/u);
const cohort = String((await server.inject({ url: '/cohort', headers: { cookie: dsl } })).headers.location);
const handover = await firstLink(dsl, cohort, /href="(\/children\/[0-9a-f-]{36}\/moves\/[0-9a-f-]{36})"/u);
const pages: readonly (readonly [string, string, string])[] = [
  ['my work', dsl, '/'],
  ['children', dsl, '/children'],
  ['overview of a child', dsl, child],
  ['timeline of a child', dsl, `${child}/timeline`],
  ['handover', dsl, handover],
  ["school's cohort", dsl, cohort],
  ["authority's cohort", officer, '/cohort'],
  ['schools', officer, '/schools'],
];

const floor = await measure(() =>
  inTransaction(databases.app, {}, (transaction) => transaction.selectNoFrom((is) => is.val(1).as('one')).execute()),
);
const empty = await measure(() => server.inject({ url: '/sign-in' }));
const line = (name: string, { median, worst }: Spread): void =>
  console.log(
    `${name.padEnd(22)} ${median.toFixed(1).padStart(7)} ms  95 of 100 under ${worst.toFixed(1).padStart(6)} ms  ${(median / floor.median).toFixed(0).padStart(4)} times a bare transaction`,
  );
line('bare transaction', floor);
line('page that reads little', empty);
for (const [name, cookie, url] of pages) line(name, await measure(() => page(cookie, url)));
