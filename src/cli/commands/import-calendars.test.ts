import assert from 'node:assert/strict';
import { test } from 'node:test';
import bundled from '../../../packs/england/calendars/bank-holidays.json' with { type: 'json' };
import { confirmedMove } from '../../../test/decided-move.ts';
import { allRows, ids, type SmallPartnership, smallPartnership } from '../../../test/small-partnership.ts';
import { temporaryFile } from '../../../test/temporary-file.ts';
import { openChild } from '../../record/child.ts';
import { dutiesOfChild } from '../../record/duties.ts';
import { findOrganisation } from '../../record/organisations.ts';
import { sweep } from '../../record/sweep.ts';
import { tracesOf } from '../../record/traces.ts';
import { dueDay } from '../../rulebook/testing/scene.ts';
import { caller } from '../command.fixture.ts';
import { importBankHolidaysCommand } from './import-bank-holidays.ts';
import { importTermDatesCommand } from './import-term-dates.ts';

type Test = Parameters<typeof smallPartnership>[0];

async function prepared(t: Test) {
  const partnership = await smallPartnership(t);
  const bank = await caller(t, partnership, importBankHolidaysCommand);
  const terms = await caller(t, partnership, importTermDatesCommand);
  return {
    partnership,
    holidays: async (events: readonly object[]) =>
      bank([await temporaryFile(t, 'bank-holidays.json', JSON.stringify({ division: 'england-and-wales', events }))]),
    termDates: async (keeper: string, ...lines: readonly string[]) =>
      terms([await temporaryFile(t, 'terms.csv', ['Kind,Name,From,To', ...lines, ''].join('\n'))], { for: keeper }),
    bank,
    terms,
  };
}

const child = <Result>(
  { as }: SmallPartnership,
  work: (of: Awaited<ReturnType<typeof openChild>>) => Promise<Result>,
) => as('primaryOffice', async (access) => work(await openChild(access, ids.child)));

/** The limit of the transfer file: 15 school days after the last day at the old school. */
const fileDue = async (partnership: SmallPartnership): Promise<string> => {
  const duties = await child(partnership, (of) => dutiesOfChild(of));
  const duty = duties.find(({ rule }) => rule === 'ctf.send');
  assert.ok(duty !== undefined);
  return dueDay(duty.due);
};

const recounted = async (partnership: SmallPartnership): Promise<readonly string[]> => {
  const traces = await child(partnership, tracesOf);
  return traces.filter(({ step }) => step === 'recounted').map(({ rule }) => rule);
};

const oneMore = { title: 'Bank holiday for a coronation', date: '2026-11-24' };
const inYear = { kind: 'in-year', leavesOn: '2026-11-20', startsOn: '2026-11-23' } as const;

test('a day added to the bank holidays moves what was counted over it, and the trace says so', async (t) => {
  const { partnership, holidays } = await prepared(t);
  await confirmedMove(partnership, inYear);
  const before = await fileDue(partnership);
  const { code, said } = await holidays([...bundled.events, oneMore]);
  assert.equal(code, 0);
  assert.equal(
    said,
    'Bank holidays in England and Wales are known for 2012 to 2028. What is owed for 1 child was counted again.',
  );
  assert.deepEqual([before, await fileDue(partnership)], ['2026-12-11', '2026-12-14']);
  assert.ok((await recounted(partnership)).includes('ctf.send'));
  const events = await allRows<{ action: string; detail: object }>(partnership.databases, 'audit_event');
  assert.deepEqual(
    events.filter(({ action }) => action === 'bank holidays loaded').map(({ detail }) => detail),
    [{ version: 1, subjects: 1 }],
  );
});

test('a running server counts on the new list at once', async (t) => {
  const { partnership, holidays } = await prepared(t);
  await holidays([...bundled.events, oneMore]);
  await confirmedMove(partnership, inYear);
  assert.equal(await fileDue(partnership), '2026-12-14');
  assert.deepEqual(await recounted(partnership), [], 'nothing had been counted before');
});

test('loaded again it is nothing new; loaded without the day, the day is a working day again', async (t) => {
  const { partnership, holidays } = await prepared(t);
  await confirmedMove(partnership, inYear);
  assert.match((await holidays(bundled.events)).said, /^Nothing is new in this list\./u);
  await holidays([...bundled.events, oneMore]);
  assert.match((await holidays([...bundled.events, oneMore])).said, /^Nothing is new in this list\./u);
  await holidays(bundled.events);
  assert.equal(await fileDue(partnership), '2026-12-11');
});

test('the government’s list has few years: others stay as they were known', async (t) => {
  const { partnership, holidays } = await prepared(t);
  await confirmedMove(partnership, inYear);
  const few = bundled.events.filter(({ date }) => date >= '2026' && date < '2028');
  assert.match((await holidays([...few, oneMore])).said, /known for 2012 to 2028/u);
  assert.equal(await fileDue(partnership), '2026-12-14');
  const later = bundled.events
    .filter(({ date }) => date.startsWith('2026'))
    .map(({ title }, index) => ({ title, date: `2029-0${index + 1}-05` }))
    .filter(({ date }) => Temporal.PlainDate.from(date).dayOfWeek < 6);
  assert.match((await holidays(later)).said, /The file was refused\. It has \d bank holidays in 2029/u);
  assert.equal(await fileDue(partnership), '2026-12-14');
});

