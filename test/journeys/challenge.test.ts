/** A disagreement as people live it: raised from the timeline, left unanswered over a weekend, settled, done, told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { problemsOn } from '../accessibility/problems-on.ts';
import { type Journey, journey } from '../browser.ts';
import { decidedContact, partnershipOffice, withLadder } from '../raised-challenge.ts';
import { ids } from '../small-partnership.ts';

const day = async (page: Page, legend: string, date: string): Promise<void> => {
  const [year = '', month = '', of = ''] = date.split('-');
  const group = page.getByRole('group', { name: legend });
  await group.getByLabel('Day').fill(of);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
};

/** @returns the address of the challenge */
async function raise(page: Page): Promise<string> {
  await page.goto(`/children/${ids.child}/timeline`);
  await page.getByRole('link', { name: 'Challenge this decision' }).click();
  await page.getByText('If a child is in immediate danger, ring 999 now.').waitFor();
  await page.getByText('No new risk was seen').first().waitFor();
  assert.equal(await page.getByLabel('What is it about?').inputValue(), 'referral-outcome');
  assert.ok(await page.getByLabel('Wyeshire County Council').isChecked(), 'who decided is the other side');
  await page.getByLabel('What do you disagree with?').fill('The contact ended in no further action');
  await page.getByLabel('What do you think, and why?').fill('He is hungry every Monday. An assessment is needed.');
  await page.getByRole('button', { name: 'Raise the challenge' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await page.getByRole('link', { name: 'Enter how the child is kept safe while this is open' }).waitFor();
  assert.equal(
    await page.getByLabel('What do you think, and why?').inputValue(),
    'He is hungry every Monday. An assessment is needed.',
  );
  await page
    .getByLabel('How is the child kept safe while this is open?')
    .fill('Breakfast at school, and somebody rings home');
  await day(page, 'When is it looked at again?', '2026-12-22');
  await page.getByRole('button', { name: 'Raise the challenge' }).click();
  await page.getByText('The challenge has been raised').waitFor();
  return new URL(page.url()).pathname;
}

async function step(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('link', { name, exact: true }).click();
}

async function settled(
  { windowOf, services }: Journey,
  address: string,
  options: { javaScript: boolean; width: number },
) {
  const manager = await windowOf('teamManager', options);
  await manager.getByText('Nobody has responded').waitFor();
  await manager.getByRole('link', { name: 'The outcome of a contact or referral: Rowan Example' }).click();
  assert.equal(new URL(manager.url()).pathname, address);
  await manager.getByText('Nobody has responded at this stage. Ring now.').waitFor();
  await manager.getByRole('heading', { name: 'Stage 2 opened by itself' }).waitFor();
  await step(manager, address, 'I have this and am dealing with it');
  await manager.getByRole('button', { name: 'I have this' }).click();
  await manager.getByText('Somebody has responded at this stage').waitFor();
  await step(manager, address, 'Propose how to settle it');
  await manager.getByLabel('The decision is changed').check();
  await manager.getByLabel('Why?', { exact: true }).fill('The mornings were not read together');
  await manager.getByLabel('What is to be done now?').fill('A social worker visits with the school');
  await manager.getByLabel('Who does it?').fill('Lena Hartog, social worker');
  await manager.getByRole('button', { name: 'Propose' }).click();
  await manager.getByText('It has been recorded').waitFor();
  const lead = await windowOf('primaryDsl', options);
  await step(lead, address, 'Agree to a proposal');
  await lead.getByRole('button', { name: 'Agree' }).click();
  await lead.getByText('It is agreed.').waitFor();
  services.clock.moveTo('2026-12-24T10:00:00Z');
  const next = await windowOf('teamManager', options);
  await step(next, address, 'Show that what was agreed has been done');
  await next.getByLabel('What shows that it was done?').fill('Visited on 23 December; the visit is on the timeline');
  await next.getByRole('button', { name: 'Save' }).click();
  await step(next, address, 'Record that the person who raised it was told');
  await next.getByLabel('How was the person who raised it told, and by whom?').fill('By telephone, by Marcus Oyelaran');
  await next.getByRole('button', { name: 'Save' }).click();
  await next.getByText('Closed', { exact: true }).waitFor();
  // Axe is a script itself
  if (options.javaScript) assert.deepEqual(await problemsOn(next), []);
}

for (const options of [
  { javaScript: true, width: 1280 },
  { javaScript: false, width: 320 },
]) {
  test(`a challenge that nobody answers goes to the managers over a weekend, and is settled (${JSON.stringify(options)})`, async (t) => {
    const started = await journey(t, {}, withLadder);
    const { services, windowOf, app } = started;
    await decidedContact(started);
    await partnershipOffice(started);
    services.clock.moveTo('2026-12-18T15:00:00Z');
    const lead = await windowOf('primaryDsl', options);
    const address = await raise(lead);
    await lead.getByRole('heading', { name: 'Whom to ring' }).waitFor();
    if (options.javaScript) assert.deepEqual(await problemsOn(lead), []);
    assert.ok(
      (await lead.evaluate<number>('document.documentElement.scrollWidth')) <= options.width,
      'nothing sticks out',
    );
    // Friday, the weekend, Monday and Tuesday: nobody did anything, and nobody was there
    services.clock.moveTo('2026-12-23T08:00:00Z');
    await app.tick();
    await settled(started, address, options);
    const afterwards = await windowOf('primaryDsl', options);
    await afterwards.goto(`/children/${ids.child}`);
    await afterwards.getByText('Closed').first().waitFor();
  });
}

test('where no ladder is in force it says so, whom to ask, and that nothing happens by itself', async (t) => {
  const started = await journey(t);
  await decidedContact(started);
  await partnershipOffice(started);
  started.services.clock.moveTo('2026-12-18T15:00:00Z');
  const lead = await started.windowOf('primaryDsl', { width: 320 });
  const address = await raise(lead);
  await lead.getByText('No ladder for professionals who disagree is in force here').waitFor();
  await lead.getByText('Ask how to go on: Wyeshire Safeguarding Children Partnership').waitFor();
  assert.deepEqual(await problemsOn(lead), []);
  started.services.clock.moveTo('2027-02-01T09:00:00Z');
  await started.app.tick();
  const later = await started.windowOf('primaryDsl', { width: 320 });
  await step(later, address, 'Record whom you rang');
  await later.getByLabel('Whom did you try to reach?').fill('Marcus Oyelaran, team manager');
  await later.getByLabel('By telephone').check();
  await later.getByLabel('No', { exact: true }).check();
  await later.getByRole('button', { name: 'Save' }).click();
  await later.getByText('was not reached by telephone').waitFor();
  await step(later, address, 'Close the challenge');
  await later.getByLabel('What came of it?').fill('Settled by telephone');
  await later.getByRole('button', { name: 'Close the challenge' }).click();
  await later.getByText('The challenge has been closed').waitFor();
});
