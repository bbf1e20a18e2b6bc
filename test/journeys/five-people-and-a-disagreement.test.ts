/** A teacher is worried, the front door decides lower than the document, a nurse challenges it, nobody answers, and it is put right. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { involvementStarts } from '../../src/record/involvements.ts';
import { insertOrganisation } from '../../src/record/practitioners/insert-organisation.ts';
import { insertRole } from '../../src/record/practitioners/roles-held.ts';
import { problemsOn } from '../accessibility/problems-on.ts';
import { type Journey, journey } from '../browser.ts';
import { partnershipOffice, withLadder } from '../raised-challenge.ts';
import { asSystemAppend, ids, people } from '../small-partnership.ts';

const child = `/children/${ids.child}`;
const since = Temporal.Instant.from('2026-09-02T08:00:00Z');

/** Bea Thorne is the school nurse here. The class teacher, the nurse and the council work with the child. */
async function withNurseAndTeacher({ everything, services }: Journey): Promise<void> {
  const nursing = await everything(async (access) => {
    const organisation = await insertOrganisation(access, {
      name: 'Wyeshire School Nursing',
      kind: 'health-visiting',
      authorityCode: null,
    });
    await insertRole(
      access,
      { practitioner: people.volunteer.id, organisation, role: 'school-nurse' },
      { from: since, to: null },
    );
    return organisation;
  });
  const by = { organisation: ids.primary, recordedBy: null };
  const observed = (fact: string, said: string, more: Readonly<Record<string, unknown>> = {}) => ({
    kind: 'observation.recorded',
    happened: { day: Temporal.PlainDate.from('2026-12-10') },
    organisation: ids.primary,
    recordedBy: people.primaryDsl.id,
    data: { fact, certainty: 'confirmed', said, ...more },
  });
  await asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        involvementStarts(by, {
          organisation: ids.primary,
          practitioner: people.primaryTeacher.id,
          role: 'class-teacher',
          purpose: 'education',
          reason: 'their class',
          from: since,
        }),
        involvementStarts(
          { organisation: nursing, recordedBy: null },
          { organisation: nursing, purpose: 'health-care', reason: 'school nursing', from: since },
        ),
        observed('at-risk-of-permanent-exclusion', 'Five suspensions this term'),
        observed('seen-as-the-problem', 'His parents say that he is the problem', {
          certainty: 'reported',
          from: 'parent',
          selfReported: true,
        }),
      ],
    },
  ]);
}

const choose = (page: Page, question: string, answer: string): Promise<void> =>
  page
    .getByRole('group', { name: question })
    .getByLabel(answer, { exact: answer === 'No' })
    .check();
const write = (page: Page, label: string, text: string): Promise<void> => page.getByLabel(label).first().fill(text);
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const day = async (page: Page, question: string, date: readonly [string, string, string]): Promise<void> => {
  const group = page.getByRole('group', { name: question });
  for (const [index, part] of (['Day', 'Month', 'Year'] as const).entries())
    await group.getByLabel(part).fill(date[index] ?? '');
};

async function teacherAsksForHelp(page: Page): Promise<void> {
  await page.goto(child);
  await page.getByRole('link', { name: 'Contact the front door' }).first().click();
  await choose(page, 'What is it for?', 'I ask for a service for the child');
  await choose(page, 'Is the child suffering significant harm', 'No');
  await choose(page, 'How does the front door hear of it?', 'Here, in writing');
  await write(page, 'What is it about?', 'He turns tables over, and cries afterwards');
  await choose(page, 'Does the family know', 'Yes, and they agree');
  assert.deepEqual(await problemsOn(page), []);
  await press(page, 'Send to the front door');
  await page.getByText('The front door has it').waitFor();
}

async function frontDoorDecides(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Look at the contact for the first time' }).click();
  await page
    .getByRole('link', { name: /^Record it/u })
    .first()
    .click();
  await write(page, 'What was found?', 'Five suspensions this term; never seen by anybody for it');
  await press(page, 'Record the screening');
  await press(page, 'Decide');
  await write(page, 'What do you think is happening for this child?', 'A boy who cannot manage, and a tired family');
  await choose(page, 'Which level does that suggest to you?', 'L2: Early help');
  await press(page, 'Continue to the evidence');
  await page.getByText('L3: Family help').first().waitFor();
  await page.getByText('Five suspensions this term').first().waitFor();
  await page.getByText('What is not known').first().waitFor();
  assert.deepEqual(await problemsOn(page), []);
  await choose(page, 'Which level do you decide on?', 'L2: Early help');
  await choose(page, 'What is done on the contact?', 'Passed to early help');
  await write(page, 'Why?', 'The school has not tried early help yet');
  await choose(page, 'Is the child in need', 'No');
  await choose(page, 'Is there reasonable cause', 'No');
  await write(page, 'What does the child say or show?', 'Nobody has asked him; the school does so tomorrow');
  await write(page, 'What else did you consider?', 'That he has a need that nobody has named');
  await write(page, 'What help does the child get now?', 'The school leads an early help plan');
  await write(page, 'What would change this decision?', 'Another suspension');
  await day(page, 'When is it looked at again?', ['15', '1', '2027']);
  await choose(page, 'Was the family asked about the help?', 'Yes, they agree to the help');
  await write(page, 'Who answered?', 'His mother');
  await choose(page, 'Is information about this shared with others?', 'There is nothing to share');
  await choose(page, 'Was the family told?', 'Yes, and they agree');
  await write(page, 'Who else is told, and by whom?', 'The school, by Yusuf Dent');
  await press(page, 'Record the decision');
  await page
    .getByText('why it differs')
    .or(page.getByText('Select why'))
    .or(page.getByText('differs from'))
    .first()
    .waitFor();
  assert.equal(await page.getByLabel('Why?').first().inputValue(), 'The school has not tried early help yet');
  await page
    .getByLabel('If your decision differs from what the document indicates, why?')
    .selectOption({ label: 'Something protects the child that the document does not weigh' });
  await write(page, 'In your own words (when it differs)', 'His school holds on to him');
  await press(page, 'Record the decision');
  await page.getByText('The reply to whoever made the contact is drafted').waitFor();
}

