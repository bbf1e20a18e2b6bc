/** A real browser: the one named in CHROMIUM_PATH, the system's, or the one that comes with the tests. */
import { existsSync } from 'node:fs';
import { after } from 'node:test';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type TestApp, testApp } from './app.ts';
import { type PersonName, people } from './small-partnership.ts';

let launched: Promise<Browser> | undefined;
after(async () => (await launched)?.close());

async function executable(): Promise<string> {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH !== undefined) return CHROMIUM_PATH;
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : sparticuz.executablePath();
}

/** Only our own pages are opened, so the browser needs no sandbox, which it could not have as root. */
const launch = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await executable(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--disable-sync'],
    headless: true,
  });

export type Journey = TestApp & {
  readonly address: string;
  /** A window of somebody's own, signed in. */
  readonly windowOf: (name: PersonName, options?: WindowOptions) => Promise<Page>;
};

type WindowOptions = {
  readonly javaScript?: boolean;
  readonly width?: number;
  /** Under which name the server is opened. Passkeys work at localhost and at no number. */
  readonly host?: 'localhost' | '127.0.0.1';
};

type Settings = Readonly<Record<string, string>>;

/**
 * @param settings with PORT where the address has to be known before
 * @param own the folder in packs/ whose rules are the partnership's own; none unless given
 */
export async function journey(
  t: Parameters<typeof testApp>[0],
  settings: Settings = {},
  own: string | null = null,
): Promise<Journey> {
  const started = await testApp(t, settings, { own });
  const port = Number(settings['PORT'] ?? 0);
  const address = await started.app.server.listen({ host: '127.0.0.1', port });
  launched ??= launch();
  const browser = await launched;
  const contexts: BrowserContext[] = [];
  t.after(async () => {
    for (const context of contexts) await context.close();
  });
  const windowOf: Journey['windowOf'] = async (name, { javaScript = true, width = 1280, host = '127.0.0.1' } = {}) => {
    const context = await browser.newContext({
      baseURL: address.replace('127.0.0.1', host),
      javaScriptEnabled: javaScript,
      viewport: { width, height: 900 },
    });
    contexts.push(context);
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: `Sign in as ${people[name].name}` }).click();
    await page.waitForURL(`${address.replace('127.0.0.1', host)}/`);
    return page;
  };
  return { ...started, address, windowOf };
}
