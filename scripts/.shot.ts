import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const [base, who, out, width, ...steps] = process.argv.slice(2);
const b = await chromium.launch({
  executablePath: await sparticuz.executablePath(),
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const p = await (await b.newContext({ viewport: { width: Number(width), height: 900 } })).newPage();
await p.goto(base + '/sign-in');
await p.getByRole('button', { name: `Sign in as ${who}` }).click();
for (const s of steps) {
  if (s.startsWith('/')) await p.goto(base + s);
  else if (s.startsWith('link:'))
    await p
      .getByRole('link', { name: s.slice(5) })
      .first()
      .click();
  else if (s.startsWith('pages:')) {
    for (let i = 0; i < 12 && !(await p.getByRole('link', { name: s.slice(6) }).count()); i++)
      await p.getByRole('link', { name: 'Next page' }).click();
    await p
      .getByRole('link', { name: s.slice(6) })
      .first()
      .click();
  }
}
console.log(p.url(), await p.title());
await p.screenshot({ path: out, fullPage: process.env.FULL === '1' });
await b.close();
