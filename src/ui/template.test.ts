import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesOf } from './template.ts';

/** Reads a template written with "§" where a value stands. */
const places = (template: string): readonly string[] => placesOf(template.split('§'));

test('the places of values are told apart', () => {
  assert.deepEqual(places('<p class="a §" id=\'§\'>§</p>§'), ['text', 'text', 'content', 'content']);
  assert.deepEqual(places('<textarea>§</textarea><title>a §</title>'), ['text', 'text']);
  assert.deepEqual(places('<a§ href="§">§</a>'), ['attributes', 'address', 'content']);
  assert.deepEqual(places('<input disabled §><input class="a" §>'), ['attributes', 'attributes']);
  assert.deepEqual(places('<SVG><use xlink:href="§"/></SVG>'), ['address']);
  assert.deepEqual(places('<script src="§" type="module"></script>'), ['address']);
  assert.deepEqual(places('<!DOCTYPE html>\n<html lang="en"><!-- a comment --></html>'), []);
});

const unsafe = {
  'an unquoted attribute': '<p class=§></p>',
  'an unquoted attribute that has begun': '<p class=a§></p>',
  'a tag name': '<§>',
  'a closing tag': '</§>',
  'an attribute name': '<p data-§="a"></p>',
  'the end of an attribute name': '<p disabled§></p>',
  'an event handler': '<p onclick="§"></p>',
  'an event handler in capitals': '<p OnClick="§"></p>',
  'an event handler without a value': '<p onclick="go()"></p>',
  'a style attribute': '<p style="color: §"></p>',
  'a style attribute without a value': '<p style="color: red"></p>',
  'a style': '<style>§</style>',
  'a script': '<script src="/a.js">§</script>',
  'an inline script': '<script>go()</script>',
  'a script with a body beside its file': '<script src="/a.js">go()</script>',
  'a comment': '<!-- § -->',
  'a document in an attribute': '<iframe srcdoc="§"></iframe>',
  'an iframe': '<iframe src="§">§</iframe>',
  'part of an address': '<a href="/a/§">x</a>',
  'an address with something after it': '<a href="§/b">x</a>',
  'two addresses in one': '<a href="§§">x</a>',
  'a refresh': '<meta http-equiv="refresh" content="§">',
  'an open tag': '<p class="a"',
  'an open value': '<p class="a>§</p>',
  'an open element': '<p>§',
  'an element closed twice': '<p>§</p></p>',
  'elements closed in the wrong order': '<p><b>§</p></b>',
  'a sign that looks like a tag': '<p>1 <§ 2</p>',
  'an element that does not close itself': '<div/>§',
  'an open comment': '<!-- a',
  'an open title': '<title>§',
};

for (const [what, template] of Object.entries(unsafe)) {
  test(`a template with ${what} is refused`, () => {
    assert.throws(() => places(template), /This template is not safe/);
  });
}
