import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { journey } from '../browser.ts';
import { temporaryFile } from '../temporary-file.ts';
import { syntheticTransferFile } from '../transfer-file.ts';

async function addSchool(page: Page, name: string, number: string, phase: string): Promise<void> {
  await page.goto('/schools/add');
  await page.getByLabel('Name of the school').fill(name);
  await page.getByLabel('DfE number').fill(number);
  await page.getByLabel('Phase').selectOption(phase);
  await page
    .getByLabel('Yes, it keeps the council’s dates')
    .or(page.getByLabel("Yes, it keeps the council's dates"))
    .check();
  await page.getByRole('button', { name: 'Add school' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

for (const javaScript of [true, false]) {
  test(`a secondary school's DSL brings in a transfer file, confirms the move and accepts an item (JavaScript ${javaScript ? 'on' : 'off'})`, async (t) => {
    const { windowOf } = await journey(t);
    const page = await windowOf('secondaryDsl', { javaScript });
    const file = await temporaryFile(t, join('8302999_CTF_8304999_001.xml'), syntheticTransferFile);

    await addSchool(page, 'Synthetic Primary School', '830/2999', 'Primary');
    await addSchool(page, 'Synthetic Secondary School', '8304999', 'Secondary');

    await page.goto('/imports');
    await page.getByLabel('Transfer file').setInputFiles(file);
    await page.getByRole('button', { name: 'Upload and look at it' }).click();
    await page.getByText('Sent to the matching team').first().waitFor();
    assert.equal(await page.getByText('Synthetic Primary School (830/2999)').count(), 1);

    await page.getByRole('button', { name: 'Bring in 2 pupils' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await page.getByLabel('Fallow Edge School, my school').check();
    await page.getByRole('button', { name: 'Bring in 2 pupils' }).click();
    await page.getByRole('link', { name: 'Confirm or reject the moves' }).click();

    await page
      .getByRole('link', { name: 'Jamie O’Néill' })
      .or(page.getByRole('link', { name: "Jamie O'Néill" }))
      .click();
    await page.getByRole('button', { name: 'Confirm move' }).click();
    await page.getByText('Enter how you know that the move is going ahead').first().waitFor();
    await page.getByLabel('How do you know?').fill('Letter of acceptance');
    await page.getByLabel('Why do you confirm it?').fill('The place was accepted');
    await page.getByRole('button', { name: 'Confirm move' }).click();

    await page.getByRole('heading', { level: 1, name: 'Handover' }).waitFor();
    const educationalRecord = page.getByRole('row').filter({ hasText: 'Educational record' });
    await educationalRecord.getByText('22 September 2026').waitFor();
    assert.equal(await educationalRecord.getByRole('link', { name: /^Rule/u }).count(), 1);
    assert.equal(await page.getByRole('row').filter({ hasText: 'Safeguarding file, DSL to DSL' }).count(), 1);

    await page.getByRole('link', { name: 'Common Transfer File', exact: true }).click();
    await page.getByText('The Education (Pupil Information) (England) Regulations 2005').waitFor();
    await page.getByLabel('Accept it').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row').filter({ hasText: 'Common Transfer File' }).getByText('Accepted').waitFor();

    await page.getByRole('link', { name: 'Overview' }).first().click();
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.getByRole('heading', { name: 'Handover item accepted' }).waitFor();
    await page.getByText('Common Transfer File: accepted').waitFor();
  });
}

test('the import can be taken back, and the children are gone', async (t) => {
  const { windowOf } = await journey(t);
  const page = await windowOf('secondaryDsl');
  const file = await temporaryFile(t, '8302999_CTF_8304999_001.xml', syntheticTransferFile);
  await page.goto('/imports');
  await page.getByLabel('Transfer file').setInputFiles(file);
  await page.getByRole('button', { name: 'Upload and look at it' }).click();
  await page.getByLabel('Fallow Edge School, my school').check();
  await page.getByRole('button', { name: 'Bring in 2 pupils' }).click();
  const address = page.url();
  await page.getByText('The file has been brought in').waitFor();
  assert.equal(await page.getByText('would be added').count(), 0);
  const matching = await windowOf('matching');
  await matching.goto('/matching?queue=nobody');
  assert.equal(await matching.getByLabel('A child of their own', { exact: true }).count(), 2);
  assert.equal(await matching.getByLabel('Also take names').count(), 0);
  await page.goto('/children');
  await page.getByRole('link', { name: /Néill/u }).waitFor();
  await page.goto(address);
  await page.getByRole('button', { name: 'Take the whole file back' }).click();
  await page.getByText('The file has been taken back').waitFor();
  await page.goto('/children');
  await page.getByText('There are no children here whom you can see.').waitFor();
});
