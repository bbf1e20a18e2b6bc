import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { journey } from '../browser.ts';
import { employers, verified } from '../employers.ts';
import { makePasskey, signOut, withDevice } from '../passkey-device.ts';
import { linkFor } from '../sign-in.ts';
import { problemsOn } from './problems-on.ts';

const look = async (page: Page): Promise<void> => {
  assert.deepEqual(await problemsOn(page), [], page.url());
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, page.url());
};

for (const width of [1280, 320])
  test(`making, using and removing passkeys is free of accessibility problems at ${width} pixels`, async (t) => {
    const { file, council } = await employers(t, 'http://localhost:9');
    const journeyed = await journey(t, { SIGN_IN_PROVIDERS: file });
    council.nextIs('subject-1', verified);
    const page = await journeyed.windowOf('admissions', { host: 'localhost', width });
    await withDevice(page);
    await makePasskey(page, 'council laptop');
    await look(page);
    await page.goto('/your-sign-in/employers/council');
    await look(page);
    await page.goto('/your-sign-in/passkeys/new');
    await look(page);
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await page.getByText('No passkey was made').waitFor();
    assert.equal(await page.evaluate("document.activeElement.matches('[data-passkey-failed]')"), true, 'is read out');
    await look(page);
    await page.goto('/your-sign-in');
    await page.getByRole('link', { name: 'Rename or remove council laptop' }).click();
    await look(page);
    await page.getByRole('button', { name: 'Remove this passkey' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await look(page);
    await signOut(page);
    await page.goto('/sign-in?how=password');
    await look(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL('**/');
    journeyed.services.clock.moveTo(journeyed.services.clock.now().add({ minutes: 11 }).toString());
    await page.goto('/your-sign-in/password');
    await page.getByRole('button', { name: 'Use a passkey' }).waitFor();
    await look(page);
    await signOut(page);
    const token = await linkFor(journeyed, 'primaryDsl');
    for (const address of [`/set-up/${token}`, `/set-up/${token}/passkey`]) {
      await page.goto(address);
      await look(page);
    }
    await page.getByLabel('Your work email address').fill('primarydsl@example.org');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Make a passkey' }).waitFor();
    await look(page);
  });
