import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as assertProperty, dictionary, property, string } from 'fast-check';
import { route } from './route.ts';

const timeline = route('/children/:child/timeline');
const entry = route('/children/:child/entries/:entry');

test('a route knows its pattern and makes links', () => {
  assert.equal(timeline.path, '/children/:child/timeline');
  assert.equal(timeline.link({ child: '0198c1' }).toString(), '/children/0198c1/timeline');
  assert.equal(entry.link({ child: 'a', entry: 7 }).toString(), '/children/a/entries/7');
  assert.equal(route('/').link().toString(), '/');
  assert.equal(route('/work').link().toString(), '/work');
});

test('a link carries a query and a place', () => {
  const link = timeline.link(
    { child: 'a' },
    { kind: ['send', 'health'], page: 2, late: true, none: undefined },
    'entry-5',
  );
  assert.equal(link.toString(), '/children/a/timeline?kind=send&kind=health&page=2&late=true#entry-5');
});

test('parameters are typed from the pattern', () => {
  // @ts-expect-error the parameter is missing
  assert.throws(() => timeline.link({}), TypeError);
  // @ts-expect-error there is no such parameter
  timeline.link({ child: 'a', other: 'b' });
  // @ts-expect-error there are no parameters at all
  route('/work').link({ child: 'a' });
});

test('a parameter cannot lead to another page', () => {
  for (const child of ['', '.', '..']) assert.throws(() => timeline.link({ child }), TypeError);
  assert.equal(timeline.link({ child: '../admin?x=1#y' }).toString(), '/children/..%2Fadmin%3Fx%3D1%23y/timeline');
});

test('whatever parameters and query hold, the address stays on the page and gives them back', () => {
  assertProperty(
    property(string({ unit: 'grapheme' }), dictionary(string(), string({ unit: 'grapheme' })), (child, query) => {
      if (/^\.{0,2}$/.test(child)) return;
      const url = new URL(timeline.link({ child }, query).toString(), 'https://throughline.test');
      assert.equal(url.origin, 'https://throughline.test');
      const [, first, given, last, more] = url.pathname.split('/');
      assert.deepEqual([first, last, more], ['children', 'timeline', undefined]);
      assert.equal(decodeURIComponent(given ?? ''), child);
      assert.deepEqual(new Map(url.searchParams), new Map(Object.entries(query)));
    }),
  );
});

test('a pattern that is not made of words and parameters is refused', () => {
  for (const path of ['children', '/children/', '/a//b', '/a/*', '/a/:b(\\d+)', '/A', '/a b']) {
    assert.throws(() => route(path), /not the pattern/);
  }
});
