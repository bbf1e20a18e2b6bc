/** Somebody who works with a child is worried: written down in two minutes on a phone, and carried to the front door. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { involvementStarts } from '../../src/record/involvements.ts';
import { problemsOn } from '../accessibility/problems-on.ts';
import { type Journey, journey } from '../browser.ts';
import { withLadder } from '../raised-challenge.ts';
import { allRows, asSystemAppend, ids, people } from '../small-partnership.ts';

const child = `/children/${ids.child}`;

type Row = { readonly kind: string; readonly data: Readonly<Record<string, unknown>> };
const entriesOf = async ({ databases }: Journey, kind: string): Promise<readonly Row[]> =>
  (await allRows<Row>(databases, 'entry')).filter((row) => row.kind === kind);

/** Counts what a person has to do: presses, and boxes that have to be filled. */
function counting(page: Page) {
  let clicks = 0;
  let fields = 0;
  return {
    follow: async (name: string) => {
      clicks += 1;
      await page.getByRole('link', { name }).first().click();
    },
    press: async (name: string) => {
      clicks += 1;
      await page.getByRole('button', { name }).click();
    },
    type: async (label: string, text: string) => {
      fields += 1;
      await page.getByLabel(label).fill(text);
    },
    effort: () => ({ clicks, fields }),
  };
}

for (const javaScript of [true, false]) {
  test(`a concern takes two presses and one box from the child’s page, on a phone, ${javaScript ? 'with' : 'without'} JavaScript`, async (t) => {
    const started = await journey(t, {}, withLadder);
    const page = await started.windowOf('primaryDsl', { javaScript, width: 320 });
    await page.goto(child);
    const does = counting(page);
    await does.follow('Record a concern');
    if (javaScript) assert.deepEqual(await problemsOn(page), []);
    await does.type('What worries you?', 'He has come without breakfast three days running');
    await does.press('Record the concern');
    await page.getByRole('heading', { name: 'What next?' }).waitFor();
    assert.deepEqual(does.effort(), { clicks: 2, fields: 1 });
    if (javaScript) assert.deepEqual(await problemsOn(page), []);
    assert.equal((await entriesOf(started, 'concern.recorded')).length, 1);
  });
}

test('a class teacher who reads nothing of safeguarding says what worries them, and the front door hears of it', async (t) => {
  const started = await journey(t, {}, withLadder);
  await asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        involvementStarts(
          { organisation: ids.primary, recordedBy: null },
          {
            organisation: ids.primary,
            practitioner: people.primaryTeacher.id,
            role: 'class-teacher',
            purpose: 'education',
            reason: 'their class',
            from: Temporal.Instant.from('2026-09-02T08:00:00Z'),
          },
        ),
      ],
    },
  ]);
  const page = await started.windowOf('primaryTeacher', { width: 320 });
  await page.goto(child);
  await page.getByRole('link', { name: 'Contact the front door' }).click();
  await page.getByLabel('I ask for a service for the child').check();
  await page.getByLabel('Yes, I think so').check();
  await page.getByLabel('Here, in writing').check();
  await page.getByLabel('What is it about?').fill('He says that he is afraid to go home');
  await page.getByLabel('No', { exact: true }).last().check();
  await page.getByRole('button', { name: 'Send to the front door' }).click();
  const problem = page.getByRole('alert');
  await problem.waitFor();
  assert.match(await problem.innerText(), /Ring the front door first/u);
  assert.deepEqual(await problemsOn(page), []);
  await page.getByLabel('I rang and did not get through').check();
  await page.getByRole('button', { name: 'Send to the front door' }).click();
  assert.match(await page.getByRole('alert').innerText(), /why the family does not know/u);
  await page.getByLabel('What do they say, or why do they not know?').fill('It might make it worse for him');
  await page.getByRole('button', { name: 'Send to the front door' }).click();
  await page.getByText('The front door has it').waitFor();
  const [made] = await entriesOf(started, 'contact.made');
  assert.deepEqual([made?.data['harm'], made?.data['notReached'], made?.data['by']], [true, true, 'form']);
  // Nothing of the part that a teacher does not read is shown to them
  assert.equal(new URL(page.url()).pathname, child);
  await page.goto(`${child}/contacts/${String(made?.data['contact'])}`);
  await page.getByText('Page not found').waitFor();
  const manager = await started.windowOf('frontDoor');
  await manager.goto(`${child}/contacts/${String(made?.data['contact'])}`);
  assert.match(await manager.locator('main').innerText(), /nobody has spoken to the front door. Ring now/u);
  assert.deepEqual(await problemsOn(manager), []);
});

test('what is about a member of staff is kept out of the child’s record, and the person is told where it goes', async (t) => {
  const started = await journey(t);
  const page = await started.windowOf('primaryDsl', { width: 320 });
  await page.goto(`${child}/concern`);
  await page.getByLabel('What worries you?').fill('The coach shut him into the store');
  await page.getByLabel('It is about what somebody did').check();
  await page.getByRole('button', { name: 'Record the concern' }).click();
  await page.getByRole('heading', { name: 'This goes to the LADO' }).waitFor();
  assert.equal(await page.getByLabel('Your words').inputValue(), 'The coach shut him into the store');
  assert.deepEqual(await problemsOn(page), []);
  const rows = await allRows<Row>(started.databases, 'entry');
  assert.ok(rows.every(({ data }) => !JSON.stringify(data).includes('coach')));
});
