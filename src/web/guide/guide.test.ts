/** The guides are written once, are all alike, and lead to pages that their reader has. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/app.ts';
import { withLadder } from '../../../test/raised-challenge.ts';
import type { PersonName } from '../../../test/small-partnership.ts';
import { roleCodes } from '../../kinds/vocabulary.ts';
import { safeHref } from '../../ui/href.ts';
import { guideText } from './guide-text.ts';
import { guideNames, guides, guidesFor, readGuide } from './guides.ts';

const plain = (markdown: string): string => guideText(markdown, () => undefined).toString();

test('every guide says what to do first, when to step up, how to challenge and whom to ring, in that order', async () => {
  for (const name of guideNames) {
    const shown = plain(await readGuide(name));
    assert.ok(shown.startsWith(`<h1 class="govuk-heading-l">How to use Throughline as ${guides[name].as}</h1>`), name);
    const titles = [...shown.matchAll(/<h2[^>]*>([^<]+)/gu)].map(([, title]) => title);
    const wanted = ['What you do first', 'When to step up', 'How to challenge', 'Whom to ring'];
    assert.deepEqual(
      titles.filter((title) => title !== undefined && wanted.includes(title)),
      wanted,
      name,
    );
    assert.equal(titles.at(-1), 'Whom to ring', 'numbers come after it');
    assert.ok((await readGuide(name)).split(/\s+/u).length < 400, `${name} takes more than two minutes`);
  }
});

test('roles of schools, social care, health and police have a guide, and no role has two', () => {
  const of = (role: (typeof roleCodes)[number]) =>
    guidesFor({ posts: [{ role, organisation: 'x', organisationName: 'x' }] });
  for (const role of roleCodes) assert.ok(of(role).length <= 1, role);
  assert.deepEqual(of('headteacher'), ['designated-safeguarding-lead']);
  assert.deepEqual(of('front-door-worker'), ['social-worker']);
  assert.deepEqual(of('school-nurse'), ['named-nurse']);
  assert.deepEqual(of('matching-officer'), []);
});

test('bold names of pages become links for those who have them, and nothing in a guide is printed as markup', () => {
  const page = (name: string) => (name === 'My work' ? safeHref('/') : undefined);
  const shown = guideText('Open **My work** or **Rules** & 1 < 2', page).toString();
  assert.match(shown, /<a class="[^"]+" href="\/">My work<\/a> or <strong>Rules<\/strong> &amp; 1 &lt; 2/u);
});

for (const [what, markdown] of Object.entries({
  'a table': '| a | b |\n|---|---|\n| c | d |',
  'a picture': '![x](y.png)',
  'a link': '[x](javascript:alert)',
  markup: 'a\n\n<script>alert(1)</script>',
  'small headings': '#### x',
}))
  test(`a guide cannot have ${what}`, () => assert.throws(() => plain(markdown), TypeError));

test('the guide for one’s own role is one click from My work, and others one from the footer', async (t) => {
  const started = await testApp(t, {}, { own: withLadder });
  for (const [who, as, guide] of [
    ['primaryTeacher', 'a teacher', 'teacher'],
    ['teamManager', 'a team manager', 'team-manager'],
    ['protection', 'a data protection officer', 'data-protection-officer'],
  ] as const satisfies readonly (readonly [PersonName, string, string])[]) {
    const browser = await started.signIn(who);
    const home = (await browser.get('/')).body;
    assert.match(home, new RegExp(`href="/guide/${guide}">How to use Throughline as ${as}<`, 'u'));
    assert.match(home, /<footer[\s\S]*href="\/guide"/u);
    const shown = (await browser.get(`/guide/${guide}`)).body;
    assert.match(shown, /href="\/">My work<\/a>/u);
    assert.match(shown, /01632 960100/u, 'numbers of the front door');
  }
  const teacher = await started.signIn('primaryTeacher');
  assert.match(
    (await teacher.get('/guide')).body,
    /For your role[\s\S]*as a teacher[\s\S]*For others[\s\S]*as a SENCO/u,
  );
  assert.match(
    (await teacher.get('/guide/administrator')).body,
    /<strong>Administration<\/strong>/u,
    'no link to what is not theirs',
  );
  assert.equal((await teacher.get('/guide/..%2Fteacher')).statusCode, 404);
  assert.equal((await teacher.get('/guide/toString')).statusCode, 404);
});
