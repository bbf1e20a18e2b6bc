import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../src/record/search/kept-searches.ts';
import { type Browser, testApp } from '../app.ts';
import { allRows, people } from '../small-partnership.ts';

const rowan = { surname: 'Example', forename: 'Rowan', purpose: 'my-work' } as const;
const address = '/children/search';

const look = (browser: Browser, fields: Readonly<Record<string, string>>) => browser.post(address, fields);

type Event = {
  readonly action: string;
  readonly practitioner_id: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

test('a search is posted, and its results have an address that says nothing', async (t) => {
  const { signIn, logged } = await testApp(t);
  const browser = await signIn('primaryDsl');
  const sent = await look(browser, { ...rowan, 'born-year': '2015', school: 'Alder', number: '' });
  assert.equal(sent.statusCode, 303);
  const to = String(sent.headers.location);
  assert.match(to, /^\/children\/search\/[0-9a-f-]{36}$/u);
  const results = await browser.get(to);
  assert.match(results.body, /Rowan Example/u);
  assert.equal(results.headers['cache-control'], 'no-store');
  for (const secret of ['Example', 'Rowan', '2015', 'Alder']) assert.ok(!logged.join('').includes(secret), secret);
});

test('every search is in the audit with its reason and without what was typed, and who was found in the disclosure log', async (t) => {
  const { signIn, databases } = await testApp(t);
  const browser = await signIn('primaryDsl');
  await browser.get(String((await look(browser, rowan)).headers.location));
  await browser.get(
    String((await look(browser, { ...rowan, surname: 'Nobody', 'born-year': '2015' })).headers.location),
  );
  const events = (await allRows<Event>(databases, 'audit_event')).filter(
    ({ action }) => action === 'children searched',
  );
  assert.deepEqual(
    events.map(({ detail }) => [detail['purpose'], detail['by']]),
    [
      ['my-work', 'forename surname'],
      ['my-work', 'born forename surname'],
    ],
  );
  assert.ok(!JSON.stringify(events).includes('Rowan'));
  const shown = (await allRows<{ shown_in: string }>(databases, 'disclosure')).filter(
    ({ shown_in }) => shown_in === 'search results',
  );
  assert.equal(shown.length, 1);
});

test('too little to search with is asked for, whatever is tried in its place', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryDsl');
  const tries: readonly Readonly<Record<string, string>>[] = [
    {},
    { surname: 'Example' },
    { forename: 'Rowan' },
    { forename: 'Rowan', 'born-year': '2015' },
    { school: 'Alder Lane' },
    { surname: '%', forename: 'Rowan' },
    { surname: "' OR 1=1 --" },
    { surname: 'Example', 'born-day': '1' },
    { surname: 'Example', school: 'Nowhere to be found' },
    { number: '123' },
  ];
  for (const fields of tries) {
    const reply = await look(browser, { ...fields, purpose: 'my-work' });
    assert.equal(reply.statusCode, 200, JSON.stringify(fields));
    assert.match(reply.body, /There is a problem/u, JSON.stringify(fields));
  }
  const without = await look(browser, { surname: 'Example', forename: 'Rowan' });
  assert.match(without.body, /Select why you are looking for the child/u);
});

test('numbers are found with spaces and in small letters', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryDsl');
  const reply = await look(browser, { number: ' h8012 0000 1001 ', purpose: 'correct' });
  const results = await browser.get(String(reply.headers.location));
  assert.match(results.body, /Rowan Example/u);
  assert.match(results.body, /Same unique pupil number/u);
});

test('after many searches somebody has to wait, and it is in the audit; others go on', async (t) => {
  const { signIn, databases, services } = await testApp(t);
  const [{ most }] = limits;
  const browser = await signIn('primaryDsl');
  const token = /name="_token" value="([^"]+)"/u.exec((await browser.get(address)).body)?.[1] ?? '';
  const again = () => browser.post(address, { ...rowan, _token: token });
  for (let count = 0; count < most; count += 1) assert.equal((await again()).statusCode, 303);
  const refused = await again();
  assert.equal(refused.statusCode, 429);
  assert.match(refused.body, /You have searched 30 times in 10 minutes/u);
  assert.match(refused.body, /value="Example"/u);
  assert.equal((await look(await signIn('primaryOffice'), rowan)).statusCode, 303);
  services.clock.moveTo('2026-11-22T09:11:00Z');
  assert.equal((await again()).statusCode, 303);
  const refusals = (await allRows<Event>(databases, 'audit_event')).filter(({ action }) =>
    action.startsWith('search refused'),
  );
  assert.deepEqual(
    refusals.map((event) => event.practitioner_id),
    [people.primaryDsl.id],
  );
});

test('going through dates of birth is noted for the data protection officer, and shown to nobody who searches', async (t) => {
  const { signIn, databases } = await testApp(t);
  const browser = await signIn('academyDsl');
  for (let day = 10; day < 15; day += 1) {
    const fields = {
      surname: 'Example',
      'born-day': String(day),
      'born-month': '2',
      'born-year': '2015',
      purpose: 'known',
    };
    const results = await browser.get(String((await look(browser, fields)).headers.location));
    assert.doesNotMatch(results.body, /going through|noticed|protection officer/iu);
  }
  const noted = (await allRows<Event>(databases, 'audit_event')).filter(({ action }) =>
    action.startsWith('searches look'),
  );
  assert.deepEqual(
    noted.map(({ detail }) => detail['sign']),
    ['days-in-a-row'],
  );
});

test('every answer says whom to ring, and that it shows only what the viewer may see', async (t) => {
  const { signIn, everything } = await testApp(t);
  await everything(({ transaction }) =>
    transaction
      .updateTable('organisation')
      .set({ telephone: '01632 960111' })
      .where('kind', '=', 'local-authority')
      .execute(),
  );
  for (const name of ['primaryDsl', 'academyDsl'] as const) {
    const browser = await signIn(name);
    const results = await browser.get(String((await look(browser, rowan)).headers.location));
    assert.match(results.body, /This shows only children whose record you may see/u);
    assert.match(results.body, /The front door of Wyeshire County Council: <strong>01632 960111<\/strong>/u);
  }
});

test('what was searched for is gone after a day', async (t) => {
  const { signIn, services, app, databases } = await testApp(t);
  await look(await signIn('primaryDsl'), rowan);
  services.clock.moveTo('2026-11-23T09:01:00Z');
  await app.tick();
  const rows = await allRows<{ typed: unknown }>(databases, 'child_search');
  assert.deepEqual(rows, []);
});
