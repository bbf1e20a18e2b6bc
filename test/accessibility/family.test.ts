import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Journey, journey } from '../browser.ts';
import { familyEntry, household, person, personId, standingRestriction, stay, toChild } from '../family-of.ts';
import { ids } from '../small-partnership.ts';
import { problemsOn } from './problems-on.ts';

const family = `/children/${ids.child}/family`;

/** A family in which every part of every page has something to show. */
const richFamily = (started: Journey): Promise<void> =>
  toChild(started, [
    person(1, 'Dana Example', {
      calledAs: 'Dee',
      dateOfBirth: '1990-02-03',
      holdings: [
        {
          basis: 'birth-mother',
          evidence: { what: 'Birth certificate', seenBy: 'Priya Nair', seenOn: '2025-01-10' },
          limits: [{ decision: 'education', effect: 'may-not-decide', by: 'Family Court, 3 March 2026' }],
        },
        { basis: 'agreement', to: '2026-01-01', limits: [] },
      ],
    }),
    person(2, 'Sam Example with a very long name that nobody could fit beside a symbol', {
      kinship: 'father',
      responsibility: 'unverified',
    }),
    person(3, 'Gran Example', {
      relation: 'relative',
      kinship: 'grandmother',
      responsibility: 'not-held',
      life: 'died',
      ended: 'Has died',
    }),
    person(4, 'Baby', { relation: 'sibling', kinship: 'half-sibling', responsibility: 'not-held', life: 'unborn' }),
    person(5, 'Auntie', {
      relation: 'other',
      kinship: 'family-friend',
      responsibility: 'not-held',
      ended: 'Moved away',
    }),
    familyEntry('family-contact-details.recorded', {
      person: personId(1),
      who: 'Dana Example',
      phones: [{ type: 'mobile', number: '07700 900411' }],
      email: 'dana@example.org',
    }),
    familyEntry('communication-needs.recorded', {
      person: personId(1),
      who: 'Dana Example',
      speaks: ['Polish'],
      reads: [],
      interpreter: 'needed',
      formats: ['easy-read'],
      unsafe: ['text'],
      unsafeBecause: 'Shared telephone',
    }),
    familyEntry('communication-needs.recorded', {
      who: 'the child',
      speaks: ['English'],
      reads: ['English'],
      interpreter: 'not-needed',
      formats: [],
      unsafe: [],
      helps: 'Time to think',
    }),
    household(50, 'with her mother'),
    familyEntry('household.address-recorded', { household: personId(50), lines: ['1 Elm Row'], postcode: 'SK23 9XB' }),
    stay(60, 50, 'Rowan', { pattern: 'Wednesday to Saturday' }),
    stay(61, 50, 'Dana Example', { person: personId(1) }),
    stay(62, 50, 'Sam Example', { person: personId(2), to: '2026-01-01' }),
    household(51, 'with her father'),
    stay(63, 51, 'Rowan'),
    stay(64, 51, 'Sam Example', { person: personId(2) }),
    familyEntry('family-couple.recorded', {
      tie: personId(74),
      one: personId(1),
      other: personId(2),
      who: 'x',
      state: 'divorced',
    }),
    familyEntry('family-parentage.recorded', {
      tie: personId(75),
      parent: personId(3),
      of: personId(1),
      who: 'x',
      how: 'birth',
    }),
    standingRestriction,
    familyEntry('contacts.recorded', {
      contacts: [
        { forename: 'Bob', surname: 'Friend', relationship: 'OTH', phones: [{ type: 'M', number: '07700 900412' }] },
      ],
    }),
  ]);

const pages = [
  '',
  '/genogram',
  '/decisions',
  '/add-person',
  `/people/${personId(1)}`,
  `/people/${personId(1)}/change`,
  `/people/${personId(1)}/responsibility`,
  `/people/${personId(1)}/contact`,
  `/people/${personId(1)}/same-person`,
  `/communication/${personId(1)}`,
  '/add-household',
  `/households/${personId(50)}`,
  '/ties',
  '/withhold',
  `/withheld/${personId(70)}`,
  '/siblings',
  '/suggested-contacts',
] as const;

