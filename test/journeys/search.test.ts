import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from 'playwright-core';
import { onRoll } from '../../src/record/search/children-to-find.fixture.ts';
import { journey } from '../browser.ts';
import { asSystemAppend, ids } from '../small-partnership.ts';

const numbered = (number: number): string => `30000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
}

for (const javaScript of [true, false]) {
  test(`a DSL searches by half-remembered details, opens the child, goes back and searches again (JavaScript ${javaScript ? 'on' : 'off'})`, async (t) => {
    const started = await journey(t);
    await asSystemAppend(started.services, [
      {
        subject: numbered(1),
        isNew: true,
        entries: onRoll({
          surname: 'Smith',
          forename: 'Katherine',
          dateOfBirth: '2014-03-09',
          preferredForename: 'Kit',
        }),
      },
      {
        subject: numbered(2),
        isNew: true,
        entries: onRoll({ surname: 'Smith', forename: 'Kathleen', dateOfBirth: '2013-12-01' }),
      },
    ]);
    const page = await started.windowOf('primaryDsl', { javaScript, width: 390 });
    await page.goto('/children');
    await page.getByRole('link', { name: 'Search for a child' }).click();
    await fill(page, { Surname: 'Smyth', Forename: 'Catherine', Day: '3', Month: '9', Year: '2014' });
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    assert.equal(await page.getByLabel('Surname', { exact: true }).inputValue(), 'Smyth');
    await page.getByLabel('Somebody has told us something about the child').check();
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('heading', { level: 1, name: 'Search results' }).waitFor();
    const address = page.url();
    assert.doesNotMatch(address, /smyth|catherine|2014/iu);
    assert.doesNotMatch(await page.title(), /smyth|catherine/iu);
    await page
      .getByText('Surname sounds like Smyth, forename is another form of Catherine, day and month of birth swapped')
      .waitFor();
    await page.getByRole('link', { name: 'Katherine Smith' }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Search results' }).waitFor();
    assert.equal(page.url(), address);
    await page.getByRole('link', { name: 'Change this search' }).click();
    assert.equal(await page.getByLabel('Surname', { exact: true }).inputValue(), 'Smyth');
    assert.equal(await page.getByLabel('Month', { exact: true }).inputValue(), '9');
    assert.equal(await page.getByLabel('Somebody has told us something about the child').isChecked(), true);
    await fill(page, { Surname: 'Nobody', Day: '', Month: '' });
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('heading', { name: 'Nobody you can see' }).waitFor();
    assert.equal(await page.getByText('It does not tell whether others know a child').count(), 1);
    // The check itself is a script
    const { violations } = javaScript ? await new AxeBuilder({ page }).analyze() : { violations: [] };
    assert.deepEqual(violations, []);
  });
}

test('results are shown to nobody but who searched, and not after an hour', async (t) => {
  const started = await journey(t);
  const page = await started.windowOf('primaryDsl');
  await page.goto('/children/search');
  await fill(page, { Surname: 'Example', Forename: 'Rowan' });
  await page.getByLabel('I work with the child, or take over from somebody who does').check();
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: 'Rowan Example' }).waitFor();
  const address = page.url();
  const colleague = await started.windowOf('primaryOffice');
  await colleague.goto(address);
  await colleague.getByText('The results of that search are no longer kept').waitFor();
  started.services.clock.moveTo('2026-11-22T09:20:00Z');
  await page.reload();
  started.services.clock.moveTo('2026-11-22T09:45:00Z');
  await page.reload();
  await page.getByRole('link', { name: 'Rowan Example' }).waitFor();
  started.services.clock.moveTo('2026-11-22T10:01:00Z');
  await page.reload();
  await page.getByText('The results of that search are no longer kept').waitFor();
  assert.match(page.url(), /\/children\/search$/u);
  assert.ok(ids.child);
});
