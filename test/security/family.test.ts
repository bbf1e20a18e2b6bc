import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SaxesParser } from 'saxes';
import { openChild } from '../../src/record/child.ts';
import { stateSamePerson, stateSibling } from '../../src/record/people/link-records.ts';
import { type Browser, type TestApp, testApp } from '../app.ts';
import {
  familyEntry,
  household,
  otherChild,
  person,
  personId,
  standingRestriction,
  stay,
  toChild,
  withFamily,
} from '../family-of.ts';
import { ids, type PersonName, people } from '../small-partnership.ts';
import { alike, everyAddress, nothing } from './every-address.ts';

const hidden = personId(900);
const family = `/children/${ids.child}/family`;

/** Every page about this child's family and the child, as somebody sees them, without what differs from visit to visit. */
async function everyPage(browser: Browser): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const { method, url, path } of everyAddress({ child: ids.child })) {
    if (method !== 'GET' || !path.startsWith('/children/:child')) continue;
    const { body } = await browser.get(url);
    pages.set(url, alike(body).replaceAll(/name="seen" value="\d+"/gu, ''));
  }
  assert.ok(pages.size > 15);
  return pages;
}

/** Somebody at the academy sees both children and says what they are to each other. */
async function linkToHidden({ as }: TestApp): Promise<void> {
  await as('academyDsl', async (access) => {
    const open = await openChild(access, ids.child);
    await stateSamePerson(open, personId(1), { child: hidden, person: personId(11) }, 'x', open.seen);
    const again = await openChild(access, ids.child);
    await stateSibling(again, { child: hidden, relation: 'half', person: personId(2) }, 'x', again.seen);
  });
}

const atAcademy = familyEntry('involvement.started', {
  involvement: personId(800),
  organisation: ids.academy,
  purpose: 'education',
  reason: 'both schools',
});

async function withHiddenChild(started: TestApp): Promise<void> {
  await withFamily(started);
  await toChild(started, [
    { ...atAcademy, happened: { moment: Temporal.Instant.from('2026-09-05T08:00:00Z') } },
    person(2, 'Zed Otherly', { relation: 'sibling', kinship: 'sibling', responsibility: 'not-held' }),
  ]);
  await otherChild(started, { id: hidden, forename: 'Zebedee', schools: [ids.academy] }, [person(11, 'Hidden Mother')]);
}

test('a brother who may not be seen changes no page by a letter, for anybody who may not see him', async (t) => {
  const started = await testApp(t);
  await withHiddenChild(started);
  const browsers = await Promise.all((['primaryDsl', 'primaryOffice', 'admissions'] as const).map(started.signIn));
  const before = [];
  for (const browser of browsers) before.push(await everyPage(browser));
  await linkToHidden(started);
  for (const [index, browser] of browsers.entries()) assert.deepEqual(await everyPage(browser), before[index]);
  const both = await everyPage(await started.signIn('academyDsl'));
  assert.match(both.get(family) ?? '', /Zebedee Otherly/u);
  assert.match(both.get(`${family}/genogram`) ?? '', /Zebedee Otherly/u);
});

test('a hidden record is answered like one that does not exist, wherever its address is put in', async (t) => {
  const started = await testApp(t);
  await withHiddenChild(started);
  await linkToHidden(started);
  const browser = await started.signIn('primaryDsl');
  const without = (body: string): string =>
    alike(body)
      .replaceAll(hidden, 'ID')
      .replaceAll(personId(777), 'ID')
      .replaceAll(/name="seen" value="\d+"/gu, '');
  for (const page of ['siblings', `people/${personId(1)}/same-person`]) {
    const asked = [];
    for (const id of [hidden, personId(777)]) {
      const { body } = await browser.get(`${family}/${page}?other=${id}`);
      const found = await browser.post(`${family}/${page}`, {
        doing: 'find',
        other: `https://x.example/children/${id}`,
      });
      assert.equal(found.statusCode, 200);
      assert.match(found.body, /no such record that you can open/u);
      const fields = {
        doing: page === 'siblings' ? 'state' : 'link',
        relation: 'half',
        person: page === 'siblings' ? '' : personId(11),
        reason: 'x',
        seen: '99',
      };
      const linked = await browser.post(`${family}/${page}?other=${id}`, fields, `${family}/${page}`);
      assert.equal(linked.statusCode, 404);
      asked.push([body, found.body, linked.body].map(without));
    }
    assert.deepEqual(asked[0], asked[1], page);
  }
});

