import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { ids, people } from '../../../test/small-partnership.ts';
import { post } from '../../kinds/vocabulary.ts';
import { asSystem } from '../../record/system.ts';
import { ruleId } from '../../rulebook/pack/pack-schema.ts';
import { seesRules } from './rules.ts';

const linksIn = (body: string): readonly string[] =>
  [...body.matchAll(/href="(\/rules\/[^"/]+)"/gu)]
    .map(([, address]) => address ?? '')
    .filter((address) => address !== '/rules/packs' && address !== '/rules/commencement');

test('the handbook leads to every rule of every kind, and every one of its pages opens', async (t) => {
  const { app, signIn } = await testApp(t);
  const { packs } = app.services.engine.rulebook;
  const all = packs.flatMap((pack) => pack.rules.map((rule) => `/rules/${ruleId(rule)}`));
  const browser = await signIn('primaryTeacher');
  const { body } = await browser.get('/rules');
  const addresses = linksIn(body);
  assert.deepEqual(new Set(addresses), new Set(all));
  assert.equal(addresses.length, all.length, 'each stands once when arranged by part of the work');
  for (const address of addresses) {
    const page = await browser.get(address);
    assert.equal(page.statusCode, 200, address);
    for (const heading of ['What it asks', 'Where it comes from', 'Worked examples', 'History'])
      assert.ok(page.body.includes(`<h2 class="govuk-heading-m">${heading}</h2>`), `${address}: ${heading}`);
    assert.ok(!/undefined|\[object/u.test(page.body), address);
    assert.ok(!/\btrigger\./u.test(page.body), `${address} says trigger.`);
  }
  assert.match(body, /\d+ verified, \d+ partly verified, \d+ not verified/u);
});

test('every arrangement names every rule in force at least once', async (t) => {
  const { app, signIn } = await testApp(t);
  const browser = await signIn('primaryTeacher');
  for (const by of ['capability', 'role', 'lesson', 'pack']) {
    const links = new Set(linksIn((await browser.get(`/rules?by=${by}`)).body));
    for (const id of app.services.engine.rulebook.rules.keys()) assert.ok(links.has(`/rules/${id}`), `${by}: ${id}`);
  }
});

test('a search finds rules by words of their text, their source and whoever owes them', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryTeacher');
  const found = async (q: string) => linksIn((await browser.get(`/rules?q=${encodeURIComponent(q)}`)).body);
  assert.deepEqual(await found('XML identifiers "transfer" PUPIL medical flag'), ['/rules/ctf']);
  assert.ok((await found('missing three times')).includes('/rules/missing-again'));
  assert.ok((await found('designated safeguarding lead')).length > 3);
  assert.deepEqual(await found('xylophone'), []);
  const none = (await browser.get('/rules?q=%3Cscript%3Exylophone')).body;
  assert.match(none, /No rule has all of these words/u);
  assert.ok(!none.includes('<script>xylophone'));
});

test('a document of another area and a ladder that is not confirmed say that they never run here', async (t) => {
  const { app, signIn } = await testApp(t);
  const browser = await signIn('primaryTeacher');
  const { packs } = app.services.engine.rulebook;
  for (const pack of packs.filter(({ status }) => status !== 'in-force'))
    for (const rule of pack.rules)
      assert.match((await browser.get(`/rules/${ruleId(rule)}`)).body, /never runs here/u, ruleId(rule));
  assert.ok(!(await browser.get('/rules/ctf')).body.includes('never runs here'));
});

test('a threshold document is read as its grid, and beside another area', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryTeacher');
  const alone = (await browser.get('/rules/derby-derbyshire')).body;
  assert.match(alone, /How much is enough/u);
  assert.match(alone, /Front doors/u);
  assert.equal(alone.split('What it looks for: ').length - 1, 2, 'the caption and the name of the pane');
  const { body } = await browser.get('/rules/derby-derbyshire?beside=buckinghamshire');
  assert.equal(new Set([...body.matchAll(/<caption[^>]*>([^<]+)/gu)].map(([, text]) => text)).size, 3);
  assert.equal((await browser.get('/rules/derby-derbyshire?beside=nowhere')).statusCode, 200);
});

test('worked examples are read as sentences with what the rule says', async (t) => {
  const { signIn } = await testApp(t);
  const { body } = await (await signIn('primaryTeacher')).get('/rules/missing-again');
  assert.match(body, /Looked at on \d+ \w+ \d{4}[^<]*, the rule says: /u);
  assert.match(body, /the question was raised on \d+ \w+ 20\d\d/u);
  assert.match(body, /Who may close it/u);
});

test('law whose beginning nobody has set is not confirmed, and its day is said once it is set', async (t) => {
  const { app, services, signIn } = await testApp(t);
  const { packs } = app.services.engine.rulebook;
  const waiting = packs.flatMap((pack) => pack.rules).find(({ commences }) => commences !== undefined);
  assert.ok(waiting?.commences !== undefined, 'some rule waits for law to begin');
  const browser = await signIn('primaryTeacher');
  const address = `/rules/${ruleId(waiting)}`;
  assert.match((await browser.get(address)).body, /Not confirmed\. No day has been set here/u);
  const marked = async (): Promise<number> =>
    (await browser.get('/rules')).body.split('Not confirmed to have begun').length - 1;
  const before = await marked();
  assert.ok(before > 0);
  await asSystem(services, { partnership: ids.partnership }, ({ transaction, now }) =>
    transaction
      .insertInto('commencement')
      .values({
        partnership_id: ids.partnership,
        setting: waiting.commences ?? '',
        version: 1,
        day: Temporal.PlainDate.from('2026-09-01'),
        source: 'Regulations seen',
        recorded_at: now,
        recorded_by: people.primaryDsl.id,
      })
      .execute(),
  );
  assert.match((await browser.get(address)).body, /From 1 September 2026, the day set here/u);
  assert.ok((await marked()) < before);
});

test('those who own the rules have the list in their navigation; a rule leads everybody back to it', async (t) => {
  const { signIn } = await testApp(t);
  const browser = await signIn('primaryDsl');
  assert.ok(!(await browser.get('/')).body.includes('href="/rules"'));
  assert.ok((await browser.get('/rules/ctf')).body.includes('href="/rules"'));
  assert.equal((await browser.get('/rules/nothing-of-the-kind')).statusCode, 404);
  const held = (role: 'policy-officer' | 'dsl') => ({
    partnership: 'p',
    practitioner: 'n',
    name: 'Somebody',
    posts: [{ role, organisation: 'o', organisationName: 'An organisation' }],
    viewers: [post(role, 'o')],
  });
  assert.equal(seesRules(held('policy-officer')), true);
  assert.equal(seesRules(held('dsl')), false);
});
