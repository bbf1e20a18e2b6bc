import { type Attributes, isAttributes } from './attributes.ts';
import { escape } from './escape.ts';
import { type Href, isHref } from './href.ts';
import { type Html, isHtml, raw } from './raw.ts';
import { type Place, placesOf } from './template.ts';

export type { Html } from './raw.ts';

/** What may stand in a template. `true`, objects, functions and symbols are a compile error, and throw. */
export type Printable = Html | Attributes | Href | string | number | null | undefined | false | readonly Printable[];

/** Words for people, or markup where words are not enough. */
export type Content = Html | string;

const known = new WeakMap<TemplateStringsArray, readonly Place[]>();

/**
 * Markup with every value escaped for the place it stands in. What is already `Html` stays as it is, arrays are
 * joined, and `null`, `undefined`, `false` and `''` print nothing.
 *
 * Throws a TypeError for a value that does not fit its place, and for a template in which a value could break out:
 * see `placesOf`.
 *
 * @example
 * html`<p class="govuk-body">${name}</p>`;
 */
export function html(strings: TemplateStringsArray, ...values: readonly Printable[]): Html {
  let places = known.get(strings);
  if (places === undefined) {
    places = placesOf(strings);
    known.set(strings, places);
  }
  let markup = strings[0] ?? '';
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    const place = places[index];
    markup +=
      typeof value === 'string' && place !== 'address' && place !== 'attributes' ? escape(value) : print(value, place);
    markup += strings[index + 1];
  }
  return raw(markup);
}

function print(value: Printable, place: Place | undefined): string {
  switch (place) {
    case 'content':
      return printContent(value);
    case 'text':
      return printText(value);
    case 'address':
      if (isHref(value)) return escape(value.toString());
      throw new TypeError('Only an Href may stand in href, src, action and their like');
    case 'attributes':
      if (isAttributes(value)) return value.toString();
      throw new TypeError('Only attributes() may stand inside a tag, outside a quoted value');
    default:
      throw new TypeError('A template has more values than places');
  }
}

function printContent(value: Printable): string {
  if (isHtml(value)) return value.toString();
  if (!Array.isArray(value)) return printText(value);
  let markup = '';
  for (const item of value as readonly Printable[]) markup += printContent(item);
  return markup;
}

function printText(value: Printable): string {
  if (typeof value === 'string') return escape(value);
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'number') return String(value);
  if (isHref(value)) return escape(value.toString());
  throw new TypeError('A value of this kind cannot be printed here');
}

/** Markup without a value in it, for lists that collect markup. */
export const nothing: Html = raw('');
