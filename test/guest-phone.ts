/** A link for a child or a family in a browser: made by staff, and opened on a phone. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Journey } from './browser.ts';

/** Checks the safety of a link as a safeguarding lead, and makes it. */
export async function makeLink(dsl: Page, address: string, name: string): Promise<{ link: string; code: string }> {
  await dsl.goto(address);
  await dsl.getByRole('link', { name: `Check whether a link is safe for ${name}` }).click();
  await dsl.getByRole('button', { name: 'Save the check' }).click();
  await dsl.getByRole('link', { name: 'Select how the link would reach them' }).waitFor();
  await dsl.getByLabel('On a device in school, with somebody beside them').check();
  await dsl
    .getByRole('group', { name: /Could somebody/u })
    .getByLabel('No', { exact: true })
    .check();
  await dsl.getByLabel('None of these, as far as I know').check();
  await dsl.getByLabel('What do you know, and how do you know it?').fill('He does it with me on Tuesday');
  await dsl.getByLabel('Yes', { exact: true }).last().check();
  await dsl.getByRole('button', { name: 'Save the check' }).click();
  await dsl.getByText('The safety check is recorded').waitFor();
  return openLink(dsl, name);
}

/** @returns the path of the link, and the code as it is told */
export async function openLink(dsl: Page, name: string): Promise<{ link: string; code: string }> {
  await dsl.getByRole('link', { name: `code for ${name}` }).click();
  await dsl.getByRole('button', { name: 'Make the link and the code' }).click();
  const link = await dsl.getByLabel('The link').inputValue();
  const code = (await dsl.getByText(/^\d{4} \d{4}$/u).textContent()) ?? '';
  return { link: new URL(link).pathname, code };
}

/** A phone of somebody who is not signed in anywhere. */
export async function phone({ address }: Journey, staff: Page, javaScript: boolean): Promise<Page> {
  const browser = staff.context().browser();
  assert.ok(browser !== null);
  const context = await browser.newContext({
    baseURL: address,
    javaScriptEnabled: javaScript,
    viewport: { width: 320, height: 640 },
  });
  return context.newPage();
}
