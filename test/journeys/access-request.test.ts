/** Somebody asks to see their record: registered, decided on passage by passage, released by two people, handed over. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { told, withEntriesToAskFor } from '../asked-for-access.ts';
import { journey } from '../browser.ts';

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();
const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name }).first().waitFor();

async function fillDay(page: Page, day: string, month: string, year: string): Promise<void> {
  await page.getByLabel('Day', { exact: true }).fill(day);
  await page.getByLabel('Month', { exact: true }).fill(month);
  await page.getByLabel('Year', { exact: true }).fill(year);
}

/** Whoever is asked proves again who they are; what they typed waits for them. */
async function prove(page: Page): Promise<void> {
  await heading(page, 'Confirm that it is you');
  await press(page, 'Continue');
  await heading(page, 'Thank you, it is you');
  await press(page, 'Continue');
}

async function register(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Access requests' }).first().click();
  await page.getByText('No request is open').waitFor();
  await page.getByRole('button', { name: 'Register a request' }).click();
  await page.getByLabel('A number').check();
  await page.getByLabel(/NHS number/u).fill('H801200001001');
  await press(page, 'Find');
  await page.getByRole('link', { name: 'Rowan Example' }).click();
  await press(page, 'Register');
  await heading(page, 'There is a problem');
  await page.getByLabel('Who asks?').fill('Dana Example, his mother');
  await page.getByLabel('Somebody with parental responsibility, for the child').check();
  await page.getByLabel('What do they want to see?').fill('Everything the school wrote');
  await fillDay(page, '20', '11', '2026');
  await press(page, 'Register');
  await page.getByRole('link', { name: 'Enter what shows that they may ask' }).waitFor();
  assert.equal(await page.getByLabel('Who asks?').inputValue(), 'Dana Example, his mother', 'what was typed is kept');
  await page.getByLabel(/What shows that they hold parental responsibility/u).fill('Birth certificate, seen today');
  await page.getByLabel(/Is the child able to ask themselves/u).fill('He is 11, was asked, and agrees');
  // Nothing had been recorded by the twentieth: the day of the request decides on what it is about
  await fillDay(page, '22', '11', '2026');
  await press(page, 'Register');
  await heading(page, 'Request to see a record');
}

async function seeIdentity(page: Page): Promise<void> {
  await page.getByText('Not seen yet').waitFor();
  await page.getByRole('button', { name: 'Write down a step' }).click();
  await page.getByLabel('Saw proof of who they are').check();
  await page.getByLabel('How, or why?').fill('Driving licence, shown at the counter');
  await press(page, 'Write it down');
  await page.getByText('22 December 2026').first().waitFor();
}

async function decideAll(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Alder Lane Primary School' }).click();
  await heading(page, 'What Alder Lane Primary School recorded');
  await page.getByRole('button', { name: /I have read/u }).click();
  await page
    .getByText(/passages? (?:are|is) decided/u)
    .first()
    .waitFor();
  await page.locator(`a[href$="${told.worry}"]`).first().click();
  await page.getByText('Names Grant Holloway').waitFor();
  await page.getByLabel('All but some words').check();
  await page.getByLabel('Words to take out').fill('that Gary shouts');
  await page.getByLabel('Yes, and what tells about them is taken out').check();
  await page.getByLabel('Nothing in it suggests that').check();
  await press(page, 'Decide');
  await heading(page, 'There is a problem');
  await page.getByRole('link', { name: /does not stand in the text/u }).waitFor();
  await page.getByLabel('Words to take out').fill('that Grant Holloway shouts at night');
  await page.getByLabel(/It tells about somebody else/u).check();
  await page.getByLabel('Why, for the log').fill('He lives there, and does not know that Rowan said so');
  await press(page, 'Decide');
  // The page leads to the next one until none is left
  for (let left = 10; left > 0 && page.url().includes('/passages/'); left--) {
    await page.getByLabel('All of it goes out').check();
    await page.getByLabel('Yes, and it is reasonable to tell it without asking them').check();
    await page.getByLabel('Why is it reasonable?').fill('She is the one who asks, and knows him');
    await page.getByLabel('Nothing in it suggests that').check();
    await press(page, 'Decide');
  }
  await page.getByText('0 to decide on').waitFor();
}

for (const javaScript of [true, false]) {
  test(`a record is asked for, decided on, released by two people and handed over (JavaScript ${javaScript ? 'on' : 'off'})`, async (t) => {
    const started = await journey(t);
    await withEntriesToAskFor(started);
    const page = await started.windowOf('protection', { javaScript, width: javaScript ? 1280 : 390 });
    await register(page);
    await seeIdentity(page);
    await decideAll(page);
    await page.getByRole('button', { name: 'Look at what goes out' }).click();
    await page.getByLabel('What did you consider?').fill('Grant Holloway still lives there');
    await press(page, 'Propose it to a second person');
    await prove(page);
    await page.getByText('A second person releases it').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Release it' }).count(), 0);
    const request = new URL(page.url()).pathname;

    const head = await started.windowOf('primaryHead', { javaScript });
    await head.getByText('One answer waits for you as the second person').waitFor();
    await head.getByRole('link', { name: 'Look at the requests' }).click();
    await head.getByRole('link', { name: 'Waits for you as the second person' }).click();
    const story = head.getByRole('region', { name: 'What goes out' });
    await story.getByText('He was tired and asked to stay inside').waitFor();
    await story.getByText('[words taken out: about somebody else]').waitFor();
    assert.doesNotMatch((await story.textContent()) ?? '', /shouts at night/u);
    await head
      .getByRole('region', { name: 'Log of decisions' })
      .getByText('“that Grant Holloway shouts at night”')
      .waitFor();
    await head.getByLabel('What did you look at?').fill('All of it');
    await head.getByRole('button', { name: 'Release it' }).click();
    await prove(head);
    await head.getByText('It has been released').waitFor();
    assert.equal((await head.goto(request))?.status(), 404, 'the second person sees it no more');

    await page.goto(request);
    await heading(page, 'This was released');
    if (javaScript) {
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations, []);
    }
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('region', { name: 'Log of decisions' }).isVisible(), false);
    assert.equal(await page.getByRole('region', { name: 'What goes out' }).isVisible(), true);
    await page.emulateMedia({ media: 'screen' });
    await page
      .getByLabel(/To whom was it handed over/u)
      .fill('To his mother, at the counter; Edith Crane checked each page');
    await press(page, 'It was handed over');
    await page.goto(request.replace(/\/parts\/.*/u, ''));
    await page.getByText('Handed over', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Everything that was released, as one story' }).click();
    await page.getByText('Rowan read to the class').waitFor();
    assert.doesNotMatch(page.url(), /rowan|example/iu);
    assert.doesNotMatch(await page.title(), /rowan|example/iu);
  });
}
