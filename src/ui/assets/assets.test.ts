import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { loadAssets } from './assets.ts';
import { withoutFontsAndCrest } from './stylesheet.ts';

const { files, page } = loadAssets();
const all = [...files.values()];

test('every file is served under the hash of what is in it', () => {
  for (const { path, name, href, body } of all) {
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
    assert.equal(path, `/assets/${hash}/${name}`);
    assert.equal(href.toString(), path);
    assert.equal(files.get(path)?.name, name);
  }
});

test('what pages and stylesheets refer to is served, and nothing is fetched from elsewhere', () => {
  for (const href of [page.icon, page.mark, page.start, ...page.stylesheets]) assert(files.has(href.toString()));
  for (const { name, body, contentType } of all) {
    if (contentType.startsWith('text/css')) {
      for (const [, address = ''] of body.toString().matchAll(/url\(([^)]*)\)/g)) {
        assert(files.has(address) || /^["']?data:image\//.test(address), `${name} refers to ${address}`);
      }
    }
    for (const [, module = ''] of body.toString().matchAll(/^import .* from '(.*)';$/gm)) assert(files.has(module));
  }
});

test('neither the typeface nor the crest of GOV.UK is sent', () => {
  for (const { body } of all)
    assert.doesNotMatch(body.toString(), /GDS Transport|@font-face|govuk-crest|sourceMappingURL/i);
});

test('a stylesheet that still asks for the typeface is refused', () => {
  assert.throws(() => withoutFontsAndCrest('p{font-family:GDS Transport,serif}'), TypeError);
});

test('the scripts of a page weigh less than 50 kB, and MOJ Frontend’s are not among them', () => {
  const scripts = all.filter(({ contentType }) => contentType.startsWith('text/javascript'));
  assert.deepEqual(scripts.map(({ name }) => name).toSorted(), [
    'autosave.js',
    'days.js',
    'govuk-frontend.min.js',
    'load-later.js',
    'mark.js',
    'passkey.js',
    'start.js',
  ]);
  // No page has two of those that only some pages have
  const weightOf = (of: typeof scripts) => of.reduce((sum, { body }) => sum + body.length, 0);
  const some = scripts.filter(({ name }) => ['passkey.js', 'days.js', 'autosave.js', 'load-later.js'].includes(name));
  const bytes = weightOf(scripts) - weightOf(some) + Math.max(...some.map((each) => weightOf([each])));
  assert(bytes < 50_000, `${bytes} bytes`);
});
