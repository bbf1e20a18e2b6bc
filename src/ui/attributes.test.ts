import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributes } from './attributes.ts';
import { safeHref } from './href.ts';

const printed = (...given: Parameters<typeof attributes>): string => attributes(...given).toString();

test('values are escaped, and what is not there is left out', () => {
  assert.equal(
    printed({ id: 'a"b', title: null, class: undefined, rows: 5, lang: '' }),
    ' id="a&quot;b" rows="5" lang=""',
  );
});

test('booleans print or leave out the name, except where the attribute has no such form', () => {
  assert.equal(printed({ hidden: true, disabled: false }), ' hidden');
  assert.equal(printed({ 'aria-expanded': false, 'data-open': true }), ' aria-expanded="false" data-open="true"');
});

test('addresses are taken only as Href', () => {
  assert.equal(printed({ href: safeHref('/a?b&c') }), ' href="/a?b&amp;c"');
  for (const name of ['href', 'src', 'action', 'formaction', 'xlink:href', 'srcset', 'HREF']) {
    assert.throws(() => printed({ [name]: '/a' }), /takes an Href/, name);
  }
});

test('attributes that run script or carry style are refused, and so are names that are not names', () => {
  for (const name of ['onclick', 'ONCLICK', 'style', 'srcdoc', 'a b', 'a=b', 'a"', '', '>', 'a\nb', '1a']) {
    assert.throws(() => printed({ [name]: 'x' }), /is not allowed/, name);
  }
});

test('objects are refused as values', () => {
  // @ts-expect-error an object is not the value of an attribute
  assert.throws(() => printed({ title: {} }), TypeError);
});
