import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { sendFile, sendForm } from '../../../test/pack-upload.ts';
import { allRows, ids } from '../../../test/small-partnership.ts';

const academy = `/schools/${ids.academy}/term-dates`;
const council = `/schools/${ids.council}/term-dates`;

const table = `Kind,Name,From,To
Term,Autumn term,02/09/2026,18/12/2026
Half term,,26/10/2026,30/10/2026
Term,Spring term,04/01/2027,25/03/2027
`;

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//A school//EN',
  ...[
    ['Autumn term begins', '20260902'],
    ['Autumn term ends', '20261218'],
    ['INSET day', '20261102'],
    ['Sponsored walk <script>', '20261016'],
  ].flatMap(([title, day]) => ['BEGIN:VEVENT', `SUMMARY:${title}`, `DTSTART;VALUE=DATE:${day}`, 'END:VEVENT']),
  'END:VCALENDAR',
].join('\r\n');

const added = (what: string, from: string, to: string) => {
  const [fromDay = '', fromMonth = '', fromYear = ''] = from.split('.');
  const [toDay = '', toMonth = '', toYear = ''] = to.split('.');
  return {
    step: 'add',
    what,
    'from-day': fromDay,
    'from-month': fromMonth,
    'from-year': fromYear,
    'to-day': toDay,
    'to-month': toMonth,
    'to-year': toYear,
  };
};

/** What the preview would send. */
const datesIn = (body: string): string =>
  (/name="dates" value="([^"]+)"/u.exec(body)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const versions = async (started: Parameters<typeof sendForm>[0] & { databases: Parameters<typeof allRows>[0] }) =>
  (await allRows<{ organisation_id: string; version: number }>(started.databases, 'school_calendar')).filter(
    ({ organisation_id }) => organisation_id === ids.academy,
  ).length;

test('a school that had no dates gets them term by term, and keeps its own from then on', async (t) => {
  const started = await testApp(t);
  const dsl = await started.signIn('academyDsl');
  assert.match((await dsl.get(academy)).body, /No dates of its own are known/u);
  const first = await dsl.post(academy, added('autumn', '2.9.2026', '18.12.2026'));
  assert.equal(first.statusCode, 303, first.body);
  await dsl.post(academy, added('half-term', '26.10.2026', '30.10.2026'));
  await dsl.post(academy, added('training', '2.11.2026', '2.11.2026'));
  const { body } = await dsl.get(academy);
  for (const says of ['Autumn term', 'Wednesday 2 September 2026', 'Closed: Half term', 'The same day'])
    assert.ok(body.includes(says), says);
  assert.match((await dsl.get(`/schools/${ids.academy}`)).body, /Its own term dates/u);
  const actions = (await allRows<{ action: string }>(started.databases, 'audit_event')).map(({ action }) => action);
  assert.equal(actions.filter((action) => action === 'term dates loaded').length, 3);
});

test('what cannot be right is said beside what was typed, and nothing is saved', async (t) => {
  const started = await testApp(t);
  const dsl = await started.signIn('academyDsl');
  await dsl.post(academy, added('autumn', '2.9.2026', '18.12.2026'));
  const before = await versions(started);
  for (const [fields, says] of [
    [added('', '1.9.2026', '2.9.2026'), 'Select what you add'],
    [added('spring', '31.2.2027', '25.3.2027'), 'First day must be a real date'],
    [added('spring', '4.1.2027', '3.1.2027'), 'Last day must be the same as or after the first day'],
    [added('spring', '1.12.2026', '25.3.2027'), 'It overlaps with Autumn term'],
    [added('spring', '4.1.2027', '4.1.2028'), 'A term of more than 150 days cannot be right'],
    [added('training', '5.5.2027', '5.5.2027'), 'It lies outside every term'],
    [added('closed', '1.10.2026', '30.11.2026'), 'not closed for more than 30 days'],
    [
      added('autumn', '1.9.2028', '15.12.2028'),
      'Nothing is known of the time from 18 December 2026 to 1 September 2028',
    ],
  ] as const) {
    const reply = await dsl.post(academy, fields);
    assert.equal(reply.statusCode, 200, says);
    assert.ok(reply.body.includes(says), says);
    if (fields['to-year'] !== '') assert.ok(reply.body.includes(`value="${fields['to-year']}"`), `${says}: it is kept`);
  }
  assert.equal(await versions(started), before);
});

