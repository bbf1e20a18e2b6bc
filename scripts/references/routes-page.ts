/** docs/reference/routes.md, from the routes of the app and the named routes of src/ui. */

import * as addresses from '../../src/ui/addresses.ts';
import * as cohort from '../../src/ui/cohort-addresses.ts';
import type { PageRoute } from '../../src/ui/page-route.ts';
import * as settling from '../../src/ui/settling-addresses.ts';
import * as transfer from '../../src/ui/transfer-addresses.ts';
import { routes } from '../../src/web/routes.ts';
import { openRoutes as openPages } from '../../src/web/sign-in/open-routes.ts';
import { code, page, table } from './markdown.ts';

const names: ReadonlyMap<string, string> = new Map(
  [addresses, cohort, settling, transfer]
    .flatMap((named) => Object.entries(named))
    .map(([name, { path }]) => [path, name]),
);

/** Addresses that answer without signing in. */
export const openRoutes = [
  ...Object.entries(Object.groupBy(openPages, ({ path }) => path)).map(
    ([path, own = []]) => [own.map(({ method }) => method).join(', '), path, own[0]?.about ?? ''] as const,
  ),
  ['GET', '/healthz', 'Whether the process is up'],
  ['GET', '/readyz', 'Whether it can serve: 503 while the database does not answer'],
  ['GET', '/assets/…', 'Styles, scripts and pictures; the address changes with the content'],
] as const;

const partsOf = (path: string): string => (path.match(/(?<=:)\w+/gu) ?? []).map(code).join(', ');

function row(path: string, own: readonly PageRoute[]): readonly string[] {
  const methods = ['GET', 'POST'].filter((method) => own.some((route) => route.method === method));
  const file = own.flatMap(({ takesFile }) =>
    takesFile === undefined ? [] : [`a file, in the field ${code(takesFile)}`],
  );
  return [code(path), methods.join(', '), partsOf(path), file.join(', '), code(names.get(path) ?? '')];
}

export function routesPage(): string {
  const byPath = Object.entries(Object.groupBy(routes, ({ path }) => path)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return page(
    '# Routes',
    'Every address of the product. Each asks who you are, shows only what you may see, and writes down what it showed of a child. What is not yours to see answers as if it did not exist. Forms (POST) carry the token of the page on which they stand.',
    table(
      ['Address', 'Methods', 'Named parts', 'Takes', 'Name in src/ui'],
      byPath.map(([path, own]) => row(path, own ?? [])),
    ),
    '## Without signing in',
    table(
      ['Address', 'Methods', 'What it is'],
      openRoutes.map(([methods, path, what]) => [code(path), methods, what]),
    ),
  );
}
