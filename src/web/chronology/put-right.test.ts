/** Putting entries right: corrections, withdrawals and statements against them, and who may make them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, type TestApp, testApp } from '../../../test/app.ts';
import { allRows, asSystemAppend, ids, people } from '../../../test/small-partnership.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { involvementStarts } from '../../record/involvements.ts';

const id = (number: number): string => `41000000-0000-4000-8000-00000000000${number}`;
const note = id(1);
const concern = id(2);
const councilNote = id(3);
const timeline = `/children/${ids.child}/timeline`;
const at = (entry: string, doing: string): string => `/children/${ids.child}/entries/${entry}/${doing}`;

const recorded = (organisation: string, of: Partial<NewEntry>): NewEntry => ({
  kind: 'note.recorded',
  happened: { day: Temporal.PlainDate.from('2026-11-20') },
  organisation,
  recordedBy: null,
  data: { text: 'Was late on Thursday' },
  ...of,
});

/** A note and a concern of the school, a note of the council; social work and the school both work with the child. */
const prepared = async ({ services }: TestApp): Promise<void> =>
  asSystemAppend(services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        involvementStarts(
          { organisation: ids.council, recordedBy: null },
          {
            organisation: ids.council,
            purpose: 'social-care',
            reason: 'an assessment',
            from: Temporal.Instant.from('2026-11-01T09:00:00Z'),
          },
        ),
        recorded(ids.primary, { id: note }),
        recorded(ids.primary, {
          id: concern,
          kind: 'concern.recorded',
          audience: [`dsl@${ids.primary}`],
          data: { what: 'a mark on the neck' },
        }),
        recorded(ids.council, { id: councilNote, data: { text: 'Seen at home on Friday' } }),
      ],
    },
  ]);

const correction = {
  _doing: 'record',
  draft: '',
  seen: '99',
  when: 'earlier',
  'on-day': '19',
  'on-month': '11',
  'on-year': '2026',
  'a-text': 'Was ten minutes late on Thursday',
  status: 'fact',
  compartment: 'general',
  audience: 'everyone',
  organisation: ids.primary,
  because: 'the register says ten minutes',
};
const correct = (browser: Browser, of: Readonly<Record<string, string>> = {}, entry = note) =>
  browser.post(at(entry, 'correct'), { ...correction, ...of });

/** What is read, without what marks it up. */
const words = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/gu, ' ');

/** One item of a timeline, marked up. */
const itemOf = (body: string, entry: string): string =>
  body.split(/(?=<div[^>]*class="moj-timeline__item)/u).find((item) => item.includes(`id="${entry}"`)) ?? '';

test('a corrected entry shows the new words, why, and what stood there before', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const dsl = await started.signIn('primaryDsl');
  const form = (await dsl.get(at(note, 'correct'))).body;
  assert.match(form, /Was late on Thursday<\/textarea>/u);
  assert.match(form, /name="on-day"[^>]*value="20"/u);
  const refused = await correct(dsl, { because: '' });
  assert.match(refused.body, /Enter why you correct it/u);
  assert.match(refused.body, /Was ten minutes late on Thursday<\/textarea>/u);
  const done = await correct(dsl);
  assert.equal(done.statusCode, 303, done.body);
  const { body } = await dsl.get(String(done.headers.location));
  assert.match(body, /Was ten minutes late on Thursday/u);
  assert.match(
    words(body),
    /Corrected by Priya Nair, Alder Lane Primary School on 22 November 2026 : the register says ten/u,
  );
  assert.match(body, /What stood here before[\s\S]*Was late on Thursday/u);
  const seenByOther = (await (await started.signIn('socialWorker')).get(timeline)).body;
  assert.match(seenByOther, /Was ten minutes late[\s\S]*What stood here before[\s\S]*Was late on Thursday/u);
});

test('a withdrawn entry stays, marked, with who withdrew it and why', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const dsl = await started.signIn('primaryDsl');
  assert.match((await dsl.post(at(note, 'withdraw'), {})).body, /Enter why you withdraw it/u);
  const done = await dsl.post(at(note, 'withdraw'), { reason: 'it was another pupil of the class' });
  assert.equal(done.statusCode, 303, done.body);
  const shown = itemOf((await dsl.get(timeline)).body, note);
  assert.match(shown, /Withdrawn[\s\S]*Withdrawn by Priya Nair[\s\S]*it was another pupil of the class/u);
  assert.doesNotMatch(shown, /\/correct"|\/withdraw"|\/disagree"/u);
  assert.equal((await dsl.post(at(note, 'withdraw'), { reason: 'again' }, timeline)).statusCode, 403);
});

test('a family’s statement stands under the entry for everybody who reads that entry, and for nobody else', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const [dsl, worker] = [await started.signIn('primaryDsl'), await started.signIn('socialWorker')];
  const family = {
    whose: 'family',
    statement: 'He had the doctor’s appointment that we told you of',
    organisation: '',
  };
  assert.match(
    (await worker.post(at(note, 'disagree'), { ...family, who: '' })).body,
    /Enter who of the family disagrees/u,
  );
  const done = await worker.post(at(note, 'disagree'), { ...family, who: 'Father' });
  assert.equal(done.statusCode, 303, done.body);
  for (const reader of [dsl, worker]) {
    const { body } = await reader.get(timeline);
    assert.match(itemOf(body, note), /The family disagrees:[\s\S]*Father[\s\S]*appointment that we told you of/u);
    assert.equal(body.split('appointment that we told you of').length, 2, 'once, under what it disputes');
  }
  await dsl.post(at(concern, 'disagree'), { ...family, who: 'Mother', statement: 'It is a birthmark' });
  assert.match((await dsl.get(timeline)).body, /It is a birthmark/u);
  assert.doesNotMatch((await worker.get(timeline)).body, /birthmark/u);
  const filtered = (await dsl.get(`${timeline}?only=disputed`)).body;
  assert.match(filtered, /birthmark/u);
  assert.doesNotMatch(filtered, /Seen at home/u);
});

