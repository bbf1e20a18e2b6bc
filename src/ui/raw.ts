/**
 * The only door through which a string becomes markup unescaped. Nothing outside `src/ui` may import this file
 * (`test/architecture` says so); everybody else makes `Html` with the `html` tag and the components.
 */
const key = Symbol('key to Html');

class Html {
  readonly #markup: string;

  constructor(given: symbol, markup: string) {
    if (given !== key) throw new TypeError('Html is made by the html tag, not by its constructor');
    this.#markup = markup;
  }

  /** The markup, complete and safe to send. */
  toString(): string {
    return this.#markup;
  }

  static is(value: unknown): value is Html {
    return typeof value === 'object' && value !== null && #markup in value;
  }
}
Object.freeze(Html.prototype);
Object.freeze(Html);

/** Markup that is known to be safe: whole elements and escaped text. Cannot be made or changed outside this folder. */
export type { Html };

/** Takes markup as it is. For markup that this folder wrote itself, never for anything that came from outside. */
export const raw = (markup: string): Html => new Html(key, markup);

export const isHtml = (value: unknown): value is Html => Html.is(value);