/** @returns the address of the challenge */
async function nurseChallenges(page: Page): Promise<string> {
  await page.goto(`${child}/timeline`);
  await page.getByRole('link', { name: 'Challenge this decision' }).first().click();
  await write(page, 'What do you disagree with?', 'Early help, where the document says family help');
  await write(page, 'What do you think, and why?', 'He has not slept for weeks. That is a need, not behaviour.');
  await write(page, 'How is the child kept safe while this is open?', 'School nurse sees him each morning');
  await day(page, 'When is it looked at again?', ['22', '12', '2026']);
  await press(page, 'Raise the challenge');
  await page.getByText('The challenge has been raised').waitFor();
  await page.getByRole('heading', { name: 'Whom to ring' }).waitFor();
  assert.deepEqual(await problemsOn(page), []);
  return new URL(page.url()).pathname;
}

const step = async (page: Page, address: string, name: string): Promise<void> => {
  await page.goto(address);
  await page.getByRole('link', { name, exact: true }).click();
};

test('a concern, a decision below the document, a challenge over a weekend, and what came of it', async (t) => {
  const started = await journey(t, {}, withLadder);
  const { services, windowOf, app } = started;
  services.clock.moveTo('2026-12-18T09:00:00Z');
  await partnershipOffice(started);
  await withNurseAndTeacher(started);

  await teacherAsksForHelp(await windowOf('primaryTeacher', { width: 390 }));
  services.clock.moveTo('2026-12-18T10:00:00Z');
  await frontDoorDecides(await windowOf('frontDoor'));
  services.clock.moveTo('2026-12-18T15:00:00Z');
  const nurse = await windowOf('volunteer', { width: 390 });
  const address = await nurseChallenges(nurse);

  // Friday afternoon to Wednesday morning: nobody does anything, and nobody is there
  services.clock.moveTo('2026-12-23T08:00:00Z');
  await app.tick();
  const manager = await windowOf('teamManager');
  await manager.goto(address);
  await manager.getByRole('heading', { name: 'Stage 2 opened by itself' }).waitFor();
  await manager.getByText('Nobody has responded at this stage. Ring now.').waitFor();
  assert.deepEqual(await problemsOn(manager), []);
  await step(manager, address, 'I have this and am dealing with it');
  await press(manager, 'I have this');
  await step(manager, address, 'Propose how to settle it');
  await manager.getByLabel('The decision is changed').check();
  await manager.getByLabel('Why?', { exact: true }).fill('The nights were not known to whoever decided');
  await write(manager, 'What is to be done now?', 'A family help worker visits with the school nurse');
  await write(manager, 'Who does it?', 'Lena Hartog, social worker');
  await press(manager, 'Propose');
  await manager.getByText('It has been recorded').waitFor();

  const again = await windowOf('volunteer', { width: 390 });
  await step(again, address, 'Agree to a proposal');
  await press(again, 'Agree');
  await again.getByText('It is agreed.').waitFor();
  services.clock.moveTo('2026-12-24T10:00:00Z');
  const closing = await windowOf('teamManager');
  await step(closing, address, 'Show that what was agreed has been done');
  await write(closing, 'What shows that it was done?', 'Visited on 23 December; the visit is on the timeline');
  await press(closing, 'Save');
  await step(closing, address, 'Record that the person who raised it was told');
  await write(closing, 'How was the person who raised it told, and by whom?', 'By telephone, by Marcus Oyelaran');
  await press(closing, 'Save');
  await closing.getByText('Closed', { exact: true }).waitFor();

  const officer = await windowOf('policy');
  await officer.getByRole('link', { name: 'Log', exact: true }).click();
  await officer.getByRole('heading', { level: 1, name: 'What professionals disagreed about' }).waitFor();
  await officer.getByRole('rowheader', { name: 'Agreed: the decision is changed' }).waitFor();
  const said = await officer.locator('main').innerText();
  assert.match(said, /Fewer than 5/u);
  assert.doesNotMatch(said, /Rowan|Thorne|Oyelaran/u, 'the log is of disagreements, not of people');
  assert.deepEqual(await problemsOn(officer), []);
});
