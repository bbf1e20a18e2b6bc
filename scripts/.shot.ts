import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
const [base, who, out, width, ...steps] = process.argv.slice(2);
const b = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const ctx = await b.newContext({ viewport: { width: Number(width), height: Number(process.env.H ?? 900) }, javaScriptEnabled: process.env.NOJS !== '1' });
const p = await ctx.newPage();
await p.goto(base + '/sign-in');
await p.getByRole('button', { name: `Sign in as ${who}` }).click();
let n = 0;
for (const s of steps) {
  if (s.startsWith('/')) await p.goto(base + s);
  else if (s.startsWith('link:')) await p.getByRole('link', { name: s.slice(5) }).first().click();
  else if (s.startsWith('button:')) await p.getByRole('button', { name: s.slice(7) }).first().click();
  else if (s.startsWith('text:')) await p.getByText(s.slice(5)).first().click();
  else if (s.startsWith('fill:')) { const [l, v] = s.slice(5).split('='); await p.getByLabel(l).first().fill(v); }
  else if (s.startsWith('check:')) await p.getByLabel(s.slice(6)).first().check();
  else if (s.startsWith('select:')) { const [l, v] = s.slice(7).split('='); await p.getByLabel(l).first().selectOption({ label: v }); }
  else if (s.startsWith('wait:')) await p.waitForTimeout(Number(s.slice(5)));
  else if (s === 'print') await p.emulateMedia({ media: 'print' });
  else if (s === 'shot') await p.screenshot({ path: out.replace('.png', `-${++n}.png`), fullPage: process.env.FULL === '1' });
}
console.log(p.url(), await p.title());
await p.screenshot({ path: out, fullPage: process.env.FULL === '1' });
await b.close();