test('a row is removed, but never the last term', async (t) => {
  const started = await testApp(t);
  const dsl = await started.signIn('academyDsl');
  await dsl.post(academy, added('autumn', '2.9.2026', '18.12.2026'));
  await dsl.post(academy, added('training', '2.11.2026', '2.11.2026'));
  const remove = (of: string, from: string, to: string) => dsl.post(academy, { step: 'remove', of, from, to });
  assert.equal((await remove('closed', '2026-11-02', '2026-11-02')).statusCode, 303);
  assert.doesNotMatch((await dsl.get(academy)).body, /Training day<\/td>|Closed: Training day/u);
  const last = await remove('terms', '2026-09-02', '2026-12-18');
  assert.equal(last.statusCode, 200);
  assert.match(last.body, /One term has to stay/u);
  assert.match((await remove('closed', '2026-11-02', '2026-11-02')).body, /One term has to stay|Term dates/u);
});

test('a table and a calendar are looked at before they count, and what is not used is said', async (t) => {
  const started = await testApp(t);
  const dsl = await started.signIn('academyDsl');
  for (const [name, content] of [
    ['dates.csv', table],
    ['dates.ics', `\u{feff}${calendar}`],
  ] as const) {
    const before = await versions(started);
    const looked = await sendFile(started, dsl, `${academy}/file`, { name, content });
    assert.equal(looked.statusCode, 200);
    assert.match(looked.body, /What the file says/u, looked.body);
    assert.equal(await versions(started), before, 'looking saves nothing');
    if (name.endsWith('.ics')) {
      assert.match(looked.body, /Sponsored walk &lt;script&gt;: it tells of no term/u);
      assert.match(looked.body, /Closed: Training day/u);
    }
    const saved = await dsl.post(academy, { step: 'file', dates: datesIn(looked.body) });
    assert.equal(saved.statusCode, 303, saved.body);
    assert.equal(await versions(started), before + 1);
  }
  const { body } = await dsl.get(academy);
  assert.match(body, /Spring term/u, 'what the calendar does not speak of stays');
  assert.match(body, /Closed: Training day/u);
  assert.doesNotMatch(body, /Closed: Half term/u, 'what it speaks of is replaced');
});

test('a file that cannot be used says why, line by line', async (t) => {
  const started = await testApp(t);
  const dsl = await started.signIn('academyDsl');
  for (const [content, says] of [
    ['Kind,Name,From,To\nTrem,,01/04/2027,\n', 'Line 2: &quot;Trem&quot; is no kind of row'],
    ['BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', 'No term was found'],
    ['BEGIN:VCALENDAR\r\nBEGIN:', 'This is not one calendar file'],
    ['x'.repeat(1_000_001), 'larger than 1 MB'],
    ['', 'Select a file that is not empty'],
  ] as const) {
    const { statusCode, body } = await sendFile(started, dsl, `${academy}/file`, { name: 'x', content });
    assert.equal(statusCode, 200, says);
    assert.ok(body.includes(says), `${says}: ${body.slice(body.indexOf('<main'), body.indexOf('<main') + 1500)}`);
  }
});

test('only those who answer for the dates change them, and what is sent by hand is looked at again', async (t) => {
  const started = await testApp(t);
  const teacher = await started.signIn('primaryTeacher');
  assert.equal((await teacher.get(council)).statusCode, 200);
  assert.doesNotMatch((await teacher.get(council)).body, /Add it/u);
  for (const [name, url] of [
    ['primaryTeacher', council],
    ['academyDsl', council],
    ['primaryDsl', academy],
    ['constable', academy],
  ] as const) {
    const browser = await started.signIn(name);
    const sent = await sendForm(started, browser, url, added('autumn', '2.9.2026', '18.12.2026'));
    assert.equal(sent.status, 403, `${name} ${url}`);
    assert.equal((await browser.get(`${url}/file`)).statusCode, 403);
  }
  const dsl = await started.signIn('academyDsl');
  for (const dates of ['', '{', '[]', '{"from":"2026-01-01"}', '{"from":"x","to":"y","terms":[],"closed":[]}'])
    assert.equal((await dsl.post(academy, { step: 'file', dates })).statusCode, 403, dates);
  for (const path of [`/schools/${ids.police}/term-dates`, `/schools/${ids.child}/term-dates`, '/schools/x/term-dates'])
    assert.equal((await dsl.get(path)).statusCode, 404, path);
  const admissions = await started.signIn('admissions');
  assert.match((await admissions.get(council)).body, /Load them from a file/u);
  assert.equal((await admissions.post(academy, added('autumn', '2.9.2026', '18.12.2026'))).statusCode, 303);
});
