import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadAssets } from './assets/assets.ts';
import { fragment, safeHref } from './href.ts';
import { html } from './html.ts';
import { page } from './page.ts';

const { page: assets } = loadAssets();
const plain = {
  title: 'Add a concern',
  serviceName: 'Fictional Partnership',
  navigation: [{ text: 'Your work', href: safeHref('/work'), current: true }],
  main: html`<p class="govuk-body">Content</p>`,
  assets,
} as const;

const titleOf = (markup: string): string | undefined => /<title>(.*)<\/title>/.exec(markup)?.[1];

test('a page is a whole document in English with its landmarks in order', () => {
  const printed = page({ ...plain, heading: 'Add a concern', back: safeHref('/work') }).toString();
  assert(printed.startsWith('<!DOCTYPE html>\n<html lang="en" class="govuk-template">'));
  assert.equal(titleOf(printed), 'Add a concern – Fictional Partnership – Throughline');
  const order = [
    'govuk-skip-link',
    '<header',
    'govuk-back-link',
    '<main',
    '<h1',
    'Content',
    '</main>',
    '<footer',
    '</html>',
  ];
  const places = order.map((mark) => printed.indexOf(mark));
  assert(
    places.every((place, index) => place > (places[index - 1] ?? -1)),
    String(places),
  );
  assert.match(printed, /<a href="#main-content" class="govuk-skip-link"/);
  assert.match(printed, /<main class="govuk-main-wrapper" id="main-content">/);
});

test('a page with errors says so in its title, and lists them before anything else in its main part', () => {
  const errors = [{ text: 'Enter a reason', href: fragment('reason') }];
  const printed = page({ ...plain, heading: 'Add a concern', errors, notice: html`<p>Saved</p>` }).toString();
  assert.equal(titleOf(printed), 'Error: Add a concern – Fictional Partnership – Throughline');
  assert.match(
    printed,
    /<main[^>]*>\s*<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">\s*<div class="govuk-error-summary"/,
  );
  assert(
    !page({ ...plain, errors: [] })
      .toString()
      .includes('Error'),
  );
});

test('the brand is plain text: no crown, no crest, no GOV.UK', () => {
  const printed = page({ ...plain, viewer: { name: 'A. Teacher', signOut: safeHref('/sign-out') } }).toString();
  assert.match(printed, /<a href="\/" class="govuk-generic-header__homepage-link">Throughline<\/a>/);
  assert.doesNotMatch(printed, /crown|crest|logotype|copyright|nationalarchives|GOV\.UK/i);
  assert.match(printed, /Signed in as <\/span>A\. Teacher <a [^>]*href="\/sign-out">Sign out/);
});

test('there is no inline script or style, and every file has a hash in its address', () => {
  const printed = page({ ...plain, nonce: 'abc' }).toString();
  assert.doesNotMatch(printed, /\sstyle=|<style|\son\w+=/);
  for (const [, content] of printed.matchAll(/<script[^>]*>([^]*?)<\/script>/g)) assert.equal(content, '');
  const files = Array.from(printed.matchAll(/<(?:script|link)[^>]*(?:src|href)="([^"]*)"/g), ([, address]) => address);
  assert.equal(files.length, 6);
  for (const file of files) assert.match(file ?? '', /^\/assets\/[0-9a-f]{16}\/[\w.-]+$/);
  assert.equal(printed.match(/nonce="abc"/g)?.length, 2);
});

test('a page for families can be neutral, with a way out that a keyboard reaches second', () => {
  const printed = page({ ...plain, productName: 'Our plan', serviceName: 'Our plan', exit: {} }).toString();
  assert.equal(titleOf(printed), 'Add a concern – Our plan');
  assert.doesNotMatch(printed, /Throughline/);
  const links = Array.from(printed.matchAll(/<a [^>]*href="([^"]*)"/g), ([, address]) => address);
  assert.deepEqual(links.slice(0, 2), ['#main-content', 'https://www.bbc.co.uk/weather']);
  assert.match(printed, /data-module="govuk-exit-this-page"/);
});