test('every page of a family is free of accessibility problems, wide and at 320 pixels', async (t) => {
  const started = await journey(t);
  await richFamily(started);
  for (const width of [1280, 320]) {
    const page = await started.windowOf('primaryDsl', { width });
    for (const address of pages) {
      const response = await page.goto(family + address);
      assert.equal(response?.status(), 200, address);
      assert.deepEqual(await problemsOn(page), [], `${address} at ${width}`);
    }
  }
});

test('forms of a family with errors lead to the field, also without JavaScript', async (t) => {
  const started = await journey(t);
  await richFamily(started);
  const forms = [
    ['/add-person', 'Add person'],
    [`/people/${personId(1)}/change`, 'Save'],
    [`/people/${personId(1)}/responsibility`, 'Save'],
    [`/people/${personId(1)}/contact`, 'Save'],
    [`/communication/${personId(1)}`, 'Save'],
    ['/add-household', 'Add home'],
    [`/households/${personId(50)}`, 'Save'],
    ['/ties', 'Save'],
    ['/withhold', 'Authorise'],
    [`/withheld/${personId(70)}`, 'Save'],
    ['/siblings', 'Find'],
    ['/suggested-contacts', 'Save'],
  ] as const;
  for (const javaScript of [true, false]) {
    const page = await started.windowOf('primaryDsl', { width: 320, javaScript });
    for (const [address, button] of forms) {
      await page.goto(family + address);
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      if (!javaScript) continue;
      assert.deepEqual(await problemsOn(page), [], address);
      await page.getByRole('alert').getByRole('link').first().click();
      const focused = await page.evaluate<string>('document.activeElement.tagName');
      assert.ok(['INPUT', 'SELECT', 'TEXTAREA'].includes(focused), `${address}: ${focused}`);
    }
  }
});

/** What a screen reader is told of the picture. */
const pictureWords = (page: Page): Promise<string> =>
  page.locator('svg.throughline-genogram').evaluate((svg) => {
    const [title, description] = (svg.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id: string) => svg.querySelector(`#${id}`)?.textContent ?? '');
    return `${title}: ${description}`;
  });

test('the genogram says the same to eyes, ears, fingers and paper', async (t) => {
  const started = await journey(t);
  await richFamily(started);
  const page = await started.windowOf('primaryDsl', { width: 390 });
  await page.goto(`${family}/genogram`);
  const words = await pictureWords(page);
  const rows = await page
    .getByRole('region', { name: 'People of the genogram' })
    .getByRole('rowheader')
    .allTextContents();
  assert.deepEqual(
    rows.map((row) => row.trim()).toSorted(),
    [
      'Baby',
      'Dana Example',
      'Gran Example',
      'Rowan Example',
      'Sam Example with a very long name that nobody could fit beside a symbol',
    ].toSorted(),
  );
  for (const row of rows) assert.ok(words.includes(row.trim()), row);
  for (const says of ['divorced', 'has died', 'not yet born', 'with her mother', 'with her father'])
    assert.ok(words.includes(says), says);
  const pane = page.getByRole('region', { name: 'Picture: genogram' });
  await pane.focus();
  const before = await pane.evaluate((each) => each.scrollLeft);
  await page.keyboard.press('ArrowRight');
  for (let wait = 0; wait < 50 && (await pane.evaluate((each) => each.scrollLeft)) === before; wait += 1)
    await page.waitForTimeout(20);
  assert.ok((await pane.evaluate((each) => each.scrollLeft)) > before, 'it is scrolled with the keyboard');
  await page.emulateMedia({ media: 'print' });
  const width = await page.locator('svg.throughline-genogram').evaluate((svg) => svg.getBoundingClientRect().width);
  assert.ok(width <= 390, `on paper it is as wide as the paper: ${width}`);
});
