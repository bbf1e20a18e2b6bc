/**
 * A team manager finds the question that three nights away have raised, reads what it quotes, gives it to a colleague, puts it
 * off and closes it; a colleague reads as the second what was closed. Without JavaScript as with it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedQuestion, contactsWithoutAction, questionAddress, secondTeamManager } from '../asked-question.ts';
import { journey } from '../browser.ts';
import { ids, people } from '../small-partnership.ts';

for (const javaScript of [true, false]) {
  test(`Marcus Oyelaran works through a question${javaScript ? '' : ' without JavaScript, on a phone'}`, async (t) => {
    const started = await journey(t);
    await secondTeamManager(started);
    await askedQuestion(started);
    const page = await started.windowOf('teamManager', { javaScript, width: javaScript ? 1280 : 320 });

    await page.getByRole('link', { name: 'Questions', exact: true }).first().click();
    await page.getByRole('link', { name: /^(?:Mine|Of my roles) \(1\)$/u }).click();
    await page.getByRole('link', { name: /missing three times in 90 days/u }).click();
    await page.getByText('Missing episode').first().waitFor();
    assert.equal(new URL(page.url()).pathname, questionAddress);

    // Closing it unread is possible, and said
    await page.getByRole('link', { name: /^Say what came of it/u }).click();
    await page.getByText('You have not opened what it quotes').waitFor();
    await page.getByRole('link', { name: 'Read it first' }).click();
    await page.getByText('Not home on the night of 2026-10-16').waitFor();
    await page.getByLabel('How does it read now?').first().fill('The first night after his brother left');
    await page.getByRole('button', { name: 'Save and go back' }).click();
    await page.getByText('How entries read now has been recorded').waitFor();
    await page.getByText('The first night after his brother left').waitFor();

    await page.getByRole('link', { name: 'Take it, or give it to somebody' }).click();
    await page.getByLabel(people.serviceManager.name).check();
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match(
      await page.locator('main').innerText(),
      new RegExp(`Who has it\\s+${people.serviceManager.name}`, 'u'),
    );

    // Nothing typed is lost when a reason is missing
    await page.getByRole('link', { name: /^Say what came of it/u }).click();
    assert.equal(await page.getByText('You have not opened what it quotes').count(), 0);
    await page.getByLabel('Not yet. Look again on a day').check();
    await page.getByLabel('What was done, by whom').fill('Asked his aunt; she tells us on Friday');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    assert.equal(
      await page.getByLabel('What was done, by whom').inputValue(),
      'Asked his aunt; she tells us on Friday',
    );
    for (const [part, value] of [
      ['Day', '30'],
      ['Month', '11'],
      ['Year', '2026'],
    ] as const)
      await page.getByLabel(part, { exact: true }).fill(value);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The question will be asked again on that day').waitFor();
    await page.goto('/questions?queue=waiting');
    await page.getByText('Again on 30 November 2026').waitFor();

    started.services.clock.moveTo('2026-11-30T08:00:00Z');
    const later = await started.windowOf('teamManager', { javaScript });
    await later.goto('/questions?queue=role');
    await later.getByRole('link', { name: /missing three times in 90 days/u }).click();
    await later.getByRole('link', { name: /^Say what came of it/u }).click();
    await later.getByLabel('A need was found, and somebody is acting on it').check();
    await later.getByLabel('What was done, by whom').fill('His brother left. Lena Hartog sees him every Monday.');
    await later.getByRole('button', { name: 'Save' }).click();
    await later.getByText('What came of the question is recorded').waitFor();
    assert.match(await later.locator('main').innerText(), /Closed a need was found/u);
  });
}

test('Gwen Ridley does not agree as the second reader, and the question stays open with both reasons', async (t) => {
  const started = await journey(t);
  await askedQuestion(started);
  await contactsWithoutAction(started);
  const marcus = await started.windowOf('teamManager');
  await marcus.goto(`/children/${ids.child}/questions/contacts-without-action/1/close`);
  await marcus.getByLabel('It was looked into, and no unmet need was found').check();
  await marcus.getByLabel('What was done, by whom').fill('Read together they show nothing new');
  await marcus.getByRole('button', { name: 'Save' }).click();
  await marcus.getByText('stays open until a second person has read why').waitFor();

  const gwen = await started.windowOf('serviceManager', { width: 390 });
  await gwen.getByRole('link', { name: /to read as the second|Rowan Example: Three contacts/u }).click();
  await gwen.getByRole('link', { name: /^Read as the second reader/u }).click();
  await gwen.getByText('Read together they show nothing new').waitFor();
  await gwen.getByLabel('No', { exact: true }).check();
  await gwen.getByLabel('Why?').fill('Nobody asked him');
  await gwen.getByRole('button', { name: 'Save' }).click();
  await gwen.getByText('The question stays open').waitFor();
  const main = await gwen.locator('main').innerText();
  assert.match(main, /Nobody asked him/u);
  assert.match(main, /Read together they show nothing new/u);

  const jo = await started.windowOf('policy');
  await jo.goto('/questions');
  await jo.getByRole('link', { name: 'What became of questions across the partnership' }).click();
  assert.match(await jo.locator('main').innerText(), /under 5/u);
  await marcus.goto('/questions/measures');
  assert.equal(await marcus.getByText('under 5').count(), 0, 'others see no numbers of the partnership');
});
