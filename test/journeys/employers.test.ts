import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { journey } from '../browser.ts';
import { employers, verified } from '../employers.ts';
import { signOut } from '../passkey-device.ts';
import { people } from '../small-partnership.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

for (const javaScript of [true, false])
  test(`somebody connects their account at the council, signs in with it and proves with it who they are (JavaScript ${javaScript ? 'on' : 'off'})`, async (t) => {
    const port = await freePort();
    const address = `http://localhost:${port}`;
    const { file, council } = await employers(t, address);
    const journeyed = await journey(t, { PORT: String(port), PUBLIC_URL: address, SIGN_IN_PROVIDERS: file });
    const page = await journeyed.windowOf('admissions', { host: 'localhost', javaScript });
    council.nextIs('subject-1', verified);
    await page.goto('/your-sign-in');
    await page.getByRole('link', { name: 'Connect your account at Wyeshire County Council' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Go to Wyeshire County Council' }).click();
    await page.getByText("Your employer's account is connected").waitFor();
    assert.ok(page.url().startsWith(`${address}/your-sign-in`));
    await signOut(page);

    await page.goto('/sign-in?how=password&back=%2Fschools');
    await page.getByRole('button', { name: 'Sign in with Wyeshire County Council' }).click();
    await page.waitForURL('**/schools');
    await page.getByText(people.admissions.name).waitFor();

    const { clock } = journeyed.services;
    clock.moveTo(clock.now().add({ minutes: 11 }).toString());
    await page.goto('/your-sign-in/password');
    await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor();
    await page.getByRole('link', { name: 'Sign in again with Wyeshire County Council' }).click();
    await page.getByRole('heading', { name: 'Set a password' }).waitFor();

    await page.goto('/your-sign-in');
    await page.getByRole('link', { name: 'Disconnect Wyeshire County Council' }).click();
    await page.getByRole('button', { name: 'Disconnect this account' }).click();
    await page.getByText('This is all that you sign in with').waitFor();
    await signOut(page);
    council.nextIs('subject-2', { email: 'somebody.else@wyeshire.example', email_verified: true });
    await page.context().clearCookies();
    await page.goto('/sign-in?how=password');
    await page.getByRole('button', { name: 'Sign in with Wyeshire County Council' }).click();
    await page.getByText('An administrator has to invite you first').waitFor();
    await page.getByRole('link', { name: 'Go back to signing in' }).click();
    await page.getByLabel('Email address').waitFor();
  });
