import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as assertProperty, property, string } from 'fast-check';
import { attributes } from './attributes.ts';
import { safeHref } from './href.ts';
import { type Html, html, nothing } from './html.ts';
import { isHtml, raw } from './raw.ts';

const printed = (markup: Html): string => markup.toString();
const hostile = `<script>alert("1 & 2")</script>'`;
const escaped = '&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;&#39;';

test('text is escaped between tags and in attributes', () => {
  assert.equal(printed(html`<p title="${hostile}">${hostile}</p>`), `<p title="${escaped}">${escaped}</p>`);
  assert.equal(printed(html`<p title='${hostile}'></p>`), `<p title='${escaped}'></p>`);
  assert.equal(printed(html`<title>${hostile}</title>`), `<title>${escaped}</title>`);
});

test('markup is not escaped again, and lists are joined at any depth', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
  assert.equal(printed(html`<ul>${items}${[[nothing, 'x'], 1]}</ul>`), '<ul><li>a</li><li>&lt;b&gt;</li>x1</ul>');
});

test('nothing, null, undefined and false print nothing, and numbers print', () => {
  assert.equal(printed(html`<p>${null}${undefined}${false}${''}${0}${1.5}</p>`), '<p>01.5</p>');
  assert.equal(printed(html`<p class="a${undefined}${false}">x</p>`), '<p class="a">x</p>');
});

test('true, objects, functions and symbols do not compile, and throw', () => {
  // @ts-expect-error true is not printable
  assert.throws(() => html`<p>${true}</p>`, TypeError);
  // @ts-expect-error objects are not printable
  assert.throws(() => html`<p>${{ toString: () => '<b>' }}</p>`, TypeError);
  // @ts-expect-error functions are not printable
  assert.throws(() => html`<p>${() => 'x'}</p>`, TypeError);
  // @ts-expect-error symbols are not printable
  assert.throws(() => html`<p>${Symbol('x')}</p>`, TypeError);
  // @ts-expect-error nor are they inside lists
  assert.throws(() => html`<p>${[new Date()]}</p>`, TypeError);
});

test('markup stands only where markup can be', () => {
  assert.throws(() => html`<p title="${html`<b>x</b>`}"></p>`, TypeError);
  assert.throws(() => html`<textarea>${html`<b>x</b>`}</textarea>`, TypeError);
  assert.throws(() => html`<p title="${['a']}"></p>`, TypeError);
});

test('addresses are taken only as Href, and whole', () => {
  assert.equal(printed(html`<a href="${safeHref('/a?b=1&c=2')}">x</a>`), '<a href="/a?b=1&amp;c=2">x</a>');
  assert.throws(() => html`<a href="${'/a'}">x</a>`, /Href/);
  assert.throws(() => html`<form action="${'javascript:alert(1)'}"></form>`, /Href/);
  assert.throws(() => html`<img src="${html`x`}" alt="">`, /Href/);
  assert.throws(() => html`<button formaction="${null}"></button>`, /Href/);
});

test('attributes() stands inside a tag and nowhere else', () => {
  const shown = attributes({ id: 'a', hidden: true });
  assert.equal(printed(html`<p${shown}>x</p>`), '<p id="a" hidden>x</p>');
  assert.equal(printed(html`<p class="b" ${shown}>x</p>`), '<p class="b"  id="a" hidden>x</p>');
  assert.throws(() => html`<p>${shown}</p>`, TypeError);
  assert.throws(() => html`<p class="${shown}"></p>`, TypeError);
  assert.throws(() => html`<p ${'onclick=alert(1)'}></p>`, TypeError);
});

test('markup cannot be forged', () => {
  const real = html`<p>x</p>`;
  const make = real.constructor as new (...given: unknown[]) => Html;
  assert.throws(() => new make(Symbol('key to Html'), hostile), TypeError);
  assert.throws(() => new make(undefined, hostile), TypeError);
  const forged = Object.create(make.prototype as object) as Html;
  assert(!isHtml(forged));
  assert.throws(() => html`<p>${forged}</p>`, TypeError);
  assert.throws(() => Object.assign(make.prototype as object, { toString: () => hostile }), TypeError);
  // @ts-expect-error an object of the same shape is not markup
  const shaped: Html = { toString: () => hostile };
  assert.throws(() => html`<p>${shaped}</p>`, TypeError);
});

test('raw takes markup as it is', () => {
  assert.equal(printed(html`<p>${raw('<b>x</b>')}</p>`), '<p><b>x</b></p>');
});

test('no text can leave its element or its attribute', () => {
  assertProperty(
    property(string({ unit: 'binary' }), (text) => {
      const [, title = '', content = ''] =
        /^<p title="([^]*)">([^]*)<\/p>$/.exec(printed(html`<p title="${text}">${text}</p>`)) ?? [];
      assert.doesNotMatch(title + content, /[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    }),
  );
});
