import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as assertProperty, oneof, property, string, webUrl } from 'fast-check';
import { checkedHref, fragment, isHref, safeHref } from './href.ts';

test('paths, queries and fragments of our own are taken', () => {
  for (const address of ['/', '/children/a?b=c#d', '?page=2', '#top', '/caf%C3%A9']) {
    assert.equal(safeHref(address).toString(), address);
  }
});

test('addresses for writing and ringing are taken', () => {
  for (const address of ['mailto:help@council.example', 'tel:01632960001', 'tel:+44-1632-960001']) {
    assert.equal(safeHref(address).toString(), address);
  }
});

test('what a browser would follow to somewhere else, or run, is not taken', () => {
  const refused = [
    '',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'children/a',
    'https://evil.example',
    'http:evil.example',
    'tel:javascript',
  ];
  for (const address of refused) {
    assert.equal(checkedHref(address), undefined, address);
    assert.throws(() => safeHref(address), TypeError);
  }
});

test('a link leaves the product only for a purpose, and only to the hosts of that purpose', () => {
  assert(isHref(safeHref('https://www.legislation.gov.uk/ukpga/2014/6', 'guidance')));
  assert(isHref(safeHref('https://www.bbc.co.uk/weather', 'exit')));
  assert(isHref(safeHref('https://procedures.example/threshold', 'citation')));
  assert.equal(checkedHref('https://gov.uk.evil.example', 'guidance'), undefined);
  assert.equal(checkedHref('https://evilgov.uk', 'guidance'), undefined);
  assert.equal(checkedHref('https://user@www.gov.uk', 'guidance'), undefined);
  assert.equal(checkedHref('http://procedures.example', 'citation'), undefined);
  assert.equal(checkedHref('javascript:alert(1)//https://www.gov.uk', 'guidance'), undefined);
});

test('whatever is taken without a purpose stays on our own pages', () => {
  assertProperty(
    property(
      oneof(
        string({ unit: 'binary' }),
        webUrl(),
        string().map((text) => `/${text}`),
      ),
      (address) => {
        const href = checkedHref(address);
        if (href === undefined || /^(?:mailto|tel):/.test(address)) return;
        assert.equal(new URL(href.toString(), 'https://throughline.test/a/b').origin, 'https://throughline.test');
      },
    ),
    { numRuns: 2000 },
  );
});

test('a fragment leads to an element, whatever its id', () => {
  assert.equal(fragment('reason').toString(), '#reason');
  assert.equal(fragment('a b"<').toString(), '#a%20b%22%3C');
});

test('an address cannot be forged', () => {
  const make = safeHref('/').constructor as new (...given: unknown[]) => unknown;
  assert.throws(() => new make(undefined, 'javascript:alert(1)'), TypeError);
  assert(!isHref({ toString: () => 'javascript:alert(1)' }));
});
