import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalise } from './normalise.ts';

const alike = (a: string, b: string): boolean => normalise(a) === normalise(b);

test('what a browser shows alike is alike', () => {
  assert(alike('<p id="a" class="b  c">x</p>', '<p class=" b c"\n id=a>\n  x\n</p>'));
  assert(alike('<p title="&quot;">&amp;</p>', "<p title='\"'>&#38;</p>"));
  assert(alike('<p>a <b>b</b></p>', '<p>a<b> b</b></p>'));
  assert(alike('<br>', '<br/>'));
  assert(alike('<svg><path d="M0"/></svg>', '<svg><path d="M0"></path></svg>'));
});

test('what a browser shows differently differs', () => {
  assert(!alike('<p>a <b>b</b></p>', '<p>a<b>b</b></p>'));
  assert(!alike('<p hidden>a</p>', '<p>a</p>'));
  assert(!alike('<p><b>a</b></p>', '<p>a</p>'));
  assert(!alike('<textarea>a </textarea>', '<textarea>a</textarea>'));
  assert(!alike('<p class="a">x</p>', '<p class="b">x</p>'));
  assert(!alike('<p>a</p>', '<p>A</p>'));
});
