import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { involvementStarts } from '../../src/record/involvements.ts';
import { identity, onRoll } from '../../src/record/search/children-to-find.fixture.ts';
import { problemsOn } from '../accessibility/problems-on.ts';
import { type Journey, journey } from '../browser.ts';
import { proposedMove } from '../decided-move.ts';
import { asSystemAppend, ids } from '../small-partnership.ts';

const numbered = (number: number): string => `40000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const names = ['Ada Brook', '=Bea Croft', 'Cyril Dale'] as const;

const ofCouncil = involvementStarts(
  { organisation: ids.council, recordedBy: null },
  {
    organisation: ids.council,
    purpose: 'authority-admissions',
    reason: 'offer of a place',
    from: Temporal.Instant.from('2026-11-01T09:00:00Z'),
  },
);

/** Three children of the primary school, and an offer of a place for each. */
async function offers(started: Journey): Promise<void> {
  for (const [index, name] of names.entries()) {
    const [forename = '', surname = ''] = name.split(' ');
    const subject = numbered(index + 1);
    await asSystemAppend(started.services, [
      { subject, isNew: true, entries: [...onRoll({ surname, forename, dateOfBirth: '2015-10-04' }), ofCouncil] },
    ]);
    await proposedMove(started, { child: subject, leavesOn: '2027-07-21', startsOn: '2027-09-02' });
  }
}

/** A child in Year 6 who has just come, without a handover, and has no offer. */
const newcomer = (started: Journey): Promise<void> =>
  asSystemAppend(started.services, [
    {
      subject: numbered(9),
      isNew: true,
      entries: [
        identity({ surname: 'Elm', forename: 'Dora', dateOfBirth: '2016-03-02' }),
        {
          organisation: ids.primary,
          recordedBy: null,
          kind: 'enrolment.started',
          happened: { day: Temporal.PlainDate.from('2026-11-02') },
          data: { organisation: ids.primary, yearGroup: '6' },
        },
        ofCouncil,
      ],
    },
  ]).then(() => undefined);

const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

for (const javaScript of [true, false]) {
  test(`an admissions officer opens a number of the cohort, finds a child, keeps the list and confirms all offers at once (JavaScript ${javaScript ? 'on' : 'off'})`, async (t) => {
    const started = await journey(t);
    await offers(started);
    await newcomer(started);
    const page = await started.windowOf('admissions', { javaScript, width: javaScript ? 1280 : 320 });
    const check = async (): Promise<void> => {
      if (javaScript) assert.deepEqual(await problemsOn(page), []);
    };
    await page.goto('/cohort?year=2027');
    await heading(page, 'Children who change school');
    await page.getByRole('row', { name: /^To be confirmed 3/u }).waitFor();
    if (!javaScript) {
      await page.getByRole('link', { name: /^See children who left/u }).click();
      await heading(page, 'Children whom no handover covers');
    }
    for (const name of ['On a roll without a handover', 'In Year 6 with no school to go to yet']) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('table', { name }).getByRole('link', { name: 'Dora Elm', exact: true }).waitFor();
    }
    if (!javaScript) await page.getByRole('link', { name: 'Back' }).click();
    await check();
    await page.getByRole('link', { name: 'See who sends how many children to whom' }).click();
    await page.getByRole('img', { name: 'Who sends how many children to whom' }).waitFor();
    await page.getByRole('link', { name: '3 from Alder Lane Primary School' }).waitFor();
    await check();
    await page.goBack();

    await page.getByRole('link', { name: 'To be confirmed', exact: true }).click();
    await page.getByText('Showing 1 to 3 of 3').waitFor();
    await check();
    await page.getByLabel('Find a child in this list').fill('croft');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('1 found.').waitFor();
    assert.doesNotMatch(page.url(), /croft/iu, 'a name stands in no address');
    assert.equal(await page.getByRole('link', { name: 'Ada Brook' }).count(), 0);
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByLabel('Find a child in this list').fill('');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('link', { name: 'Enter a part of the child’s name' }).waitFor();

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download this list (CSV)' }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    assert.equal(file.split('\r\n').length, 5, 'a head, three children and an end');
    assert.match(file, /^'=Bea Croft,2015-10-04,/mu, 'no name is a formula');

    await page.getByRole('link', { name: 'Confirm several at once' }).click();
    await heading(page, 'Confirm several moves');
    await page.getByRole('button', { name: 'Look through them' }).click();
    await page.getByRole('link', { name: 'Select the children whose move you confirm' }).waitFor();
    await page.getByRole('link', { name: 'Tick all 3' }).click();
    await page.getByLabel('Cyril Dale').uncheck();
    await page.getByLabel('How do you know?').fill('the list of offers of 1 March');
    await page.getByLabel('Why do you confirm them?').fill('The families have accepted');
    await check();
    await page.getByRole('button', { name: 'Look through them' }).click();
    await heading(page, 'Confirm 2 moves');
    await check();

    // Meanwhile somebody else decides on one of them
    const other = await started.windowOf('admissions', { javaScript: false });
    await other.goto('/moves');
    await other.getByRole('link', { name: 'Ada Brook' }).click();
    await other.getByLabel('Why is the move not going ahead?').fill('The family moves away');
    await other.getByRole('button', { name: 'Reject move' }).click();

    await page.getByRole('button', { name: 'Confirm 2 moves' }).click();
    await page.getByText('1 move confirmed').waitFor();
    await page.getByText('One of the moves you ticked does not wait for you any more').first().waitFor();
    await page.goto('/cohort?year=2027');
    await page.getByRole('row', { name: /^Nothing sent yet 1/u }).waitFor();
    await page.getByRole('row', { name: /^To be confirmed 1/u }).waitFor();
  });
}

test('a cohort shows nothing to those who work with none of its children, and tells nobody that there are any', async (t) => {
  const started = await journey(t);
  const dsl = await started.signIn('academyDsl');
  const look = async () => {
    const addresses = [
      `/cohort/${ids.academy}?year=2027`,
      `/cohort/moves?year=2027&from=${ids.primary}`,
      `/cohort/flow?year=2027&school=${ids.academy}`,
      '/cohort/moves.csv?year=2027',
      '/cohort/gaps/no-plan?year=2027',
    ];
    const replies = [];
    for (const address of addresses) replies.push(await dsl.get(address));
    return replies.map(({ statusCode, body }) => `${statusCode} ${body.replaceAll(/value="[\w-]{20,}"/gu, '')}`);
  };
  const before = await look();
  await offers(started);
  assert.deepEqual(await look(), before);
  assert.ok(before.every((reply) => reply.startsWith('200')));
  for (const address of [
    '/cohort',
    '/cohort/uncovered?year=2027',
    `/cohort/${ids.primary}`,
    `/cohort/flow?school=${ids.primary}`,
  ])
    assert.notEqual((await dsl.get(address)).statusCode, 200, address);
});
