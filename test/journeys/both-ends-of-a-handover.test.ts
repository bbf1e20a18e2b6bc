/** The two ends of a handover: a key adult, who has read it, what nobody sent, a note for those who need to know, and what is nil. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { problemsOn } from '../accessibility/problems-on.ts';
import { journey } from '../browser.ts';
import { confirmedMove } from '../decided-move.ts';
import { takenStep } from '../item-step.ts';
import { ids } from '../small-partnership.ts';

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

for (const javaScript of [true, false]) {
  const how = `JavaScript ${javaScript ? 'on' : 'off'}`;
  const check = async (page: Page): Promise<void> => {
    if (javaScript) assert.deepEqual(await problemsOn(page), []);
  };

  test(`a SENCO names a key adult, asks adults to read and asks for what nobody sent; the primary school answers (${how})`, async (t) => {
    const started = await journey(t);
    const move = await confirmedMove(started);
    const address = `/children/${ids.child}/moves/${move}/handover`;
    const senco = await started.windowOf('secondarySenco', { javaScript });
    await senco.goto(address);
    await senco.getByRole('link', { name: 'Name the key adult' }).click();
    await heading(senco, 'Who looks out for the child?');
    await senco.getByRole('button', { name: 'Save' }).click();
    await senco.getByRole('link', { name: 'Select the adult who looks out for the child' }).waitFor();
    await check(senco);
    await senco.getByLabel('Hugh Tarrant').check();
    await senco.getByRole('button', { name: 'Save' }).click();
    await senco.getByText('Hugh Tarrant looks out for the child at Fallow Edge School').waitFor();
    await check(senco);

    await senco.getByRole('link', { name: 'Ask adults to read it' }).click();
    await heading(senco, 'Who has to read the handover?');
    await senco.getByLabel('Hugh Tarrant').check();
    await check(senco);
    await senco.getByRole('button', { name: 'Ask them to read it' }).click();
    await senco.getByText('Hugh Tarrant: Not read yet').waitFor();

    await senco.getByRole('link', { name: 'Ask for something that is missing' }).click();
    await heading(senco, 'Ask for something that is missing');
    await senco.getByLabel('What is missing?').fill('The letter of the speech therapist');
    await senco.getByRole('button', { name: 'Ask the old school' }).click();
    await senco.getByRole('link', { name: 'Enter why you ask' }).waitFor();
    assert.equal(await senco.getByLabel('What is missing?').inputValue(), 'The letter of the speech therapist');
    await check(senco);
    await senco.getByLabel('Why do you ask?').fill('His mother speaks of it');
    await senco.getByLabel('The office').check();
    await senco.getByRole('button', { name: 'Ask the old school' }).click();
    await senco.getByText('Not answered yet').waitFor();

    const head = await started.windowOf('secondaryHead', { javaScript, width: 320 });
    await head
      .getByRole('link', { name: /Read the handover, and say that you have/u })
      .first()
      .click();
    await heading(head, 'Have you read the handover?');
    await head.getByLabel('What do you do with it? (optional)').fill('I meet him at the gate');
    await check(head);
    await head.getByRole('button', { name: 'I have read it' }).click();
    await head.getByText('I meet him at the gate').waitFor();
    await check(head);

    const office = await started.windowOf('primaryOffice', { javaScript, width: 390 });
    await office
      .getByRole('link', { name: /Answer what the new school asks for/u })
      .first()
      .click();
    await office.getByText('I meet him at the gate').waitFor();
    await office.getByRole('link', { name: /^Answer.*letter/su }).click();
    await heading(office, 'Answer the new school');
    await office.getByLabel('There is nothing: this school never had it').check();
    await office.getByLabel(/^How was it sent/u).fill('Looked in the file and asked the SENCO');
    await check(office);
    await office.getByRole('button', { name: 'Send the answer' }).click();
    await office.getByText('Looked in the file and asked the SENCO').waitFor();
  });

  test(`a DSL writes what others need to know, and only those whom she chose read it (${how})`, async (t) => {
    const started = await journey(t);
    const move = await confirmedMove(started);
    const address = `/children/${ids.child}/moves/${move}/handover`;
    const dsl = await started.windowOf('primaryDsl', { javaScript, width: 320 });
    await dsl.goto(address);
    await dsl.getByRole('link', { name: 'Write what others need to know' }).click();
    await heading(dsl, 'What others need to know');
    await dsl.getByLabel('What do they need to know?').fill('Ring me, and nobody else, if he does not come in');
    await dsl.getByRole('button', { name: 'Save the note' }).click();
    await dsl.getByRole('link', { name: 'Select who may read it' }).waitFor();
    assert.equal(
      await dsl.getByLabel('What do they need to know?').inputValue(),
      'Ring me, and nobody else, if he does not come in',
    );
    await check(dsl);
    await dsl.getByLabel('SENCO, Fallow Edge School').check();
    await dsl.getByRole('button', { name: 'Save the note' }).click();
    await dsl.getByText('Ring me, and nobody else').waitFor();
    await check(dsl);
    for (const name of ['secondarySenco', 'secondaryDsl', 'primaryDsl'] as const) {
      const { body } = await (await started.signIn(name)).get(address);
      assert.match(body, /Ring me, and nobody else/u, name);
    }
    for (const name of ['secondaryHead', 'secondaryOffice', 'primaryHead', 'primaryOffice', 'admissions'] as const) {
      const browser = await started.signIn(name);
      for (const page of [address, `/children/${ids.child}`, `/children/${ids.child}/timeline`])
        assert.doesNotMatch((await browser.get(page)).body, /Ring me|need to know/u, `${name} ${page}`);
    }
  });

  test(`a head of year’s deputy looks through what is declared nil for several children (${how})`, async (t) => {
    const started = await journey(t);
    const move = await confirmedMove(started);
    await takenStep(started, 'primaryOffice', move, 'ctf', 'nil-declared', { reason: 'On paper only' });
    const senco = await started.windowOf('secondarySenco', { javaScript, width: 390 });
    await senco.goto(`/cohort/${ids.secondary}?year=2027`);
    await senco.getByRole('link', { name: 'Look at what old schools say they have nothing of' }).click();
    await heading(senco, 'What old schools say they have nothing of');
    await senco.getByText('On paper only').waitFor();
    await senco.getByRole('button', { name: 'I have looked at these' }).click();
    await senco.getByRole('link', { name: 'Select the children about whom you have no question' }).waitFor();
    await check(senco);
    await senco.getByLabel('Rowan Example').check();
    await senco.getByRole('button', { name: 'I have looked at these' }).click();
    await senco.getByText('Nothing waits to be looked at').waitFor();
    const { statusCode } = await (await started.signIn('academyDsl')).get(`/cohort/${ids.secondary}/declared-nil`);
    assert.equal(statusCode, 404);
  });
}
