import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { exportWorkbook } from '../../src/interchange/workbook/export-workbook.ts';
import { journey } from '../browser.ts';
import { packYaml } from '../pack-upload.ts';
import { temporaryFile } from '../temporary-file.ts';

async function upload(page: Page, file: string): Promise<void> {
  await page.goto('/rules/packs');
  await page.getByLabel('Pack', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Upload pack' }).click();
  await page.getByText('The draft has been kept').waitFor();
}

async function approve(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await page.getByLabel('Why do you approve it?').fill('Read in the meeting of heads');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('You have approved this version').waitFor();
}

test('a policy officer mends a pack, two agencies approve it, and it comes into force and is withdrawn, without JavaScript', async (t) => {
  const started = await journey(t);
  const { windowOf, app } = started;
  const page = await windowOf('policy', { javaScript: false, width: 320 });
  await upload(
    page,
    await temporaryFile(t, 'first-try.yaml', packYaml({ prompt: true }).replace('role: dsl', 'role: dls')),
  );
  assert.ok((await page.getByText(/^Line \d+: .*dls/u).count()) > 0);
  await upload(page, await temporaryFile(t, 'concerns.yaml', packYaml({ prompt: true })));
  await page.getByText('Nothing is wrong with it').waitFor();
  const address = new URL(page.url()).pathname;
  await approve(await windowOf('director', { javaScript: false }), address);
  await approve(await windowOf('secondaryHead', { javaScript: false }), address);

  await page.goto(address);
  assert.equal(await page.getByRole('button', { name: 'Put into force' }).count(), 0, 'not before a replay');
  await page.getByRole('button', { name: 'Replay the last year' }).click();
  await app.background.settled();
  await page.goto(address);
  await page.getByText('What it would ask of each role').waitFor();
  for (const [label, value] of [
    ['Day', '22'],
    ['Month', '11'],
    ['Year', '2026'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Put into force' }).click();
  await page.getByText('It is in force from that day').waitFor();
  await app.tick();
  await page.goto('/rules?q=look+into+a+concern');
  await page.getByRole('link', { name: 'Look into a concern' }).click();
  await page.getByRole('heading', { level: 1, name: 'Look into a concern' }).waitFor();
  await page
    .getByRole('link', { name: /wyeshire\/concerns, version 1/u })
    .first()
    .click();
  await page.getByLabel('Why is it withdrawn?').fill('Heads asked for more time');
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByText('It has been withdrawn').waitFor();
  await page.getByRole('heading', { name: 'Look back' }).waitFor();
  await app.tick();
  assert.equal((await page.goto('/rules/look-into-concern'))?.status(), 404);
});

test('a threshold document comes in as a workbook', async (t) => {
  const started = await journey(t);
  const pack = started.app.services.engine.rulebook.packs.find((each) => each.pack === 'derby-derbyshire/threshold');
  assert.ok(pack !== undefined);
  const exported = await exportWorkbook(pack);
  assert.ok(exported.ok);
  const page = await started.windowOf('policy');
  await upload(page, await temporaryFile(t, 'thresholds.xlsx', Buffer.from(exported.bytes)));
  await page.getByText('derby-derbyshire/threshold, version').first().waitFor();
});
