/** Somebody types a long entry and is called away: what they typed is a draft, without their doing anything. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOn } from '../accessibility/problems-on.ts';
import { journey } from '../browser.ts';
import { allRows, ids } from '../small-partnership.ts';

const form = `/children/${ids.child}/record/note.recorded`;
const words = 'Rowan told me about the new flat. He has a room of his own and';

test('what a DSL types is kept a moment later, survives a sign-out, and is found again', async (t) => {
  const started = await journey(t);
  const page = await started.windowOf('primaryDsl', { width: 390 });
  await page.goto(form);
  const text = page.getByRole('textbox').last();
  await text.fill(words);
  await page.getByText(/^Draft saved at .* Only you see it\.$/u).waitFor();
  assert.equal((await allRows(started.databases, 'draft')).length, 1);
  await text.fill(`${words} a view`);
  await page.waitForResponse((reply) => reply.status() === 204);
  assert.equal((await allRows(started.databases, 'draft')).length, 1, 'one form is one draft');

  await page.context().clearCookies();
  await text.fill(`${words} a view of the river`);
  await page.getByText(/^The draft could not be saved at .*sign in in another window/u).waitFor();
  assert.equal(await text.inputValue(), `${words} a view of the river`, 'nothing is taken from the page');

  const again = await started.windowOf('primaryDsl');
  await again.goto('/');
  await again.getByRole('heading', { name: 'Drafts (1)' }).waitFor();
  assert.deepEqual(await problemsOn(again), []);
  await again.locator('a[href*="draft="]').first().click();
  const kept = again.getByRole('textbox').last();
  assert.equal(await kept.inputValue(), `${words} a view`);

  const other = await started.windowOf('primaryHead');
  await other.goto('/');
  assert.equal(await other.getByRole('heading', { name: 'Drafts' }).count(), 0, 'nobody else sees it');

  await again.goto('/');
  await again.getByRole('link', { name: 'Throw it away' }).click();
  assert.deepEqual(await problemsOn(again), []);
  await again.getByRole('button', { name: 'Throw it away' }).click();
  await again.getByText('The draft has been thrown away').waitFor();
  assert.deepEqual(await allRows(started.databases, 'draft'), []);
});

test('a form that was sent leaves no draft behind', async (t) => {
  const started = await journey(t);
  const page = await started.windowOf('primaryDsl');
  await page.goto(form);
  await page.getByRole('textbox').last().fill('Rowan walked home with his sister.');
  await page.getByRole('button', { name: 'Record', exact: true }).last().click();
  await page.getByText('Recorded').first().waitFor();
  assert.deepEqual(await allRows(started.databases, 'draft'), []);
});
