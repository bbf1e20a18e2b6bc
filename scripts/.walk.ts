import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const base = 'http://127.0.0.1:8091';
const b = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic'],
});
const p = await (await b.newContext({ viewport: { width: 1100, height: 900 } })).newPage();
await p.goto(base + '/sign-in');
await p.getByRole('button', { name: 'Sign in as Daniel Mensah' }).click();
await p.screenshot({ path: '/tmp/w1.png', fullPage: true });
await p.goto(base + '/children');
await p.getByRole('link', { name: 'Joel Marriner' }).first().click();
await p.screenshot({ path: '/tmp/w2.png', fullPage: true });
for (const [i, name] of ['Family', 'Involvement', 'Sharing', 'Timeline'].entries()) {
  const l = p.getByRole('link', { name: new RegExp(name) }).first();
  if (await l.count()) {
    await l.click();
    await p.screenshot({ path: `/tmp/w${3 + i}.png`, fullPage: true });
    console.log(name, p.url());
  } else console.log('none', name);
}
await b.close();
