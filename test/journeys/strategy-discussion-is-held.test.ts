/**
 * A social worker plans a strategy discussion, she and the safeguarding lead of the school write at the same time, the lead
 * disagrees in his own words, an action becomes his duty and is done, and the line of the process shows what is due.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOn } from '../accessibility/problems-on.ts';
import { askedQuestion } from '../asked-question.ts';
import { journey } from '../browser.ts';
import { ids } from '../small-partnership.ts';

const protection = `/children/${ids.child}/protection`;

for (const javaScript of [true, false]) {
  test(`Lena Hartog and Priya Nair hold a strategy discussion${javaScript ? '' : ' without JavaScript, on phones'}`, async (t) => {
    const started = await journey(t);
    await askedQuestion(started);
    const width = javaScript ? 1280 : 320;
    const lena = await started.windowOf('socialWorker', { javaScript, width });
    const priya = await started.windowOf('primaryDsl', { javaScript, width });

    await lena.goto(`/children/${ids.child}`);
    await lena.getByRole('link', { name: 'Protection', exact: true }).click();
    await lena.getByRole('button', { name: 'Plan a meeting' }).click();
    await lena.getByLabel('Strategy discussion').check();
    await lena.getByLabel('Why do you meet?').fill('Three nights away, and bruises that nobody explains');
    await lena.getByLabel('Priya Nair').check();
    await lena.getByRole('textbox', { name: 'From' }).fill('9.10am');
    await lena.getByRole('textbox', { name: 'Until' }).fill('09:05');
    await lena.getByRole('button', { name: 'Plan it and invite them' }).click();
    await lena.getByRole('alert').getByText('It has to end after it begins').waitFor();
    assert.equal(
      await lena.getByLabel('Why do you meet?').inputValue(),
      'Three nights away, and bruises that nobody explains',
    );
    await lena.getByRole('textbox', { name: 'Until' }).fill('10:30');
    await lena.getByRole('button', { name: 'Plan it and invite them' }).click();
    await lena.getByText('The meeting is planned').waitFor();
    const plan = await lena.locator('main').innerText();
    assert.match(plan, /Open question: Missing three times in 90 days/u);
    assert.match(plan, /in their own words/u);
    const address = new URL(lena.url()).pathname;

    // It stands in the work of whoever is invited
    started.services.clock.moveTo('2026-11-22T09:15:00Z');
    await priya.goto('/');
    await priya.getByRole('link', { name: 'Rowan Example' }).first().click();
    await priya.getByText('Going on').waitFor();
    await priya.getByLabel('A note').fill('He said that he fell from his bicycle');
    await lena.getByLabel('A note').fill('The GP saw him in May');
    await Promise.all([
      priya.getByRole('button', { name: 'Save the note' }).click(),
      lena.getByRole('button', { name: 'Save the note' }).click(),
    ]);
    await lena.waitForURL(/#notes$/u);
    await lena.goto(`${address}/follow`);
    const followed = await lena.locator('main').innerText();
    assert.match(followed, /He said that he fell from his bicycle/u);
    assert.match(followed, /The GP saw him in May/u);
    await lena.goto(address);

    await priya.getByText('I disagree', { exact: true }).click();
    await priya.getByLabel('What do you disagree with?').fill('That he is not seen by a doctor today');
    await priya.getByRole('button', { name: 'Record that I disagree' }).click();
    await priya.getByRole('alert').getByText('Enter why you disagree').waitFor();
    assert.equal(
      await priya.getByLabel('What do you disagree with?').inputValue(),
      'That he is not seen by a doctor today',
      'nothing typed is lost',
    );
    if (javaScript) assert.deepEqual(await problemsOn(priya), []);
    await priya.getByLabel('Why?', { exact: true }).last().fill('Bruises fade');
    await priya.getByRole('button', { name: 'Record that I disagree' }).click();
    await priya.getByRole('heading', { name: 'Who disagrees' }).waitFor();

    await lena.goto(address);
    await lena.getByText('Agree an action: who does what by when').click();
    await lena.getByLabel('What is to be done?').fill('Ask him what happens on the bus');
    await lena
      .getByLabel('Who does it?')
      .selectOption({ label: 'Designated safeguarding lead (DSL), Alder Lane Primary School' });
    for (const [part, value] of [
      ['Day', '25'],
      ['Month', '11'],
      ['Year', '2026'],
    ] as const)
      await lena.getByLabel(part, { exact: true }).fill(value);
    await lena.getByRole('button', { name: 'Agree the action' }).click();
    await lena.getByRole('link', { name: 'Ask him what happens on the bus' }).waitFor();

    await lena.getByRole('button', { name: 'It was held: record what came of it' }).click();
    await lena.getByLabel('Yes').check();
    await lena.getByLabel('Why, against the legal test?').fill('Reasonable cause to suspect significant harm');
    await lena.getByRole('button', { name: 'Record that it was held' }).click();
    await lena.getByText('It is recorded what came of the meeting').waitFor();
    await lena.goto(protection);
    const line = await lena.locator('main').innerText();
    assert.match(line, /Section 47 enquiry\s+Going on/u);
    assert.match(line, /Hold the initial child protection conference/u);
    if (javaScript) assert.deepEqual(await problemsOn(lena), []);

    // The action is in the work of the safeguarding lead
    await priya.goto('/');
    await priya.getByRole('link', { name: 'Do what a meeting agreed' }).click();
    await priya.getByLabel('It was done').check();
    await priya
      .getByLabel('What shows it, or why is it not needed?')
      .fill('He told me at lunch; see the note of today');
    await priya.getByRole('button', { name: 'Save' }).click();
    await priya.getByText('It is recorded what became of the action').waitFor();
    await priya.goto('/');
    assert.equal(await priya.getByRole('link', { name: 'Do what a meeting agreed' }).count(), 0);

    const others = await started.windowOf('constable', { javaScript });
    assert.equal((await others.request.get(address)).status(), 404);
  });
}
