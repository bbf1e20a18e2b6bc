import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Journey, journey } from '../browser.ts';
import { makePasskey, signOut, withDevice } from '../passkey-device.ts';
import { linkFor, post } from '../sign-in.ts';
import { allRows, people } from '../small-partnership.ts';

const started = async (t: Parameters<typeof journey>[0]) => {
  const journeyed = await journey(t);
  const page = await journeyed.windowOf('primaryDsl', { host: 'localhost' });
  return { journeyed, page, device: await withDevice(page) };
};

async function signInWithPasskey(page: Page, back = '/schools'): Promise<void> {
  await page.goto(`/sign-in?how=password&back=${encodeURIComponent(back)}`);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
}

test('somebody makes a passkey, signs in with it, proves with it who they are, and removes it', async (t) => {
  const { journeyed, page, device } = await started(t);
  await makePasskey(page, 'school laptop');
  assert.equal((await device.copies()).length, 1);
  await signOut(page);
  await signInWithPasskey(page);
  await page.waitForURL('**/schools');
  await page.getByText(people.primaryDsl.name).waitFor();

  const { clock } = journeyed.services;
  clock.moveTo(clock.now().add({ minutes: 11 }).toString());
  await page.goto('/your-sign-in/password');
  await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByRole('heading', { name: 'Set a password' }).waitFor();

  await page.goto('/your-sign-in');
  await page.getByRole('link', { name: 'Rename or remove school laptop' }).click();
  await page.getByLabel('Name').fill('old laptop');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await page.getByRole('link', { name: 'Rename or remove old laptop' }).click();
  await page.getByRole('button', { name: 'Remove this passkey' }).click();
  await page.getByText('This is all that you sign in with').first().waitFor();
});

test('V7.4.3 a second passkey lets the first be removed; a removed one opens nothing, and other sessions end', async (t) => {
  const { journeyed, page, device } = await started(t);
  await makePasskey(page, 'first');
  const first = await device.copies();
  await device.putAway();
  const second = await withDevice(page);
  await makePasskey(page, 'second');
  const elsewhere = await journeyed.windowOf('primaryDsl', { host: 'localhost' });
  await page.getByRole('link', { name: 'Rename or remove first' }).click();
  await page.getByRole('button', { name: 'Remove this passkey' }).click();
  await page.getByText('The passkey has been removed').waitFor();
  await elsewhere.goto('/schools');
  assert.ok(elsewhere.url().includes('/sign-in?'), 'signed out there');
  assert.equal(await page.getByRole('link', { name: /Rename or remove/u }).count(), 1);
  await signOut(page);
  await second.putAway();
  await withDevice(page, first);
  await signInWithPasskey(page);
  await page.getByText('The passkey was not recognised here').waitFor();
  await page.goto('/your-sign-in');
  assert.ok(page.url().includes('/sign-in?'), page.url());
});

test('a device makes no second passkey, and a copy that is behind the original counts for nothing', async (t) => {
  const { page, device } = await started(t);
  await makePasskey(page, 'phone');
  const copies = await device.copies();
  await page.getByRole('link', { name: 'Make a passkey' }).click();
  await page.getByLabel('Name').fill('phone again');
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByText('No passkey was made').waitFor();
  for (let time = 0; time < 2; time += 1) {
    await signOut(page);
    await signInWithPasskey(page);
    await page.waitForURL('**/schools');
  }
  await signOut(page);
  await device.putAway();
  await withDevice(page, copies);
  await signInWithPasskey(page);
  await page.getByText('The passkey was not recognised here').waitFor();
});

test('a passkey that does not recognise its owner is none', async (t) => {
  const { page, device } = await started(t);
  await makePasskey(page, 'phone');
  await signOut(page);
  await device.recognises(false);
  await signInWithPasskey(page);
  await page.getByText('That did not work').waitFor();
  await page.reload();
  assert.equal(await page.getByText('That did not work').isVisible(), false, 'nothing has been tried yet');
  assert.ok(page.url().includes('/sign-in'));
});

/** Signs with the passkey as the page asks, and hands over the answer instead of sending it. */
async function answerOf(page: Page): Promise<string> {
  await page.goto('/sign-in?how=password');
  await page.evaluate('HTMLFormElement.prototype.submit = function () { window.given = this.elements.answer.value; }');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForFunction('window.given');
  return page.evaluate<string>('window.given');
}

