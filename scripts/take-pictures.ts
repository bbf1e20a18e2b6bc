/** npm run pictures: takes the pictures of the README and the guides from the running product, on a demo of one fixed day. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import pino from 'pino';
import { chromium, type Page } from 'playwright-core';
import { createApp } from '../src/app.ts';
import { standingClock } from '../src/clock.ts';
import { projectRoot, readConfig } from '../src/config.ts';
import { openDatabases } from '../src/database/open-databases.ts';
import { demoPeople } from '../src/demo/demo-people.ts';
import { ensureDemo } from '../src/demo/ensure-demo.ts';
import { readEngine } from '../src/record/read-engine.ts';

const day = '2026-11-23T10:00:00Z';
const folder = join(projectRoot, 'docs', 'pictures');

type Picture = {
  readonly name: string;
  readonly as: string;
  readonly show: (page: Page) => Promise<void>;
  readonly width?: number;
  readonly height?: number;
};

const openChild = async (page: Page, name: RegExp): Promise<void> => {
  await page.goto('/children');
  for (let turn = 0; turn < 10 && (await page.getByRole('link', { name }).count()) === 0; turn += 1) {
    await page.getByRole('link', { name: 'Next page' }).click();
  }
  await page.getByRole('link', { name }).first().click();
};

const pictures: readonly Picture[] = [
  { name: 'my-work', as: 'Steve Corrigan', show: async (page) => void (await page.goto('/')) },
  {
    name: 'handover',
    as: 'Amina Farooq',
    height: 1_250,
    show: async (page) => {
      await page.goto('/cohort');
      await page.getByRole('row').filter({ hasText: 'late' }).getByRole('link').first().click();
    },
  },
  {
    name: 'timeline',
    as: 'Daniel Mensah',
    height: 1_300,
    show: async (page) => {
      await openChild(page, /Joel Marriner/u);
      await page.getByRole('link', { name: 'Timeline' }).click();
    },
  },
  {
    name: 'who-recorded-what',
    as: 'Daniel Mensah',
    height: 1_500,
    show: async (page) => {
      await openChild(page, /Joel Marriner/u);
      await page.getByRole('link', { name: 'Timeline' }).click();
      await page.getByRole('link', { name: 'As a picture' }).click();
    },
  },
  {
    name: 'questions',
    as: 'Sarah Lockwood',
    height: 1_030,
    show: async (page) => void (await page.goto('/questions')),
  },
  { name: 'cohort', as: 'Priya Nair', height: 1_200, show: async (page) => void (await page.goto('/cohort')) },
  {
    name: 'my-work-on-a-phone',
    as: 'Steve Corrigan',
    width: 320,
    height: 900,
    show: async (page) => void (await page.goto('/')),
  },
];

async function take(page: Page, { name, as, show, width = 1_100, height = 900 }: Picture): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: `Sign in as ${as}` }).click();
  await show(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`docs/pictures/${name}.png`);
}

const data = await mkdtemp(join(tmpdir(), 'throughline-pictures-'));
await using cleaning = new AsyncDisposableStack();
cleaning.defer(() => rm(data, { recursive: true, force: true }));
const config = readConfig({ THROUGHLINE_DATA: data, PAGES_PER_MINUTE: '1000000' });
const databases = await openDatabases(config, { purpose: 'server' });
cleaning.defer(databases.close);
const clock = standingClock(day);
const engine = await readEngine(join(projectRoot, 'packs'), 'arkenshire');
const installation = await ensureDemo({ databases, engine, clock, progress: () => undefined });
const people = await demoPeople(databases.app, installation);
const app = await createApp({
  config,
  databases,
  engine,
  clock,
  logger: pino({ level: 'silent' }),
  installation,
  demoPeople: people,
});
cleaning.defer(() => app.server.close());
const baseURL = await app.server.listen({ host: '127.0.0.1', port: 0 });
await app.tick();
const executablePath = existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : await sparticuz.executablePath();
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
cleaning.defer(() => browser.close());
await mkdir(folder, { recursive: true });
const page = await (await browser.newContext({ baseURL })).newPage();
for (const picture of pictures) await take(page, picture);
