/**
 * A year of three children who change school, as four people live it in four browsers: the safeguarding lead of the primary school,
 * the SENCO of the secondary school, a mother on her phone, and the admissions officer of the council. One move goes smoothly, one
 * goes elsewhere in August, and one is hard from the start, without a diagnosis.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openChild } from '../../src/record/child.ts';
import { involvementStarts } from '../../src/record/involvements.ts';
import { onRoll } from '../../src/record/search/children-to-find.fixture.ts';
import { recordArrival } from '../../src/transition/record-arrival.ts';
import { problemsOn } from '../accessibility/problems-on.ts';
import { type Journey, journey } from '../browser.ts';
import { proposedMove } from '../decided-move.ts';
import { person, toChild } from '../family-of.ts';
import { makeLink, phone } from '../guest-phone.ts';
import { asSystemAppend, ids } from '../small-partnership.ts';

const smooth = '40000000-0000-4000-8000-000000000001';
const elsewhere = '40000000-0000-4000-8000-000000000002';
const hard = '40000000-0000-4000-8000-000000000003';
const names = { [smooth]: 'Ada Brook', [elsewhere]: 'Bea Croft', [hard]: 'Cyril Dale' } as const;

const pictures = process.env['PICTURES'];
/** Looks at the page as somebody who cannot see it would, and keeps a picture when asked for. */
async function look(page: Page, name: string, hasScripts = true): Promise<void> {
  if (hasScripts) assert.deepEqual(await problemsOn(page), [], name);
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

async function offers(started: Journey): Promise<ReadonlyMap<string, string>> {
  const moves = new Map<string, string>();
  for (const [subject, name] of Object.entries(names)) {
    const [forename = '', surname = ''] = name.split(' ');
    const ofCouncil = involvementStarts(
      { organisation: ids.council, recordedBy: null },
      {
        organisation: ids.council,
        purpose: 'authority-admissions',
        reason: 'offer of a place',
        from: Temporal.Instant.from('2026-03-01T09:00:00Z'),
      },
    );
    const entries = [...onRoll({ surname, forename, dateOfBirth: '2015-01-04' }), ofCouncil];
    await asSystemAppend(started.services, [{ subject, isNew: true, entries }]);
    const move = await proposedMove(started, { child: subject, leavesOn: '2026-07-21', startsOn: '2026-09-03' });
    moves.set(subject, move);
  }
  return moves;
}

/** The officer confirms all offers at once. */
async function confirmAll(officer: Page): Promise<void> {
  await officer.goto('/cohort?year=2026');
  await officer.getByRole('row', { name: /^To be confirmed 3/u }).waitFor();
  await look(officer, 'officer-board-in-may');
  await officer.getByRole('link', { name: 'To be confirmed', exact: true }).click();
  await officer.getByRole('link', { name: 'Confirm several at once' }).click();
  await officer.getByRole('link', { name: 'Tick all 3' }).click();
  await officer.getByLabel('How do you know?').fill('the list of offers');
  await officer.getByLabel('Why do you confirm them?').fill('The families have accepted');
  await officer.getByRole('button', { name: 'Look through them' }).click();
  await officer.getByRole('button', { name: 'Confirm 3 moves' }).click();
  await officer.getByText('3 moves confirmed').waitFor();
}

/** A mother answers one question on her phone, without scripts. */
async function motherAnswers(started: Journey, dsl: Page, voices: string): Promise<void> {
  const { link, code } = await makeLink(dsl, voices, 'Mara Brook');
  const mother = await phone(started, dsl, false);
  await mother.goto(link);
  await mother.getByLabel('Code').fill(code);
  await mother.getByRole('button', { name: 'Continue' }).click();
  await look(mother, 'mother-start', false);
  await mother.getByLabel(/The adults who teach and look after/u).check();
  await mother.getByRole('button', { name: 'Start' }).click();
  for (let question = 1; question <= 4; question += 1) {
    const helps = mother.getByLabel('What helps your child on a hard day?');
    if ((await helps.count()) > 0) await helps.fill('Ten minutes alone with a map');
    await look(mother, `mother-question-${question}`, false);
    await mother.getByRole('button', { name: 'Save and continue' }).click();
  }
  await mother.getByLabel('Not sure').check();
  await mother.getByRole('button', { name: 'Save and continue' }).click();
  await look(mother, 'mother-check', false);
  await mother.getByRole('button', { name: 'Send' }).click();
  await heading(mother, /Thank you/u);
  await mother.context().close();
}

async function inJune(started: Journey, moves: ReadonlyMap<string, string>): Promise<void> {
  const address = `/children/${smooth}/moves/${moves.get(smooth) ?? ''}`;
  const dsl = await started.windowOf('primaryDsl');
  await motherAnswers(started, dsl, `${address}/voices`);
  await dsl.goto(`${address}/handover/safeguarding-file`);
  await dsl.getByLabel('It has been sent').check();
  await dsl.getByLabel('How was it sent?').selectOption('Secure portal');
  await dsl.getByRole('button', { name: 'Save' }).click();
  await dsl.getByText('Sent', { exact: true }).first().waitFor();

  const senco = await started.windowOf('secondarySenco');
  await senco.goto(`${address}/handover`);
  assert.equal(await senco.getByText('Safeguarding file').count(), 0, 'the line between the DSLs is not hers');
  await senco.getByRole('link', { name: 'Name the key adult' }).click();
  await senco.getByLabel('Hugh Tarrant').check();
  await senco.getByRole('button', { name: 'Save' }).click();
  await senco.getByText('Hugh Tarrant looks out for the child at Fallow Edge School').waitFor();
  await look(senco, 'senco-handover');
  await senco.goto(`/children/${smooth}/timeline`);
  await senco.getByText('Ten minutes alone with a map').first().waitFor();

  await dsl.goto(`/children/${hard}/moves/${moves.get(hard) ?? ''}/enhanced`);
  await dsl.getByRole('button', { name: 'Decide' }).click();
  await dsl.getByLabel('The move is prepared with an enhanced transition').check();
  await dsl.getByLabel('Why?').fill('He needs to know the people before he needs them. Nobody has given it a name');
  await dsl.getByRole('button', { name: 'Save' }).click();
  await dsl.getByText('Nobody has given it a name').first().waitFor();
  await senco.goto(`/children/${hard}/moves/${moves.get(hard) ?? ''}/enhanced`);
  await senco.getByText('Nobody has given it a name').first().waitFor();
}

async function inAugust(started: Journey, moves: ReadonlyMap<string, string>): Promise<void> {
  const address = `/children/${elsewhere}/moves/${moves.get(elsewhere) ?? ''}`;
  const senco = await started.windowOf('secondarySenco', { javaScript: false });
  await senco.goto(`${address}/handover`);
  await heading(senco, /Handover/u);
  const officer = await started.windowOf('admissions', { width: 390 });
  await officer.goto(address);
  await officer.getByRole('button', { name: 'Change the move' }).click();
  await officer.getByLabel('Another school', { exact: true }).check();
  await officer.getByLabel('DfE number of the school').fill('830/4992');
  await officer.getByLabel('How do you know?').fill('letter of the appeal panel');
  await officer.getByLabel('Why does it change?').fill('The panel found for the family');
  await officer.getByLabel('An appeal was won').check();
  await look(officer, 'officer-changes');
  await officer.getByRole('button', { name: 'Save the change' }).click();
  await officer.getByText('What has happened').waitFor();
  for (const path of ['', '/handover']) {
    const gone = await senco.goto(`${address}${path}`);
    assert.equal(gone?.status(), 404, 'the school that was wrong sees nothing any more');
  }
  await senco.goto('/moves');
  assert.equal(await senco.getByText('Bea Croft').count(), 0);
  const academy = await started.windowOf('academyDsl');
  await academy.goto(`${address}/handover`);
  await heading(academy, /Handover/u);
  await officer.goto('/cohort/flow?year=2026');
  await look(officer, 'officer-flow-in-august');
}

/** Who came on the first day, as the office of the new school has it. */
async function arrived(started: Journey, moves: ReadonlyMap<string, string>): Promise<void> {
  for (const child of [smooth, hard])
    await started.as('secondaryOffice', async (access) => {
      const open = await openChild(access, child);
      await recordArrival(open, moves.get(child) ?? '', Temporal.PlainDate.from('2026-09-03'), '7', open.seen);
    });
}

async function inSeptember(started: Journey, moves: ReadonlyMap<string, string>): Promise<void> {
  const suspension = {
    kind: 'suspension.recorded',
    happened: { day: Temporal.PlainDate.from('2026-09-08') },
    organisation: ids.secondary,
    recordedBy: null,
    data: { organisation: ids.secondary, schoolDays: 1, reason: 'Shouted at a teacher' },
  };
  await asSystemAppend(started.services, [{ subject: hard, isNew: false, entries: [suspension] }]);
  const address = `/children/${hard}/moves/${moves.get(hard) ?? ''}/after-arrival`;
  const senco = await started.windowOf('secondarySenco', { width: 390 });
  await senco.goto(address);
  await senco.getByRole('row', { name: /Bring the next review forward after a first suspension/u }).waitFor();
  await look(senco, 'senco-review-forward');
  await senco.getByRole('button', { name: 'Record a review' }).click();
  await senco.getByLabel('How does it go at school?').fill('Two friends; lunch goes wrong');
  await senco.getByLabel('Some of them').check();
  await senco.getByLabel('What does the child say?').fill('It is too loud');
  await senco.getByLabel('What changes now, or why does nothing have to?').fill('Lunch in the library');
  await senco.getByRole('button', { name: 'Save the review' }).click();
  await heading(senco, 'After arrival');
  await senco.getByText('Lunch in the library').waitFor();
  await senco.getByRole('button', { name: 'Say how good the handover was' }).click();
  await senco.getByLabel('Something important was missing').check();
  await senco.getByLabel('What was late, missing or wrong? (optional)').fill('Nobody told us what calms him');
  await senco.getByRole('button', { name: 'Send it to the old school' }).click();
  await senco.getByText('The old school can read this now').waitFor();

  const dsl = await started.windowOf('primaryDsl');
  await dsl.goto(address);
  const read = await dsl.locator('main').innerText();
  assert.match(read, /Nobody told us what calms him/u);
  assert.doesNotMatch(read, /library|friends|Shouted|suspension/u, 'not what became of him');
  await dsl.goto(`/cohort/${ids.primary}?year=2026`);
  await dsl.getByRole('row', { name: /Something important was missing/u }).waitFor();
  await look(dsl, 'primary-learns');
  const officer = await started.windowOf('admissions');
  await officer.goto('/cohort?year=2026');
  await look(officer, 'officer-board-in-september');
  assert.equal(await officer.getByText('Shouted at a teacher').count(), 0);
}

test('four people see three children through a year in which one goes elsewhere in August and one is hard from the start', async (t) => {
  const started = await journey(t);
  const { clock } = started.services;
  clock.moveTo('2026-05-11T09:00:00Z');
  const moves = await offers(started);
  await toChild(started, [person(1, 'Mara Brook')], smooth);
  await confirmAll(await started.windowOf('admissions'));
  clock.moveTo('2026-06-15T09:00:00Z');
  await inJune(started, moves);
  clock.moveTo('2026-08-20T09:00:00Z');
  await inAugust(started, moves);
  clock.moveTo('2026-09-03T09:00:00Z');
  await arrived(started, moves);
  clock.moveTo('2026-09-09T09:00:00Z');
  await inSeptember(started, moves);
});
