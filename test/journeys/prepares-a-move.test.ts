/** A child with challenging behaviour and no diagnosis moves school: both schools prepare it, and look after them when they have come. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openChild } from '../../src/record/child.ts';
import { recordArrival } from '../../src/transition/record-arrival.ts';
import { problemsOn } from '../accessibility/problems-on.ts';
import { type Journey, journey } from '../browser.ts';
import { confirmedMove } from '../decided-move.ts';
import { asSystemAppend, ids } from '../small-partnership.ts';

const suspended = (started: Journey, organisation: string, on: string, reason: string): Promise<unknown> =>
  asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          kind: 'suspension.recorded',
          happened: { day: Temporal.PlainDate.from(on) },
          organisation,
          recordedBy: null,
          data: { organisation, schoolDays: 1, reason },
        },
      ],
    },
  ]);

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

const typeDay = async (page: Page, day: string): Promise<void> => {
  const [year = '', month = '', date = ''] = day.split('-');
  await page.getByLabel('Day', { exact: true }).fill(String(Number(date)));
  await page.getByLabel('Month', { exact: true }).fill(String(Number(month)));
  await page.getByLabel('Year', { exact: true }).fill(year);
};

for (const javaScript of [true, false]) {
  const how = `JavaScript ${javaScript ? 'on' : 'off'}`;
  const check = async (page: Page): Promise<void> => {
    if (javaScript) assert.deepEqual(await problemsOn(page), []);
  };

  test(`a primary school and a secondary school prepare a hard move together, without a diagnosis (${how})`, async (t) => {
    const started = await journey(t);
    const move = await confirmedMove(started);
    await suspended(started, ids.primary, '2026-10-06', 'Threw a chair');

    const dsl = await started.windowOf('primaryDsl', { javaScript });
    await dsl.goto(`/children/${ids.child}/moves/${move}/handover`);
    await dsl.getByRole('link', { name: /^Prepare the move/u }).click();
    await heading(dsl, 'Preparing the move');
    await dsl.getByText('Would an enhanced transition help').waitFor();
    await dsl.getByText('Threw a chair').waitFor();
    await check(dsl);

    await dsl.getByRole('button', { name: 'Decide' }).click();
    await heading(dsl, 'How is the move prepared?');
    await dsl.getByLabel('The usual preparation is enough').check();
    await dsl.getByRole('button', { name: 'Save' }).click();
    await dsl.getByRole('link', { name: 'Enter why' }).waitFor();
    await check(dsl);
    await dsl.getByLabel('The move is prepared with an enhanced transition').check();
    await dsl.getByLabel('Why?').fill('He needs to know the people before he needs them');
    await dsl.getByRole('button', { name: 'Save' }).click();
    await heading(dsl, 'Preparing the move');
    await dsl.getByText('He needs to know the people before he needs them').first().waitFor();

    const head = await started.windowOf('primaryHead', { javaScript, width: 320 });
    await head.goto(`/children/${ids.child}/moves/${move}/enhanced/profile`);
    await head.getByLabel('What helps?').fill('Being told five minutes before a change');
    await head.getByRole('button', { name: 'Save' }).click();
    await head.getByRole('link', { name: 'Enter what is hard' }).waitFor();
    assert.equal(await head.getByLabel('What helps?').inputValue(), 'Being told five minutes before a change');
    await check(head);
    await head.getByLabel('What is hard?').fill('Noise at lunch');
    await head.getByLabel('What does it look like before it goes wrong?').fill('He pulls his sleeves over his hands');
    await head.getByLabel('Who wrote it, and with whom?').fill('Class teacher, with him');
    await head.getByRole('button', { name: 'Save' }).click();
    await head.getByText('He pulls his sleeves over his hands').waitFor();
    await check(head);

    await dsl.reload();
    await dsl.getByRole('button', { name: 'Add to the plan' }).click();
    await heading(dsl, 'Add to the plan');
    await dsl.getByLabel('Visit to the new school').check();
    await dsl.getByLabel('What exactly is done?').fill('A quiet visit after school');
    await dsl.getByLabel('Fallow Edge School').check();
    await dsl.getByLabel('Who does it?').selectOption('senco');
    await typeDay(dsl, '2025-12-04');
    await dsl.getByRole('button', { name: 'Add to the plan' }).click();
    await dsl.getByRole('link', { name: 'Day by which it is done must be today or in the future' }).waitFor();
    await check(dsl);
    await typeDay(dsl, '2026-12-04');
    await dsl.getByRole('button', { name: 'Add to the plan' }).click();
    await dsl.getByRole('row', { name: /A quiet visit after school/u }).waitFor();
    await check(dsl);

    // It is owed by the other school, by its role and day, and waits in the work of whoever holds it
    const senco = await started.windowOf('secondarySenco', { javaScript, width: 390 });
    await senco
      .getByRole('link', { name: /Do what the plan for the move says/u })
      .first()
      .click();
    await heading(senco, 'Preparing the move');
    await senco.getByText('Being told five minutes before a change').waitFor();
    await senco.getByRole('link', { name: /^Say how it went/u }).click();
    await heading(senco, 'How did it go?');
    await senco.getByLabel('Yes').check();
    await senco
      .getByLabel('How did it go, or why is it not needed?')
      .fill('He found the library and wants to come again');
    await check(senco);
    await senco.getByRole('button', { name: 'Save' }).click();
    await senco.getByText('He found the library').waitFor();
    await senco.getByText('Done', { exact: true }).waitFor();
  });

  test(`a suspension brings the review at two weeks forward, and the primary school learns how good its handover was and no more (${how})`, async (t) => {
    const started = await journey(t);
    const move = await confirmedMove(started, { kind: 'in-year', leavesOn: '2026-11-06', startsOn: '2026-11-09' });
    await started.as('secondaryDsl', async (access) => {
      const child = await openChild(access, ids.child);
      await recordArrival(child, move, Temporal.PlainDate.from('2026-11-09'), '7', child.seen);
    });
    const senco = await started.windowOf('secondarySenco', { javaScript, width: 390 });
    await senco.goto(`/children/${ids.child}/moves/${move}`);
    await senco.getByRole('button', { name: 'After arrival' }).click();
    await heading(senco, 'After arrival');
    await senco.getByText('No review is owed').waitFor();

    await suspended(started, ids.secondary, '2026-11-18', 'Shouted at a teacher');
    await senco.reload();
    const forward = senco.getByRole('row', { name: /Bring the next review forward after a first suspension/u });
    await forward.getByText('25 November 2026').waitFor();
    await senco
      .getByRole('row', { name: /Review two weeks after arrival/u })
      .getByText('23 November 2026')
      .waitFor();
    await check(senco);

    await senco.getByRole('button', { name: 'Record a review' }).click();
    await heading(senco, 'Review after arrival');
    assert.equal(await senco.getByLabel('Which review is it?').inputValue(), 'two-weeks');
    await senco.getByLabel('How does it go at school?').fill('Two friends; lunch goes wrong');
    await senco.getByRole('button', { name: 'Save the review' }).click();
    await senco.getByRole('link', { name: 'Select whether the information reached them' }).waitFor();
    await check(senco);
    assert.equal(await senco.getByLabel('How does it go at school?').inputValue(), 'Two friends; lunch goes wrong');
    await senco.getByLabel('Some of them').check();
    await senco.getByLabel('What does the child say?').fill('It is too loud');
    await senco.getByLabel('What changes now, or why does nothing have to?').fill('Lunch in the library');
    await senco.getByRole('button', { name: 'Save the review' }).click();
    await heading(senco, 'After arrival');
    await senco.getByText('Lunch in the library').waitFor();
    assert.equal(await forward.count(), 0, 'the review that was brought forward is held');
    assert.equal(await senco.getByRole('row', { name: /Review two weeks after arrival/u }).count(), 0);
    await senco.getByRole('row', { name: /Review six weeks after arrival/u }).waitFor();
    await check(senco);

    const dsl = await started.windowOf('primaryDsl', { javaScript, width: 320 });
    const look = async (): Promise<string> => {
      await dsl.goto(`/children/${ids.child}/moves/${move}`);
      const text = await dsl.locator('main').innerText();
      await dsl.goto(`/children/${ids.child}/moves/${move}/after-arrival`);
      return `${text}${await dsl.locator('main').innerText()}`;
    };
    assert.doesNotMatch(await look(), /library|friends|Shouted|suspension/u);

    await senco.getByRole('button', { name: 'Say how good the handover was' }).click();
    await heading(senco, 'How good was the handover?');
    await senco.getByLabel('Something important was missing').check();
    await senco.getByLabel('What was late, missing or wrong? (optional)').fill('Nobody told us what calms him');
    await check(senco);
    await senco.getByRole('button', { name: 'Send it to the old school' }).click();
    await senco.getByText('The old school can read this now').waitFor();

    assert.match(await look(), /Nobody told us what calms him/u);
    assert.doesNotMatch(await look(), /library|friends|Shouted|suspension/u);
    await dsl.goto(`/cohort/${ids.primary}`);
    await dsl.getByRole('row', { name: /Something important was missing/u }).waitFor();
    await check(dsl);
  });
}
