import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { problemsOn } from '../accessibility/problems-on.ts';
import { journey } from '../browser.ts';
import { confirmedMove } from '../decided-move.ts';
import { makeLink, openLink, phone } from '../guest-phone.ts';
import { ids } from '../small-partnership.ts';

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

for (const javaScript of [true, false]) {
  const how = `JavaScript ${javaScript ? 'on' : 'off'}`;

  test(`a child says on a phone what worries him, and to whom, and goes on another day (${how})`, async (t) => {
    const started = await journey(t);
    const move = await confirmedMove(started);
    const voices = `/children/${ids.child}/moves/${move}/voices`;
    const check = async (page: Page): Promise<void> => {
      if (javaScript) assert.deepEqual(await problemsOn(page), []);
    };
    const dsl = await started.windowOf('primaryDsl', { javaScript });
    await dsl.goto(`/children/${ids.child}`);
    await dsl.getByRole('link', { name: 'Hear the child and the family about the move' }).click();
    await heading(dsl, 'Hear the child and the family');
    await check(dsl);
    const { link, code } = await makeLink(dsl, voices, 'Rowan');
    await check(dsl);

    const rowan = await phone(started, dsl, javaScript);
    await rowan.goto(link);
    await heading(rowan, 'Enter your code');
    assert.equal(new URL(rowan.url()).pathname, '/v', 'the secret is no longer in the address');
    assert.equal(await rowan.title(), 'Code – Your page');
    await rowan.getByLabel('Code').fill('12');
    await rowan.getByRole('button', { name: 'Continue' }).click();
    await rowan.getByRole('link', { name: /This code does not work/u }).waitFor();
    await check(rowan);
    await rowan.getByLabel('Code').fill(code);
    await rowan.getByRole('button', { name: 'Continue' }).click();
    await heading(rowan, 'Hello Rowan');
    await check(rowan);
    await rowan.getByRole('button', { name: 'Start' }).click();
    await rowan.getByRole('link', { name: 'Select who may see what you write' }).waitFor();
    assert.equal(await rowan.locator('input[type=radio]:checked').count(), 0, 'nothing is chosen beforehand');
    await rowan.getByLabel('Only the adult who looks out for me at my new school').check();
    await rowan.getByRole('button', { name: 'Start' }).click();
    await rowan.getByLabel('What worries you about your new school?').fill('The lunch hall is loud.\nI hide then.');
    await check(rowan);
    await rowan.getByRole('button', { name: 'Save and stop for now' }).click();
    await heading(rowan, 'You can close this page');
    await rowan.goto('/v/page/check');
    await heading(rowan, 'Enter your code');

    await dsl.goto(voices);
    assert.ok(!(await dsl.content()).includes('lunch hall'), 'nobody reads what was not sent');
    const again = await openLink(dsl, 'Rowan');
    await rowan.goto(again.link);
    await rowan.getByLabel('Code').fill(again.code);
    await rowan.getByRole('button', { name: 'Continue' }).click();
    await rowan.getByRole('button', { name: 'Start' }).click();
    assert.match(await rowan.getByLabel('What worries you about your new school?').inputValue(), /lunch hall/u);
    await rowan.getByRole('button', { name: 'Save and continue' }).click();
    await rowan.getByLabel('What are you looking forward to?').fill('Science');
    await rowan.getByLabel('The adults who teach me and look after me, at both schools').check();
    await rowan.getByRole('button', { name: 'Save and continue' }).click();
    await rowan.getByRole('button', { name: 'Save and continue' }).click();
    await rowan.getByRole('button', { name: 'Save and continue' }).click();
    await heading(rowan, 'How ready do you feel for your new school?');
    await check(rowan);
    await rowan.getByLabel('What helps, or what is still needed?').fill('A quiet place');
    await rowan.getByRole('button', { name: 'Save and continue' }).click();
    await rowan.getByRole('link', { name: 'Select how ready, or that you are not sure' }).waitFor();
    await rowan.getByLabel('Nearly ready').check();
    await rowan.getByRole('button', { name: 'Save and continue' }).click();
    await heading(rowan, 'Check your answers');
    await check(rowan);
    await rowan.getByRole('button', { name: 'Send' }).click();
    await heading(rowan, 'Thank you');
    await check(rowan);
    assert.deepEqual(await rowan.context().cookies(), [], 'nothing stays in the browser');
    await rowan.goto(again.link);
    await rowan.getByLabel('Code').fill(again.code);
    await rowan.getByRole('button', { name: 'Continue' }).click();
    await rowan.getByRole('link', { name: /This code does not work/u }).waitFor();
    await rowan.context().close();

    await dsl.goto('/');
    await dsl.getByRole('link', { name: 'Read what the child or the family said' }).first().click();
    await dsl.getByText('The lunch hall is loud.').waitFor();
    await dsl.getByRole('button', { name: 'I have read what Rowan said' }).click();
    await dsl.getByText('It is recorded that you read it').waitFor();
    await check(dsl);
    const senco = await started.windowOf('secondarySenco', { javaScript });
    await senco.goto(voices);
    await senco.getByText('Science').waitFor();
    assert.ok(!(await senco.content()).includes('lunch hall'), 'he chose who reads that');
    await senco.goto(`/children/${ids.child}/moves/${move}/handover`);
    await senco.getByRole('cell', { name: 'Nearly ready' }).waitFor();
    await senco.getByRole('link', { name: 'Say how ready the school thinks the child is' }).click();
    await check(senco);
    await senco.getByLabel('Not ready yet').check();
    await senco.getByRole('button', { name: 'Save' }).click();
    await senco.goto(`/children/${ids.child}/moves/${move}/handover`);
    await senco.getByRole('cell', { name: 'Not ready yet' }).waitFor();
    await check(senco);
    await senco.goto(`/children/${ids.child}/moves/${move}/handover/pupil-voice`);
    await senco.getByText('Prepared', { exact: true }).first().waitFor();
  });
}
