/** A handover to a school that does not sign in here: made, sent by link and code, received, and read back by another installation. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { problemsOn } from '../accessibility/problems-on.ts';
import { type Journey, journey } from '../browser.ts';
import { confirmedMove } from '../decided-move.ts';
import { phone } from '../guest-phone.ts';
import { withNote } from '../recorded-note.ts';
import { ids } from '../small-partnership.ts';

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

const pictures = process.env['PICTURES'];
const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};

/** The link and the code of a bundle that the DSL has just made. */
async function makeBundle(dsl: Page, address: string): Promise<{ readonly link: string; readonly code: string }> {
  await dsl.goto(address);
  await dsl.getByRole('link', { name: 'Hand over as a file' }).click();
  await heading(dsl, 'Hand over as a file');
  await picture(dsl, 'choose');
  await dsl.getByRole('button', { name: /^Look at it first.*For the school/u }).click();
  await dsl.getByRole('link', { name: /Choose/u }).waitFor();
  await dsl.getByLabel(/^Note, /u).check();
  await dsl.getByLabel('Educational record').first().check();
  await picture(dsl, 'choose');
  await dsl.getByRole('button', { name: /^Look at it first.*For the school/u }).click();
  await heading(dsl, 'What the receiver will read');
  await picture(dsl, 'preview');
  await dsl.getByRole('button', { name: 'Make the bundle' }).click();
  await heading(dsl, 'The bundle waits for them');
  await picture(dsl, 'made');
  const link = await dsl.getByLabel('The link').inputValue();
  const code = (await dsl.getByText(/^\d{4} \d{4}$/u).textContent()) ?? '';
  return { link: new URL(link).pathname, code };
}

async function receive(office: Page, { link, code }: { readonly link: string; readonly code: string }, folder: string) {
  await office.goto(link);
  await heading(office, 'Enter the code');
  await office.getByLabel('Code').fill('1');
  await office.getByRole('button', { name: 'Get the file' }).click();
  await office.getByRole('link', { name: /This code opens nothing/u }).waitFor();
  await picture(office, 'code');
  await office.getByLabel('Code').fill(code);
  const [download] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('button', { name: 'Get the file' }).click(),
  ]);
  const path = join(folder, 'handover.zip');
  await download.saveAs(path);
  await office.getByRole('link', { name: 'say that it came' }).click();
  await office.getByLabel('Your name and role').fill('Nils Ode, office');
  await office.getByLabel('Yes').check();
  await picture(office, 'receipt');
  return path;
}

async function readBack(other: Journey, path: string, check: (page: Page) => Promise<void>, javaScript: boolean) {
  const dsl = await other.windowOf('primaryDsl', { javaScript, width: 320 });
  await dsl.goto(`/children/${ids.child}/record`);
  await dsl.getByRole('link', { name: 'Bring in a handover that another school made as a file' }).click();
  await heading(dsl, 'Bring in a handover');
  await check(dsl);
  await dsl.getByRole('button', { name: 'Upload and look at it' }).click();
  await dsl.getByRole('link', { name: 'Select a handover file that is not empty' }).waitFor();
  await dsl.getByLabel('Handover file').setInputFiles(path);
  await dsl.getByRole('button', { name: 'Upload and look at it' }).click();
  await heading(dsl, 'What the file holds');
  await check(dsl);
  await picture(dsl, 'holds');
  await dsl.getByRole('button', { name: 'Bring it in' }).click();
  await dsl.getByText('1 entry is in the record').waitFor();
  await dsl.getByText('Received with a handover').first().waitFor();
  await picture(dsl, 'timeline');
}

for (const javaScript of [true, false]) {
  const how = `JavaScript ${javaScript ? 'on' : 'off'}`;
  const check = async (page: Page): Promise<void> => {
    if (javaScript) assert.deepEqual(await problemsOn(page), []);
  };

  test(`a DSL sends a handover to a school without an account, which says that it came, and reads it back (${how})`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'throughline-bundle-'));
    t.after(() => rm(folder, { recursive: true, force: true }));
    const started = await journey(t);
    const move = await confirmedMove(started);
    await withNote(started);
    const address = `/children/${ids.child}/moves/${move}/handover`;
    const dsl = await started.windowOf('primaryDsl', { javaScript });
    const made = await makeBundle(dsl, address);
    await check(dsl);
    const office = await phone(started, dsl, javaScript);
    const path = await receive(office, made, folder);
    await check(office);
    await office.getByRole('button', { name: 'Send the receipt' }).click();
    await heading(office, 'Thank you');
    await check(office);
    await office.goto(made.link);
    await office.getByLabel('Code').fill(made.code);
    await office.getByRole('button', { name: 'Get the file' }).click();
    await office.getByRole('link', { name: /This code opens nothing/u }).waitFor();
    await office.context().close();
    await dsl.goto(`/children/${ids.child}/moves/${move}/bundle`);
    await dsl.getByText('Confirmed as complete by Nils Ode, office').waitFor();
    await check(dsl);
    await readBack(await journey(t), path, check, javaScript);
  });
}