test('a list that leaves years out between is refused', async (t) => {
  const { holidays } = await prepared(t);
  const far = Array.from({ length: 8 }, (_, index) => ({
    title: 'Holiday',
    date: `2031-05-${String(index + 5).padStart(2, '0')}`,
  })).filter(({ date }) => Temporal.PlainDate.from(date).dayOfWeek < 6);
  const eight = [
    ...far,
    { title: 'x', date: '2031-06-02' },
    { title: 'x', date: '2031-06-03' },
    { title: 'x', date: '2031-06-04' },
  ];
  const { code, said } = await holidays(eight);
  assert.equal(code, 1);
  assert.match(said, /others are missing/u);
});

const autumn = ['Term,Autumn term 2026,02/09/2026,18/12/2026', 'Half term,,26/10/2026,30/10/2026'];

test('a training day of the council’s schools moves what is counted on their days', async (t) => {
  const { partnership, termDates } = await prepared(t);
  await confirmedMove(partnership, inYear);
  const { code, said } = await termDates('830', ...autumn, 'Training day,,27/11/2026,');
  assert.equal(code, 0);
  assert.match(said, /^Term dates of Wyeshire County Council are known from 1 September 2025 to 31 August 2027\./u);
  assert.match(said, /What is owed for 1 child was counted again\.$/u);
  assert.equal(await fileDue(partnership), '2026-12-14');
  assert.ok((await recounted(partnership)).includes('ctf.send'));
});

test('a school gets dates of its own, and leaves those of its council', async (t) => {
  const { partnership, termDates } = await prepared(t);
  await confirmedMove(partnership, inYear);
  const { said } = await termDates(
    '830/2991',
    ...autumn,
    'Term,Spring,05/01/2027,25/03/2027',
    'Closed,,07/12/2026,11/12/2026',
  );
  assert.match(said, /Term dates of Alder Lane Primary School are known from 2 September 2026 to 25 March 2027/u);
  assert.match(said, /From now on the school keeps its own dates/u);
  assert.equal(await fileDue(partnership), '2026-12-18');
  const school = await partnership.everything((access) => findOrganisation(access, ids.primary));
  assert.equal(school?.termDates, 'own');
  assert.match(
    (await termDates('8302991', ...autumn, 'Term,Spring,05/01/2027,25/03/2027', 'Closed,,07/12/2026,11/12/2026')).said,
    /^Nothing is new/u,
  );
});

test('dates that end too early leave the limit open and say which, until later ones are loaded', async (t) => {
  const { partnership, termDates } = await prepared(t);
  await confirmedMove(partnership, inYear);
  await termDates('8302991', 'Term,Autumn,02/09/2026,27/11/2026');
  assert.match(await fileDue(partnership), /"term dates of Alder Lane Primary School" ends too early/u);
  await termDates('8302991', 'Term,Second half,30/11/2026,18/12/2026');
  assert.equal(await fileDue(partnership), '2026-12-11');
});

test('a year added later keeps the one before, and a year left out between is refused', async (t) => {
  const { partnership, termDates } = await prepared(t);
  await confirmedMove(partnership, inYear);
  await termDates(
    '8302991',
    'Term,Autumn 2026,02/09/2026,18/12/2026',
    'Term,Spring,04/01/2027,25/03/2027',
    'Term,Summer,12/04/2027,23/07/2027',
  );
  assert.match(
    (await termDates('8302991', 'Term,Autumn 2027,02/09/2027,17/12/2027')).said,
    /from 2 September 2026 to 17 December 2027/u,
  );
  assert.equal(await fileDue(partnership), '2026-12-11');
  const { code, said } = await termDates('8302991', 'Term,Autumn 2028,04/09/2028,15/12/2028');
  assert.equal(code, 1);
  assert.match(said, /Nothing is known of the time from 17 December 2027 to 4 September 2028/u);
});

test('children whom it does not concern are left alone', async (t) => {
  const { partnership, termDates } = await prepared(t);
  await confirmedMove(partnership, inYear);
  assert.match((await termDates('8304992', ...autumn)).said, /No limit had been counted on it\.\nFrom now on/u);
  await sweep(partnership.services, { partnership: ids.partnership });
  assert.deepEqual(await recounted(partnership), []);
});

test('called wrongly, or with something else, both say what to do and change nothing', async (t) => {
  const { bank, terms, termDates } = await prepared(t);
  const file = await temporaryFile(t, 'a.txt', 'words');
  for (const [called, outcome, says] of [
    [bank([]), 2, /Name one file: throughline import bank-holidays FILE/u],
    [bank(['a', 'b']), 2, /Name one file/u],
    [bank(['/nowhere']), 2, /There is no file \/nowhere/u],
    [bank([file]), 1, /This is not JSON[^]*What to do: download https:\/\/www\.gov\.uk\/bank-holidays\.json/u],
    [terms([file]), 2, /whose dates they are[^]*seven digits/u],
    [terms([], { for: '830' }), 2, /Name one file/u],
    [terms([file], { for: '830' }), 1, /refused\. Nothing was changed\.\n- The first line has to name/u],
    [termDates('999', ...autumn), 1, /No school or council here has the number "999"/u],
    [termDates('Alder Lane', ...autumn), 1, /No school or council here[^]*seven digits/u],
  ] as const) {
    const { code, said } = await called;
    assert.match(said, says);
    assert.equal(code, outcome, said);
  }
});