test('a statement against what was shared is read by those it was shared with', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const [dsl, worker] = [await started.signIn('primaryDsl'), await started.signIn('socialWorker')];
  await dsl.post(at(concern, 'disagree'), { whose: 'own', statement: 'The nurse saw no mark' });
  assert.doesNotMatch((await worker.get(timeline)).body, /mark on the neck|saw no mark/u);
  const shared = await dsl.post(`/children/${ids.child}/share`, {
    step: 'decide',
    receiver: `${ids.council} social-worker social-care`,
    entries: concern,
    about: 'a mark seen at school',
    relevant: 'yes',
    relevantWhy: 'it is about harm',
    helps: 'yes',
    helpsWhy: 'they assess the family',
    harmful: 'no',
    harmfulWhy: 'nobody is put at risk by it',
    basis: 'duty-to-share',
    condition: 'safeguarding',
    told: 'objected',
    outcome: 'shared',
    reason: 'the social worker has to know',
  });
  assert.equal(shared.statusCode, 303, shared.body);
  assert.match(itemOf((await worker.get(timeline)).body, concern), /a mark on the neck[\s\S]*The nurse saw no mark/u);
});

test('nobody puts right what another agency recorded, or what they cannot see', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const [dsl, worker, office] = [
    await started.signIn('primaryDsl'),
    await started.signIn('socialWorker'),
    await started.signIn('primaryOffice'),
  ];
  const before = (await allRows(started.databases, 'entry')).length;
  for (const doing of ['correct', 'withdraw']) {
    const sent = { ...correction, reason: 'no' };
    assert.equal((await dsl.get(at(councilNote, doing))).statusCode, 403);
    assert.equal((await dsl.post(at(councilNote, doing), sent, timeline)).statusCode, 403);
  }
  for (const doing of ['correct', 'withdraw', 'disagree']) {
    const sent = { ...correction, reason: 'no', whose: 'own', statement: 'no' };
    for (const [browser, entry] of [
      [worker, concern],
      [office, concern],
      [worker, id(9)],
      [worker, 'no-id'],
    ] as const) {
      const answers = [await browser.get(at(entry, doing)), await browser.post(at(entry, doing), sent, timeline)];
      for (const { statusCode, body } of answers) {
        assert.equal(statusCode, 404);
        assert.doesNotMatch(body, /mark on the neck/u);
      }
    }
  }
  assert.equal((await (await started.signIn('academyDsl')).get(at(note, 'correct'))).statusCode, 404);
  assert.equal((await allRows(started.databases, 'entry')).length, before);
});

test('a correction cannot carry an entry to other readers, another part or another organisation', async (t) => {
  const started = await testApp(t);
  await prepared(started);
  const dsl = await started.signIn('primaryDsl');
  const done = await correct(
    dsl,
    {
      'a-what': 'a mark on the neck, seen twice',
      compartment: 'general',
      organisation: ids.council,
      homeSystem: 'Other',
    },
    concern,
  );
  assert.equal(done.statusCode, 303, done.body);
  type Row = Readonly<Record<'corrects' | 'compartment' | 'audience' | 'organisation_id' | 'home_system', unknown>>;
  const row = (await allRows<Row>(started.databases, 'entry')).find(({ corrects }) => corrects === concern);
  assert.deepEqual(
    [row?.compartment, row?.audience, row?.organisation_id, row?.home_system],
    ['safeguarding', [`dsl@${people.primaryDsl.organisation}`], ids.primary, 'throughline'],
  );
  assert.doesNotMatch((await (await started.signIn('socialWorker')).get(timeline)).body, /mark on the neck/u);
});