test('a person, a home or a restriction of one child is not to be had through another', async (t) => {
  const started = await testApp(t);
  await withFamily(started);
  await otherChild(started, { id: hidden, forename: 'Ivy', schools: [ids.primary] }, [
    person(21, 'Ivys Mother'),
    household(51, 'Ivys home'),
  ]);
  const browser = await started.signIn('primaryDsl');
  for (const { method, path } of everyAddress({ child: ids.child })) {
    const isOfPerson = /:person\b(?!.*communication)/u.test(path) || path.includes(':household');
    if (!path.startsWith('/children/:child/family') || (!isOfPerson && !path.includes(':restriction'))) continue;
    const url = path
      .replace(':child', ids.child)
      .replace(':person', personId(21))
      .replace(':household', personId(51))
      .replace(':restriction', personId(21));
    const reply =
      method === 'GET' ? await browser.get(url) : await browser.post(url, { seen: '9' }, `${family}/add-person`);
    assert.equal(reply.statusCode, 404, `${method} ${path}`);
    assert.ok(!reply.body.includes('Ivys'));
  }
});

test('what is kept from somebody changes no page by a letter for those whose role does not open it', async (t) => {
  const started = await testApp(t);
  await toChild(started, [person(1, 'Dana Example'), household(50, 'with her mother')]);
  const named = ['primaryOffice', 'primaryHead', 'admissions'] as const satisfies readonly PersonName[];
  const browsers = await Promise.all(named.map(started.signIn));
  const before: ReadonlyMap<string, string>[] = [];
  for (const browser of browsers) before.push(await everyPage(browser));
  await toChild(started, [standingRestriction]);
  for (const [index, browser] of browsers.entries()) {
    assert.deepEqual(await everyPage(browser), before[index], named[index] ?? '');
    assert.equal((await browser.get(`${family}/withheld/${personId(70)}`)).statusCode, 404);
  }
  const dsl = await everyPage(await started.signIn('primaryDsl'));
  for (const page of ['', '/withhold', '/decisions', `/people/${personId(1)}`, `/people/${personId(1)}/contact`])
    assert.match(dsl.get(`${family}${page}`) ?? '', /Do not tell Dana Example/u, page);
  assert.match(dsl.get(`/children/${ids.child}`) ?? '', /Do not tell Dana Example/u);
});

test('a protected address is nowhere to be read for those who are not named, and is for those who are', async (t) => {
  const started = await testApp(t);
  const { primaryDsl } = people;
  await toChild(started, [
    person(1, 'Dana Example'),
    familyEntry(
      'location.protected',
      {
        protection: personId(600),
        ground: 'refuge',
        named: [{ practitioner: primaryDsl.id, organisation: ids.primary, role: 'dsl', purpose: 'education' }],
        reason: 'fled',
        reviewOn: '2027-01-01',
        covers: [],
      },
      { happened: { moment: Temporal.Instant.from('2026-11-01T08:00:00Z') } },
    ),
  ]);
  const dsl = await started.signIn('primaryDsl');
  const url = `${family}/add-household`;
  const seen = /name="seen" value="(\d+)"/u.exec((await dsl.get(url)).body)?.[1] ?? '';
  const secret = {
    name: 'Harbourfield',
    address: '7 Quayside Mews',
    postcode: 'SK23 9XB',
    phone: '01632 960017',
    members: 'child',
  };
  assert.equal(
    (await dsl.post(url, { ...secret, seen, where: 'general' })).statusCode,
    303,
    'even when it is asked for otherwise',
  );
  assert.match((await dsl.get(family)).body, /7 Quayside Mews/u);
  const hides = /Quayside|Harbourfield|SK23 9XB|960017/u;
  for (const name of ['primaryHead', 'primaryOffice', 'admissions', 'primaryTeacher', 'academyDsl'] as const) {
    const browser = await started.signIn(name);
    for (const { method, url: page } of everyAddress({ child: ids.child })) {
      if (method !== 'GET') continue;
      assert.ok(!hides.test((await browser.get(page)).body), `${name} ${page}`);
    }
  }
  assert.ok(!started.logged.some((line) => hides.test(line)));
});

