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

  test(`a DSL is told in August that an appeal was won, and the school that was wrong destroys what it had (${how})`, async (t) => {
    const started = await journey(t);
    const move = await confirmedMove(started);
    await takenStep(started, 'primaryOffice', move, 'ctf', 'sent', { channel: 's2s' });
    const check = async (page: Page): Promise<void> => {
      if (javaScript) assert.deepEqual(await problemsOn(page), []);
    };
    const dsl = await started.windowOf('primaryDsl', { javaScript, width: 320 });
    await dsl.goto(`/children/${ids.child}/moves/${move}`);
    await dsl.getByRole('button', { name: 'Change the move' }).click();
    await heading(dsl, 'Change a confirmed move');
    await dsl.getByLabel('Another school', { exact: true }).check();
    await dsl.getByLabel('DfE number of the school').fill('830/4992');
    await dsl.getByLabel('How do you know?').fill('letter of the appeal panel');
    await dsl.getByLabel('Why does it change?').fill('The panel found for the family');
    await dsl.getByRole('button', { name: 'Save the change' }).click();
    await dsl.getByRole('link', { name: 'Select what has happened' }).waitFor();
    assert.equal(await dsl.getByLabel('How do you know?').inputValue(), 'letter of the appeal panel');
    await dsl.getByLabel('An appeal was won').check();
    await check(dsl);
    await dsl.getByRole('button', { name: 'Save the change' }).click();
    await heading(dsl, 'Move to another school');
    await dsl.getByText('What has happened').waitFor();
    const office = await started.windowOf('secondaryDsl', { javaScript, width: 390 });
    await office.getByRole('heading', { name: 'Send back or destroy (1)' }).waitFor();
    await check(office);
    await office.getByRole('link', { name: 'Say what became of what was sent for Rowan Example' }).click();
    await heading(office, 'Send back or destroy what was sent');
    assert.equal(await office.getByText('Withens Academy').count(), 0, 'where the child goes is not told');
    await office.getByRole('button', { name: 'Confirm' }).click();
    await office.getByRole('link', { name: 'Select what became of it' }).waitFor();
    await check(office);
    await office.getByLabel('Destroyed or deleted').check();
    await office.getByRole('button', { name: 'Confirm' }).click();
    await heading(office, 'My work');
    assert.equal(await office.getByText('Rowan').count(), 0);
    const gone = await office.request.get(`/children/${ids.child}`);
    assert.equal(gone.status(), 404);
    await dsl.goto(`/children/${ids.child}/recall/${ids.secondary}`);
    await dsl.getByText('Everything is answered').waitFor();
    await check(dsl);
  });

  test(`a data manager says that a child did not arrive, and a head records what the parents say (${how})`, async (t) => {
    const started = await journey(t);
    await confirmedMove(started, { kind: 'managed-move', leavesOn: '2026-11-12', startsOn: '2026-11-16' });
    const check = async (page: Page): Promise<void> => {
      if (javaScript) assert.deepEqual(await problemsOn(page), []);
    };
    const office = await started.windowOf('secondaryOffice', { javaScript, width: 390 });
    await office
      .getByRole('link', { name: /Say whether the child has arrived/u })
      .first()
      .click();
    await heading(office, 'Move to another school');
    await office.getByRole('link', { name: 'The child did not arrive' }).click();
    await heading(office, 'The child did not arrive');
    assert.equal(await office.getByLabel('Day', { exact: true }).inputValue(), '16');
    await office.getByLabel('What did you do to find out, and what did you hear?').fill('Rang both parents');
    await check(office);
    await office.getByRole('button', { name: 'Tell the council' }).click();
    await office.getByText('The council has been asked to look for the child').waitFor();
    const head = await started.windowOf('primaryHead', { javaScript, width: 320 });
    await head
      .getByRole('link', { name: /Ask the parents whether they agree freely/u })
      .first()
      .click();
    await heading(head, 'What the parents say');
    await head.getByLabel('Who was asked?').fill('Dana Example, mother');
    await head.getByLabel('Day', { exact: true }).fill('18');
    await head.getByLabel('Month', { exact: true }).fill('11');
    await head.getByLabel('Year', { exact: true }).fill('2026');
    await head.getByLabel('The school', { exact: true }).check();
    await head.getByLabel('No', { exact: true }).check();
    await head.getByLabel('Agrees freely').check();
    await head.getByLabel('In their own words').fill('They said it would be better');
    await check(head);
    await head.getByRole('button', { name: 'Save' }).click();
    await head.getByText('Dana Example, mother: agrees freely').waitFor();
    await check(head);
  });
}
