/** Somebody new reads the guide for their role, practises on an invented child, and plays the record of a real one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { problemsOn } from '../accessibility/problems-on.ts';
import { type Journey, journey } from '../browser.ts';
import { raisedChallenge, withLadder } from '../raised-challenge.ts';
import { asSystemAppend, ids, people } from '../small-partnership.ts';

const fits = async (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

type Look = (page: Page) => Promise<void>;

async function learns(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'How to use Throughline as a designated safeguarding lead' }).click();
  await page.getByRole('heading', { name: 'When to step up' }).waitFor();
  await look(page);
  await page.getByRole('link', { name: 'Practise' }).last().click();
  await look(page);
  await page.getByRole('link', { name: 'The second phone' }).click();
  await page.getByRole('button', { name: 'See what the document says' }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  await page.getByLabel('What do you think is happening').fill('She is being drawn in by somebody');
  await look(page);
  await page.getByRole('radio', { name: 'L3: Family help' }).check();
  await page.getByRole('button', { name: 'See what the document says' }).click();
  await page.getByRole('heading', { name: 'What the document indicates' }).waitFor();
  await page.getByText('L2 Early help to L3 Family help is indicated').waitFor();
  await page.getByText('Your level is what the document indicates').waitFor();
  await look(page);
  await page.getByRole('link', { name: 'Next: Nobody knows how' }).click();
  await page.getByRole('heading', { name: 'Nobody knows how' }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Delete your answer' }).click();
  await page.getByText('What you answered has been deleted').waitFor();
  assert.equal(await page.getByText('Tried', { exact: true }).count(), 0);
}

async function plays(page: Page, look: Look, javaScript: boolean): Promise<void> {
  await page.goto(`/children/${ids.child}/replay`);
  await page.getByRole('link', { name: 'Play this record' }).click();
  await page.getByText(/Day 1 of/u).waitFor();
  await look(page);
  await page
    .getByRole('link', { name: /Next day/u })
    .first()
    .click();
  await page.getByText(/Day 2 of/u).waitFor();
  const slider = page.getByLabel('Go to another day');
  const said = page.locator('output');
  const before = await said.textContent();
  await slider.focus();
  await page.keyboard.press('Home');
  if (javaScript) {
    assert.notEqual(await said.textContent(), before, 'the date moves with the slider');
    assert.equal(await slider.getAttribute('aria-valuetext'), await said.textContent());
  } else assert.ok(!(await said.isVisible()), 'a date that does not move is not shown');
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Show this day' }).click();
  await page.getByText(/Day (\d+) of \1\b/u).waitFor();
  await page.getByLabel('Which decision').waitFor();
  await page.getByRole('radio', { name: 'Urgent', exact: true }).check();
  await page.getByRole('button', { name: 'See what would have happened' }).click();
  await page.getByText(/would have opened by itself/u).waitFor();
  assert.ok(await page.getByRole('radio', { name: 'Urgent', exact: true }).isChecked());
  await look(page);
}

const prepared = async (started: Journey): Promise<void> => {
  await raisedChallenge(started);
  started.services.clock.moveTo('2026-11-24T09:00:00Z');
  const happened = { moment: Temporal.Instant.from('2026-11-23T12:00:00Z') };
  const by = { organisation: ids.primary, recordedBy: people.primaryDsl.id };
  const entry = { ...by, kind: 'concern.recorded', happened, data: { what: 'Asked for a second breakfast' } };
  await asSystemAppend(started.services, [{ subject: ids.child, isNew: false, entries: [entry] }]);
  started.services.clock.moveTo('2026-11-25T09:05:00Z');
};

for (const { javaScript, width } of [
  { javaScript: true, width: 1280 },
  { javaScript: true, width: 320 },
  { javaScript: false, width: 320 },
])
  test(`a newcomer learns and plays, ${javaScript ? 'with' : 'without'} JavaScript at ${width} pixels`, async (t) => {
    const started = await journey(t, {}, withLadder);
    await prepared(started);
    const page = await started.windowOf('primaryDsl', { javaScript, width });
    const look: Look = async (shown) => {
      if (javaScript) assert.deepEqual(await problemsOn(shown), [], shown.url());
      if (javaScript) assert.ok(await fits(shown), `${shown.url()} fits`);
    };
    await learns(page, look);
    await plays(page, look, javaScript);
  });
