import { type Href, safeHref } from './href.ts';

/** The names after the colons of a pattern. */
export type ParameterNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

export type RouteParameters<Path extends string> = Readonly<Record<ParameterNames<Path>, string | number>>;

type QueryValue = string | number | boolean | undefined;
/** What follows the question mark. `undefined` leaves a name out, an array repeats it. */
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[]>>;

type LinkArguments<Path extends string> = [ParameterNames<Path>] extends [never]
  ? [parameters?: Readonly<Record<string, never>>, query?: Query, place?: string]
  : [parameters: RouteParameters<Path>, query?: Query, place?: string];

export type Route<Path extends string> = {
  /** The pattern, as the server is told it. */
  readonly path: Path;
  /** The address with its parameters filled in. `place` is the id of an element on the page. */
  readonly link: (...given: LinkArguments<Path>) => Href;
};

const wellFormed = /^(?:\/(?::[a-z][a-zA-Z0-9]*|[a-z0-9][a-z0-9.-]*))+$|^\/$/;

/**
 * A page's address, written once: the server registers `path`, everybody else makes links to it.
 *
 * Throws a TypeError for a pattern that is not made of plain words and `:parameters`, and when a parameter is empty or
 * "." or "..", which a browser would take for another address.
 *
 * @example
 * const timeline = route('/children/:child/timeline');
 * timeline.link({ child: '0198c1' }, { year: 7 }); // /children/0198c1/timeline?year=7
 */
export function route<const Path extends string>(path: Path): Route<Path> {
  if (!wellFormed.test(path)) throw new TypeError(`${path} is not the pattern of a route`);
  const segments = path.split('/').slice(1);
  return {
    path,
    link(...[parameters, query, place]) {
      const values = new Map<string, unknown>(Object.entries(parameters ?? {}));
      const filled = segments.map((segment) =>
        segment.startsWith(':') ? encoded(values.get(segment.slice(1)), path) : segment,
      );
      const anchor = place === undefined ? '' : `#${encodeURIComponent(place)}`;
      return safeHref(`/${filled.join('/')}${queryText(query ?? {})}${anchor}`);
    },
  };
}

function encoded(value: unknown, path: string): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`A parameter of ${path} is missing`);
  const text = String(value);
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`A parameter of ${path} would lead to another page`);
  return encodeURIComponent(text);
}

function queryText(query: Query): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values: readonly QueryValue[] = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== undefined) pairs.append(name, String(one));
  }
  const text = pairs.toString();
  return text === '' ? '' : `?${text}`;
}
