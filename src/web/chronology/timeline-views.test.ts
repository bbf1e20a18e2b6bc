/** Reading a chronology: filters, search, an earlier state of knowledge, as a picture, on paper, and of several children. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import { otherChild } from '../../../test/family-of.ts';
import { allRows, asSystemAppend, ids, people } from '../../../test/small-partnership.ts';
import { openChild } from '../../record/child.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { involvementStarts } from '../../record/involvements.ts';
import { stateSibling } from '../../record/people/link-records.ts';

const id = (number: number): string => `46000000-0000-4000-8000-00000000000${number}`;
const timeline = `/children/${ids.child}/timeline`;

const entry = (of: Partial<NewEntry> & { readonly on: string }): NewEntry => {
  const { on, ...rest } = of;
  return {
    kind: 'note.recorded',
    happened: { day: Temporal.PlainDate.from(on) },
    organisation: ids.primary,
    recordedBy: people.primaryDsl.id,
    data: { text: 'a note' },
    ...rest,
  };
};
const note = (on: string, text: string, of: Partial<NewEntry> = {}): NewEntry => entry({ on, data: { text }, ...of });
const concern = (on: string, what: string, of: Partial<NewEntry> = {}): NewEntry =>
  entry({ on, kind: 'concern.recorded', data: { what }, ...of });

const council = involvementStarts(
  { organisation: ids.council, recordedBy: null },
  {
    organisation: ids.council,
    purpose: 'social-care',
    reason: 'an assessment',
    from: Temporal.Instant.from('2026-11-01T09:00:00Z'),
  },
);

const prepared = ({ services }: TestApp, entries: readonly NewEntry[]): Promise<void> =>
  asSystemAppend(services, [{ subject: ids.child, isNew: false, entries: [council, ...entries] }]);

const several = [
  note('2026-03-02', 'First note', { status: 'fact' }),
  note('2026-11-03', 'Note of the council', { organisation: ids.council, recordedBy: null }),
  concern('2026-11-04', 'An allegation of Zebedee', { status: 'allegation' }),
  note('2025-05-05', 'An old finding', { status: 'finding' }),
];
const all = ['First note', 'Note of the council', 'An allegation of Zebedee', 'An old finding'];

const shown = (body: string): readonly string[] => all.filter((text) => body.includes(text));

test('a timeline is narrowed by area, agency, part, kind of statement and time, and says so', async (t) => {
  const started = await testApp(t);
  await prepared(started, several);
  const dsl = await started.signIn('primaryDsl');
  const asked: readonly (readonly [string, readonly string[]])[] = [
    ['', all],
    ['area=threshold', ['An allegation of Zebedee']],
    [`organisation=${ids.council}`, ['Note of the council']],
    ['compartment=safeguarding', ['An allegation of Zebedee']],
    ['status=allegation', ['An allegation of Zebedee']],
    ['only=decisions', ['An old finding']],
    ['from-day=1&from-month=11&from-year=2026', ['Note of the council', 'An allegation of Zebedee']],
    ['to=2026-03-02', ['First note', 'An old finding']],
    ['from=2026-03-02&to=2026-11-03', ['First note', 'Note of the council']],
    [`status=fact&organisation=${ids.primary}&from=2026-01-01`, ['First note']],
    ['area=nonsense&status=%3Cb%3E&organisation=x', all],
  ];
  for (const [query, expected] of asked)
    assert.deepEqual(shown((await dsl.get(`${timeline}?${query}`)).body), expected, query);
  const { body } = await dsl.get(`${timeline}?status=allegation&from=2026-11-01`);
  assert.match(body, /Filter: Allegation, From 1 November 2026/u);
  // Each is taken away by itself
  assert.match(body, /href="[^"]*\/timeline\?status=allegation"/u);
  assert.match(body, /href="[^"]*\/timeline\?from=2026-11-01"/u);
  const wrong = (await dsl.get(`${timeline}?from-day=31&from-month=2&from-year=2026`)).body;
  assert.match(wrong, /There is a problem[\s\S]*href="#from-day"[\s\S]*must be a real date/u);
  assert.match(
    (await dsl.get(`${timeline}?from=2031-01-01`)).body,
    /nothing here that you can see[\s\S]*Show the whole timeline/u,
  );
});

test('a search finds what the searcher may read, and nobody can tell what they may not read from what is not there', async (t) => {
  const started = await testApp(t);
  await prepared(started, several);
  const [dsl, office] = [await started.signIn('primaryDsl'), await started.signIn('primaryOffice')];
  const found = await dsl.post(timeline, { words: 'zebedee ALLEGATION' });
  assert.match(found.body, /1 line holds these words/u);
  assert.deepEqual(shown(found.body), ['An allegation of Zebedee']);
  const answers = [];
  for (const words of ['zebedee', 'nowhere'])
    answers.push((await office.post(timeline, { words })).body.replaceAll(/value="[^"]*"/gu, ''));
  assert.equal(answers[0], answers[1]);
  assert.match(answers[0] ?? '', /Nothing found/u);
  assert.deepEqual(shown((await dsl.post(timeline, { words: 'note', status: 'fact', to: '2026-03-31' })).body), [
    'First note',
  ]);
  assert.doesNotMatch(started.logged.join(''), /zebedee/iu);
});

test('as it was known on a day: without what was recorded, corrected, withdrawn or said later', async (t) => {
  const started = await testApp(t);
  const { clock } = started.services;
  clock.moveTo('2026-12-10T10:00:00Z');
  await prepared(started, [
    note('2026-11-03', 'The first words', { id: id(1) }),
    note('2026-11-04', 'Stands and goes', { id: id(2) }),
  ]);
  clock.moveTo('2026-12-12T10:00:00Z');
  await asSystemAppend(started.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        note('2026-11-03', 'The corrected words', { id: id(3), corrects: id(1), correctedBecause: 'misheard' }),
        entry({ on: '2026-12-12', kind: 'entry.withdrawn', corrects: id(2), data: { reason: 'untrue' } }),
        // Of long ago, and known only now
        note('2020-02-02', 'Told years later'),
      ],
    },
  ]);
  clock.moveTo('2026-12-22T10:00:00Z');
  const dsl = await started.signIn('primaryDsl');
  const known = async (day: string) => (await dsl.get(`${timeline}?known=${day}`)).body;
  const before = await known('2026-12-11');
  assert.match(before, /As it was known on 11 December 2026/u);
  assert.match(before, /The first words/u);
  assert.match(before, /Stands and goes/u);
  for (const later of [/The corrected words/u, /misheard/u, /untrue/u, />Withdrawn</u, /Told years later/u])
    assert.doesNotMatch(before, later);
  const after = await known('2026-12-12');
  assert.match(after, /The corrected words[\s\S]*What stood here before[\s\S]*The first words/u);
  assert.match(after, /untrue[\s\S]*Told years later[\s\S]*Recorded on[\s\S]*12 December 2026/u);
  assert.doesNotMatch(await known('2026-12-09'), /first words|Stands and goes/u);
});

test('the picture has a lane for each agency whose entries the viewer sees, and the same as a list', async (t) => {
  const started = await testApp(t);
  await prepared(started, [
    ...several,
    concern('2026-11-05', 'police only', {
      organisation: ids.police,
      recordedBy: null,
      audience: [`dsl@${ids.primary}`],
    }),
  ]);
  const picture = `${timeline}/picture`;
  const dsl = (await (await started.signIn('primaryDsl')).get(picture)).body;
  const [drawn = ''] = /<svg class="throughline-picture"[\s\S]*?<\/svg>/u.exec(dsl) ?? [];
  for (const agency of ['Alder Lane Primary School', 'Wyeshire County Council', 'Wyeshire Police'])
    assert.ok(drawn.includes(agency) && dsl.includes(`${agency} (`), agency);
  assert.match(drawn, /<title id="lanes-title">[^<]+ from 5 September 2022 to [^<]+<\/title><desc/u);
  assert.match(dsl, /Allegation<\/td>/u);
  assert.doesNotMatch(drawn, /NaN|undefined|Zebedee/u);
  const worker = (await (await started.signIn('socialWorker')).get(picture)).body;
  assert.doesNotMatch(worker, /Wyeshire Police/u);
  assert.match(
    (await (await started.signIn('primaryDsl')).get(`${picture}?from=2031-01-01`)).body,
    /nothing here that you can see/u,
  );
});

test('on paper: the oldest first, with both times, who printed it and when; and it is on record that it was opened', async (t) => {
  const started = await testApp(t);
  await prepared(started, several);
  const office = await started.signIn('primaryOffice');
  const { body } = await office.get(`${timeline}/print?from=2025-01-01`);
  assert.match(
    body,
    /Rowan Example<\/strong>, born[\s\S]*Printed by Jean Marlow, Alder Lane Primary School,[\s\S]*22 November 2026/u,
  );
  assert.match(body, /Narrowed to: From 1 January 2025/u);
  assert.match(body, /An old finding[\s\S]*First note[\s\S]*Note of the council/u);
  assert.match(body, /2 March 2026[\s\S]{0,80}recorded on[\s\S]{0,80}22 November 2026/u);
  assert.doesNotMatch(body, /Zebedee|Put it right/u);
  type Shown = { readonly shown_in: string; readonly practitioner_id: string; readonly subjects: readonly string[] };
  const shownRows = await allRows<Shown>(started.databases, 'disclosure');
  assert.ok(
    shownRows.some(
      (row) =>
        row.shown_in === 'timeline for printing' &&
        row.practitioner_id === people.primaryOffice.id &&
        row.subjects.includes(ids.child),
    ),
  );
  const events = await allRows<{ readonly action: string; readonly detail: unknown }>(started.databases, 'audit_event');
  const opened = events.find(({ action }) => action === 'timeline opened for printing');
  assert.deepEqual(Object.keys(opened?.detail as object), ['lines']);
});

test('several children together: only those who may be opened, only what may be seen of each, one event once', async (t) => {
  const started = await testApp(t);
  const [sister, hidden, stranger] = [id(5), id(6), id(7)];
  const event = id(8);
  const both = note('2026-11-06', 'Seen fighting in the yard', { event });
  await prepared(started, [both, note('2026-11-07', 'Only about Rowan')]);
  await otherChild(started, { id: sister, forename: 'Maisie', schools: [ids.primary] }, [
    both,
    concern('2026-11-08', 'Only for those who protect Maisie'),
    note('2026-11-09', 'Only about Maisie'),
  ]);
  await otherChild(started, { id: hidden, forename: 'Hidden', schools: [ids.academy] }, [
    note('2026-11-09', 'Out of sight'),
  ]);
  await otherChild(started, { id: stranger, forename: 'Stranger', schools: [ids.primary] }, [
    note('2026-11-09', 'No sister'),
  ]);
  await started.as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    await stateSibling(child, { child: sister, relation: 'full' }, 'they said so', child.seen);
  });
  const together = `${timeline}/together`;
  const dsl = (await (await started.signIn('primaryDsl')).get(together)).body;
  assert.match(dsl, /Only children whose record you may open/u);
  for (const text of ['Only about Rowan', 'Only about Maisie', 'Only for those who protect Maisie', 'Seen fighting'])
    assert.equal(dsl.split(text).length, 2, text);
  assert.match(dsl, /Rowan Example[\s\S]{0,200}Maisie Otherly[\s\S]{0,200}Seen fighting/u);
  const office = await started.signIn('primaryOffice');
  assert.doesNotMatch((await office.get(together)).body, /those who protect Maisie/u);
  // Names in the address open nobody
  const forced = `with-${hidden}=yes&with-${stranger}=yes&chosen=yes`;
  for (const address of [`${together}?${forced}`, `${timeline}/print?${forced}`]) {
    const { body } = await office.get(address);
    assert.match(body, /Only about Rowan/u);
    assert.doesNotMatch(body, /Out of sight|No sister|Hidden|Stranger|Only about Maisie/u, address);
  }
  const printed = (await office.get(`${timeline}/print?with-${sister}=yes`)).body;
  assert.match(
    printed,
    /Timelines together[\s\S]*Rowan Example<\/strong>[\s\S]*Maisie Otherly<\/strong>[\s\S]*Seen fighting[\s\S]*Only about Maisie/u,
  );
  assert.equal((await (await started.signIn('academyDsl')).get(together)).statusCode, 404);
});
