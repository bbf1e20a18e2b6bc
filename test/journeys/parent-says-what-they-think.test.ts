import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { problemsOn } from '../accessibility/problems-on.ts';
import { journey } from '../browser.ts';
import { confirmedMove } from '../decided-move.ts';
import { person, toChild } from '../family-of.ts';
import { makeLink, phone } from '../guest-phone.ts';
import { ids } from '../small-partnership.ts';

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

for (const javaScript of [true, false]) {
  const how = `JavaScript ${javaScript ? 'on' : 'off'}`;

  test(`two people think about the safety of a mother’s link, it is ended at once, and she answers on paper (${how})`, async (t) => {
    const started = await journey(t);
    await toChild(started, [person(1, 'Mara Example')]);
    const move = await confirmedMove(started);
    const voices = `/children/${ids.child}/moves/${move}/voices`;
    const check = async (page: Page): Promise<void> => {
      if (javaScript) assert.deepEqual(await problemsOn(page), []);
    };
    const dsl = await started.windowOf('primaryDsl', { javaScript, width: 320 });
    await dsl.goto(voices);
    await dsl.getByRole('link', { name: 'Check whether a link is safe for Mara Example' }).click();
    await check(dsl);
    await dsl.getByLabel('Their own phone, by text message').check();
    await dsl.getByLabel('I do not know').check();
    await dsl.getByLabel('Domestic abuse, now or before').check();
    await dsl
      .getByLabel('What do you know, and how do you know it?')
      .fill('He has left, and nobody knows for how long');
    await dsl.getByLabel('Yes', { exact: true }).last().check();
    await dsl.getByRole('button', { name: 'Save the check' }).click();
    await dsl.getByText('A second person has to agree before a link can go out.').first().waitFor();
    assert.equal(await dsl.getByRole('link', { name: /Make a link/u }).count(), 0);

    const head = await started.windowOf('primaryHead', { javaScript });
    await head.goto(voices);
    await head.getByRole('link', { name: 'Be the second person for this check for Mara Example' }).click();
    await heading(head, /Second look$/u);
    await head.getByText('He has left, and nobody knows for how long').waitFor();
    await check(head);
    await head.getByLabel('Yes', { exact: true }).check();
    await head.getByLabel('Why?').fill('The social worker agrees, she has a new phone');
    await head.getByRole('button', { name: 'Save' }).click();
    await head.getByText('Your second look is recorded').waitFor();

    await dsl.goto(voices);
    await dsl.getByRole('link', { name: 'Make a link and a code for Mara Example' }).click();
    await dsl.getByRole('button', { name: 'Make the link and the code' }).click();
    const link = new URL(await dsl.getByLabel('The link').inputValue()).pathname;
    const code = (await dsl.getByText(/^\d{4} \d{4}$/u).textContent()) ?? '';
    await head.goto(voices);
    await head.getByRole('button', { name: 'End the link now of Mara Example' }).click();
    await head.getByText('The link has ended').waitFor();
    await dsl.context().clearCookies();
    await dsl.goto(link);
    await dsl.getByLabel('Code').fill(code);
    await dsl.getByRole('button', { name: 'Continue' }).click();
    await dsl.getByRole('link', { name: /This code does not work/u }).waitFor();

    await head.goto(voices);
    await head.getByRole('link', { name: 'Print the questions on paper for Mara Example' }).click();
    await head.getByText('What helps your child on a hard day?').waitFor();
    await check(head);
    await head.getByRole('link', { name: 'record what Mara Example said' }).click();
    await check(head);
    await head.getByLabel('On paper').check();
    await head.getByLabel('They answered').check();
    await head.getByRole('button', { name: 'Save' }).click();
    await head.getByRole('link', { name: /Enter at least one answer/u }).waitFor();
    await head.getByLabel('What helps your child on a hard day?', { exact: true }).fill('Ten minutes alone with a map');
    await head
      .getByLabel('Who may see this answer? What helps your child on a hard day?')
      .selectOption('The adults who teach and look after my child, at both schools');
    await head.getByLabel('What helps, or what is still needed?').fill('One more visit');
    await head.getByRole('button', { name: 'Save' }).click();
    await head.getByText('Select how ready, or “Not sure”').first().waitFor();
    await head.getByLabel('How ready', { exact: true }).selectOption('Nearly ready');
    await head.getByRole('button', { name: 'Save' }).click();
    await head.getByText('Ten minutes alone with a map').waitFor();
    await head.goto(`/children/${ids.child}/moves/${move}/handover`);
    await head.getByRole('cell', { name: 'One more visit' }).waitFor();
    await check(head);
  });

  test(`a mother reads on her phone what the new school will be told, and says what is not right (${how})`, async (t) => {
    const started = await journey(t);
    await toChild(started, [person(1, 'Mara Example')]);
    const move = await confirmedMove(started);
    const voices = `/children/${ids.child}/moves/${move}/voices`;
    const check = async (page: Page): Promise<void> => {
      if (javaScript) assert.deepEqual(await problemsOn(page), []);
    };
    const dsl = await started.windowOf('primaryDsl', { javaScript, width: 320 });
    await dsl.goto(voices);
    await dsl.getByRole('link', { name: 'Choose what they may read before it is sent for Mara Example' }).click();
    await dsl.getByLabel('Which part?').selectOption('Summary of behaviour and what was tried');
    await dsl.getByRole('button', { name: 'Let them read it' }).click();
    await dsl.getByRole('link', { name: 'Enter it as they may read it' }).waitFor();
    await dsl.getByLabel('What it says, as they may read it').fill('Rowan leaves the room when it is loud.');
    await dsl.getByRole('button', { name: 'Let them read it' }).click();
    await dsl.getByText('They have said nothing about it yet').waitFor();
    await check(dsl);
    const { link, code } = await makeLink(dsl, voices, 'Mara Example');

    const mara = await phone(started, dsl, javaScript);
    await mara.goto(link);
    await mara.getByLabel('Code').fill(code);
    await mara.getByRole('button', { name: 'Continue' }).click();
    await heading(mara, 'Hello Mara Example');
    await mara.getByRole('button', { name: 'Start' }).click();
    for (let question = 1; question <= 4; question += 1)
      await mara.getByRole('button', { name: 'Save and continue' }).click();
    await mara.getByText('Rowan leaves the room when it is loud.').waitFor();
    await check(mara);
    await mara.getByLabel('What is missing').fill('He says so before he leaves');
    await mara.getByRole('button', { name: 'Save and continue' }).click();
    await mara.getByRole('link', { name: 'Select whether it is right' }).waitFor();
    await mara.getByLabel('Some of it is right').check();
    await mara.getByRole('button', { name: 'Save and continue' }).click();
    await mara.getByLabel('Not sure').check();
    await mara.getByRole('button', { name: 'Save and continue' }).click();
    await mara.getByText('He says so before he leaves').waitFor();
    await mara.getByRole('button', { name: 'Send' }).click();
    await heading(mara, 'Thank you');
    await mara.context().close();

    const senco = await started.windowOf('secondarySenco', { javaScript });
    await senco.goto(`/children/${ids.child}/moves/${move}/handover`);
    await senco.getByText('He says so before he leaves').waitFor();
    await senco.getByRole('cell', { name: 'Not sure' }).waitFor();
  });
}
