import { escape } from './escape.ts';
import { type Href, isHref } from './href.ts';

const key = Symbol('key to Attributes');

class Attributes {
  readonly #text: string;

  constructor(given: symbol, text: string) {
    if (given !== key) throw new TypeError('Attributes are made by attributes(), not by their constructor');
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }

  static is(value: unknown): value is Attributes {
    return typeof value === 'object' && value !== null && #text in value;
  }
}
Object.freeze(Attributes.prototype);
Object.freeze(Attributes);

/** A set of attributes ready to be put inside a tag: `<a${attributes({ … })}>`. */
export type { Attributes };

export type AttributeValue = string | number | boolean | Href | null | undefined;
export type AttributeValues = Readonly<Record<string, AttributeValue>>;

/** Attributes whose value a browser follows, loads or sends a form to: only an `Href` may stand there. */
const addresses: ReadonlySet<string> = new Set(
  'action background cite data formaction href longdesc manifest ping poster src srcset usemap xlink:href'.split(' '),
);

/** Attributes that run script or carry style or a document. The content security policy would block them anyway. */
const forbidden = /^(?:on.*|style|srcdoc|http-equiv)$/;
const wellFormed = /^[a-z_:][a-z0-9_:.-]*$/;

export type AttributeSort = 'plain' | 'address' | 'forbidden';
const sorts = new Map<string, AttributeSort>();

/** Whether an attribute may carry any text, only an address, or nothing at all. */
export function sortOfAttribute(name: string): AttributeSort {
  const known = sorts.get(name);
  if (known !== undefined) return known;
  const lower = name.toLowerCase();
  const sort =
    forbidden.test(lower) || !wellFormed.test(lower) ? 'forbidden' : addresses.has(lower) ? 'address' : 'plain';
  if (sorts.size < 1000) sorts.set(name, sort);
  return sort;
}

/** `aria-` and `data-` attributes have no form without a value, so their booleans are written as words. */
const writesBooleansAsWords = (name: string): boolean => name.startsWith('aria-') || name.startsWith('data-');

function oneAttribute(name: string, value: AttributeValue): string {
  if (value === undefined || value === null) return '';
  const sort = sortOfAttribute(name);
  if (sort === 'forbidden') throw new TypeError(`The attribute ${JSON.stringify(name)} is not allowed`);
  if (typeof value === 'boolean') {
    if (writesBooleansAsWords(name)) return ` ${name}="${value}"`;
    return value ? ` ${name}` : '';
  }
  if (sort === 'address' && !isHref(value)) throw new TypeError(`The attribute ${name} takes an Href`);
  if (typeof value === 'object' && !isHref(value)) throw new TypeError(`The attribute ${name} takes text`);
  return ` ${name}="${escape(String(value))}"`;
}

/**
 * Prints attributes. `null` and `undefined` leave one out; `true` prints the name alone and `false` nothing, except
 * that for `aria-` and `data-` they print "true" and "false".
 *
 * @example
 * html`<input${attributes({ id: 'reason', disabled: false, 'aria-describedby': undefined })}>`; // <input id="reason">
 */
export function attributes(values: AttributeValues): Attributes {
  let text = '';
  for (const name of Object.keys(values)) text += oneAttribute(name, values[name]);
  return new Attributes(key, text);
}

export const isAttributes = (value: unknown): value is Attributes => Attributes.is(value);