const hand = (
  { app, address }: Journey,
  answer: string,
  host = new URL(address).host.replace('127.0.0.1', 'localhost'),
) => {
  const payload = new URLSearchParams({ answer, back: '/' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', host };
  return app.server.inject({ method: 'POST', url: '/sign-in/passkey', payload, headers });
};

test('V6.7.2 an answer counts once, for our challenge, our address, and not when it was changed', async (t) => {
  const { journeyed, page } = await started(t);
  await makePasskey(page, 'phone');
  await signOut(page);
  const answer = await answerOf(page);
  const refused = (reply: Awaited<ReturnType<typeof hand>>): boolean =>
    String(reply.headers.location).includes('passkey=failed');
  const parsed = JSON.parse(answer) as { id: string; response: Record<string, string> };
  const clientData = JSON.parse(Buffer.from(parsed.response['clientDataJSON'] ?? '', 'base64url').toString()) as Record<
    string,
    string
  >;
  const withClientData = (change: Record<string, string>): string =>
    JSON.stringify({
      ...parsed,
      response: {
        ...parsed.response,
        clientDataJSON: Buffer.from(JSON.stringify({ ...clientData, ...change })).toString('base64url'),
      },
    });
  for (const wrong of [
    '',
    '{}',
    'null',
    JSON.stringify({ ...parsed, id: 'AAAA', rawId: 'AAAA' }),
    withClientData({ origin: 'https://evil.example' }),
    withClientData({ challenge: Buffer.from('made up').toString('base64url') }),
    withClientData({ type: 'webauthn.create' }),
    'x'.repeat(50_000),
  ])
    assert.ok(refused(await hand(journeyed, wrong)), wrong.slice(0, 60));
  assert.equal(
    (await hand(journeyed, answer, '127.0.0.1:80')).statusCode,
    404,
    'no passkeys at an address that is a number',
  );
  const both = await Promise.all([hand(journeyed, answer), hand(journeyed, answer)]);
  assert.equal(both.filter((reply) => !refused(reply)).length, 1, 'of two at once one');
  assert.ok(refused(await hand(journeyed, answer)), 'and never again');
  const late = await answerOf(page);
  const { clock } = journeyed.services;
  clock.moveTo(clock.now().add({ minutes: 11 }).toString());
  assert.ok(refused(await hand(journeyed, late)), 'a challenge ends after ten minutes');
  const rows = await allRows<{ action: string; detail: { because?: string } }>(journeyed.databases, 'audit_event');
  assert.ok(rows.some(({ action, detail }) => action === 'sign-in refused' && detail.because === 'passkey'));
});

test('somebody invited sets up with a passkey and nothing else', async (t) => {
  const journeyed = await journey(t);
  const page = await journeyed.windowOf('secondaryDsl', { host: 'localhost' });
  await signOut(page);
  await withDevice(page);
  const token = await linkFor(journeyed, 'primaryDsl');
  const somebodyElse = await journeyed.windowOf('academyDsl', { host: 'localhost' });
  await somebodyElse.goto(`/set-up/${token}/passkey`);
  await somebodyElse.getByText('This link is for another person').waitFor();
  await page.goto(`/set-up/${token}`);
  await page.getByRole('link', { name: 'Use a passkey instead of a password' }).click();
  await page.getByLabel('Your work email address').fill('somebody.else@example.org');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Enter the email address for which this link was made').first().waitFor();
  await page.getByLabel('Your work email address').fill('primarydsl@example.org');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByText(people.primaryDsl.name).waitFor();
  await signOut(page);
  await signInWithPasskey(page, '/');
  await page.getByText(people.primaryDsl.name).waitFor();
  assert.equal(
    (await post(journeyed, `/set-up/${token}`, { email: 'x', password: 'x' })).statusCode,
    404,
    'the link is used up',
  );
});

test('without JavaScript, and at an address that is a number, nothing is offered that cannot work', async (t) => {
  const journeyed = await journey(t);
  const plain = await journeyed.windowOf('primaryDsl', { host: 'localhost', javaScript: false });
  await plain.goto('/sign-in?how=password');
  assert.equal(await plain.getByRole('button', { name: 'Sign in with a passkey' }).isVisible(), false);
  assert.equal(await plain.getByLabel('Password', { exact: true }).isVisible(), true);
  const numbered = await journeyed.windowOf('primaryDsl');
  await numbered.goto('/your-sign-in');
  await numbered.getByText('Passkeys cannot be made here').waitFor();
  await numbered.goto('/sign-in?how=password');
  assert.equal(await numbered.locator('form[data-passkey]').count(), 0);
  assert.equal(await numbered.locator('script[src*="passkey"]').count(), 0);
});