/** The drawing of a page as an XML parser reads it. Throws when it is not well formed. */
function parsedDrawing(body: string): { readonly names: ReadonlySet<string>; readonly words: string } {
  const svg = /<svg class="throughline-picture[\s\S]*?<\/svg>/u.exec(body)?.[0] ?? '';
  const names = new Set<string>();
  let words = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    names.add(name);
    for (const attribute of Object.keys(attributes)) assert.ok(!/^on|href|style/iu.test(attribute), attribute);
  });
  parser.on('text', (text) => {
    words += text;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  return { names, words };
}

test('names are words in every page and in the drawing, whatever is written in them', async (t) => {
  const started = await testApp(t);
  const nasty = [
    '"><script>alert(1)</script>',
    '</title></desc></svg><img src=x onerror=alert(1)>',
    ']]><![CDATA[<x>',
    '\\N"];a[label=<<b>x</b>>URL="javascript:alert(1)"]',
    '\u202Eevil &amp; &#x3c;b&#x3e;',
  ];
  await toChild(started, [
    ...nasty.map((name, index) => person(index + 1, name, { kinship: index % 2 === 0 ? 'mother' : 'father' })),
    household(50, nasty[0] ?? ''),
    stay(60, 50, nasty[1] ?? ''),
    stay(61, 50, nasty[2] ?? '', { person: personId(1), pattern: nasty[1] }),
    familyEntry('family-couple.recorded', {
      tie: personId(74),
      one: personId(1),
      other: personId(2),
      who: nasty[0],
      state: 'divorced',
    }),
  ]);
  const browser = await started.signIn('primaryDsl');
  for (const [url, body] of await everyPage(browser)) {
    assert.ok(!/<script>alert|<img src=x|<x>|<b>x/u.test(body), url);
  }
  const { body } = await browser.get(`${family}/genogram`);
  const { names, words } = parsedDrawing(body);
  assert.deepEqual([...names].toSorted(), ['circle', 'desc', 'g', 'polyline', 'rect', 'svg', 'text', 'title']);
  for (const name of nasty.slice(0, 4)) assert.ok(words.includes(name), name);
});

test('what the form did not ask for is not taken, and who may not authorise does not', async (t) => {
  const started = await testApp(t);
  await withFamily(started);
  const office = await started.signIn('primaryOffice');
  const url = `${family}/people/${personId(1)}/change`;
  const seen = /name="seen" value="(\d+)"/u.exec((await office.get(url)).body)?.[1] ?? '';
  const more = {
    responsibility: 'not-held',
    relation: 'other',
    person: nothing,
    holdings: '[]',
    compartment: 'legal',
    basis: 'x',
  };
  assert.equal(
    (await office.post(url, { seen, name: 'Dana E', kinship: 'mother', how: 'changed', ...more })).statusCode,
    303,
  );
  assert.match((await office.get(`${family}/people/${personId(1)}`)).body, /Holds parental responsibility/u);
  const page = await office.get(`${family}/withhold`);
  assert.match(page.body, /Your role cannot authorise this/u);
  const fields = {
    person: personId(1),
    subjects: 'school',
    withheld: 'x',
    test: 'court-order',
    evidence: 'x',
    order: 'x',
    'until-day': '1',
    'until-month': '3',
    'until-year': '2027',
    'reviewOn-day': '1',
    'reviewOn-month': '2',
    'reviewOn-year': '2027',
    seen: '99',
  };
  const sent = await office.post(`${family}/withhold`, fields, `${family}/add-person`);
  assert.match(sent.body, /Your role does not let you authorise this/u);
  const ended = await office.post(
    `${family}/withheld/${personId(70)}`,
    { outcome: 'ended', reasons: 'x', seen: '99' },
    `${family}/add-person`,
  );
  assert.equal(ended.statusCode, 404);
});
