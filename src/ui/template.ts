import { sortOfAttribute } from './attributes.ts';

/** Where in the markup a value stands, and so how it is printed. */
export type Place = 'content' | 'text' | 'address' | 'attributes';

type Value = { readonly quote: '"' | "'"; readonly isAddress: boolean };

const emptyElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);
/** Elements whose content a browser reads as text, where elements cannot be. */
const textElements: ReadonlySet<string> = new Set(['title', 'textarea']);
/** Elements whose content is not text either. Styles are blocked by the content security policy. */
const closedElements: ReadonlySet<string> = new Set('style iframe noembed noframes noscript plaintext xmp'.split(' '));

/**
 * Reads one template literal the way a browser would, to find out where its values stand. Done once per literal.
 *
 * Throws a TypeError when a value stands in a tag or attribute name, in an unquoted attribute, in a script, a style, a
 * comment or an attribute that runs script; when an address is not one whole value; when there is an inline script or
 * style at all, which the content security policy would block; and when the literal does not close what it opens, so
 * that whatever is composed from templates is well formed.
 */
export function placesOf(strings: readonly string[]): readonly Place[] {
  const reader = new TemplateReader();
  const places: Place[] = [];
  for (const [index, part] of strings.entries()) {
    reader.read(part);
    if (index < strings.length - 1) places.push(reader.meetValue());
  }
  reader.end();
  return places;
}

type State =
  | { readonly in: 'content' }
  | { readonly in: 'text element'; readonly name: string }
  | { readonly in: 'script' }
  | { readonly in: 'comment' }
  | { readonly in: 'tag'; readonly name: string; readonly hasSource: boolean }
  | { readonly in: 'value'; readonly of: Value; readonly tag: State & { in: 'tag' }; readonly isAddressRead: boolean };

class TemplateReader {
  #state: State = { in: 'content' };
  readonly #open: string[] = [];
  #rest = '';

  read(part: string): void {
    this.#rest = part;
    while (this.#rest !== '') this.#step();
  }

  meetValue(): Place {
    const state = this.#state;
    switch (state.in) {
      case 'content':
        return 'content';
      case 'text element':
        return 'text';
      case 'tag':
        return 'attributes';
      case 'value':
        if (!state.of.isAddress) return 'text';
        if (state.isAddressRead) throw unsafe('an address must be one whole value');
        this.#state = { ...state, isAddressRead: true };
        return 'address';
      default:
        throw unsafe(`a value stands in a ${state.in}`);
    }
  }

  end(): void {
    if (this.#state.in !== 'content') throw unsafe(`it ends in a ${this.#state.in}`);
    const open = this.#open.at(-1);
    if (open !== undefined) throw unsafe(`<${open}> is not closed`);
  }

  #step(): void {
    switch (this.#state.in) {
      case 'content':
        return this.#readContent();
      case 'text element':
        return this.#readTextElement(this.#state.name);
      case 'script':
        return this.#readScript();
      case 'comment':
        return this.#readComment();
      case 'tag':
        return this.#readTag(this.#state);
      case 'value':
        return this.#readValue(this.#state);
    }
  }

  /** Takes what matches at the start of the rest. */
  #take(pattern: RegExp): RegExpExecArray | undefined {
    const match = pattern.exec(this.#rest);
    if (match === null) return undefined;
    this.#rest = this.#rest.slice(match[0].length);
    return match;
  }

  #readContent(): void {
    this.#take(/^[^<]+/);
    if (this.#rest === '' || this.#take(/^<!doctype html>/i) !== undefined) return;
    if (this.#take(/^<!--/) !== undefined) {
      this.#state = { in: 'comment' };
      return;
    }
    const closing = this.#take(/^<\/([a-z][a-z0-9-]*)\s*>/i)?.[1];
    if (closing !== undefined) return this.#close(closing.toLowerCase());
    const opening = this.#take(/^<([a-z][a-z0-9-]*)(?=[\s/>]|$)/i)?.[1];
    if (opening === undefined) throw unsafe('"<" does not begin a whole tag; write &lt; for the sign');
    const name = opening.toLowerCase();
    if (closedElements.has(name)) throw unsafe(`<${name}> is not allowed`);
    this.#state = { in: 'tag', name, hasSource: false };
  }

  #close(name: string): void {
    const open = this.#open.pop();
    if (open !== name) throw unsafe(`</${name}> closes ${open === undefined ? 'nothing' : `<${open}>`}`);
  }

  #readTextElement(name: string): void {
    const match = this.#take(new RegExp(`^[^]*?</${name}\\s*>`, 'i'));
    if (match === undefined) {
      this.#rest = '';
      return;
    }
    this.#close(name);
    this.#state = { in: 'content' };
  }

  #readScript(): void {
    if (this.#take(/^\s*<\/script\s*>/i) === undefined) throw unsafe('a script must come from a file');
    this.#close('script');
    this.#state = { in: 'content' };
  }

  #readComment(): void {
    if (this.#take(/^[^]*?-->/) === undefined) this.#rest = '';
    else this.#state = { in: 'content' };
  }

  #readTag(tag: State & { in: 'tag' }): void {
    if (this.#take(/^\s+/) !== undefined) return;
    const end = this.#take(/^\/?>/)?.[0];
    if (end !== undefined) return this.#leaveTag(tag, end === '/>');
    const attribute = this.#take(/^([^\s"'<>/=]+)(?:(=)(["'])|(?=[\s/>]))/);
    if (attribute === undefined) throw unsafe(`<${tag.name}> has an attribute that is not whole or not quoted`);
    const [, name = '', , quote] = attribute;
    const sort = sortOfAttribute(name);
    if (sort === 'forbidden') throw unsafe(`the attribute ${name} is not allowed`);
    const inTag = { ...tag, hasSource: tag.hasSource || name === 'src' };
    if (quote !== '"' && quote !== "'") this.#state = inTag;
    else this.#state = { in: 'value', of: { quote, isAddress: sort === 'address' }, tag: inTag, isAddressRead: false };
  }

  #leaveTag(tag: State & { in: 'tag' }, closesItself: boolean): void {
    const isDrawing = tag.name === 'svg' || this.#open.includes('svg');
    if (closesItself && !isDrawing && !emptyElements.has(tag.name))
      throw unsafe(`<${tag.name}/> does not close itself`);
    if (closesItself || emptyElements.has(tag.name)) {
      this.#state = { in: 'content' };
      return;
    }
    this.#open.push(tag.name);
    if (tag.name === 'script' && !tag.hasSource) throw unsafe('a script must come from a file');
    if (tag.name === 'script') this.#state = { in: 'script' };
    else this.#state = textElements.has(tag.name) ? { in: 'text element', name: tag.name } : { in: 'content' };
  }

  #readValue(state: State & { in: 'value' }): void {
    const end = this.#rest.indexOf(state.of.quote);
    if (end !== 0 && state.of.isAddress && (state.isAddressRead || end === -1)) {
      throw unsafe('an address must be one whole value');
    }
    if (end === -1) {
      this.#rest = '';
      return;
    }
    this.#rest = this.#rest.slice(end + 1);
    this.#state = state.tag;
  }
}

const unsafe = (reason: string): TypeError => new TypeError(`This template is not safe: ${reason}`);
